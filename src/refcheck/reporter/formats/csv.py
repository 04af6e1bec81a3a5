"""CSV (RFC 4180): one finding a row, no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.finding import Finding
from refcheck.model.text import Lines
from refcheck.reporter.escapes import csv_cell
from refcheck.reporter.gravest import gravest
from refcheck.reporter.view import Run, View

COLUMNS = (
    "path",
    "line",
    "column",
    "severity",
    "code",
    "rule",
    "reference",
    "message",
    "evidence",
    "suggestion",
    "fix",
    "safety",
    "url",
    "fingerprint",
)


def render(run: Run, view: View) -> Iterator[str]:
    """A heading row and the findings in reading order."""
    yield _row(COLUMNS)
    for report, findings in gravest(run, view.limit):
        lines = Lines(report.article.document.text)
        for finding in findings:
            yield _row(_cells(report.article.document.path, finding, lines))


def _cells(path: str, finding: Finding, lines: Lines) -> tuple[str, ...]:
    place = lines.at(finding.start) if finding.start >= 0 else None
    return (
        path,
        str(place.line) if place else "",
        str(place.column) if place else "",
        finding.severity.value,
        finding.code,
        finding.rule,
        finding.reference.label if finding.reference is not None else "",
        finding.message,
        "; ".join(finding.evidence),
        finding.suggestion or "",
        finding.fix.title if finding.fix is not None else "",
        finding.fix.safety.value if finding.fix is not None else "",
        finding.url or "",
        finding.fingerprint,
    )


def _row(cells: tuple[str, ...]) -> str:
    return ",".join(_quoted(csv_cell(cell)) for cell in cells) + "\r\n"


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ',"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
