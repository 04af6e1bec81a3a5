"""Single values as Citation Style 1 judges them: titles, numbers with words, languages, invisible characters.

Sources: Help:CS1 errors; the lists are of September 2022 with the additions up to February 2025.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


# Titles that belong to a page that was not there, to a wall before the page, or to an archive.
_GENERIC_PARTS = (
    "are you a robot",
    "error 404",
    "error-404",
    "hugedomains",
    "internet archive wayback machine",
    "log into facebook",
    "login • instagram",
    "page not found",
    "redirecting...",
    "subscribe to read",
    "usurped title",
    "webcite query result",
    "website is for sale",
    "wikiwix's cache",
)
_GENERIC_WHOLE = r"wayback machine|[\(\[{<]?(?:no title|unknown)[>}\]\)]?|404(?:\W.*|)"


def is_generic_title(title: str) -> bool:
    """Whether a title is no title of a source (`Subscribe to read`, `Page not found`)."""
    lower = title.lower()
    for part in _GENERIC_PARTS:  # one by one is twice as fast here as one pattern of them all
        if part in lower:
            return True
    return lower[:1] in "w404([{<nu" and _pattern(_GENERIC_WHOLE).fullmatch(lower) is not None


def is_archived_copy(title: str) -> bool:
    """Whether a title is the one that bots put where they found none."""
    return title.lower() in ("archived copy", "archive copy")


def as_written(value: str) -> str | None:
    """What stands in `((…))`, with which an editor says that a value is right as it is; None without that markup."""
    return value[2:-2] if value.startswith("((") and value.endswith("))") and len(value) > 4 else None


_PAGES = r"[Pp][PpGg]?\.?[ \d]|[Pp][Pp]?\. |[Pp]ages?\b|[Pp]gs?\b"
_VOLUME = r"volumes?\b|vols?\b[.:=]?"
_ISSUE = r"issues?\b|iss\b[.:=]?|numbers?\b|nos?[\W\d_]|nr\b[.:=]?|n[.:= ]|n°|№"
_EDITION = r"(?<![^\W\d_])(?:[Ee]dn?\.?|[Ee]dition)"


def pages_extra(value: str) -> int:
    """How many characters of `page=` or `pages=` say "page" once more: `p. 5` → 3; 0 for none."""
    if value[:1] not in "Pp" or _pattern(r"P[^.PpGg]").match(value):
        return 0
    if not _pattern(_PAGES).match(value):
        return 0
    words = _pattern(r"(?:[Pp]ages?|[Pp]gs?|[Pp][PpGg]?)\.?\s*").match(value)
    return words.end() if words else 0


def volume_extra(value: str) -> int:
    """How many characters of `volume=` say "volume" once more."""
    match = _pattern(rf"(?i:{_VOLUME})\s*").match(value) if value[:1] in "Vv" else None
    return match.end() if match else 0


def issue_extra(value: str) -> int:
    """How many characters of `issue=` say "issue" or "number" once more."""
    if value[:1] not in "IiNn№":
        return 0
    match = _pattern(rf"(?i:{_ISSUE})\s*").match(value)
    return match.end() if match else 0


def edition_extra(value: str) -> int:
    """Where in `edition=` the word "edition" begins once more; 0 where it does not stand at the end."""
    if value[-1:] not in "d.nN":
        return 0
    match = _pattern(rf"\s*{_EDITION}$").search(value)
    return match.start() if match else 0


def is_article_number(page: str, doi: str) -> bool:
    """Whether what stands in `page=` is the number of an article that has no pages: the end of its DOI.

    Ranges, lists and numbers below 10000 are pages (Category:CS1 maint: article number as page number).
    """
    if _pattern(r"[_,;‐‑‒–—−-]|//").search(page) or (page.isdecimal() and int(page[:9]) < 10000):
        return False
    tail = page.lower()
    ends = [tail] if len(tail) > 4 else []
    if _pattern(r"e\w{5,}").fullmatch(tail):
        ends.append(tail[1:])
    if len(tail) == 8 and tail.isdecimal():
        ends.append(f"{tail[:4]}.{tail[4:]}")
    if _pattern(r"cd[0-9]+").fullmatch(tail):
        doi = _pattern(r"\.pub[0-9]$").sub("", doi)
    return _pattern(r"[a-z]*[0-9][a-z0-9]*").fullmatch(tail) is not None and doi.lower().endswith(tuple(ends or ["/"]))


class Invisible(NamedTuple):
    """A character that cannot be seen: its name and its place in the value."""

    name: str
    at: int


_NAMES = {
    "\t": "horizontal tab",
    "\n": "line feed",
    "\r": "carriage return",
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200a": "hair space",
    "\u200b": "zero width space",
    "\u200d": "zero width joiner",
    "\ufffd": "replacement",
    "\x7f": "delete",
}
_INVISIBLE = "[\ufffd\u200b\u200a\u200d\u00a0\u00ad\x00-\x1f\x7f-\x9f]"


def invisible(value: str) -> Invisible | None:
    """The first character of a value that cannot be seen, or that stands for one that could not be read.

    A zero width joiner has a use in Indic scripts and between emoji.
    """
    if value.isprintable() and "\ufffd" not in value:
        return None
    for match in _pattern(_INVISIBLE).finditer(value):
        char = match[0]
        if char == "\u200d" and _pattern("[\u0900-\u109f\u1780-\u17ff\U0001f000-\U0001faff\u2600-\u27bf]").search(
            value
        ):
            continue
        return Invisible(_NAMES.get(char, "control"), match.start())
    return None


@cache
def _codes() -> frozenset[str]:
    from refcheck.words.data.languages import CODES

    return frozenset(CODES.split())


@cache
def _names() -> frozenset[str]:
    from refcheck.words.data.languages import NAMES

    return frozenset(NAMES.split("; "))


@cache
def _scripts() -> frozenset[str]:
    from refcheck.words.data.languages import SCRIPTS

    return frozenset(SCRIPTS.split())


@lru_cache(maxsize=1024)
def unknown_languages(value: str) -> tuple[str, ...]:
    """The words of `language=` that name no language that the wiki's software knows, as codes or English names."""
    return tuple(word for word in map(str.strip, value.split(",")) if word and not _is_language(word.lower()))


def _is_language(word: str) -> bool:
    if word in _codes() or word in _names():
        return True
    tag = _pattern(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?").fullmatch(word)
    return tag is not None and tag[1] in _codes()


def script_fault(value: str) -> str:
    """What is wrong with `script-title=` and its like: a code of a language and a colon come first; "" if well."""
    match = _pattern(r"([a-z]{2,3})\s*:\s*(.*)").match(value)
    if match is None:
        return "missing prefix"
    if not match[2]:
        return "missing title part"
    if match[1] in _scripts():
        return ""
    return "unknown language code" if match[1] in _codes() else "invalid language code"
