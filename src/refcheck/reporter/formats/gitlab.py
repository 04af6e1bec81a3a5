"""GitLab's Code Quality report: a JSON array, one object a finding.

GitLab shows the description only, so the rule's name leads it; equal fingerprints would hide each other, so the path
goes into them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import json_text, one_line
from refcheck.reporter.gravest import gravest
from refcheck.reporter.places import region_of, repository_path
from refcheck.reporter.view import Run, View

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(run: Run, view: View) -> Iterator[str]:
    """The array."""
    found = [_issue(finding, report, view) for report, kept in gravest(run, view.limit) for finding in kept]
    yield json_text(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def _issue(finding: Finding, report: Report, view: View) -> dict[str, Any]:
    text = report.article.document.text
    place = region_of(finding, text, Lines(text))
    path = repository_path(report.article.document.path, view)
    about = f"reference {one_line(finding.reference.label)}: " if finding.reference is not None else ""
    digest = blake2b(f"{path}\0{finding.fingerprint}".encode("utf-8", "surrogatepass"), digest_size=16)
    return {
        "description": f"{finding.rule} ({finding.code}): {about}{one_line(finding.message)}",
        "check_name": finding.rule,
        "fingerprint": digest.hexdigest(),
        "severity": _SEVERITY[finding.severity],
        "categories": ["Style" if finding.severity is Severity.NOTE else "Bug Risk"],
        "location": {"path": path, "lines": {"begin": place.line, "end": place.line}},
    }
