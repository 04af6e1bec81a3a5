"""What the HTML report shows, as plain data for its template: every text still unescaped, every link already judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from refcheck.model.article import Link, Reference
from refcheck.model.evidence import Capture, LinkState, LinkStatus
from refcheck.model.finding import Family, Finding, Report, Safety, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import web_address
from refcheck.reporter.rewriting import Op, Piece, after, rewriting
from refcheck.reporter.statistics import Need, ReferenceKey, host_of, key_of, needs, worst_first
from refcheck.reporter.timeline import Timeline, timeline
from refcheck.reporter.verdict import STATE_WORDS, counts, reference_verdict
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
_TILES = {
    Need.FIX: "need a fix",
    Need.LOOK: "need a look",
    Need.REMARK: "have a remark",
    Need.UNCHECKED: "could not be checked",
    Need.FINE: "show nothing wrong",
}
_STATE_CLASS = {
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


@dataclass(frozen=True, slots=True)
class Row:
    """One reference in the table of all."""

    anchor: str
    card: str
    label: str
    text: str
    uses: int
    line: int | None
    need: str
    words: str
    links: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A count of references."""

    need: str
    count: int
    words: str
    left: float
    share: float


@dataclass(frozen=True, slots=True)
class Host:
    """A host with its links by state."""

    name: str
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article of the report."""

    anchor: str
    title: str
    path: str
    href: str
    facts: tuple[str, ...]
    verdict: str
    notes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    states: tuple[tuple[str, int, str], ...]
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    troubles: tuple[Address, ...]
    hosts: tuple[Host, ...]
    complete: bool


def article_page(report: Report, number: int, limit: int | None = None) -> ArticlePage:
    """What the template needs of one article; `number` tells its anchors from those of others."""
    article = report.article
    prefix = f"a{number}-"
    need = needs(report)
    lines = Lines(article.document.text)
    cards = tuple(_cards(report, prefix, lines, limit))
    placed = {member: card.anchor for card in cards for member, _ in card.members}
    own = {card.anchor for card in cards}
    kind = {"wikitext": "wikitext", "html": "HTML", "text": "plain text"}[article.document.format.value]
    facts = [kind, counts(len(article.references), "reference"), counts(len({x.url for x in article.links}), "link")]
    if article.document.revision:
        facts.append(f"revision {article.document.revision}")
    return ArticlePage(
        anchor=f"a{number}",
        title=article.title or article.document.path,
        path=article.document.path,
        href=web_address(article.document.url or ""),
        facts=tuple(facts),
        verdict=reference_verdict(report) or "No references were recognised.",
        notes=report.notes,
        tiles=tuple(_tiles(Counter(need.values()))),
        states=tuple(_states(report)),
        cards=cards,
        rows=tuple(_rows(report, prefix, need, lines, own, placed)),
        troubles=tuple(_troubles(report)),
        hosts=tuple(_hosts(report)),
        complete=report.complete,
    )


def _tiles(found: Counter[Need]) -> Iterator[Tile]:
    total = max(1, found.total())
    left = 0.0
    for need in Need:
        share = round(100 * found[need] / total, 2)
        yield Tile(need.value, found[need], _TILES[need], round(left, 2), share)
        left += share


def _states(report: Report) -> Iterator[tuple[str, int, str]]:
    found = Counter(
        status.state for url in {link.url for link in report.article.links} if (status := report.statuses.get(url))
    )
    for state in LinkState:
        if found[state]:
            yield STATE_WORDS[state], found[state], _STATE_CLASS[state]


def _cards(report: Report, prefix: str, lines: Lines, limit: int | None) -> Iterator[Card]:
    left = limit
    pictured = _pictured(report)
    links = {link.url: link for link in reversed(report.article.links)}
    for at, entry in enumerate(worklist(report), start=1):
        if left is not None and left <= 0:
            return
        findings = entry.findings if left is None else entry.findings[:left]
        left = None if left is None else left - len(findings)
        if isinstance(entry, Pattern):
            yield _pattern(report, Pattern(findings), f"{prefix}card-{at}", prefix, lines)
        else:
            card = _card(report, Task(entry.reference, findings), f"{prefix}card-{at}", prefix, lines, links)
            told = tuple(
                replace(one, timeline=timeline(finding)) if finding.fingerprint in pictured else one
                for one, finding in zip(card.findings, findings, strict=True)
            )
            yield replace(card, findings=told)


def _pictured(report: Report) -> set[str]:
    """The fingerprints of the mismatches that get a picture: the gravest ones."""
    found = worst_first(f for f in report.findings if f.family is Family.MISMATCH and f.reference is not None)
    return {finding.fingerprint for finding in found[:_MOST_PICTURES]}


def _anchor(prefix: str, key: ReferenceKey) -> str:
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
            line=None if several else _line(lines, task.start),
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
        line=_line(lines, reference.start),
        severity=task.severity.value,
        text=reference.text[:_LONGEST],
        claims=tuple(claim[-_LONGEST:] for claim in claims(report, reference)[:3]),
        addresses=tuple(_address(url, report.statuses.get(url)) for url in urls),
        candidates=tuple(_candidates(report, urls, links)),
        findings=findings,
        members=((_anchor(prefix, key_of(reference)), reference.label),),
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
        members=tuple((_anchor(prefix, key_of(reference)), reference.label) for reference in references),
    )


def _told(report: Report, finding: Finding, prefix: str, lines: Lines) -> Told:
    related = tuple(
        (
            other.message,
            f"reference {other.reference.label}" if other.reference else _spot(lines, other.start),
            _anchor(prefix, key_of(other.reference)) if other.reference else "",
        )
        for other in finding.related
    )
    return Told(
        severity=finding.severity.value,
        message=finding.message[:1].upper() + finding.message[1:],
        code=finding.code,
        rule=finding.rule,
        line=_line(lines, finding.start),
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


def _address(url: str, status: LinkStatus | None) -> Address:
    if status is None:
        return Address(url, web_address(url))
    reason = status.explanation or status.reason
    return Address(url, web_address(url), STATE_WORDS[status.state], _STATE_CLASS[status.state], reason)


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


def _rows(
    report: Report,
    prefix: str,
    need: dict[ReferenceKey, Need],
    lines: Lines,
    own: set[str],
    placed: dict[str, str],
) -> Iterator[Row]:
    for reference in report.article.references:
        key = key_of(reference)
        anchor = _anchor(prefix, key)
        found = need.get(key, Need.FINE)
        yield Row(
            anchor=anchor,
            card=placed.get(anchor, ""),
            label=reference.label,
            text=_short(reference),
            uses=reference.uses,
            line=_line(lines, reference.start),
            need=found.value,
            words={"fix": "fix", "look": "look", "remark": "remark", "unchecked": "not checked", "fine": "fine"}[found],
            links=_links(report, reference),
        )


def _short(reference: Reference) -> str:
    text = " ".join(reference.text.split()) or ("(empty)" if reference.defined else "(used, never defined)")
    return text if len(text) <= 180 else text[:180].rstrip() + " …"


def _links(report: Report, reference: Reference) -> str:
    states = [report.statuses[url].state for url in addresses(reference) if url in report.statuses]
    return ", ".join(STATE_WORDS[state] for state in dict.fromkeys(states))


def _troubles(report: Report) -> Iterator[Address]:
    order = (LinkState.DEAD, LinkState.SOFT_404, LinkState.UNKNOWN)
    found = [
        status
        for url in dict.fromkeys(link.url for link in report.article.links)
        if (status := report.statuses.get(url)) is not None and status.state in order
    ]
    for status in sorted(found, key=lambda one: order.index(one.state)):
        yield _address(status.url, status)


def _hosts(report: Report) -> Iterator[Host]:
    found: dict[str, Counter[LinkState]] = {}
    bare: Counter[str] = Counter()
    for url in dict.fromkeys(link.url for link in report.article.links):
        host = host_of(url)
        bare[host] += 1
        if (status := report.statuses.get(url)) is not None:
            found.setdefault(host, Counter())[status.state] += 1
    for host, total in sorted(bare.items(), key=lambda item: (-item[1], item[0]))[:100]:
        states = found.get(host, Counter())
        words = ", ".join(f"{states[state]} {STATE_WORDS[state]}" for state in LinkState if states[state])
        yield Host(host or "(no host)", total, words or "not asked")


def _line(lines: Lines, offset: int) -> int | None:
    return lines.at(offset).line if offset >= 0 else None


def _spot(lines: Lines, offset: int) -> str:
    return f"line {lines.at(offset).line}" if offset >= 0 else ""


def severities(reports: Iterable[Report]) -> dict[str, int]:
    """How many findings of each severity."""
    found = Counter(finding.severity for report in reports for finding in report.findings)
    return {severity.value: found[severity] for severity in Severity}
