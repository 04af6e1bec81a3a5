"""Single values of a citation as Citation Style 1 judges them: characters, keywords, numbers, places, languages."""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.article import Field
from refcheck.words import cs1dates, cs1names, cs1text
from refcheck.words.cs1form import Checks, Form, Reading, shown
from refcheck.words.cs1parameters import is_deprecated, parameter

_NO_PAGES = frozenset("av-media episode mailing-list newsgroup podcast serial sign speech".split())
_VOLUME = frozenset(
    "citation av-media book conference encyclopedia interview journal magazine map news report tech-report "
    "thesis".split()
)
_ISSUE = frozenset("citation conference episode interview journal magazine map news podcast".split())
_YES = ("yes", "true", "y")
#: The only values that some fields take.
KEYWORDS: dict[str, tuple[str, ...]] = {
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


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def plan(form: Form) -> None:
    """Remarks pages and numbers that are given twice; asks for the check that every value undergoes."""
    form.ask(_characters)
    for names in _ONE_OF:
        given = [name for name in names if name in form.at]
        if len(given) > 1 and not (names == _PAGES and form.kind in _NO_PAGES):
            form.say("redundant_parameters", given[1], more=(form.at[given[0]],))


_PAGES = ("page", "pages", "at")
_ONE_OF = (_PAGES, ("quote-page", "quote-pages"), ("season", "series-number"), ("minutes", "time"))


def _characters(r: Reading, _: str) -> None:
    """What may be wrong with any value: a character that cannot be seen, punctuation, a missing pipe."""
    given, people = r.fields, r.form.people
    for name, value in r.values.items():
        if _is_odd(value):
            _odd(r, name, value, r.field(name))
    for part, field in [(part, given[place]) for part, places in people.items() for place in places.values()]:
        if _is_odd(value := shown(field)):
            _odd(r, part, value, field)


def _is_odd(value: str) -> bool:
    return bool(value) and (value[-1] in ",;:" or "=" in value or not value.isprintable() or "\ufffd" in value)


def _odd(r: Reading, name: str, value: str, field: Field) -> None:
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


def _keyword(r: Reading, name: str) -> None:
    if r.values[name].lower() not in KEYWORDS[name]:
        r.say("invalid_param_val", r.field(name), r.values[name])


def _retired(r: Reading, name: str) -> None:
    if is_deprecated(r.form.written(name)):
        r.say("deprecated_params", r.field(name), r.form.written(name))


def _pages(r: Reading, name: str) -> None:
    if r.kind in _NO_PAGES or (name == "pages" and "page" in r.values):
        return
    if cs1text.pages_extra(r.values[name]):
        r.say("extra_text_pages", r.field(name))


def _volume(r: Reading, name: str) -> None:
    if r.kind in _VOLUME and cs1text.volume_extra(r.values[name]):
        r.say("extra_text_volume", r.field(name))


def _issue(r: Reading, name: str) -> None:
    if r.kind in _ISSUE and cs1text.issue_extra(r.values[name]):
        r.say("extra_text_issue", r.field(name))


def _edition(r: Reading, name: str) -> None:
    if cs1text.edition_extra(r.values[name]):
        r.say("extra_text_edition", r.field(name))


def _language(r: Reading, name: str) -> None:
    if unknown := cs1text.unknown_languages(r.values[name]):
        r.say("unknown_lang", r.field(name), ", ".join(unknown))


def _place(r: Reading, name: str) -> None:
    value = r.values[name]
    if any(map(str.isdecimal, value)) and cs1text.as_written(value) is None:
        r.say("location", r.field(name))


def _publisher(r: Reading, name: str) -> None:
    """A place without a publisher, in a book or encyclopedia from 1850 on."""
    form = r.form
    if "publisher" in form or r.kind not in ("book", "encyclopedia", "citation"):
        return
    if (name == "publication-place" and "place" in form) or (
        r.kind == "citation" and ("work" in form or "conference" in form)
    ):
        return
    years = cs1dates.published(r.get("date") or r.get("year"), r.today).years
    if years and min(years) >= 1850:
        r.say("location_no_publisher", r.field(name))


def _postscript(r: Reading, name: str) -> None:
    value = r.values[name]
    second = r.get("mode") == "cs2" or (r.kind == "citation" and r.get("mode") != "cs1")
    default = value.lower() == "none" if second else value == "."
    if default or (len(value) > 1 and value.lower() != "none"):
        r.say("postscript", r.field(name))


def _anchor(r: Reading, name: str) -> None:
    """`ref=` in its retired form, or that says what the module would make itself: surnames and year."""
    field = r.field(name)
    if r.values[name] == "harv":
        r.say("invalid_param_val", field, "harv")
    match = _pattern(r"\{\{\s*(?:sfnref|harvid|sfnRef|SfnRef|Sfnref|Harvid)\s*\|([^{}=]*)\}\}").fullmatch(field.raw)
    given = "CITEREF" + "".join(part.strip() for part in match[1].split("|")) if match else field.raw
    if not given.startswith("CITEREF"):
        return
    when = r.get("date") or r.get("year") or r.get("publication-date")
    year = _pattern(r"\d{3,4}[a-z]?").findall(when)
    names = _surnames(r)
    if names and year and given.replace(" ", "_") == "CITEREF" + "".join(names).replace(" ", "_") + year[-1]:
        r.say("ref_duplicates_default", field)


def _surnames(r: Reading) -> list[str]:
    """The first four surnames, as they stand in an anchor."""
    people = r.form.people
    lasts = people.get("author-last") or people.get("contributor-last") or people.get("editor-last") or {}
    names = [r.fields[lasts[number]].value for number in sorted(lasts)][:4]
    return names or [name.split()[0] for name in cs1names.vancouver_names(r.get("vauthors"))[:4]]


#: The check that has nothing to say where no value is strange.
SELDOM = (_characters,)
CHECKS: Checks = (
    (_retired, ("lay-date", "lay-format", "lay-source", "lay-url", "transcript-url")),
    (_keyword, tuple(KEYWORDS)),
    (_pages, ("page", "pages")),
    (_volume, ("volume",)),
    (_issue, ("issue",)),
    (_edition, ("edition",)),
    (_language, ("language",)),
    (_place, ("place", "publication-place")),
    (_publisher, ("place", "publication-place")),
    (_postscript, ("postscript",)),
    (_anchor, ("ref",)),
)
