"""Parts of a date → the days that it may mean, and EDTF (ISO 8601-2).

`2010-05-25`, `2010-05`, `2010-21` (spring), `2010-33` (first quarter), `2010/2011`, `198X`, `2010~`, `-0099`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

#: EDTF, the first and the last day; all None where a text is no date.
Core = tuple[str | None, date | None, date | None]
NONE: Core = (None, None, None)


def whole_day(year: int, month: int, day: int) -> Core:
    """A day, whose month and day are there: a 0 is no part left out."""
    return point(year, month, day) if month and day else NONE


def point(year: int, month: int = 0, day: int = 0) -> Core:
    """A year, a month or a day; 21–24 are seasons, 33–36 quarters."""
    if not 1 <= year <= 9999:
        return NONE
    if not month:
        return f"{year:04}", date(year, 1, 1), date(year, 12, 31)
    if month > 12:
        return _season(year, month) if month in _CODES and not day else NONE
    days = monthrange(year, month)[1]
    if not day:
        return f"{year:04}-{month:02}", date(year, month, 1), date(year, month, days)
    if 1 <= day <= days:
        exact = date(year, month, day)
        return exact.isoformat(), exact, exact
    if (month, day) == (2, 29) and year < 1582 and year % 4 == 0:  # a leap year of the Julian calendar only
        return f"{year:04}-02-29", date(year, 3, 1), date(year, 3, 1)
    return NONE


_CODES = frozenset({21, 22, 23, 24, 33, 34, 35, 36})
_SEASON_CODES = frozenset({"21", "22", "23", "24"})


def _season(year: int, season: int) -> Core:
    """A season lies elsewhere in the southern hemisphere, and winter's year may be that of its begin or end."""
    edtf = f"{year:04}-{season}"
    if season >= 33:
        month = 3 * (season - 33) + 1
        return edtf, date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])
    first = date(year - 1, 12, 1) if season == 24 and year > 1 else date(year, 1, 1)
    after = min(year + 1, 9999)
    last = date(after, 3, 31) if season == 24 else date(after, 2, 28) if season == 22 else date(year, 12, 31)
    return edtf, first, last


def stretch(left: Core, right: Core) -> Core:
    """From the first day of one to the last day of the other, where that goes forward."""
    if not (left[1] and left[2] and right[1] and right[2]):
        return NONE
    seasons = bool(left[0] and left[0][5:] in _SEASON_CODES and right[0] and left[0][:4] == right[0][:4])
    if (left[1], left[2]) >= (right[1], right[2]) and left[0] != right[0] and not seasons:
        return NONE
    edtf = left[0] if left[0] == right[0] else f"{left[0]}/{right[0]}"
    return edtf, min(left[1], right[1]), max(left[2], right[2])


def decade(text: str) -> Core:
    """`198X` or `19XX`."""
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if low < 1:
        return NONE
    return text, date(low, 1, 1), date(high, 12, 31)


_WIDE = 5  # years that "about" may be off


def about(core: Core, mark: str) -> Core:
    """An approximate (~) or uncertain (?) date; its interval is wider by a few years."""
    edtf, first, last = core
    if edtf is None or first is None or last is None or "/" in edtf:
        return core
    return (
        edtf + mark,
        date(max(1, first.year - _WIDE), 1, 1),
        date(min(9999, last.year + _WIDE), 12, 31),
    )
