"""Reads the dates that citations state; the common forms at a glance, all others by the grammar."""

from __future__ import annotations

from functools import lru_cache

from refcheck.model.article import CitedDate
from refcheck.model.record import maker
from refcheck.words.dates.intervals import NONE, Core, point, whole_day
from refcheck.words.dates.names import MONTHS
from refcheck.words.patterns import later

#: No date is longer; a longer text is not looked at.
LONGEST = 120

_cited = maker(CitedDate)


def read(raw: str, start: int = 0, language: str = "en") -> CitedDate:
    """Reads a date that stands at `start`; never raises, and takes linear time.

    `edtf`, `first` and `last` are None where the text is no date.  A date before Christ has an `edtf` only.
    """
    end = start + len(raw)
    if end - start > LONGEST:
        return _cited(raw, start, end)
    edtf, first, last = core(raw, language)
    return _cited(raw, start, end, edtf, first, last)


_COMMON = later(
    r"\s*(?:([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"|([A-Z][a-z]+) ([0-9]{1,2}), ([0-9]{4})"
    r"|([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})"
    r"|(?:([A-Z][a-z]+) )?([12][0-9]{3}))\s*\Z"
)
_DIGIT = later(r"[0-9]")


def common(raw: str) -> tuple[str, str, int, int, int] | None:
    """A date in one of the commonest forms: its order (`ymd`, `mdy`, `dmy`, `my`, `y`), the month's name, its parts."""
    match = _COMMON.match(raw)
    if match is None:
        return None
    year, month, day, name1, day1, year1, day2, name2, year2, name3, year3 = match.groups()
    if year:
        return "ymd", "", int(year), int(month), int(day)
    if day1:
        return ("mdy", name1, int(year1), MONTHS[name1], int(day1)) if name1 in MONTHS else None
    if day2:
        return ("dmy", name2, int(year2), MONTHS[name2], int(day2)) if name2 in MONTHS else None
    if name3:
        return ("my", name3, int(year3), MONTHS[name3], 0) if name3 in MONTHS else None
    return "y", "", int(year3), 0, 0


@lru_cache(maxsize=8192)
def core(raw: str, language: str = "en") -> Core:
    """What a text of at most `LONGEST` characters means, without its place."""
    if parts := common(raw):
        order, _, year, month, day = parts
        return whole_day(year, month, day) if "d" in order else point(year, month)
    if not _DIGIT.search(raw):  # every form has a year
        return NONE
    from refcheck.words.dates import grammar

    return grammar.meaning_of(raw, language)
