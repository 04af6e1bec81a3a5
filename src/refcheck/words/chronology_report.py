"""Puts a verdict on a date into words: message, severity, proposal and the edit that would carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from refcheck.model.article import CitedDate
from refcheck.model.finding import Edit, Fix, Moment, Safety, Severity
from refcheck.model.text import Document, Format
from refcheck.words import dates
from refcheck.words.chronology import ERROR, UPPER, WARNING, Clue, ClueKind, Verdict, slips_of_year, with_year

#: Fewer points are not worth a word.
NOTE = 2
#: Days within which most sources are read.
SOON = 60
#: How far the month of an address and the day of publication lie apart at most.
NEAR = timedelta(days=14)


def reports(found: Sequence[Verdict], document: Document, *kinds: ClueKind) -> Iterator[dict[str, Any]]:
    """What a rule says of each verdict whose heaviest contradiction is of these kinds, as arguments of `Problem`."""
    for verdict in found:
        if verdict.against[0].kind in kinds and verdict.points >= NOTE:
            yield told(verdict, document)


def told(verdict: Verdict, document: Document) -> dict[str, Any]:
    """One verdict as the arguments of a `Problem`."""
    clue = verdict.against[0]
    wrong, proposal = _wrong(verdict, clue)
    place = wrong if wrong.start >= 0 else verdict.citation if verdict.citation.start >= 0 else verdict.reference
    message = _message(verdict, clue)
    if proposal:
        message += (
            f"; probably {proposal}" if wrong is verdict.stated else f"; the {_name(clue)} is probably of {proposal}"
        )
    return {
        "start": place.start if place else -1,
        "end": place.end if place else -1,
        "message": message,
        "evidence": verdict.evidence,
        "suggestion": proposal or None,
        "severity": severity(verdict.points),
        "fix": _fix(wrong, proposal, document, clue),
        "reference": verdict.reference,
        "moments": _in_doubt(tuple(_moments(verdict)), wrong is verdict.stated),
        "identity": "" if verdict.reference else f"{verdict.citation.url}\0{verdict.citation.title}",
    }


#: What a clue is called beside its place on a line of time.
_LABELS = {
    ClueKind.TITLE: "title",
    ClueKind.CLAIM: "text",
    ClueKind.URL: "URL",
    ClueKind.ACCESS: "read",
    ClueKind.ARCHIVE: "archived",
    ClueKind.CAPTURE: "captured",
    ClueKind.SITE: "site began",
    ClueKind.IDENTIFIER: "identifier",
    ClueKind.PAGE: "page",
    ClueKind.REVISION: "article's revision",
    ClueKind.SIBLING: "other reference",
}


def _moments(verdict: Verdict) -> Iterator[Moment]:
    """The stated date, then each clue that has a place in time, the contradicting ones first."""
    stated = verdict.stated
    if stated.first is None or stated.last is None:
        return
    yield Moment("date", stated.raw.split("<!--")[0].strip(), stated.first, stated.last)
    for clue in (*verdict.against, *verdict.others):
        if clue.kind in UPPER:
            first = last = clue.last
            if clue.kind is ClueKind.CAPTURE and last is not None:
                first = last = last - timedelta(days=1)  # its bound is the day after, for time zones
        else:
            first, last = clue.first, clue.last
            if first is not None and last is None:  # a lower bound: the year, the month or the day that it names
                last = first.replace(month=12, day=31) if clue.names and (first.month, first.day) == (1, 1) else first
        if first is not None and last is not None:
            yield Moment(_LABELS[clue.kind], _days(first, last, stated.raw), first, last)


def _in_doubt(moments: tuple[Moment, ...], stated: bool) -> tuple[Moment, ...]:
    """The doubted one first: the stated date, or the heaviest clue against it, where that is the wrong one."""
    if not moments:
        return ()
    if not stated and len(moments) > 1:
        moments = (moments[1], moments[0], *moments[2:])
    return (replace(moments[0], doubted=True), *moments[1:])


def _days(first: date, last: date, like: str) -> str:
    """Days in the style of a written date; a whole year, or a span of several, as years."""
    if first == last:
        return dates.write(first, like=like)
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def severity(points: int) -> Severity:
    """How loud a verdict is."""
    return Severity.ERROR if points >= ERROR else Severity.WARNING if points >= WARNING else Severity.NOTE


def _message(verdict: Verdict, clue: Clue) -> str:
    stated = verdict.stated.raw.split("<!--")[0].strip()
    if clue.kind in UPPER:
        message = f"{clue.says}, before the source's date, {stated}"
        capture = _mistyped(verdict, clue)
        return message if capture is None else f"{message}, but {capture.says}"
    return f"the citation is dated {stated}, but {clue.says}"


def _name(clue: Clue) -> str:
    return "access-date" if clue.kind is ClueKind.ACCESS else "archive-date"


def _wrong(verdict: Verdict, clue: Clue) -> tuple[CitedDate, str]:
    """Which date is the wrong one, and what it should be: the source's own, unless another clue confirms that."""
    stated = verdict.stated
    other = {ClueKind.ACCESS: verdict.citation.access_date, ClueKind.ARCHIVE: verdict.citation.archive_date}.get(
        clue.kind
    )
    if other is not None and _mistyped(verdict, clue) is not None:
        return other, ""  # AR205 sets it right
    confirmed = any(c.exact and c.kind is not ClueKind.SIBLING for c in verdict.others)
    if other is None or not (confirmed and not verdict.suggestion):
        return stated, verdict.suggestion
    return other, _moved(other, stated, verdict)


def _mistyped(verdict: Verdict, clue: Clue) -> Clue | None:
    """The capture in the address of the copy where it fits the source's date, and the archive-date does not."""
    if clue.kind is not ClueKind.ARCHIVE:
        return None
    day = verdict.citation.archive_date
    capture = next((c for c in verdict.others if c.kind is ClueKind.CAPTURE), None)
    if capture is None or capture.last is None or day is None or day.first is None or day.last is None:
        return None
    # The bound is the day after the capture, and another day's difference may be a time zone.
    return None if day.first <= capture.last <= day.last + timedelta(days=2) else capture


def _moved(day: CitedDate, stated: CitedDate, verdict: Verdict) -> str:
    """The first year after the date in which it can have been read, where one slip and few days lead there."""
    if day.first is None or stated.last is None:
        return ""
    latest = min((c.last.year for c in verdict.others if c.kind in UPPER and c.last), default=9999)
    low = stated.last.year + ((day.first.month, day.first.day) < (stated.last.month, stated.last.day))
    if low > latest or low not in slips_of_year(day.first.year):
        return ""
    read = dates.read(f"{low}-{day.first.month:02}-{day.first.day:02}").first
    return str(low) if read and (read - stated.last).days <= SOON else ""


def _fits(day: CitedDate, clue: Clue) -> bool:
    """Whether a date with another year lies in the month that the clue names: only then the year alone was wrong."""
    if clue.kind in UPPER or clue.first is None or clue.last is None or day.first is None or day.last is None:
        return True
    if (clue.last - clue.first).days > 31:
        return True
    return clue.first - NEAR <= day.last and day.first <= clue.last + NEAR


def _fix(wrong: CitedDate, proposal: str, document: Document, clue: Clue) -> Fix | None:
    """The edit of the wrong date; a person must confirm it, and outside wikitext make it."""
    if not proposal or wrong.start < 0 or wrong.first is None:
        return None
    written = document.text[wrong.start : wrong.end]
    if written != wrong.raw:
        return None
    if proposal.isdigit():
        new = with_year(written, wrong.first.year, int(proposal))
        new = new if new and _fits(dates.read(new), clue) else None
    else:
        day = dates.read(proposal)
        new = dates.write(day, like=written) if wrong.exact and day.exact else None
    if new is None or new == written:
        return None
    safety = Safety.UNSAFE if document.format is Format.WIKITEXT else Safety.MANUAL
    return Fix(f"change {written} to {new}", (Edit(wrong.start, wrong.end, new),), safety)
