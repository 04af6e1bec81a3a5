"""JSON: one object with all the records of a run, as the public contract has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from refcheck.reporter.escapes import json_text
from refcheck.reporter.gravest import gravest
from refcheck.reporter.records import VERSION, Record, article_record, finding_records, link_records, summary_record
from refcheck.reporter.statistics import Tally
from refcheck.reporter.view import Run, View


def render(run: Run, view: View) -> Iterator[str]:
    """The run as one JSON object."""
    yield json_text(json.dumps(whole(run, view), ensure_ascii=False, indent=1)) + "\n"


def whole(run: Run, view: View) -> Record:
    """The object itself; the HTML report carries the same.  The summary counts what a limit leaves out, too."""
    run = run.gathered()
    shown = [replace(report, findings=kept) for report, kept in gravest(run, view.limit)]
    return {
        "version": VERSION,
        "tool": {"name": "refcheck", "version": view.version},
        "articles": [article_record(report) for report in run],
        "findings": [record for report in shown for record in finding_records(report)],
        "links": [record for report in run for record in link_records(report)],
        "summary": summary_record(Tally.of(run), complete=run.complete),
    }
