"""Weighs all that an article says about the age of a source against the date that its citation states.

Evidence comes as clues: intervals of days in which the source must have appeared ("the title names 2011", "read on
17 May 2012").  A clue that the stated date lies outside of contradicts it.  The typo model tries the slips of one
hand (one digit wrong, two neighbouring digits swapped, day and month swapped) and proposes the date that makes all
clues agree.  What a contradiction proves is a number of points: a source that was read before it appeared is certainly
wrong somewhere, a title that names a later year may be an announcement.  Points decide how loud the finding is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from refcheck.model.article import Citation, CitedDate, Reference
from refcheck.model.record import Record, record
from refcheck.words import dates


class ClueKind(StrEnum):
    """Where a clue comes from."""

    TITLE = "title"
    CLAIM = "claim"
    URL = "url"
    ACCESS = "access-date"
    ARCHIVE = "archive-date"
    CAPTURE = "capture"
    SITE = "site"
    IDENTIFIER = "identifier"
    PAGE = "page"
    REVISION = "revision"
    SIBLING = "sibling"


#: Clues that say when the source can no longer have appeared.
UPPER = frozenset({ClueKind.ACCESS, ClueKind.ARCHIVE, ClueKind.CAPTURE, ClueKind.REVISION})
#: Points from which a contradiction is worth a warning, and those from which it is an error.
WARNING = 3
ERROR = 5


@record
class Clue(Record):
    """One piece of evidence: the source appeared not before `first` and not after `last` (None: no such bound).

    `points` is what a contradiction to it proves, `says` the evidence in plain words; `start`, `end` span where it is
    written.  `exact` clues name the day, month or year itself, others only bound it; `names` are the years that a bound
    makes likely, the source's own among them.
    """

    kind: ClueKind
    says: str
    points: int
    first: date | None = None
    last: date | None = None
    exact: bool = False
    names: tuple[int, ...] = ()
    start: int = -1
    end: int = -1

    def contradicts(self, first: date, last: date) -> bool:
        """Whether no day of an interval fits."""
        return (self.first is not None and last < self.first) or (self.last is not None and first > self.last)


@record
class Verdict(Record):
    """What the clues say of one citation: the contradictions, heaviest first, the clues that fit, and a proposal.

    `suggestion` is a year or a full date in the style of the stated one, "" where the evidence leaves it open.
    """

    citation: Citation
    reference: Reference | None
    stated: CitedDate
    against: tuple[Clue, ...]
    others: tuple[Clue, ...] = ()
    suggestion: str = ""
    slip: str = ""
    points: int = 0

    @property
    def kind(self) -> ClueKind:
        """What the heaviest contradiction comes from."""
        return self.against[0].kind

    @property
    def evidence(self) -> tuple[str, ...]:
        """Everything in plain words: what is stated, what contradicts it, what else is known, and the likely slip."""
        lines = [f"the citation is dated {self.stated.raw}", *(clue.says for clue in self.against)]
        lines += [clue.says for clue in self.others]
        if self.suggestion and self.slip:
            lines.append(f"{self.slip}: {self.suggestion}")
        return tuple(dict.fromkeys(lines))


@record
class Candidate(Record):
    """A date that one slip of the hand turns into the stated one; `slip` names it."""

    first: date
    last: date
    slip: str

    @property
    def year(self) -> int:
        """The candidate's year."""
        return self.first.year


@lru_cache(maxsize=512)
def slips_of_year(year: int) -> Mapping[int, str]:
    """The years that one wrong digit, or two swapped neighbours, turn into this one."""
    text = f"{year:04}"
    found: dict[int, str] = {}
    for at in range(4):
        for digit in "0123456789":
            if digit != text[at]:
                found[int(text[:at] + digit + text[at + 1 :])] = "one digit away"
    for at in range(3):
        swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if swapped != text:
            found.setdefault(int(swapped), "two digits swapped")
            if found[int(swapped)] != "one digit away":
                found[int(swapped)] = "two digits swapped"
    return {other: slip for other, slip in found.items() if 1000 <= other <= 2100}


def one_slip(one: int, two: int) -> bool:
    """Whether two years differ by one digit or two swapped neighbouring digits."""
    if one == two or not (1000 <= one <= 9999 and 1000 <= two <= 9999):
        return False
    a, b = str(one), str(two)
    differ = [at for at in range(4) if a[at] != b[at]]
    if len(differ) == 1:
        return True
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def candidates(stated: CitedDate, low: int = 1, high: int = 9999) -> Iterator[Candidate]:
    """All dates that one slip turns into the stated one, with the same precision, and that touch some years."""
    first, last = stated.first, stated.last
    if first is None or last is None:
        return
    moved = last.year - first.year
    for year, slip in slips_of_year(first.year).items():
        if year > high or year + moved < low:
            continue
        begin, end = _in_year(first, year), _in_year(last, year + moved)
        if begin and end:
            yield Candidate(begin, end, slip)
    if first == last and first.day <= 12 and first.day != first.month:
        swapped = date(first.year, first.day, first.month)
        yield Candidate(swapped, swapped, "day and month swapped")


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year, None where that year has no such day."""
    if not 1 <= year <= 9999:
        return None
    if (day.month, day.day) == (2, 29):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return date(year, 2, 29 if leap else 28)
    return day.replace(year=year)


def weigh(citation: Citation, reference: Reference | None, stated: CitedDate, clues: Sequence[Clue]) -> Verdict | None:
    """The verdict on a stated date, None where no clue contradicts it."""
    first, last = stated.first, stated.last
    if first is None or last is None:
        return None
    against = [clue for clue in clues if clue.points and clue.contradicts(first, last)]
    if not against:
        return None
    others = [clue for clue in clues if clue not in against]
    best, support = _propose(stated, clues)
    points = _points(against, others, first, last, support)
    if best is not None and _open(against, clues, best.year):
        best = None
    against.sort(key=lambda clue: -clue.points)
    shown = [clue for clue in others if best is None or not clue.contradicts(best.first, best.last)]
    suggestion = _written(best, stated, clues) if best else _from_exact(against, others, stated)
    return Verdict(
        citation,
        reference,
        stated,
        tuple(against),
        tuple(clue for clue in shown if clue.points),
        suggestion,
        best.slip if best else "",
        points,
    )


def _open(against: Sequence[Clue], clues: Sequence[Clue], year: int) -> bool:
    """Whether only a sentence speaks for a year, and the source may as well have appeared in one of the next."""
    if any(clue.kind is not ClueKind.CLAIM for clue in against):
        return False
    return not any(clue.kind in UPPER and clue.last and clue.last.year <= year + 1 for clue in clues)


def _points(against: Sequence[Clue], others: Sequence[Clue], first: date, last: date, support: int) -> int:
    """What the contradictions prove together."""
    heaviest = max(clue.points for clue in against)
    kinds = {_independent(clue.kind) for clue in against}
    points = heaviest + len(kinds) - 1 + (1 if support and heaviest > 1 else 0)
    # A clue that names the very date that is stated speaks for it: then the day of reading is wrong.
    confirmed = any(clue.exact and clue.points and not clue.contradicts(first, last) for clue in others)
    if confirmed and not any(clue.kind in UPPER for clue in against):
        points -= 3
    if (first, last) in EPOCH:
        points += 2
    return points


#: What software prints for an unknown date: the first second of Unix time, in America the day before.
EPOCH = frozenset((day, day) for day in (date(1970, 1, 1), date(1969, 12, 31)))


def _independent(kind: ClueKind) -> ClueKind:
    """Access-date and archive bounds come from the same visit, more or less."""
    return ClueKind.ACCESS if kind in UPPER else kind


def _propose(stated: CitedDate, clues: Sequence[Clue]) -> tuple[Candidate | None, int]:
    """The one candidate that no clue contradicts and that most clues name, and how well the best are supported."""
    scored: list[tuple[int, Candidate]] = []
    clues = [_loosened(clue, clues) for clue in clues]
    low = max((clue.first.year for clue in clues if clue.first is not None), default=1)
    high = min((clue.last.year for clue in clues if clue.last is not None), default=9999)
    for candidate in candidates(stated, low, high):
        if any(clue.contradicts(candidate.first, candidate.last) for clue in clues):
            continue
        support = sum(_supports(clue, candidate) for clue in clues)
        if support > 0:
            scored.append((support, candidate))
    if not scored:
        return None, 0
    scored.sort(key=lambda pair: -pair[0])
    top, best = scored[0]
    if len(scored) > 1 and scored[1][0] == top:
        return None, top
    return best, top


def _loosened(clue: Clue, clues: Sequence[Clue]) -> Clue:
    """A sentence that gives the figures of a year says no more of the source's own year than the title does."""
    if clue.kind is ClueKind.CLAIM:
        for other in clues:
            if other.kind is ClueKind.TITLE and len(other.names) > 1 and clue.names[0] == other.names[0]:
                return replace(clue, names=other.names)
    return clue


def _supports(clue: Clue, candidate: Candidate) -> int:
    """How well a clue fits a candidate: it names its year or its day."""
    if clue.exact and clue.first is not None and clue.last is not None:
        return 4 if clue.first <= candidate.first and candidate.last <= clue.last else 2
    return 3 if candidate.year in clue.names else 0


def _written(candidate: Candidate, stated: CitedDate, clues: Sequence[Clue]) -> str:
    """The year where only the year changes, else the full date in the stated style."""
    if stated.first and candidate.first.year == stated.first.year and candidate.first == candidate.last:
        return dates.write(candidate.first, like=stated.raw)
    return str(candidate.year)


def _from_exact(against: Sequence[Clue], others: Sequence[Clue], stated: CitedDate) -> str:
    """The date that an exact clue names, where the rest agrees: not a slip, but what the source itself says."""
    for clue in against:
        if not clue.exact or clue.points < WARNING or clue.first is None or clue.last is None:
            continue
        begin, end = clue.first, clue.last
        if any(other.contradicts(begin, end) for other in (*against, *others)):
            continue
        if begin == end:
            return dates.write(begin, like=stated.raw) if stated.exact else str(begin.year)
        return str(begin.year) if begin.year == end.year else ""
    return ""


def with_year(raw: str, old: int, new: int) -> str | None:
    """A written date with its year changed, None where the year does not stand there exactly once."""
    digits = str(old)
    return raw.replace(digits, str(new)) if raw.count(digits) == 1 else None
