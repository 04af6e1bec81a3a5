"""JSON: one object with all the records of a run, as the public contract has it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refcheck.model.finding import Report
from refcheck.reporter.records import VERSION, article_record, finding_records, link_records, summary_record


def render(reports: Sequence[Report], complete: bool = True) -> str:
    """The reports as one JSON object."""
    from refcheck import __version__

    record = {
        "version": VERSION,
        "tool": {"name": "refcheck", "version": __version__},
        "articles": [article_record(report) for report in reports],
        "findings": [record for report in reports for record in finding_records(report)],
        "links": [record for report in reports for record in link_records(report)],
        "summary": summary_record(reports, complete),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
