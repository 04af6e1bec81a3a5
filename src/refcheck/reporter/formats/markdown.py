"""GitHub Markdown, for a job's summary or a comment: tables and diffs that article text cannot break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from refcheck.model.evidence import LinkState
from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import markdown, one_line, surrogates, web_address
from refcheck.reporter.gravest import gravest
from refcheck.reporter.rewriting import Op, Piece, rewriting
from refcheck.reporter.statistics import Tally
from refcheck.reporter.verdict import STATE_WORDS, counts, reference_verdict, statistics_rows, unfinished
from refcheck.reporter.view import Run, View
from refcheck.reporter.worklist import tasks

MOST = 900_000  # bytes; GitHub refuses a summary of more than 1 MiB
_SYMBOL = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "ℹ️ note"}


def render(run: Run, view: View) -> Iterator[str]:
    """The report; where it would grow too long, whole rows are left out and counted."""
    run = run.gathered()
    tally = Tally.of(run)
    room = _Room(MOST)
    yield f"# Reference check\n\n{_headline(tally)}\n\n"
    for report, kept in gravest(run, view.limit):
        room.left_out += len(report.findings) - len(kept)
        yield from _article(report, kept, room)
    if view.statistics:
        yield from _statistics(tally)
    if room.left_out:
        yield f"{counts(room.left_out, 'finding')} more, left out to keep this short.\n\n"
    for problem in run.problems:
        yield f"- could not be read: {markdown(problem)}\n"
    if left := unfinished(run, tally):
        yield f"\n{left}\n"


@dataclass(slots=True)
class _Room:
    """How much may still be written."""

    size: int
    left_out: int = 0

    def take(self, text: str) -> bool:
        """Whether a row still fits; counts it."""
        self.size -= len(text.encode("utf-8"))
        fits = self.size > 0
        self.left_out += not fits
        return fits


def _headline(tally: Tally) -> str:
    found = ", ".join(counts(tally.findings[s], s.value) for s in Severity if tally.findings[s]) or "nothing found"
    return f"**{found}** in {counts(tally.articles, 'article')}, {counts(tally.references, 'reference')}."


def _article(report: Report, kept: tuple[Finding, ...], room: _Room) -> Iterator[str]:
    article = report.article
    path = markdown(article.document.path)
    title = markdown(article.title)
    web = web_address(article.document.url or "")
    name = f"[{title or path}](<{web}>)" if web else title or path
    yield f"## {name}\n\n" + (f"{path}\n\n" if title else "")
    for sentence in (reference_verdict(report), *report.notes):
        if sentence:
            yield f"{markdown(sentence)}\n\n"
    rows = []
    lines = Lines(article.document.text)
    report = replace(report, findings=kept)
    for task in tasks(report):
        rows += [row for finding in task.findings if room.take(row := _row(finding, lines))]
    if rows:
        yield "| | reference | line | finding | what to do |\n| --- | --- | --- | --- | --- |\n"
        yield from rows
        yield "\n"
    yield from _links(report)
    yield from _fixes(report, room)


def _row(finding: Finding, lines: Lines) -> str:
    where = str(lines.at(finding.start).line) if finding.start >= 0 else ""
    label = markdown(finding.reference.label) if finding.reference is not None else ""
    told = "<br>".join([markdown(finding.message), *(f"· {markdown(item)}" for item in finding.evidence)])
    remedy = markdown(finding.fix.title) + f" ({finding.fix.safety.value})" if finding.fix is not None else ""
    remedy = remedy or (f"suggestion: {markdown(finding.suggestion)}" if finding.suggestion else "")
    return f"| {_SYMBOL[finding.severity]} | {label} | {where} | {told} `{finding.rule}` | {remedy} |\n"


def _links(report: Report) -> Iterator[str]:
    rows = []
    for url, status in report.statuses.items():
        if status.state is not LinkState.LIVE and status.state is not LinkState.SKIPPED:
            rows.append(f"| {STATE_WORDS[status.state]} | {_address(url)} | {markdown(status.explanation)} |\n")
    if rows:
        yield "| link | address | why |\n| --- | --- | --- |\n"
        yield from rows[:500]
        yield "\n"


def _address(url: str) -> str:
    safe = web_address(url)
    if safe and re.fullmatch(r"[!-~]+", safe) and "|" not in safe:
        return f"[{markdown(safe)}](<{safe}>)"
    return markdown(url)


def _fixes(report: Report, room: _Room) -> Iterator[str]:
    for finding in report.findings:
        pieces = rewriting(report, finding)
        if finding.fix is None or not pieces:
            continue
        title = f"{markdown(finding.fix.title)} ({finding.fix.safety.value})"
        label = f"reference {markdown(finding.reference.label)}: " if finding.reference is not None else ""
        block = f"<details><summary>{label}{title}</summary>\n\n{_diff(pieces)}\n\n</details>\n\n"
        if room.size > len(block.encode("utf-8")):
            room.size -= len(block.encode("utf-8"))
            yield block


def _diff(pieces: tuple[Piece, ...]) -> str:
    """A fenced diff; the fence is longer than any run of backticks inside."""
    old = "".join(p.text for p in pieces if p.op is not Op.ADD)
    new = "".join(p.text for p in pieces if p.op is not Op.REMOVE)
    lines = [f"-{one_line(line)}" for line in re.split(r"\r\n|\r|\n", old)]
    lines += [f"+{one_line(line)}" for line in re.split(r"\r\n|\r|\n", new)]
    body = surrogates("\n".join(lines))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", body)), default=0))
    return f"{fence}diff\n{body}\n{fence}"


def _statistics(tally: Tally) -> Iterator[str]:
    for title, rows in statistics_rows(tally):
        yield f"| {title} | |\n| --- | ---: |\n"
        yield from (f"| {markdown(name)} | {count} |\n" for count, name in rows)
        yield "\n"
