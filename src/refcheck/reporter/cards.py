"""The cards of the HTML report: what is to be done about one reference or one pattern, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from refcheck.model.article import Link
from refcheck.model.evidence import Capture, LinkState, LinkStatus
from refcheck.model.finding import Family, Finding, Report, Safety
from refcheck.model.text import Lines
from refcheck.reporter.escapes import web_address
from refcheck.reporter.rewriting import Op, Piece, after, rewriting
from refcheck.reporter.statistics import ReferenceKey, key_of, worst_first
from refcheck.reporter.timeline import Timeline, timeline
from refcheck.reporter.verdict import STATE_WORDS, counts
from refcheck.reporter.worklist import Pattern, Task, addresses, claims, worklist

_AROUND = 90  # characters of unchanged wikitext that are shown beside a change
_LONGEST = 1200
_MOST_PICTURES = (
    200  # of one article, for the gravest mismatches; more of them tell nothing new and weigh a kilobyte each
)
_SAFETY = {
    Safety.SAFE: ("safe", "refcheck fix makes this change"),
    Safety.UNSAFE: ("check first", "refcheck fix --unsafe makes this change"),
    Safety.MANUAL: ("by hand", "a person has to make this change"),
}
#: How the look of a link's state is called in the report's style sheet.
STATE_CLASS = {
    LinkState.LIVE: "good",
    LinkState.DEAD: "error",
    LinkState.SOFT_404: "error",
    LinkState.UNKNOWN: "unknown",
    LinkState.SKIPPED: "unknown",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A URL to show: `href` is "" where it may not be clicked."""

    text: str
    href: str
    state: str = ""
    state_class: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An archived copy that could be cited."""

    href: str
    text: str
    captured: str
    distance: str
    service: str
    standing: str


@dataclass(frozen=True, slots=True)
class Change:
    """A proposed edit: the pieces of the difference and the whole new text."""

    title: str
    safety: str
    how: str
    pieces: tuple[Piece, ...]
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding."""

    severity: str
    message: str
    code: str
    rule: str
    line: int | None
    evidence: tuple[str, ...]
    related: tuple[tuple[str, str, str], ...]
    suggestion: str
    change: Change | None
    timeline: Timeline | None
    cs1: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the worklist: a reference, a fault that several references share, or one outside references."""

    anchor: str
    heading: str
    name: str
    line: int | None
    severity: str
    text: str
    claims: tuple[str, ...]
    addresses: tuple[Address, ...]
    candidates: tuple[Candidate, ...]
    findings: tuple[Told, ...]
    members: tuple[tuple[str, str], ...] = ()


def cards_of(report: Report, prefix: str, lines: Lines) -> Iterator[Card]:
    """The worklist of an article, the gravest first; `prefix` begins every anchor."""
    pictured = _pictured(report)
    links = {link.url: link for link in reversed(report.article.links)}
    for at, entry in enumerate(worklist(report), start=1):
        if isinstance(entry, Pattern):
            yield _pattern(report, entry, f"{prefix}card-{at}", prefix, lines)
        else:
            card = _card(report, entry, f"{prefix}card-{at}", prefix, lines, links)
            told = tuple(
                replace(one, timeline=timeline(finding)) if finding.fingerprint in pictured else one
                for one, finding in zip(card.findings, entry.findings, strict=True)
            )
            yield replace(card, findings=told)


def _pictured(report: Report) -> set[str]:
    """The fingerprints of the mismatches that get a picture: the gravest ones."""
    found = worst_first(f for f in report.findings if f.family is Family.MISMATCH and f.reference is not None)
    return {finding.fingerprint for finding in found[:_MOST_PICTURES]}


def anchor_of(prefix: str, key: ReferenceKey) -> str:
    """An anchor that no text of the article is part of."""
    group = "".join(f"{ord(character):x}." for character in key[1][:12])
    return f"{prefix}ref-{key[0]}-{group}{key[2]}"


def _card(report: Report, task: Task, anchor: str, prefix: str, lines: Lines, links: dict[str, Link]) -> Card:
    reference = task.reference
    findings = tuple(_told(report, finding, prefix, lines) for finding in task.findings)
    if reference is None:
        several = len(findings) > 1
        return Card(
            anchor=anchor,
            heading=f"In the article, {len(findings)} places" if several else "In the article",
            name="",
            line=None if several else line_of(lines, task.start),
            severity=task.severity.value,
            text="",
            claims=(),
            addresses=(),
            candidates=(),
            findings=findings,
        )
    urls = addresses(reference)
    return Card(
        anchor=anchor,
        heading=f"Reference {reference.label}",
        name=reference.name,
        line=line_of(lines, reference.start),
        severity=task.severity.value,
        text="" if reference.text in urls else reference.text[:_LONGEST],
        claims=tuple(claim[-_LONGEST:] for claim in claims(report, reference)[:3]),
        addresses=tuple(address_of(url, report.statuses.get(url)) for url in urls),
        candidates=tuple(_candidates(report, urls, links)),
        findings=findings,
        members=((anchor_of(prefix, key_of(reference)), reference.label),),
    )


def _pattern(report: Report, pattern: Pattern, anchor: str, prefix: str, lines: Lines) -> Card:
    references = [finding.reference for finding in pattern.findings if finding.reference is not None]
    return Card(
        anchor=anchor,
        heading=f"{len(references)} references",
        name="",
        line=None,
        severity=pattern.severity.value,
        text="",
        claims=(),
        addresses=(),
        candidates=(),
        findings=(_told(report, pattern.findings[0], prefix, lines),),
        members=tuple((anchor_of(prefix, key_of(reference)), reference.label) for reference in references),
    )


def _told(report: Report, finding: Finding, prefix: str, lines: Lines) -> Told:
    related = tuple(
        (
            other.message,
            f"reference {other.reference.label}" if other.reference else _spot(lines, other.start),
            anchor_of(prefix, key_of(other.reference)) if other.reference else "",
        )
        for other in finding.related
    )
    return Told(
        severity=finding.severity.value,
        message=finding.message[:1].upper() + finding.message[1:],
        code=finding.code,
        rule=finding.rule,
        line=line_of(lines, finding.start),
        evidence=finding.evidence,
        related=related,
        suggestion=finding.suggestion or "",
        change=_change(report, finding),
        timeline=None,
        cs1=finding.cs1 or "",
        fingerprint=finding.fingerprint,
    )


def _change(report: Report, finding: Finding) -> Change | None:
    if finding.fix is None:
        return None
    pieces = rewriting(report, finding)
    safety, how = _SAFETY[finding.fix.safety]
    new = after(pieces) if finding.fix.safety is not Safety.MANUAL else ""
    return Change(finding.fix.title, safety, how, tuple(_shortened(pieces)), new)


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces with long unchanged stretches cut to what stands beside a change."""
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.op is Op.KEEP and len(text) > 2 * _AROUND + 20:
            head = "" if number == 0 else text[:_AROUND]
            tail = "" if number == len(pieces) - 1 else text[-_AROUND:]
            text = f"{head} … {tail}"
        yield Piece(piece.op, text)


def address_of(url: str, status: LinkStatus | None) -> Address:
    """A URL with what was seen of it."""
    if status is None:
        return Address(url, web_address(url))
    reason = status.explanation or status.reason
    return Address(url, web_address(url), STATE_WORDS[status.state], STATE_CLASS[status.state], reason)


def _candidates(report: Report, urls: Iterable[str], links: dict[str, Link]) -> Iterator[Candidate]:
    for url in urls:
        status = report.statuses.get(url)
        if status is None:
            continue
        near = links[url].near if url in links else None
        for capture in status.evidence.captures[:5]:
            yield Candidate(
                href=web_address(capture.url),
                text=capture.url,
                captured=capture.captured.date().isoformat(),
                distance=_distance(capture.captured.date(), near),
                service=capture.service,
                standing=_standing(capture),
            )


def _standing(capture: Capture) -> str:
    if capture.problem:
        return capture.problem
    return "fetched and proven" if capture.verified else "not looked at yet"


def _distance(captured: date, near: date | None) -> str:
    if near is None:
        return ""
    days = (captured - near).days
    if not days:
        return "on the day it was read"
    return f"{counts(abs(days), 'day')} {'after' if days > 0 else 'before'} it was read"


def line_of(lines: Lines, offset: int) -> int | None:
    """The line of an offset, None where the place is unknown."""
    return lines.at(offset).line if offset >= 0 else None


def _spot(lines: Lines, offset: int) -> str:
    return f"line {lines.at(offset).line}" if offset >= 0 else ""
