"""JSON Lines: one typed record a line, the summary last, as the public contract has it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refcheck.model.finding import Report
from refcheck.reporter.records import article_record, finding_records, link_records, summary_record


def render(reports: Sequence[Report], complete: bool = True) -> str:
    """The reports as JSON Lines."""
    lines = []
    for report in reports:
        lines.append(article_record(report))
        lines.extend(finding_records(report))
        lines.extend(link_records(report))
    lines.append(summary_record(reports, complete))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
