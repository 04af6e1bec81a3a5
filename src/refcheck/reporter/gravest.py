"""What `--max-findings` keeps: the gravest of a run, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.finding import Finding, Report
from refcheck.reporter.view import Run


def gravest(run: Run, limit: int | None) -> Iterator[tuple[Report, tuple[Finding, ...]]]:
    """Each report with those of its findings that are to be printed, in reading order.

    With a limit all reports are waited for, since an error of the last article goes before a note of the first; among
    findings of one severity the first ones stay.
    """
    if limit is None:
        for report in run:
            yield report, report.findings
        return
    reports = list(run)
    ranked = sorted(
        (finding.severity.rank, number, place)
        for number, report in enumerate(reports)
        for place, finding in enumerate(report.findings)
    )
    kept = {(number, place) for _, number, place in ranked[:limit]}
    for number, report in enumerate(reports):
        yield report, tuple(f for place, f in enumerate(report.findings) if (number, place) in kept)
