"""What Citation Style 1 would say of a citation: every condition that the template alone decides.

`review` is the door.  The ids are those of Module:Citation/CS1/Configuration without `err_` and `maint_`; where the
module of 2025 differs from that of 2022, the later one counts.  A rule wakes on an id (`Rule.conditions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from refcheck.model.article import Citation, CitationStyle, Field
from refcheck.words import cs1dates, cs1names, cs1text, cs1urls
from refcheck.words.cs1parameters import is_deprecated, parameter, suggestion
from refcheck.words.cs1remark import Reading, Remark, seen
from refcheck.words.identifiers import CHECKS, fault, old_arxiv, tolerated
from refcheck.words.templates import cs1_kind

__all__ = ["Remark", "review"]

_IGNORE_CHAPTER = frozenset(
    "web news journal magazine press-release podcast newsgroup arxiv biorxiv citeseerx medrxiv ssrn".split()
)
_NO_PAGES = frozenset("av-media episode mailing-list newsgroup podcast serial sign speech".split())
_VOLUME = frozenset(
    "citation av-media book conference encyclopedia interview journal magazine map news report tech-report "
    "thesis".split()
)
_ISSUE = frozenset("citation conference episode interview journal magazine map news podcast".split())
_NEEDS_URL = frozenset(("web", "podcast", "mailing-list"))
_PREPRINTS = frozenset(("arxiv", "biorxiv", "citeseerx", "medrxiv", "ssrn"))
_URLS = (
    ("url", "format", "url-access"),
    ("chapter-url", "chapter-format", "chapter-url-access"),
    ("conference-url", "conference-format", ""),
    ("map-url", "map-format", "map-url-access"),
    ("transcript-url", "transcript-format", ""),
)
_YES = ("yes", "true", "y")
_KEYWORDS = {
    "df": ("dmy", "mdy", "ymd", "dmy-all", "mdy-all", "ymd-all"),
    "mode": ("cs1", "cs2", "mla"),
    "name-list-style": ("vanc", "amp", "ampersand", "&", "and"),
    "no-pp": _YES,
    "no-tracking": _YES,
    "url-status": ("live", "dead", "unfit", "usurped", "deviated", "bot: unknown"),
    **dict.fromkeys(
        ("url-access", "chapter-url-access", "map-url-access"), ("registration", "limited", "subscription")
    ),
    **dict.fromkeys([f"{kind}-access" for kind in "bibcode doi hdl jstor ol osti s2cid ssrn".split()], ("free",)),
}
_PUNCTUATION_FREE = frozenset(
    "book-title chapter script-chapter script-title title trans-chapter transcript trans-map trans-title postscript "
    "quote script-quote trans-quote ref archive-url chapter-url conference-url map-url transcript-url url lay-url "
    "author-mask contributor-mask editor-mask interviewer-mask translator-mask".split()
)
_CLOSED = frozenset(_KEYWORDS)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def review(citation: Citation, today: date) -> tuple[Remark, ...]:
    """All conditions that hold for a citation, in a fixed order; () for most.

    Only the module's own templates are judged whole; elsewhere only the identifiers are.
    """
    written = citation.style is CitationStyle.TEMPLATE and citation.name_start >= 0  # not a rendered template
    kind = cs1_kind(citation.template) if written else None
    if kind is None:
        return _identifiers_elsewhere(citation, today)
    reading = Reading(citation, kind, today)
    if not (reading.values or reading.people or any(field.raw for field in reading.unknown)):
        return (Remark("empty_citation"),)
    if reading.unknown:
        _unknown(reading)
    _every_value(reading)
    _people(reading)
    title = _title(reading)
    _links(reading, title)
    _archive(reading)
    _parts(reading)
    _publisher_missing(reading)
    _dates(reading)
    _identifiers(reading)
    return tuple(reading.remarks)


def _identifiers_elsewhere(citation: Citation, today: date) -> tuple[Remark, ...]:
    """Identifiers in rendered references, free text and templates that others render; messages left in a page."""
    found = [Remark("rendered_message", None, message) for message in citation.messages]
    for kind, value in citation.ids:
        words = fault(kind, value, today)
        if words:
            field = next((f for f in citation.fields if f.name == kind and f.value), None)
            found.append(Remark(f"bad_{kind}", field, words))
    return tuple(found)


def _unknown(r: Reading) -> None:
    empty = []
    for field in r.unknown:
        if not field.written:
            value = seen(field)
            if value:
                r.say("text_ignored", field, value)
        elif not seen(field):
            empty.append(field)
        else:
            meant = suggestion(field.written, r.kind)
            r.say("parameter_ignored_suggest" if meant else "parameter_ignored", field, meant or "")
    if empty:
        r.say("param_unknown_empty", empty[0], ", ".join(f"|{f.written}=" for f in empty), tuple(empty[1:]))


def _every_value(r: Reading) -> None:
    """What may be wrong with any value: characters, punctuation, a missing pipe, a retired name."""
    for name, value in r.values.items():
        if not value.isprintable() or "\ufffd" in value or value[-1] in ",;:" or "=" in value:
            _odd_value(r, name, value, r.fields[name])
    for part, held in r.people.items():
        for field in held.values():
            value = field.raw if field.raw is field.value else seen(field)
            if value and (not value.isprintable() or "\ufffd" in value or value[-1] in ",;:" or "=" in value):
                _odd_value(r, part, value, field)
    for field in r.fields.values():
        if field.written.startswith(("lay-", "transcripturl")) and is_deprecated(field.written):
            r.say("deprecated_params", field, field.written)
    for name in _CLOSED.intersection(r.values):
        if r.values[name].lower() not in _KEYWORDS[name]:
            r.say("invalid_param_val", r.fields[name], r.values[name])
    if r.values.get("ref") == "harv":
        r.say("invalid_param_val", r.fields["ref"], "harv")


def _odd_value(r: Reading, name: str, value: str, field: Field) -> None:
    if not value:
        return
    hidden = cs1text.invisible(value)
    if hidden and not (hidden.name == "line feed" and name in ("quote", "trans-quote")):
        r.say("invisible_char", field, f"{hidden.name}\0{hidden.at + 1}")
    if name not in _PUNCTUATION_FREE and (value[-1] in ",;:" or value[0] == "="):
        r.say("extra_punct", field)
    if "=" in value and "{{" not in field.raw:
        bare = _pattern(r"<[^<>]*>").sub("", value)
        match = _pattern(r"\s+([A-Za-z][A-Za-z0-9-]+)\s*=").search(bare) or _pattern(
            r"([A-Za-z][A-Za-z0-9-]+)\s*="
        ).match(bare)
        if match and parameter(match[1], r.kind):
            r.say("missing_pipe", field, match[1])


# People.


def _people(r: Reading) -> None:
    people = r.people
    authors = _list(r, "author") if "author-last" in people or "author-first" in people else 0
    editors = _list(r, "editor") if "editor-last" in people or "editor-first" in people else 0
    for role, plain in (("author", "authors"), ("editor", "")):
        count = authors if role == "author" else editors
        listed = r.get("vauthors" if role == "author" else "veditors")
        free = r.get(plain) if plain else ""
        if (listed and count) or (listed and free) or (count and free):
            other = r.fields.get("vauthors" if role == "author" else "veditors") or r.fields.get(plain)
            r.say("redundant_parameters", other, f"{role}-name-list parameters")
        if listed and not count:
            names = cs1names.vancouver_names(listed)
            wrong = cs1names.vancouver_fault(listed)
            if wrong:
                r.say("vancouver", r.fields["vauthors" if role == "author" else "veditors"], f"{wrong[0]}\0{wrong[1]}")
            count = len(names)
        elif free and not count and r.fields[plain].written == "authors":
            r.say("authors", r.fields[plain])
        _display(r, f"display-{role}s", count)
        if role == "author":
            authors = authors or count or (1 if free else 0)
        else:
            editors = editors or count
    for role in ("translator", "interviewer"):
        if f"{role}-last" in people or f"{role}-first" in people:
            _display(r, f"display-{role}s", _list(r, role))
    if "contributor-last" in people or "contributor-first" in people:
        _contributors(r, authors)
    if "others" in r.values and not authors and not editors:
        r.say("others_avm" if r.kind.startswith("av-media") else "others", r.fields["others"])
    if r.get("name-list-style") == "vanc":
        _vancouver_people(r)


def _list(r: Reading, role: str) -> int:
    """Checks the names of one role as the module walks them: two holes end the list.  Returns how many there are."""
    lasts = r.people.get(f"{role}-last", {})
    firsts = r.people.get(f"{role}-first", {})
    number = count = holes = 0
    top = max((*lasts, *firsts), default=0)
    while number < top:
        number += 1
        last, first = lasts.get(number), firsts.get(number)
        if last is None and first is None:
            holes += 1
            if holes == 2:
                _lost(r, role, number, lasts or firsts)
                break
        elif last is None:
            r.say("first_missing_last", first, _surname_of(first.written if first else ""))
            _name(r, role, first, False)
        else:
            count += 1
            if holes == 1:
                r.say("missing_name", last, f"{role}{number - 1}")
            holes = 0
            _name(r, role, last, True)
            if first is not None:
                _name(r, role, first, False)
    links = r.people.get(f"{role}-link")
    for number, field in (links or {}).items():
        _link(r, field, lasts.get(number))
    return count


def _lost(r: Reading, role: str, number: int, names: dict[int, Field]) -> None:
    """A name behind a hole of two, which the module drops without a word."""
    behind = [names[at] for at in sorted(names) if at > number]
    if behind:
        r.say("names_lost", behind[0], f"{role}{number - 1}", tuple(behind[1:]))


def _surname_of(first: str) -> str:
    return first.replace("given", "surname") if "given" in first else first.replace("first", "last")


def _name(r: Reading, role: str, field: Field | None, last: bool) -> None:
    if field is None:
        return
    value = field.value if field.raw == field.value else seen(field)
    if not value or (value[0] == "(" and cs1text.as_written(value) is not None):
        return
    if ("," in value or ";" in value) and last and cs1names.is_several(value):
        r.say("mult_names", field, f"{role}s list")
    if not value.isalpha() and cs1names.is_numeric(value):
        r.say("numeric_names", field, f"{role}s list")
    if cs1names.is_generic(value):
        r.say("generic_name", field, value)
    if cs1names.has_et_al(value):
        r.say("etal", field)
    if "//" in value and cs1urls.holds_url(value):
        r.say("param_has_ext_link", field)


def _display(r: Reading, name: str, count: int) -> None:
    value = r.values.get(name)
    if not value or _pattern(r"[ '.]").sub("", value.lower()) == "etal":
        return
    if not value.isdecimal() or int(value[:9]) >= count:
        r.say("disp_name", r.fields[name], value)


def _contributors(r: Reading, authors: int) -> None:
    first = next(iter(r.people.get("contributor-last") or r.people["contributor-first"]))
    field = (r.people.get("contributor-last") or r.people["contributor-first"])[first]
    if r.kind not in ("book", "citation") or "work" in r.values:
        r.say("contributor_ignored", field)
        return
    _list(r, "contributor")
    if "chapter" not in r.values:
        r.say("contributor_missing_required_param", field, "contribution")
    elif not authors:
        r.say("contributor_missing_required_param", field, "author")


def _vancouver_people(r: Reading) -> None:
    for role in ("author", "editor"):
        firsts = r.people.get(f"{role}-first", {})
        for number, last in r.people.get(f"{role}-last", {}).items():
            first = firsts.get(number)
            if first and not (cs1names.is_latin(last.value) and cs1names.is_latin(first.value.replace(".", ""))):
                r.say("vancouver", last, f"non-Latin character\0{number}")
                return


def _link(r: Reading, field: Field, title: Field | None) -> None:
    """A `-link` parameter: the bare name of a page."""
    value = seen(field)
    if not value:
        return
    if _pattern(r"[<>\[\]|{}]").search(value) or cs1urls.is_url(value):
        r.say("bad_paramlink", field)
    elif title is not None and "[[" in title.raw:
        r.say("bad_paramlink", title)


# Titles, periodicals, chapters.


def _title(r: Reading) -> bool:
    """Checks titles; says whether the title took the place of a chapter (encyclopedias)."""
    v, kind = r.values, r.kind
    moved = False
    encyclopedia = "encyclopedia" in v
    if encyclopedia and kind not in ("encyclopedia", "citation"):
        r.say("parameter_ignored", r.fields["encyclopedia"])
        encyclopedia = False
    if encyclopedia and "work" in v:
        r.say("redundant_parameters", r.fields["work"], more=(r.fields["encyclopedia"],))
    whole = encyclopedia or (kind == "encyclopedia" and "work" in v)
    has = "title" in v or "script-title" in v or "trans-title" in v
    if whole and has and "chapter" not in v:
        moved = True
    elif whole and ("chapter" in v or "script-chapter" in v):
        has = True
    elif kind == "episode":
        has = "series" in v
    elif kind == "conference" and "book-title" in v:
        has = True
    if not has:
        r.say("citation_missing_title", None, "series" if kind == "episode" else "title")
    title = v.get("title", "")
    if "url" in v and not (title or "script-title" in v) and kind != "episode":
        r.say("bare_url_missing_title", r.fields["url"], "url")
    chapters = not moved and kind not in _IGNORE_CHAPTER and not _is_article(r)
    if chapters and "chapter-url" in v and not (v.get("chapter") or v.get("script-chapter")):
        r.say("bare_url_missing_title", r.fields["chapter-url"], "chapter-url")
    if title:
        _title_value(r, title, moved)
    _translations(r, moved)
    _periodical(r, encyclopedia)
    return moved


def _translations(r: Reading, moved: bool) -> None:
    """`trans-` and `script-` parameters."""
    v = r.values
    if not any(name.startswith(("trans-", "script-")) for name in v):
        return
    for part, needs in (("title", ("title", "script-title")), ("chapter", ("chapter", "script-chapter"))):
        if f"trans-{part}" in v and not any(n in v for n in needs) and not (part == "chapter" and moved):
            r.say("trans_missing_title", r.fields[f"trans-{part}"], part)
    if "trans-work" in v and "work" not in v and "script-work" not in v:
        r.say("trans_missing_title", r.fields["trans-work"], r.fields["trans-work"].written.removeprefix("trans-"))
    if "trans-quote" in v and "quote" not in v:
        r.say("trans_missing_title", r.fields["trans-quote"], "quote")
    for name in ("script-title", "script-chapter", "script-work", "script-quote", "script-map"):
        if name in v and (wrong := cs1text.script_fault(v[name])):
            r.say("script_parameter", r.fields[name], wrong)


def _title_value(r: Reading, title: str, moved: bool) -> None:
    field = r.fields["title"]
    if title == "none" and r.kind in ("journal", "citation") and r.fields.get("work", field).written == "journal":
        r.say("untitled", field)
        return
    accepted = cs1text.as_written(title)
    if accepted is None and not moved and cs1text.is_generic_title(title):
        r.say("generic_title", field, title)
    if "archive-url" in r.values and cs1text.is_archived_copy(title):
        r.say("archived_copy", field)
    if "//" in title and cs1urls.holds_url(title):
        r.say("param_has_ext_link", field)


def _periodical(r: Reading, encyclopedia: bool) -> None:
    v, kind = r.values, r.kind
    for name in ("work", "publisher"):
        value = v.get(name)
        if value:
            if "''" in value:
                r.say("apostrophe_markup", r.fields[name], value)
            if "//" in value and cs1urls.holds_url(value):
                r.say("param_has_ext_link", r.fields[name])
    if kind in ("book", "encyclopedia"):
        ignored = [r.fields[name] for name in ("work", "script-work", "trans-work") if name in v]
        if ignored:
            r.say("periodical_ignored", ignored[0], more=tuple(ignored[1:]))
    if kind in ("journal", "magazine") and "work" not in v and "script-work" not in v:
        r.say("missing_periodical", None, kind)
    if kind in _IGNORE_CHAPTER or (kind == "citation" and "work" in v and not encyclopedia):
        for name in ("chapter", "trans-chapter", "chapter-url", "script-chapter", "chapter-format"):
            if name in v:
                r.say("chapter_ignored", r.fields[name], r.fields[name].written)
                break
    elif "chapter" in v and "//" in v["chapter"] and cs1urls.holds_url(v["chapter"]):
        r.say("param_has_ext_link", r.fields["chapter"])
    if kind in _PREPRINTS and kind not in v:
        r.say(f"{kind}_missing", None)


# Addresses.


def _automatic_url(r: Reading) -> bool:
    """Whether the module itself links a journal's title by PubMed Central or a free DOI."""
    v = r.values
    if r.kind != "journal" or "url" in v or v.get("title-link", "none") not in ("pmc", "doi", "none"):
        return False
    return "pmc" in v or (v.get("doi-access") == "free" and "doi" in v)


def _is_article(r: Reading) -> bool:
    """Whether a {{citation}} cites an article of a periodical, which has no chapters."""
    return r.kind == "citation" and "work" in r.values and "encyclopedia" not in r.values


def _links(r: Reading, moved: bool) -> None:
    v, fields = r.values, r.fields
    for url, form, access in _URLS:
        if url in v:
            unused = url == "chapter-url" and (moved or r.kind in _IGNORE_CHAPTER or _is_article(r))
            if not unused and "{{" not in fields[url].raw and not cs1urls.is_url(v[url]):
                r.say("bad_url", fields[url])
            continue
        idle = (url == "url" and _automatic_url(r)) or (url == "chapter-url" and r.kind in _IGNORE_CHAPTER)
        if form in v and not idle:
            r.say("format_missing_url", fields[form], url)
        if access in v and v[access].lower() in _KEYWORDS.get(access, ()):
            r.say("param_access_requires_param", fields[access], url)
    if "archive-format" in v and "archive-url" not in v:
        r.say("format_missing_url", fields["archive-format"], "archive-url")
    if "access-date" in v and "url" not in v and "chapter-url" not in v and "map-url" not in v:
        r.say("accessdate_missing_url", fields["access-date"])
    wanted = r.kind in _NEEDS_URL or (r.kind == "citation" and "work" in v and fields["work"].written == "website")
    if wanted and "url" not in v:
        r.say("cite_web_url", None)
    if "title-link" in v and v["title-link"].lower() not in ("none", "pmc", "doi"):
        before = len(r.remarks)
        _link(r, fields["title-link"], fields.get("title"))
        if len(r.remarks) == before and ("url" in v) and "title" in v:
            r.say("wikilink_in_url", fields["title-link"])
    elif "url" in v and "[[" in v.get("title", ""):
        r.say("wikilink_in_url", fields["title"])
    if "chapter-url" in v and "[[" in v.get("chapter", "") and r.kind not in _IGNORE_CHAPTER:
        r.say("wikilink_in_url", fields["chapter"])


def _archive(r: Reading) -> None:
    v, fields = r.values, r.fields
    archive = v.get("archive-url")
    if archive:
        field = fields["archive-url"]
        if "{{" in field.raw:  # a template makes the address
            return
        if archive in (v.get("url"), v.get("chapter-url")):
            r.say("bad_url", field)
            archive = None
        elif wrong := cs1urls.archive_fault(archive):
            r.say("archive_url", field, wrong)
            archive = None
        else:
            if not cs1urls.is_url(archive):
                r.say("bad_url", field)
            if "archive-date" not in v:
                r.say("archive_missing_date", field)
            if "url" not in v and "chapter-url" not in v:
                r.say("archive_missing_url", field)
    elif "archive-date" in v:
        r.say("archive_date_missing_url", fields["archive-date"])
    status = v.get("url-status", "").lower()
    if not status:
        return
    if not archive:
        if "archive-url" not in v:
            r.say("url_status", fields["url-status"])
    elif status == "bot: unknown":
        r.say("bot_unknown", fields["url-status"])


# Volume, pages, places, language.


def _parts(r: Reading) -> None:
    v, fields, kind = r.values, r.fields, r.kind
    if kind not in _NO_PAGES:
        given = [name for name in ("page", "pages", "at") if name in v]
        if len(given) > 1:
            r.say("redundant_parameters", fields[given[1]], more=(fields[given[0]],))
        if given and given[0] != "at" and cs1text.pages_extra(v[given[0]]):
            r.say("extra_text_pages", fields[given[0]])
    for one, two in (("quote-page", "quote-pages"), ("season", "series-number"), ("minutes", "time")):
        if one in v and two in v:
            r.say("redundant_parameters", fields[two], more=(fields[one],))
    if "volume" in v and kind in _VOLUME and cs1text.volume_extra(v["volume"]):
        r.say("extra_text_volume", fields["volume"])
    if "issue" in v and kind in _ISSUE and cs1text.issue_extra(v["issue"]):
        r.say("extra_text_issue", fields["issue"])
    if "edition" in v and cs1text.edition_extra(v["edition"]):
        r.say("extra_text_edition", fields["edition"])
    if "language" in v and (unknown := cs1text.unknown_languages(v["language"])):
        r.say("unknown_lang", fields["language"], ", ".join(unknown))
    for name in ("place", "publication-place"):
        if name in v and any(c.isdecimal() for c in v[name]) and cs1text.as_written(v[name]) is None:
            r.say("location", fields[name])
    if "postscript" in v:
        _postscript(r, v["postscript"])
    if "ref" in v:
        _anchor(r)


def _publisher_missing(r: Reading) -> None:
    """A place without a publisher, in a book or encyclopedia from 1850 on."""
    v = r.values
    place = r.fields.get("place") or r.fields.get("publication-place")
    if place is None or "publisher" in v or r.kind not in ("book", "encyclopedia", "citation"):
        return
    if r.kind == "citation" and ("work" in v or "conference" in v):
        return
    years = cs1dates.published(v.get("date") or v.get("year", ""), r.today).years
    if years and min(years) >= 1850:
        r.say("location_no_publisher", place)


def _postscript(r: Reading, value: str) -> None:
    second = r.get("mode") == "cs2" or (r.kind == "citation" and r.get("mode") != "cs1")
    default = value.lower() == "none" if second else value == "."
    if default or (len(value) > 1 and value.lower() != "none"):
        r.say("postscript", r.fields["postscript"])


def _anchor(r: Reading) -> None:
    """`ref=` that says what the module would make itself: surnames and year."""
    written = r.fields["ref"].raw
    match = _pattern(r"\{\{\s*(?:sfnref|harvid|sfnRef|SfnRef|Sfnref|Harvid)\s*\|([^{}=]*)\}\}").fullmatch(written)
    given = "CITEREF" + "".join(part.strip() for part in match[1].split("|")) if match else written
    if not given.startswith("CITEREF"):
        return
    lasts = r.people.get("author-last") or r.people.get("contributor-last") or r.people.get("editor-last") or {}
    names = [lasts[n].value for n in sorted(lasts)][:4] or list(
        name.split()[0] for name in cs1names.vancouver_names(r.get("vauthors"))[:4]
    )
    when = r.get("date") or r.get("year") or r.get("publication-date")
    year = _pattern(r"\d{3,4}[a-z]?").findall(when)
    if names and year and given.replace(" ", "_") == "CITEREF" + "".join(names).replace(" ", "_") + year[-1]:
        r.say("ref_duplicates_default", r.fields["ref"])


# Dates.


def _dates(r: Reading) -> None:
    v = r.values
    main = "date" if "date" in v else "year" if "year" in v else "publication-date" if "publication-date" in v else ""
    verdicts = [(name, check(v[name], r.today)) for name, check in _date_checks(r, main)]
    for name, verdict in verdicts:
        if not verdict.good:
            r.say("bad_date", r.fields[name])
    good = all(verdict.good for _, verdict in verdicts)
    if main == "date" and "year" in v:
        good = _year(r) and good
    if not good:
        return
    for name, verdict in verdicts:
        if verdict.hyphen:
            r.say("date_format", r.fields[name])
    if "archive-date" in v and "archive-url" in v:
        _timestamp(r)
    if "isbn" in v and main and r.kind in ("book", "encyclopedia", "citation"):
        years = cs1dates.published(v[main], r.today).years
        if years and max(years) < 1965 and "orig-date" not in v:
            r.say("invalid_isbn_date", r.fields[main])


def _date_checks(r: Reading, main: str) -> list[tuple[str, Callable[[str, date], cs1dates.Verdict]]]:
    """Which dates are to be judged and how; a date that another template makes is left alone."""
    v = r.values
    checks: list[tuple[str, Callable[[str, date], cs1dates.Verdict]]] = []
    if main:
        checks.append((main, cs1dates.published))
    if "access-date" in v:
        checks.append(("access-date", cs1dates.accessed))
    if "archive-date" in v and "archive-url" in v:
        checks.append(("archive-date", cs1dates.other))
    for name in ("publication-date", "doi-broken-date", "lay-date"):
        if name in v and name != main:
            checks.append((name, cs1dates.other))
    if "pmc-embargo-date" in v:
        checks.append(("pmc-embargo-date", cs1dates.embargo))
    if "{{" in "".join([r.fields[name].raw for name, _ in checks]):
        return [c for c in checks if "{{" not in r.fields[c[0]].raw or "{{circa" in r.fields[c[0]].raw.lower()]
    return checks


def _year(r: Reading) -> bool:
    """`year=` beside `date=`."""
    value = r.values["year"]
    if not _pattern(r"(?:c\. )?[1-9][0-9]{2,3}[A-Za-z]?|(?:n\.d\.|nd)[A-Za-z]?").fullmatch(value):
        r.say("bad_date", r.fields["year"])
        return False
    answer = cs1dates.year_beside_date(value, r.values["date"])
    if answer == "different":
        r.say("date_year_mismatch", r.fields["year"], more=(r.fields["date"],))
        return False
    if answer == "same":
        r.say("date_year", r.fields["year"], more=(r.fields["date"],))
    return True


def _timestamp(r: Reading) -> None:
    day = cs1urls.wayback_day(r.values["archive-url"])
    stated = cs1dates.other(r.values["archive-date"], r.today)
    if day and stated.good and (stated.whole is None or stated.whole.strftime("%Y%m%d") != day):
        r.say("archive_date_url_ts_mismatch", r.fields["archive-date"], day, (r.fields["archive-url"],))


# Identifiers.


def _identifiers(r: Reading) -> None:
    v, fields = r.values, r.fields
    for kind in v.keys() & CHECKS.keys():
        if "{{" not in fields[kind].raw:
            _identifier(r, kind, v[kind], fields[kind])
    for name in v.keys() & _ACCESS:
        if name[:-7] not in v and v[name].lower() == "free":
            r.say("param_access_requires_param", fields[name], name[:-7])
    if "doi" in v and r.kind in ("journal", "citation"):
        _article_number(r)
    if "class" in v and old_arxiv(v.get("arxiv", "")):
        r.say("class_ignored", fields["class"])
    if "asin-tld" in v and "asin" not in v:
        r.say("asintld_missing_asin", fields["asin-tld"])
    if "doi-broken-date" in v:
        r.say("doi_inactive" if "doi" in v else "doibroken_missing_doi", fields["doi-broken-date"])
    if "pmc-embargo-date" in v:
        _embargo(r, fields["pmc-embargo-date"])


_ACCESS = frozenset(f"{kind}-access" for kind in "bibcode doi hdl jstor ol osti s2cid ssrn".split())
_ACCEPTED = {
    "isbn": "isbn_ignore",
    "sbn": "isbn_ignore",
    "doi": "doi_ignore",
    "issn": "issn_ignore",
    "eissn": "issn_ignore",
}


def _identifier(r: Reading, kind: str, value: str, field: Field) -> None:
    if kind in _ACCEPTED and cs1text.as_written(value) is not None:
        r.say(_ACCEPTED[kind], field)
        return
    words = fault(kind, value, r.today)
    if words:
        r.say(f"bad_{kind}", field, words)
    elif tolerated(kind, value):
        r.say("zbl" if kind == "zbl" else f"{kind}_format", field)
    if "//" in value and cs1urls.holds_url(value):
        r.say("param_has_ext_link", field)


def _article_number(r: Reading) -> None:
    v, fields = r.values, r.fields
    name = "page" if "page" in v else "pages"
    in_journal = "work" in v and fields["work"].written == "journal"
    if in_journal and name in v and cs1text.is_article_number(v[name], v["doi"]):
        r.say("article_number", fields[name])


def _embargo(r: Reading, field: Field) -> None:
    if "pmc" not in r.values:
        r.say("embargo_missing_pmc", field)
        return
    whole = cs1dates.embargo(r.values["pmc-embargo-date"], r.today).whole
    if whole and whole < r.today:
        r.say("pmc_embargo", field)
