"""One finding a line, `path:line:column: severity: message (rule)`, the form that editors and grep know."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.finding import Finding
from refcheck.model.text import Lines
from refcheck.reporter.escapes import log_line, one_line
from refcheck.reporter.formats.ink import Ink
from refcheck.reporter.gravest import gravest
from refcheck.reporter.view import Run, View


def render(run: Run, view: View) -> Iterator[str]:
    """The findings in reading order, article by article."""
    ink = Ink(view)
    for report, findings in gravest(run, view.limit):
        lines = Lines(report.article.document.text)
        path = one_line(report.article.document.path)
        for finding in findings:
            yield log_line(_line(finding, f"{path}{_place(finding, lines)}", ink)) + "\n"


def _line(finding: Finding, where: str, ink: Ink) -> str:
    severity = ink.severity(finding.severity, finding.severity.value)
    about = f"reference {one_line(finding.reference.label)}: " if finding.reference is not None else ""
    return f"{ink.bold(where)}: {severity}: {about}{one_line(finding.message)} ({finding.rule} {finding.code})"


def _place(finding: Finding, lines: Lines) -> str:
    if finding.start < 0:
        return ""
    place = lines.at(finding.start)
    return f":{place.line}:{place.column}"
