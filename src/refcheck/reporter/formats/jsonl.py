"""JSON Lines: one typed record a line, the summary last, as the public contract has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from refcheck.reporter.escapes import json_text
from refcheck.reporter.gravest import gravest
from refcheck.reporter.records import Record, article_record, finding_records, link_records, summary_record
from refcheck.reporter.statistics import Tally
from refcheck.reporter.view import Run, View


def render(run: Run, view: View) -> Iterator[str]:
    """The run as JSON Lines, each article as it becomes ready; a stream without a summary was cut off."""
    tally = Tally()
    for report, kept in gravest(run, view.limit):
        tally.add(report)
        yield _line(article_record(report))
        for record in finding_records(replace(report, findings=kept)):
            yield _line(record)
        for record in link_records(report):
            yield _line(record)
    yield _line(summary_record(tally, complete=run.complete))


def _line(record: Record) -> str:
    return json_text(json.dumps(record, ensure_ascii=False)) + "\n"
