"""Counts over a run: findings by severity, rule and host, links by state, references by what they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from refcheck.model.article import Reference
from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.state import LinkState

ReferenceKey = tuple[int, str, int]


class Need(StrEnum):
    """What a reference needs, from the worst of its findings."""

    FIX = "fix"
    LOOK = "look"
    REMARK = "remark"
    UNCHECKED = "unchecked"
    FINE = "fine"


_BY_SEVERITY = {Severity.ERROR: Need.FIX, Severity.WARNING: Need.LOOK, Severity.NOTE: Need.REMARK}


def key_of(reference: Reference) -> ReferenceKey:
    """What tells a reference from the others of its article."""
    return reference.list, reference.group, reference.number


def needs(report: Report) -> dict[ReferenceKey, Need]:
    """What each reference of an article needs; one with a link that could not be verified is never called fine."""
    worst: dict[ReferenceKey, Severity] = {}
    for finding in report.findings:
        if finding.reference is not None:
            key = key_of(finding.reference)
            if key not in worst or finding.severity.rank < worst[key].rank:
                worst[key] = finding.severity
    unknown = {
        link.reference
        for link in report.article.links
        if link.reference is not None
        and (status := report.statuses.get(link.url))
        and status.state is LinkState.UNKNOWN
    }
    found = {}
    for reference in report.article.references:
        key = key_of(reference)
        if key in worst:
            found[key] = _BY_SEVERITY[worst[key]]
        else:
            found[key] = Need.UNCHECKED if key in unknown else Need.FINE
    return found


@dataclass(slots=True, repr=False, eq=False)
class Tally:
    """The running counts of a run; `add` each report once, in any order."""

    articles: int = 0
    references: int = 0
    silenced: int = 0
    complete: bool = True
    findings: Counter[Severity] = field(default_factory=Counter)
    links: Counter[LinkState] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    hosts: dict[str, Counter[LinkState]] = field(default_factory=dict)
    needs: Counter[Need] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Tally:
        """The counts of some reports."""
        tally = cls()
        for report in reports:
            tally.add(report)
        return tally

    def add(self, report: Report) -> None:
        """Counts one article's report; a URL that several articles share counts once."""
        self.articles += 1
        self.references += len(report.article.references)
        self.silenced += report.silenced
        self.complete = self.complete and report.complete
        for finding in report.findings:
            self.findings[finding.severity] += 1
            self.rules[finding.code, finding.rule] += 1
        self.needs.update(needs(report).values())
        for link in report.article.links:
            status = report.statuses.get(link.url)
            if status is not None and link.url not in self._seen:
                self._seen.add(link.url)
                self.links[status.state] += 1
                self.hosts.setdefault(host_of(link.url), Counter())[status.state] += 1

    def worst(self) -> Severity | None:
        """The gravest severity that occurred, None where nothing was found."""
        return next((severity for severity in Severity if self.findings[severity]), None)

    def busiest_rules(self) -> Iterator[tuple[str, str, int]]:
        """(code, name, findings), most frequent first."""
        for (code, name), count in sorted(self.rules.items(), key=lambda item: (-item[1], item[0])):
            yield code, name, count

    def worst_hosts(self) -> Iterator[tuple[str, Counter[LinkState]]]:
        """Hosts with the links that are not live first, then by number of links."""
        yield from sorted(
            self.hosts.items(), key=lambda item: (item[1][LinkState.LIVE] - item[1].total(), -item[1].total(), item[0])
        )


def host_of(url: str) -> str:
    """The host of a URL for grouping, "" where it has none."""
    rest = url.partition("://")[2] or url.removeprefix("//")
    for mark in "/?#":
        rest = rest.partition(mark)[0]
    host = rest.rpartition("@")[2].lower()
    return host if host.startswith("[") else host.partition(":")[0]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, then by place."""
    return sorted(findings, key=lambda f: (f.severity.rank, f.start, f.end, f.code, f.message))
