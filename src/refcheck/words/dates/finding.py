"""Finds dates in running text, as rendered English references print them.

A run that starts has no time to compile the whole grammar (it takes as long as half of the interpreter's own start),
and nearly all dates have one of a few forms: so these are tried first, and the grammar is compiled when a text shows
what may be another form.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.words.dates.names import MONTHS, SEASONS, words
from refcheck.words.patterns import later

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_SEASON = (
    r"(?:Spring|Summer|Autumn|Fall|Winter|Q[1-4]|Easter|Christmas"
    r"|(?:First|Second|Third|Fourth|1st|2nd|3rd|4th) [Qq]uarter)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"[12][0-9]{3}[a-z]?(?![0-9A-Za-z])"
_TO = r"\s*[-–—/]\s*"
#: A piece of a regular expression: a date as rendered English references print it (case matters, no groups).
DATE = (
    rf"(?:[12][0-9]{{3}}-[01][0-9]-[0-3][0-9](?![0-9])"
    rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR}(?:{_TO}{_MONTH}\s+{_DAY},?\s+{_YEAR})?"
    rf"|{_MONTH}\s+{_DAY}{_TO}(?:{_MONTH}\s+)?{_DAY},?\s+{_YEAR}"
    rf"|{_DAY}\s+{_MONTH},?\s+{_YEAR}(?:{_TO}{_DAY}\s+{_MONTH},?\s+{_YEAR})?"
    rf"|{_DAY}(?:\s+{_MONTH})?{_TO}{_DAY}\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH}(?:{_TO}{_MONTH})?,?\s+{_YEAR}(?:{_TO}{_MONTH}\s+{_YEAR})?"
    rf"|{_SEASON}(?:{_TO}{_SEASON})?,?\s+{_YEAR}(?:{_TO}(?:{_SEASON}\s+)?(?:{_YEAR}|[0-9]{{2}}(?![0-9])))?"
    rf"|[12][0-9]{{3}}{_TO}(?:{_YEAR}|[0-9]{{2}}(?![0-9]))"
    rf"|c\.\s?{_YEAR}|{_YEAR}|n\.d\.)"
)

_ANY = later(DATE)

#: The commonest forms, where no dash behind them makes a range; whether the word is a month is looked up.
_COMMON = later(
    r"(?:[0-3]?[0-9] ([A-Z][a-z]+) [12][0-9]{3}|([A-Z][a-z]+) (?:[0-3]?[0-9], )?[12][0-9]{3}"
    r"|[12][0-9]{3}(?:-[01][0-9]-[0-3][0-9]|\s*[-–—/]\s*(?:[12][0-9])?[0-9]{2})?)(?![0-9A-Za-z])(?!\s*[-–—/])"
)
#: How all others begin; the words are looked up.
_DAY_OF = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_BEGIN = later(
    rf"(?<![0-9A-Za-z])(?:(?:{_DAY_OF}\s*[-–—/]\s*)?{_DAY_OF}\s+([A-Zq][a-z]{{2,8}})|[12][0-9]{{3}}"
    r"|([A-Z][a-z]{2,8}|Q[1-4])[.,]{0,2}[\s–—/-]+(?:[0-9]|([A-Zq][a-z0-9]{1,8}))|c\.\s?[12]|n\.d\.)"
)
_NAMES = words("Q1 Q2 Q3 Q4 First Second Third Fourth Quarter quarter Easter Christmas").union(MONTHS, SEASONS)


def match(text: str, start: int, end: int | None = None) -> int:
    """Where the date ends that begins at `start`, which is not inside a word; -1 where none does."""
    stop = len(text) if end is None else end
    common = _common(text, start, stop)
    if common < 0 and _may_begin(text, start, stop) and (found := _ANY.match(text, start, stop)):
        return found.end()
    return common


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is a date and nothing else."""
    common = _common(text, start, end)
    if common >= 0:
        return common == end
    return _may_begin(text, start, end) and _ANY.fullmatch(text, start, end) is not None


def _common(text: str, start: int, stop: int) -> int:
    """Where a date of one of the commonest forms ends, -1 where none begins here."""
    found = _COMMON.match(text, start, stop)
    if found is None:
        return -1
    word = found[1] or found[2]
    return found.end() if word is None or word in MONTHS else -1


def _may_begin(text: str, start: int, stop: int) -> bool:
    """Whether the whole grammar is worth asking."""
    found = _BEGIN.match(text, start, stop)
    return found is not None and all(word is None or word in _NAMES for word in found.groups())


def find(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The places of the dates in a text, in order, none inside a longer word or number."""
    while begin := _BEGIN.search(text, start):
        end = match(text, begin.start())
        if end >= 0:
            yield begin.start(), end
        start = max(end, begin.start() + 1)
