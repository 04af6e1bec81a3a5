"""JUnit XML: one suite an article, one case a reference, so that good references count as passed.

There is no official schema; this keeps to what Jenkins' model and its readers share.  A link that could not be verified
is `skipped`, a source that could not be read an `error`.  No limit of findings holds here: a reference whose findings
were left out would count as passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from refcheck.model.evidence import LinkState
from refcheck.model.finding import Finding, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.escapes import one_line, xml
from refcheck.reporter.places import repository_path
from refcheck.reporter.statistics import key_of, worst_first
from refcheck.reporter.view import Run, View
from refcheck.reporter.worklist import addresses


def render(run: Run, view: View) -> Iterator[str]:
    """The whole file."""
    root = Element("testsuites", name="refcheck")
    for report in run:
        root.append(_suite(report, view))
    if run.problems or not run.complete:
        root.append(_trouble(run))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", "0")
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, view: View) -> Element:
    path = repository_path(report.article.document.path, view)
    suite = Element("testsuite", name=_name(report.article.title or path))
    lines = Lines(report.article.document.text)
    by_reference: dict[object, list[Finding]] = {}
    for finding in report.findings:
        by_reference.setdefault(key_of(finding.reference) if finding.reference else finding.rule, []).append(finding)
    for reference in report.article.references:
        findings = by_reference.pop(key_of(reference), [])
        name = f"reference {reference.label} {one_line(reference.text)[:120]}"
        case = _case(suite, name, path, lines, reference.start)
        _outcome(case, findings, [] if findings else list(_unverified(report, addresses(reference))))
    for rule, findings in by_reference.items():
        start = min(finding.start for finding in findings)
        _outcome(_case(suite, f"article: {rule}", path, lines, start), findings, [])
    return _counted(suite)


def _case(suite: Element, name: str, path: str, lines: Lines, start: int) -> Element:
    case = SubElement(suite, "testcase", name=_name(name), classname=_name(path), file=_name(path), time="0")
    if start >= 0:
        case.set("line", str(lines.at(start).line))
    return case


def _outcome(case: Element, findings: list[Finding], unverified: list[str]) -> None:
    failing = worst_first(f for f in findings if f.severity is not Severity.NOTE)
    notes = worst_first(f for f in findings if f.severity is Severity.NOTE)
    if failing:
        first = failing[0]
        failure = SubElement(case, "failure", message=_name(first.message), type=first.rule)
        failure.text = xml("\n".join(_told(finding) for finding in failing))
    elif unverified:
        SubElement(case, "skipped", message=_name("; ".join(unverified)))
    if notes:
        SubElement(case, "system-out").text = xml("\n".join(_told(finding) for finding in notes))


def _told(finding: Finding) -> str:
    parts = [f"{finding.severity.value}: {one_line(finding.message)} ({finding.rule} {finding.code})"]
    parts += [f"  {one_line(item)}" for item in finding.evidence]
    if finding.fix is not None:
        parts.append(f"  fix ({finding.fix.safety.value}): {one_line(finding.fix.title)}")
    elif finding.suggestion:
        parts.append(f"  suggestion: {one_line(finding.suggestion)}")
    return "\n".join(parts)


def _unverified(report: Report, urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        status = report.statuses.get(url)
        if status is not None and status.state is LinkState.UNKNOWN:
            yield f"{url}: {status.explanation or status.reason}"


def _trouble(run: Run) -> Element:
    suite = Element("testsuite", name="refcheck itself")
    problems = [*run.problems, *([] if run.complete else ["interrupted: this report is incomplete"])]
    for problem in problems:
        case = SubElement(suite, "testcase", name=_name(problem), classname="refcheck", time="0")
        SubElement(case, "error", message=_name(problem), type="error")
    return _counted(suite)


def _counted(suite: Element) -> Element:
    suite.set("tests", str(len(suite)))
    for name, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(1 for case in suite if case.find(child) is not None)))
    suite.set("time", "0")
    return suite


def _name(text: str) -> str:
    return xml(one_line(text)) or "?"
