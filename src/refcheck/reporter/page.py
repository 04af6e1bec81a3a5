"""What the HTML report shows, as plain data for its template: every text still unescaped, every link already judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from refcheck.model.article import Reference
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.cards import STATE_CLASS, Address, Card, address_of, anchor_of, cards_of, line_of
from refcheck.reporter.escapes import web_address
from refcheck.reporter.statistics import Need, ReferenceKey, host_of, key_of, needs
from refcheck.reporter.verdict import STATE_WORDS, counts, reference_verdict
from refcheck.reporter.worklist import addresses

_TILES = {
    Need.FIX: "need a fix",
    Need.LOOK: "need a look",
    Need.REMARK: "have a remark",
    Need.UNCHECKED: "could not be checked",
    Need.FINE: "show nothing wrong",
}


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


def article_page(report: Report, number: int, kept: tuple[Finding, ...]) -> ArticlePage:
    """What the template needs of one article; `number` tells its anchors from those of others, `kept` gets cards."""
    article = report.article
    prefix = f"a{number}-"
    need = needs(report)
    lines = Lines(article.document.text)
    cards = tuple(cards_of(replace(report, findings=kept), prefix, lines))
    placed = {member: card.anchor for card in cards for member, _ in card.members}
    own = {card.anchor for card in cards}
    kind = {"wikitext": "wikitext", "html": "HTML", "text": "plain text"}[article.document.format.value]
    facts = [kind, counts(len(article.references), "reference"), counts(len({x.url for x in article.links}), "link")]
    left_out = len(report.findings) - len(kept)
    if article.document.revision:
        facts.append(f"revision {article.document.revision}")
    return ArticlePage(
        anchor=f"a{number}",
        title=article.title or article.document.path,
        path=article.document.path,
        href=web_address(article.document.url or ""),
        facts=tuple(facts),
        verdict=reference_verdict(report) or "No references were recognised.",
        notes=report.notes if not left_out else (*report.notes, f"{counts(left_out, 'more finding')} not shown."),
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
            yield STATE_WORDS[state], found[state], STATE_CLASS[state]


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
        anchor = anchor_of(prefix, key)
        found = need.get(key, Need.FINE)
        yield Row(
            anchor=anchor,
            card=placed.get(anchor, ""),
            label=reference.label,
            text=_short(reference),
            uses=reference.uses,
            line=line_of(lines, reference.start),
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
        yield address_of(status.url, status)


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


def severities(reports: Iterable[Report]) -> dict[str, int]:
    """How many findings of each severity."""
    found = Counter(finding.severity for report in reports for finding in report.findings)
    return {severity.value: found[severity] for severity in Severity}
