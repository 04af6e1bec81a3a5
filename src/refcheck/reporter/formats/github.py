"""GitHub workflow commands: one annotation a finding, the gravest first.

GitHub shows ten annotations of a level for each step, so no more are printed; one last notice counts the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import one_line, workflow_message, workflow_property
from refcheck.reporter.places import region_of, repository_path
from refcheck.reporter.statistics import Tally
from refcheck.reporter.verdict import counts, unfinished
from refcheck.reporter.view import Run, View

MOST = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(run: Run, view: View) -> Iterator[str]:
    """The annotations."""
    run = run.gathered()
    found = [(finding, report) for report in run for finding in report.findings]
    found.sort(key=lambda pair: pair[0].severity.rank)
    shown: Counter[Severity] = Counter()
    for finding, report in found[: view.limit]:
        if shown[finding.severity] < MOST:
            shown[finding.severity] += 1
            yield _annotation(finding, report, view)
    for problem in run.problems:
        yield f"::error title=refcheck::{workflow_message(one_line(problem))}\n"
    rest = len(found) - shown.total()
    words = [f"{counts(rest, 'more finding')} not shown here; the other formats have all."] if rest else []
    if left := unfinished(run, Tally.of(run)):
        words.append(left)
    if words:
        yield f"::notice title=refcheck::{workflow_message(' '.join(words))}\n"


def _annotation(finding: Finding, report: Report, view: View) -> str:
    text = report.article.document.text
    place = region_of(finding, text, Lines(text))
    path = one_line(repository_path(report.article.document.path, view))
    properties = [f"file={workflow_property(path)}", f"line={place.line}", f"endLine={place.line}"]
    if place.end_column > place.column:
        properties += [f"col={place.column}", f"endColumn={place.end_column}"]
    properties.append(f"title={workflow_property(f'{finding.rule} {finding.code}')}")
    return f"::{_COMMAND[finding.severity]} {','.join(properties)}::{workflow_message(_message(finding))}\n"


def _message(finding: Finding) -> str:
    about = f"Reference {one_line(finding.reference.label)}: " if finding.reference is not None else ""
    lines = [about + one_line(finding.message), *(one_line(item) for item in finding.evidence)]
    if finding.fix is not None:
        lines.append(f"Fix ({finding.fix.safety.value}): {one_line(finding.fix.title)}")
    elif finding.suggestion:
        lines.append(f"Suggestion: {one_line(finding.suggestion)}")
    return "\n".join(line for line in lines if line)
