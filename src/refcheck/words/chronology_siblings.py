"""Compares the dates of references that cite the same source: which of the two is the odd one, and is it a slip?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from refcheck.model.article import CitedDate, Reference
from refcheck.model.finding import Related, Severity
from refcheck.words.chronology import WARNING, Verdict, candidates
from refcheck.words.chronology_claims import Seen
from refcheck.words.equality import Level, Pair, repeated

#: Days that a page's date may move without a word: time zones, the printed edition.
NEAR = 3


def two_dates(found: Sequence[Verdict], seen: Seen) -> Iterator[dict[str, Any]]:
    """A `Problem`'s arguments for each pair of references with two dates of one source.

    A pair of which one is already accused by other evidence is left out: that finding names the other one.
    """
    accused = {id(verdict.reference) for verdict in found if verdict.points >= WARNING}
    for pair in seen.once(repeated):
        if pair.level is not Level.CONFLICT or id(pair.first) in accused or id(pair.second) in accused:
            continue
        one, two = pair.first.citations[0].date, pair.second.citations[0].date
        if one and two and any(name == "date" for name, _, _ in pair.conflicts) and _apart(one, two) > NEAR:
            yield _told(pair, one, two)


def _apart(one: CitedDate, two: CitedDate) -> int:
    """Days between two intervals."""
    if not (one.first and one.last and two.first and two.last):
        return 0
    return max((two.first - one.last).days, (one.first - two.last).days)


def _told(pair: Pair, one: CitedDate, two: CitedDate) -> dict[str, Any]:
    slip = next((c.slip for c in candidates(two) if (c.first, c.last) == (one.first, one.last)), "")
    odd, other, wrong, right = pair.second, pair.first, two, one
    if slip and _waited(pair.first, one) > _waited(pair.second, two):
        odd, other, wrong, right = pair.first, pair.second, one, two
    label = other.label or other.number
    evidence = [f"this reference dates it {wrong.raw}", f"reference {label} dates it {right.raw}", pair.why]
    if slip:
        evidence.append(f"{slip}: {right.raw}")
    place = wrong if wrong.start >= 0 else odd
    return {
        "start": place.start,
        "end": place.end,
        "message": f"dated {wrong.raw} here, {right.raw} in reference {label} for the same source",
        "evidence": tuple(evidence),
        "related": (Related(other.start, other.end, f"dated {right.raw} here", other),),
        "severity": Severity.WARNING if slip else Severity.NOTE,
        "reference": odd,
    }


def _waited(reference: Reference, day: CitedDate) -> int:
    """Days between publication and reading; sources are mostly read soon, so the longer wait is the odd one."""
    read = reference.citations[0].access_date
    return (read.last - day.last).days if read and read.last and day.last else 0
