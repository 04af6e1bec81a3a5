"""Addresses and archived copies of a citation as Citation Style 1 judges them."""

from __future__ import annotations

from refcheck.words import cs1urls
from refcheck.words.cs1form import Checks, Form, Reading
from refcheck.words.cs1people import check_link
from refcheck.words.cs1titles import NO_CHAPTERS
from refcheck.words.cs1values import KEYWORDS

# Address → the file format and the access that are stated of it.
_URLS = {
    "url": ("format", "url-access"),
    "chapter-url": ("chapter-format", "chapter-url-access"),
    "conference-url": ("conference-format", ""),
    "map-url": ("map-format", "map-url-access"),
    "transcript-url": ("transcript-format", ""),
    "archive-url": ("archive-format", ""),
}
_OF_FORMAT = {file_format: url for url, (file_format, _) in _URLS.items()}
_OF_ACCESS = {access: url for url, (_, access) in _URLS.items() if access}
_NEEDS_URL = frozenset(("web", "podcast", "mailing-list"))
_LINKED_BY_ITSELF = ("none", "pmc", "doi")  # values of title-link= that name no page


def plan(form: Form) -> None:
    """Remarks addresses that are missing."""
    given = form.at
    if "url" not in given:
        if "access-date" in given and "chapter-url" not in given and "map-url" not in given:
            form.say("accessdate_missing_url", "access-date")
        website = form.kind == "citation" and "work" in given and form.written("work") == "website"
        if website or form.kind in _NEEDS_URL:
            form.say("cite_web_url")
    if "archive-url" not in given:
        if "archive-date" in given:
            form.say("archive_date_missing_url", "archive-date")
        if "url-status" in given:
            form.say("url_status", "url-status")


def _address(r: Reading, name: str) -> None:
    if name == "chapter-url" and (r.form.moved or r.form.chapterless):
        return
    if not cs1urls.is_url(r.values[name]) and "{{" not in r.field(name).raw:
        r.say("bad_url", r.field(name))


def _format(r: Reading, name: str) -> None:
    """The format of a file that has no address."""
    url = _OF_FORMAT[name]
    if url in r.values or (url == "url" and _automatic(r)) or (url == "chapter-url" and r.kind in NO_CHAPTERS):
        return
    r.say("format_missing_url", r.field(name), url)


def _automatic(r: Reading) -> bool:
    """Whether the module itself links a journal's title by PubMed Central or a free DOI."""
    if r.kind != "journal" or r.values.get("title-link", "none") not in _LINKED_BY_ITSELF:
        return False
    return "pmc" in r.values or (r.get("doi-access") == "free" and "doi" in r.values)


def _access(r: Reading, name: str) -> None:
    """Who may read an address that is not there."""
    url = _OF_ACCESS[name]
    if url not in r.values and r.values[name].lower() in KEYWORDS[name]:
        r.say("param_access_requires_param", r.field(name), url)


def _title_link(r: Reading, name: str) -> None:
    """A title that leads to a page of the wiki, perhaps to an address too."""
    form = r.form
    if r.values[name].lower() not in _LINKED_BY_ITSELF:
        before = len(r.remarks)
        check_link(r, r.field(name), r.field("title") if "title" in form else None)
        if len(r.remarks) == before and "url" in form and "title" in form:
            r.say("wikilink_in_url", r.field(name))
    elif "url" in form and "title" in form:
        _linked(r, "title")


def _linked(r: Reading, name: str) -> None:
    """The text of an address that leads to a page of the wiki."""
    if "[[" in r.values[name]:
        r.say("wikilink_in_url", r.field(name))


def _linked_title(r: Reading, _: str) -> None:
    if "title" in r.values and "title-link" not in r.values:
        _linked(r, "title")


def _linked_chapter(r: Reading, _: str) -> None:
    if "chapter" in r.values and r.kind not in NO_CHAPTERS:
        _linked(r, "chapter")


def _archive(r: Reading, name: str) -> None:
    field, archive, values = r.field(name), r.values[name], r.values
    if "{{" in field.raw:  # a template makes the address
        return
    if archive in (values.get("url"), values.get("chapter-url")):
        r.say("bad_url", field)
        return
    if wrong := cs1urls.archive_fault(archive):
        r.say("archive_url", field, wrong)
        return
    if not cs1urls.is_url(archive):
        r.say("bad_url", field)
    if "archive-date" not in values:
        r.say("archive_missing_date", field)
    if "url" not in values and "chapter-url" not in values:
        r.say("archive_missing_url", field)
    if r.get("url-status").lower() == "bot: unknown":
        r.say("bot_unknown", r.field("url-status"))


CHECKS: Checks = (
    (_address, ("url", "chapter-url", "conference-url", "map-url", "transcript-url")),
    (_format, tuple(_OF_FORMAT)),
    (_access, tuple(_OF_ACCESS)),
    (_title_link, ("title-link",)),
    (_linked_title, ("url",)),
    (_linked_chapter, ("chapter-url",)),
    (_archive, ("archive-url",)),
)
