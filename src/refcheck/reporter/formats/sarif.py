"""SARIF 2.1.0 with what GitHub code scanning asks for.

Written after the OASIS standard and GitHub's "SARIF support for code scanning".  The fingerprint is refcheck's own:
the one that the upload action would compute is made of a line, and a wikitext paragraph with twenty references is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import json_text, one_line
from refcheck.reporter.places import Region, on_the_web, region, region_of, repository_path
from refcheck.reporter.statistics import worst_first
from refcheck.reporter.verdict import counts
from refcheck.reporter.view import RulePage, Run, View

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results that code scanning takes in one run
_LONGEST = 1000
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.NOTE: "medium"}
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(run: Run, view: View) -> Iterator[str]:
    """The run as one SARIF log."""
    run = run.gathered()
    found = [(report, finding) for report in run for finding in report.findings]
    left_out = 0
    limit = min(MOST, view.limit if view.limit is not None else MOST)
    if len(found) > limit:
        order = {id(finding): at for at, finding in enumerate(worst_first(finding for _, finding in found))}
        left_out = len(found) - limit
        found = [pair for pair in found if order[id(pair[1])] < limit]
    codes = sorted({finding.code for _, finding in found})
    results = [_result(report, finding, codes, view) for report, finding in found]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(codes, found, view)},
                "automationDetails": {"id": "refcheck/"},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run, left_out)],
                "results": results,
            }
        ],
    }
    yield json_text(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _driver(codes: list[str], found: list[tuple[Report, Finding]], view: View) -> dict[str, Any]:
    version = view.version or "0"
    by_code = {finding.code: finding for _, finding in found}
    return {
        "name": "refcheck",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(view.rules.get(code), by_code[code]) for code in codes],
    }


def _rule(page: RulePage | None, finding: Finding) -> dict[str, Any]:
    summary = one_line(page.summary if page else finding.rule)[:_LONGEST] or finding.rule
    text = page.page if page else summary
    level = page.severity if page else finding.severity.value
    return {
        "id": finding.code,
        "name": finding.rule,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": text, "markdown": f"**{finding.rule}** ({finding.code})\n\n{text}"},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [finding.family.value, "references"],
            "precision": _PRECISION[Severity(level)],
            "problem.severity": _PROBLEM[level],
        },
    }


def _invocation(run: Run, left_out: int) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": one_line(problem) or "?"}} for problem in run.problems]
    if left_out:
        notes.append(
            {"level": "note", "message": {"text": f"{counts(left_out, 'finding')} left out, the slightest ones"}}
        )
    if not run.complete:
        notes.append({"level": "error", "message": {"text": "interrupted: this report is incomplete"}})
    return {"executionSuccessful": run.complete and not run.problems, "toolExecutionNotifications": notes}


def _result(report: Report, finding: Finding, codes: list[str], view: View) -> dict[str, Any]:
    text = report.article.document.text
    lines = Lines(text)
    where = {"uri": _uri(repository_path(report.article.document.path, view))}
    related = [
        {
            "id": number,
            "message": {"text": _unlinked(one_line(other.message)) or "related"},
            "physicalLocation": {
                "artifactLocation": where,
                "region": _region(region(text, lines, other.start, other.end)),
            },
        }
        for number, other in enumerate(finding.related, start=1)
    ]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [
            {"physicalLocation": {"artifactLocation": where, "region": _region(region_of(finding, text, lines))}}
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "refcheck/v1": finding.fingerprint,
        },
    }
    if related:
        result["relatedLocations"] = related
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding, where, lines)]
    if web := report.article.document.url:
        result["hostedViewerUri"] = _uri(web)
    return result


def _message(finding: Finding) -> str:
    about = f"Reference {one_line(finding.reference.label)}: " if finding.reference is not None else ""
    parts = [about + _unlinked(one_line(finding.message))]
    parts += [_unlinked(one_line(item)) for item in finding.evidence]
    parts += [
        f"[{_unlinked(one_line(other.message)).replace('[', '(').replace(']', ')') or 'related'}]({number})"
        for number, other in enumerate(finding.related, start=1)
    ]
    if finding.fix is not None:
        parts.append(f"Fix ({finding.fix.safety.value}): {_unlinked(one_line(finding.fix.title))}")
    elif finding.suggestion:
        parts.append(f"Suggestion: {_unlinked(one_line(finding.suggestion))}")
    return "\n".join(part for part in parts if part) or finding.rule


def _unlinked(text: str) -> str:
    """Text in which nothing is a link: `[words](place)` is one in SARIF messages."""
    return text.replace("](", "] (")


def _region(place: Region) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": max(place.end_column, place.column),
    }


def _fix(finding: Finding, where: dict[str, str], lines: Lines) -> dict[str, Any]:
    assert finding.fix is not None
    replacements = []
    for edit in finding.fix.edits:
        first, last = lines.at(edit.start), lines.at(edit.end)
        deleted = {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
        }
        replacements.append({"deletedRegion": deleted, "insertedContent": {"text": edit.text}})
    title = _unlinked(one_line(finding.fix.title)) or "fix"
    return {
        "description": {"text": f"{title} ({finding.fix.safety.value})"},
        "artifactChanges": [{"artifactLocation": where, "replacements": replacements}],
    }


def _uri(path: str) -> str:
    """A relative reference, or an absolute URI for what lies elsewhere."""
    from urllib.parse import quote

    if on_the_web(path):
        return quote(path, safe=":/?#@!$&'()*+,;=%", errors="replace")
    quoted = quote(path, safe="/!$&'()*+,;=@", errors="replace")
    return f"file://{quoted}" if path.startswith("/") else quoted
