"""Titles, chapters and periodicals of a citation as Citation Style 1 judges them."""

from __future__ import annotations

from refcheck.words import cs1text, cs1urls
from refcheck.words.cs1form import Checks, Form, Reading

#: Classes whose chapter the module ignores.
NO_CHAPTERS = frozenset(
    "web news journal magazine press-release podcast newsgroup arxiv biorxiv citeseerx medrxiv ssrn".split()
)
_PREPRINTS = frozenset(("arxiv", "biorxiv", "citeseerx", "medrxiv", "ssrn"))
_CHAPTER = ("chapter", "trans-chapter", "chapter-url", "script-chapter", "chapter-format")


def plan(form: Form) -> None:
    """Remarks what is missing or out of place.  Settles `form.moved` and `form.chapterless`."""
    kind, given = form.kind, form.at
    encyclopedia = "encyclopedia" in given and kind in ("encyclopedia", "citation")
    if encyclopedia and "work" in given:
        form.say("redundant_parameters", "work", more=(given["encyclopedia"],))
    titled = "title" in given or "script-title" in given
    has = titled or "trans-title" in given
    whole = encyclopedia or (kind == "encyclopedia" and "work" in given)
    if whole and has and "chapter" not in given:
        form.moved = True
    elif whole and ("chapter" in given or "script-chapter" in given):
        has = True
    elif kind == "episode":
        has = "series" in given
    elif kind == "conference" and "book-title" in given:
        has = True
    if not has:
        form.say("citation_missing_title", None, "series" if kind == "episode" else "title")
    if "url" in given and not titled and kind != "episode":
        form.say("bare_url_missing_title", "url", "url")
    form.chapterless = kind in NO_CHAPTERS or (kind == "citation" and "work" in given and not encyclopedia)
    _chapter(form)
    ignored = [given[name] for name in ("work", "script-work", "trans-work") if name in given]
    if ignored and kind in ("book", "encyclopedia"):
        form.say("periodical_ignored", ignored[0], more=tuple(ignored[1:]))
    if kind in ("journal", "magazine") and "work" not in given and "script-work" not in given:
        form.say("missing_periodical", None, kind)
    if kind in _PREPRINTS and kind not in given:
        form.say(f"{kind}_missing")


def _chapter(form: Form) -> None:
    given = form.at
    if form.chapterless:
        ignored = next((name for name in _CHAPTER if name in given), None)
        if ignored:
            form.say("chapter_ignored", ignored, form.written(ignored))
    elif not form.moved and "chapter-url" in given and "chapter" not in given and "script-chapter" not in given:
        form.say("bare_url_missing_title", "chapter-url", "chapter-url")


def _encyclopedia(r: Reading, name: str) -> None:
    if r.kind not in ("encyclopedia", "citation"):
        r.say("parameter_ignored", r.field(name))


def _title(r: Reading, name: str) -> None:
    title, form = r.values[name], r.form
    if (
        title == "none"
        and r.kind in ("journal", "citation")
        and "work" in r.values
        and form.written("work") == "journal"
    ):
        r.say("untitled", r.field(name))
        return
    if not form.moved and cs1text.is_generic_title(title) and cs1text.as_written(title) is None:
        r.say("generic_title", r.field(name), title)
    if "archive-url" in r.values and cs1text.is_archived_copy(title):
        r.say("archived_copy", r.field(name))
    _no_address(r, name)


def _no_address(r: Reading, name: str) -> None:
    value = r.values[name]
    if "//" in value and cs1urls.holds_url(value):
        r.say("param_has_ext_link", r.field(name))


def _chapter_title(r: Reading, name: str) -> None:
    if not r.form.chapterless:
        _no_address(r, name)


def _name_of_work(r: Reading, name: str) -> None:
    value = r.values[name]
    if "''" in value:
        r.say("apostrophe_markup", r.field(name), value)
    _no_address(r, name)


def _script(r: Reading, name: str) -> None:
    wrong = cs1text.script_fault(r.values[name])
    if wrong:
        r.say("script_parameter", r.field(name), wrong)


def _translation(r: Reading, name: str) -> None:
    """A translated title without the original one."""
    form, part = r.form, name.removeprefix("trans-")
    if part in form or (part != "quote" and f"script-{part}" in form) or (part == "chapter" and form.moved):
        return
    r.say("trans_missing_title", r.field(name), form.written(name).removeprefix("trans-") if part == "work" else part)


#: The checks that have nothing to say where no value is strange.
SELDOM = (_name_of_work, _chapter_title)
CHECKS: Checks = (
    (_encyclopedia, ("encyclopedia",)),
    (_title, ("title",)),
    (_translation, ("trans-title", "trans-chapter", "trans-work", "trans-quote")),
    (_script, ("script-title", "script-chapter", "script-work", "script-quote", "script-map")),
    (_name_of_work, ("work", "publisher")),
    (_chapter_title, ("chapter",)),
)
