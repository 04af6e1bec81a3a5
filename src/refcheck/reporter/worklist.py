"""Orders an article's findings as a person works through them: by reference, the gravest first."""

from __future__ import annotations

from refcheck.model.article import Reference
from refcheck.model.finding import Family, Finding, Report, Severity
from refcheck.model.record import Record, record
from refcheck.reporter.statistics import key_of, worst_first

# What a reader of the article loses comes before what looks untidy.
_EFFECT = (
    Family.LINK,
    Family.MISMATCH,
    Family.ARCHIVE,
    Family.DUPLICATE,
    Family.FOOTNOTE,
    Family.CITATION,
    Family.DATE,
)


@record
class Task(Record):
    """One reference, or one kind of fault outside references, and what was found there, the gravest first."""

    reference: Reference | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The gravest severity."""
        return self.findings[0].severity

    @property
    def start(self) -> int:
        """Where to look: the reference, else the first finding; -1 where unknown."""
        return self.reference.start if self.reference is not None else min(f.start for f in self.findings)


@record
class Pattern(Record):
    """One fault that several references have and nothing else with it: said once, with a list of places."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """Their common severity."""
        return self.findings[0].severity


def tasks(report: Report) -> tuple[Task, ...]:
    """The findings of an article, grouped and ordered."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    references: dict[tuple[object, ...], Reference | None] = {}
    for finding in report.findings:
        reference = finding.reference
        key = key_of(reference) if reference is not None else ("", finding.code)
        groups.setdefault(key, []).append(finding)
        references.setdefault(key, reference)
    found = [Task(references[key], tuple(worst_first(group))) for key, group in groups.items()]
    return tuple(sorted(found, key=_order))


def _order(task: Task) -> tuple[int, int, int, int, str]:
    first = task.findings[0]
    number = task.reference.number if task.reference is not None else 0
    return first.severity.rank, _EFFECT.index(first.family), task.start, number, first.code


def worklist(report: Report, least: int = 3) -> tuple[Task | Pattern, ...]:
    """The tasks, with those that differ in nothing but the reference gathered where there are `least` or more.

    Errors are never gathered: each one deserves its own block.
    """
    alone: dict[tuple[str, str, str], list[Task]] = {}
    ordered = tasks(report)
    for task in ordered:
        if task.reference is not None and len(task.findings) == 1 and task.severity is not Severity.ERROR:
            finding = task.findings[0]
            if not finding.suggestion and finding.fix is None and not finding.related:
                alone.setdefault((finding.code, finding.severity, finding.message), []).append(task)
    gathered = {id(task): group for group in alone.values() if len(group) >= least for task in group}
    found: list[Task | Pattern] = []
    for task in ordered:
        group = gathered.get(id(task))
        if group is None:
            found.append(task)
        elif group[0] is task:
            found.append(Pattern(tuple(finding for one in group for finding in one.findings)))
    return tuple(found)


def claims(report: Report, reference: Reference) -> tuple[str, ...]:
    """The sentences, items and rows that a reference supports, as plain text, each once, in reading order."""
    texts: dict[str, None] = {}
    for marker in report.article.markers:
        if (marker.list, marker.group, marker.number) == key_of(reference) and marker.claim is not None:
            text = marker.claim.text
            if text is None:
                from refcheck.words.markup import claim_text

                text = claim_text(report.article.document.text, marker.claim)
            if text.strip():
                texts.setdefault(text.strip())
    return tuple(texts)


def addresses(reference: Reference) -> tuple[str, ...]:
    """The URLs that a reference cites, the archived ones last, each once."""
    found: dict[str, None] = {}
    for name in ("url", "chapter_url", "archive_url"):
        for citation in reference.citations:
            if value := getattr(citation, name):
                found.setdefault(value)
    return tuple(found)
