"""The report for a person at a terminal: the gravest first, by reference, with the reason and the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.model.article import Reference
from refcheck.model.finding import Finding, Report, Safety, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import log_line, one_line
from refcheck.reporter.formats.ink import Ink
from refcheck.reporter.gravest import gravest
from refcheck.reporter.statistics import Tally
from refcheck.reporter.verdict import counts, reference_verdict, statistics_rows, unfinished
from refcheck.reporter.view import Run, View
from refcheck.reporter.worklist import Pattern, Task, addresses, claims, worklist

_LONGEST = 400  # characters of a sentence or a reference that are shown before it is cut


def render(run: Run, view: View) -> Iterator[str]:
    """The reports, one article after the other as they become ready, and the totals."""
    ink = Ink(view)
    tally = Tally()
    for report, shown in gravest(run, view.limit):
        tally.add(report)
        yield "".join(log_line(line.rstrip()) + "\n" for line in _article(report, shown, ink, view))
    if view.statistics:
        yield "".join(log_line(line.rstrip()) + "\n" for line in _statistics(tally, ink))
    yield "".join(log_line(line.rstrip()) + "\n" for line in _totals(run, tally, ink, view))


def _article(report: Report, shown: tuple[Finding, ...], ink: Ink, view: View) -> Iterator[str]:
    article = report.article
    title, path = one_line(article.title), one_line(article.document.path)
    head = ink.bold(ink.link(title or path, article.document.url or ""))
    yield head + (ink.dim(f"  {path}") if title and title != path else "")
    yield ink.dim(_about(report))
    yield ""
    if shown:
        lines = Lines(article.document.text)
        for entry in worklist(replace(report, findings=shown)):
            yield from (_pattern(entry, lines, ink) if isinstance(entry, Pattern) else _task(report, entry, lines, ink))
            yield ""
    if len(shown) < len(report.findings):
        left_out = len(report.findings) - len(shown)
        noun = "more finding" if shown else "finding"
        yield ink.dim(f"{counts(left_out, noun)} in this article not shown")
        yield ""
    verdict = reference_verdict(report)
    if verdict:
        yield from ink.wrap(verdict)
    for note in report.notes:
        yield from ink.wrap(note)
    if not report.complete:
        yield from ink.wrap("The run was interrupted: this article is not fully checked.")
    yield ""


def _about(report: Report) -> str:
    article = report.article
    kind = {"wikitext": "wikitext", "html": "HTML", "text": "plain text"}[article.document.format.value]
    links = len({link.url for link in article.links})
    parts = [kind, counts(len(article.references), "reference"), counts(links, "link")]
    if article.document.revision:
        parts.append(f"revision {one_line(article.document.revision)}")
    return ", ".join(parts)


def _task(report: Report, task: Task, lines: Lines, ink: Ink) -> Iterator[str]:
    if task.reference is not None:
        yield from _reference(report, task.reference, lines, ink)
    elif len(task.findings) == 1:
        yield ink.bold(_where(task.findings[0].start, lines) or "In the article")
    else:
        yield ink.bold(f"In the article, {len(task.findings)} places")
    several = task.reference is None and len(task.findings) > 1
    for finding in task.findings:
        yield from _finding(finding, lines, ink, place=several)


def _reference(report: Report, reference: Reference, lines: Lines, ink: Ink) -> Iterator[str]:
    where = _where(reference.start, lines)
    name = f' "{one_line(reference.name)}"' if reference.name else ""
    yield ink.bold(f"Reference {one_line(reference.label)}") + ink.dim(f"{name}{'  ' + where if where else ''}")
    urls = addresses(reference)
    if reference.text and reference.text not in urls:  # an address alone stands below
        yield from ink.wrap(_cut(one_line(reference.text)), "  ")
    for url in urls:
        yield "  " + ink.link(one_line(url), url, always=True)
    for claim in claims(report, reference)[:3]:
        yield from ink.wrap(f"supports {ink.quote(_cut(one_line(claim), from_end=True))}", "  ", dim=True)


def _finding(finding: Finding, lines: Lines, ink: Ink, *, place: bool) -> Iterator[str]:
    where = f"{_where(finding.start, lines)}: " if place and finding.start >= 0 else ""
    yield from ink.labelled(finding.severity, where + _sentence(finding.message), ink.rule(finding))
    for item in finding.evidence:
        yield from ink.wrap(one_line(item), "      ", first=f"    {ink.bullet} ", dim=True)
    for related in finding.related:
        spot = f"reference {one_line(related.reference.label)}" if related.reference else ""
        spot = ", ".join(part for part in (spot, _where(related.start, lines)) if part)
        text = f"{one_line(related.message)} ({spot})" if spot else one_line(related.message)
        yield from ink.wrap(text, "      ", first=f"    {ink.bullet} ", dim=True)
    remedy = _remedy(finding)
    if remedy:
        yield from ink.wrap(remedy, "      ", first=f"    {ink.arrow} ", green=True)


def _remedy(finding: Finding) -> str:
    if finding.fix is not None:
        how = {
            Safety.SAFE: "refcheck fix does it",
            Safety.UNSAFE: "refcheck fix --unsafe does it, check first",
            Safety.MANUAL: "by hand",
        }[finding.fix.safety]
        return f"{one_line(finding.fix.title)} ({how})"
    return f"suggestion: {one_line(finding.suggestion)}" if finding.suggestion else ""


def _pattern(pattern: Pattern, lines: Lines, ink: Ink) -> Iterator[str]:
    first = pattern.findings[0]
    references = [finding.reference for finding in pattern.findings if finding.reference is not None]
    yield ink.bold(f"{len(references)} references")
    yield from ink.labelled(first.severity, _sentence(first.message), ink.rule(first))
    spots = []
    for reference in references:
        where = _where(reference.start, lines).replace("line ", "l.\u00a0" if ink.unicode else "l.")
        spots.append(f"{one_line(reference.label)}{f' ({where})' if where else ''}".replace(" ", "\u00a0"))
    yield from ink.wrap(", ".join(spots), "    ", dim=True)


def _statistics(tally: Tally, ink: Ink) -> Iterator[str]:
    for title, rows in statistics_rows(tally):
        yield ink.bold(title)
        width = max(len(str(count)) for count, _ in rows)
        for count, name in rows:
            yield f"  {count:>{width}}  {one_line(name)}"
        yield ""


def _totals(run: Run, tally: Tally, ink: Ink, view: View) -> Iterator[str]:
    parts = []
    for severity in Severity:
        if count := tally.findings[severity]:
            parts.append(ink.severity(severity, counts(count, severity.value)))
    if tally.articles:  # to find nothing in nothing is no news
        found = ", ".join(parts) if parts else ink.good("Nothing found")
        what = f" in {counts(tally.articles, 'article')}, {counts(tally.references, 'reference')}"
        yield found + what + "."
    yield from ink.wrap(unfinished(run, tally), "") if unfinished(run, tally) else ()


def _where(offset: int, lines: Lines) -> str:
    return f"line {lines.at(offset).line}" if offset >= 0 else ""


def _sentence(text: str) -> str:
    text = one_line(text)
    return text[:1].upper() + text[1:]


def _cut(text: str, *, from_end: bool = False) -> str:
    if len(text) <= _LONGEST:
        return text
    return "… " + text[-_LONGEST:].lstrip() if from_end else text[:_LONGEST].rstrip() + " …"
