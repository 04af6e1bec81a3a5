"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.model.finding import Report
from refcheck.model.text import Lines


def render(reports: Sequence[Report], complete: bool = True) -> str:
    """The reports as plain text."""
    out = []
    for report in reports:
        lines = Lines(report.article.document.text)
        for finding in sorted(report.findings, key=lambda f: f.severity.rank):
            place = lines.at(finding.start) if finding.start >= 0 else None
            where = f"{place.line}:{place.column}" if place else "-"
            out.append(
                f"{report.article.document.path}:{where}: {finding.severity}: {finding.message} ({finding.rule})"
            )
    return "".join(line + "\n" for line in out)
