"""The moments that a mismatched citation speaks of, placed on one line of time, so that a contradiction can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from refcheck.model.finding import Finding, Moment

_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the picture: `left` and `width` are per cent of the line."""

    moment: Moment
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis and where it stands, in per cent."""

    year: int
    left: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: rows from the doubted date on, and the axis below."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]

    @property
    def words(self) -> str:
        """The same in words."""
        return "; ".join(f"{mark.moment.label} {mark.moment.written}" for mark in self.marks) + "."


def timeline(finding: Finding) -> Timeline | None:
    """The picture of a finding's moments; None where fewer than two are known."""
    return _drawn(finding.moments) if len(finding.moments) > 1 else None


def _drawn(moments: Sequence[Moment]) -> Timeline:
    first = min(moment.first for moment in moments).year
    last = max(moment.last for moment in moments).year + 1
    if last - first < 3:
        first, last = first - 1, last + 1
    begin = date(max(1, first), 1, 1).toordinal()
    days = max(1, date(min(9999, last), 1, 1).toordinal() - begin)

    def at(day: date) -> float:
        return min(100.0, round(100 * (day.toordinal() - begin) / days, 2))

    marks = tuple(Mark(m, at(m.first), max(0.0, round(at(m.last) - at(m.first), 2))) for m in moments)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 2000) if (last - first) / step <= _MOST_TICKS)
    years = [year for year in range(first, last + 1) if year % step == 0 and 1 <= year <= 9999]
    return Timeline(marks, tuple(Tick(year, at(date(year, 1, 1))) for year in years))
