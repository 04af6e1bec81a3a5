"""Which dates Citation Style 1 accepts, exactly: its shapes, its limits, its hyphens.

Sources: Help:Citation Style 1 (dates), MOS:DATES, Module:Citation/CS1/Date validation.  A day that the calendar has, in
one of a dozen shapes, within the years 100 to next year; English names of months, which are case-sensitive.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

FIRST_ACCESS = date(2001, 1, 15)  # the day on which Wikipedia began

_LONG = "January February March April May June July August September October November December".split()
_SHORT = [name[:3] for name in _LONG]
_MONTHS = {name: i for i, name in enumerate(_LONG, 1)} | {name: i for i, name in enumerate(_SHORT, 1)}
_SEASONS = frozenset(("Winter", "Spring", "Summer", "Fall", "Autumn"))
_NAMED = frozenset(("Easter", "Christmas", "First Quarter", "Second Quarter", "Third Quarter", "Fourth Quarter"))


class Verdict(NamedTuple):
    """What the module makes of a date: whether it accepts it, and whether a hyphen stands for an en dash in it.

    `whole` is the day where the date is one single day from year 1 on, `years` the years that it names.
    """

    good: bool
    hyphen: bool = False
    whole: date | None = None
    years: tuple[int, ...] = ()


BAD = Verdict(False)


@lru_cache(maxsize=4096)
def published(value: str, today: date) -> Verdict:
    """Judges `date=`, and `year=` or `publication-date=` where these stand in its place."""
    special = _pattern("special").fullmatch(value)
    if special:
        year = int(special[1] or 0)
        return Verdict(not year or year <= today.year + 1, years=(year,) if year else ())
    return _judge(value, today, seasons=True)


@lru_cache(maxsize=4096)
def other(value: str, today: date) -> Verdict:
    """Judges every other date parameter: no seasons, no `n.d.`, no `c.`."""
    return _judge(value, today, seasons=False)


@lru_cache(maxsize=4096)
def accessed(value: str, today: date) -> Verdict:
    """Judges `access-date=`: one whole day, not before Wikipedia began, not after tomorrow."""
    verdict = _judge(value, today, seasons=False)
    if verdict.whole is None or not FIRST_ACCESS <= verdict.whole < today + timedelta(days=2):
        return BAD
    return verdict


@lru_cache(maxsize=4096)
def archived(value: str, today: date) -> Verdict:
    """Judges `archive-date=`, which must be one whole day (Help:CS1 errors, bad date; until 2022 a month would do)."""
    verdict = _judge(value, today, seasons=False)
    return verdict if verdict.whole is not None else BAD


@lru_cache(maxsize=1024)
def embargo(value: str, today: date) -> Verdict:
    """Judges `pmc-embargo-date=`, which may lie two years ahead."""
    return _judge(value, today.replace(year=today.year + 1, day=min(today.day, 28)), seasons=False)


@lru_cache(maxsize=1024)
def year_beside_date(year: str, date_value: str) -> str:
    """How `year=` agrees with a `date=` beside it: "same", "different", or "" where the year only adds a letter."""
    number = _pattern("year").search(year)
    if number is None:
        return "different"
    named = _pattern("year").findall(date_value)
    short = _pattern("short range").search(date_value)
    if short:
        named.append(short[1] + short[2])
    if number[0] not in named:
        return "different"
    lettered = year[number.end() :][:1].isalpha()
    return "" if lettered and _pattern("ymd").fullmatch(date_value) else "same"


_LETTER = r"[^\W\d_]?"
_YEAR = rf"(\d{{3,4}}){_LETTER}"
_FULL_YEAR = rf"(\d{{4}}){_LETTER}"
_DAY = r"([1-9]\d?)"
_NAME = r"([A-Z][a-z]+)"
_PERIOD = r"((?:First |Second |Third |Fourth )?[A-Z][a-z]+)"
_SHAPES = {
    "special": r"(?:nd|n\.d\.)[^\W\d_]?|c\. ([1-9]\d{2,3})[^\W\d_]?",
    "year": r"(?<!\d)\d{3,4}(?!\d)",
    "short range": r"(?<!\d)(\d\d)\d\d[-–](\d\d)(?!\d|-)",
    "ymd": r"(\d{4})-(\d\d)-(\d\d)",
    "dMy": rf"{_DAY} +{_NAME} +{_YEAR}",
    "Mdy": rf"{_NAME} +{_DAY}, +{_YEAR}",
    "Md-dy": rf"{_NAME} +{_DAY}([-–]){_DAY}, +{_FULL_YEAR}",
    "d-dMy": rf"{_DAY}([-–]){_DAY} +{_NAME} +{_FULL_YEAR}",
    "dM-dMy": rf"{_DAY} +{_NAME} +([-–]) +{_DAY} +{_NAME} +{_FULL_YEAR}",
    "Md-Mdy": rf"{_NAME} +{_DAY} +([-–]) +{_NAME} +{_DAY}, +{_FULL_YEAR}",
    "dMy-dMy": rf"{_DAY} +{_NAME} +(\d{{4}}) +([-–]) +{_DAY} +{_NAME} +{_FULL_YEAR}",
    "Mdy-Mdy": rf"{_NAME} +{_DAY}, +(\d{{4}}) +([-–]) +{_NAME} +{_DAY}, +{_FULL_YEAR}",
    "My-My": rf"{_NAME} +(\d{{4}}) +([-–]) +{_NAME} +{_FULL_YEAR}",
    "M-My": rf"{_NAME}([-–]){_NAME} +{_FULL_YEAR}",
    "My": rf"{_PERIOD} +{_FULL_YEAR}",
    "Sy-y": rf"(Winter|Summer) +(\d{{4}})([-–])(\d{{4}}|\d\d){_LETTER}",
    "y-y": rf"(\d{{3,4}})([-–])(\d{{3,4}}){_LETTER}",
    "y4-y2": rf"((\d\d)\d\d)([-–])(\d\d){_LETTER}",
    "y": _YEAR,
}


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(_SHAPES[shape], re.ASCII)


def _judge(value: str, today: date, seasons: bool) -> Verdict:
    """Finds the shape that fits and asks it; at most one of them does."""
    last = today.year + 1
    if value[:1].isdigit():
        readers = _FROM_DIGIT
    elif value[:1].isalpha():
        readers = _FROM_LETTER
    else:
        return BAD
    for shape, reader in readers:
        match = _pattern(shape).fullmatch(value)
        if match:
            verdict = reader(match, seasons)
            return verdict if not verdict.years or max(verdict.years) <= last else BAD
    return BAD


def _day_exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    leap = year % 4 == 0 if year < 1582 else isleap(year)
    return day <= (28 + leap if month == 2 else monthrange(2001, month)[1])


def _single(year: int, month: int, day: int) -> Verdict:
    if year < 100 or not _day_exists(year, month, day):
        return BAD
    try:
        return Verdict(True, whole=date(year, month, day), years=(year,))
    except ValueError:  # 29 February of a Julian leap year
        return Verdict(True, whole=date(year, month, day - 1), years=(year,))


def _ymd(m: re.Match[str], _: bool) -> Verdict:
    year = int(m[1])
    return _single(year, int(m[2]), int(m[3])) if year >= 1582 else BAD


def _dmy(m: re.Match[str], _: bool) -> Verdict:
    return _single(int(m[3]), _MONTHS.get(m[2], 0), int(m[1]))


def _mdy(m: re.Match[str], _: bool) -> Verdict:
    return _single(int(m[3]), _MONTHS.get(m[1], 0), int(m[2]))


def _days(name: str, first: str, dash: str, last: str, year: str) -> Verdict:
    month = _MONTHS.get(name, 0)
    good = int(first) < int(last) and _day_exists(int(year), month, int(last))
    return Verdict(True, dash == "-", years=(int(year),)) if good else BAD


def _md_dy(m: re.Match[str], _: bool) -> Verdict:
    return _days(m[1], m[2], m[3], m[4], m[5])


def _d_dmy(m: re.Match[str], _: bool) -> Verdict:
    return _days(m[4], m[1], m[2], m[3], m[5])


def _same_style(one: str, two: str) -> bool:
    """Both months written out, or both short; May is both."""
    return (one in _LONG and two in _LONG) or (one in _SHORT and two in _SHORT)


def _between(one: tuple[str, str, str], dash: str, two: tuple[str, str, str]) -> Verdict:
    """A range of whole days, each (year, month, day): months ascend within a year, else years ascend."""
    (y1, m1, d1), (y2, m2, d2) = one, two
    a, b = _MONTHS.get(m1, 0), _MONTHS.get(m2, 0)
    ascending = a < b if y1 == y2 else int(y1) < int(y2)
    good = ascending and _same_style(m1, m2) and _day_exists(int(y1), a, int(d1)) and _day_exists(int(y2), b, int(d2))
    return Verdict(True, dash == "-", years=tuple(dict.fromkeys((int(y1), int(y2))))) if good else BAD


def _dm_dmy(m: re.Match[str], _: bool) -> Verdict:
    return _between((m[6], m[2], m[1]), m[3], (m[6], m[5], m[4]))


def _md_mdy(m: re.Match[str], _: bool) -> Verdict:
    return _between((m[6], m[1], m[2]), m[3], (m[6], m[4], m[5]))


def _dmy_dmy(m: re.Match[str], _: bool) -> Verdict:
    return _between((m[3], m[2], m[1]), m[4], (m[7], m[6], m[5])) if m[3] != m[7] else BAD


def _mdy_mdy(m: re.Match[str], _: bool) -> Verdict:
    return _between((m[3], m[1], m[2]), m[4], (m[7], m[5], m[6])) if m[3] != m[7] else BAD


def _my_my(m: re.Match[str], seasons: bool) -> Verdict:
    kind = _same_style(m[1], m[4]) or (seasons and m[1] in _SEASONS and m[4] in _SEASONS)
    good = kind and int(m[2]) < int(m[5])
    return Verdict(True, m[3] == "-", years=(int(m[2]), int(m[5]))) if good else BAD


def _m_my(m: re.Match[str], seasons: bool) -> Verdict:
    if m[1] in _MONTHS:
        good = _same_style(m[1], m[3]) and _MONTHS[m[1]] < _MONTHS[m[3]]
    else:
        good = seasons and m[1] in _SEASONS and m[3] in _SEASONS and m[1] != m[3]
    return Verdict(True, m[2] == "-", years=(int(m[4]),)) if good and int(m[4]) >= 100 else BAD


def _my(m: re.Match[str], seasons: bool) -> Verdict:
    good = m[1] in _MONTHS or (seasons and (m[1] in _SEASONS or m[1] in _NAMED))
    return Verdict(True, years=(int(m[2]),)) if good and int(m[2]) >= 100 else BAD


def _season_years(m: re.Match[str], seasons: bool) -> Verdict:
    first = int(m[2])
    last = int(m[4]) if len(m[4]) == 4 else first // 100 * 100 + int(m[4])
    return Verdict(True, m[3] == "-", years=(first, last)) if seasons and last == first + 1 else BAD


def _years(m: re.Match[str], _: bool) -> Verdict:
    first, last = int(m[1]), int(m[3])
    return Verdict(True, m[2] == "-", years=(first, last)) if 100 <= first < last else BAD


def _short_years(m: re.Match[str], _: bool) -> Verdict:
    """The second part must not look like a month."""
    first, last = int(m[1]), int(m[2]) * 100 + int(m[4])
    good = int(m[4]) >= 13 and first < last and first >= 100
    return Verdict(True, m[3] == "-", years=(first, last)) if good else BAD


def _year(m: re.Match[str], _: bool) -> Verdict:
    return Verdict(True, years=(int(m[1]),)) if int(m[1]) >= 100 else BAD


_Readers = tuple[tuple[str, Callable[[re.Match[str], bool], Verdict]], ...]
_FROM_DIGIT: _Readers = (
    ("dMy", _dmy),
    ("ymd", _ymd),
    ("y", _year),
    ("y-y", _years),
    ("y4-y2", _short_years),
    ("d-dMy", _d_dmy),
    ("dM-dMy", _dm_dmy),
    ("dMy-dMy", _dmy_dmy),
)
_FROM_LETTER: _Readers = (
    ("Mdy", _mdy),
    ("My", _my),
    ("M-My", _m_my),
    ("Md-dy", _md_dy),
    ("Md-Mdy", _md_mdy),
    ("Mdy-Mdy", _mdy_mdy),
    ("My-My", _my_my),
    ("Sy-y", _season_years),
)
