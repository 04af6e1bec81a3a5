"""The moments that a mismatched citation speaks of, placed on one line of time, so that a contradiction can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from refcheck.model.article import Citation, CitedDate
from refcheck.model.finding import Family, Finding, Report
from refcheck.reporter.worklist import claims

_MOST_YEARS = 4  # of one title or sentence; a list of years is no date
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """One row: what it is, how it is written, the days that it may mean, and whether it is the date in doubt."""

    label: str
    written: str
    first: date
    last: date
    doubted: bool = False


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


def timeline(report: Report, finding: Finding) -> Timeline | None:
    """The picture of a mismatch; None for other findings, and where less than two moments are known."""
    if finding.family is not Family.MISMATCH or finding.reference is None:
        return None
    citation = _meant(finding)
    if citation is None:
        return None
    moments = list(_moments(citation, claims(report, finding.reference)[:2]))
    if len(moments) < 2:
        return None
    return _drawn(moments)


def _meant(finding: Finding) -> Citation | None:
    assert finding.reference is not None
    dated = [c for c in finding.reference.citations if c.date is not None and c.date.first is not None]
    inside = [c for c in dated if c.start <= finding.start < c.end]
    return next(iter(inside or dated), None)


def _moments(citation: Citation, sentences: Iterable[str]) -> Iterator[Moment]:
    yield from _written("date", citation.date, doubted=True)
    yield from _years("title", citation.title)
    seen: set[int] = set()
    for sentence in sentences:
        for moment in _years("sentence", sentence):
            if moment.first.year not in seen:
                seen.add(moment.first.year)
                yield moment
    yield from _written("archived", citation.archive_date)
    yield from _written("read", citation.access_date)


def _written(label: str, cited: CitedDate | None, *, doubted: bool = False) -> Iterator[Moment]:
    if cited is not None and cited.first is not None and cited.last is not None:
        yield Moment(label, cited.raw, cited.first, cited.last, doubted)


def _years(label: str, text: str) -> Iterator[Moment]:
    found = dict.fromkeys(int(year) for year in _year().findall(text))
    if len(found) <= _MOST_YEARS:
        for year in found:
            yield Moment(label, str(year), date(year, 1, 1), date(year, 12, 31))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,$£€-])(1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)", re.A)


def _drawn(moments: list[Moment]) -> Timeline:
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
