"""The public JSON shape, version 1, built field by field: what `json`, `jsonl` and the HTML report's data are made of.

The shape is promised to other programs; the model may change, this may only grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.model.article import Article, Citation, CitedDate, Reference
from refcheck.model.evidence import Capture, LinkState, LinkStatus
from refcheck.model.finding import Finding, Fix, Report, Severity
from refcheck.model.text import Lines
from refcheck.reporter.statistics import Tally

VERSION = 1
_LISTS = ("isbn", "issn")
_IDS = ("doi", "pmid", "pmc", "arxiv", "oclc", "jstor", "bibcode")

Record = dict[str, Any]


def article_record(report: Report) -> Record:
    """The record that opens an article."""
    article = report.article
    return {
        "type": "article",
        "version": VERSION,
        "path": article.document.path,
        "title": article.title or None,
        "format": article.document.format.value,
        "references": len(article.references),
        "links": len({link.url for link in article.links}),
    }


def finding_records(report: Report) -> Iterator[Record]:
    """One record a finding, in reading order."""
    text = report.article.document.text
    lines = Lines(text)
    for finding in report.findings:
        yield finding_record(report.article.document.path, finding, lines, text)


def finding_record(path: str, finding: Finding, lines: Lines, text: str) -> Record:
    """One finding of an article with this text."""
    return {
        "type": "finding",
        "path": path,
        "code": finding.code,
        "rule": finding.rule,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(lines, finding.start, finding.end),
        "reference": reference_key(finding.reference),
        "related": [
            {
                **_begin(lines, related.start),
                "message": related.message,
                "reference": reference_key(related.reference),
            }
            for related in finding.related
        ],
        "evidence": list(finding.evidence),
        "suggestion": finding.suggestion,
        "cs1": finding.cs1,
        "url": finding.url,
        "fix": fix_record(finding.fix, text),
        "fingerprint": finding.fingerprint,
    }


CONTEXT = 24  # characters on both sides of an edit, by which it finds its place again in a changed text


def fix_record(fix: Fix | None, text: str) -> Record | None:
    """An offered change; offsets are code points of the article's text.

    `old` is what an edit replaces, `before` and `after` what stands beside it: `refcheck fix --from` finds the place
    again by them, or refuses.
    """
    if fix is None:
        return None
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "merges": [list(key) for key in fix.merges],
        "edits": [
            {
                "start": edit.start,
                "end": edit.end,
                "text": edit.text,
                "old": text[edit.start : edit.end],
                "before": text[max(0, edit.start - CONTEXT) : edit.start],
                "after": text[edit.end : edit.end + CONTEXT],
            }
            for edit in fix.edits
        ],
    }


def reference_key(reference: Reference | None) -> Record | None:
    """How a record names a reference."""
    if reference is None:
        return None
    return {
        "list": reference.list,
        "group": reference.group,
        "number": reference.number,
        "name": reference.name or None,
    }


def link_records(report: Report) -> Iterator[Record]:
    """One record a link of the article that was looked at, each URL once, in reading order."""
    seen = set()
    for link in report.article.links:
        status = report.statuses.get(link.url)
        if status is None or link.url in seen:
            continue
        seen.add(link.url)
        yield link_record(report.article.document.path, link.role.value, status)


def link_record(path: str, role: str, status: LinkStatus) -> Record:
    """One link and what it turned out to be."""
    moment = status.checked_at
    return {
        "type": "link",
        "path": path,
        "url": status.url,
        "role": role,
        "state": status.state.value,
        "reason": status.explanation or status.reason,
        "status": status.http_status,
        "final_url": status.final_url or None,
        "checked_at": moment.isoformat().replace("+00:00", "Z") if moment else None,
        "cached": status.cached,
        "archive": capture_record(status.capture),
    }


def capture_record(capture: Capture | None) -> Record | None:
    """An archived copy."""
    if capture is None:
        return None
    return {
        "url": capture.url,
        "timestamp": capture.captured.strftime("%Y%m%d%H%M%S"),
        "service": capture.service,
        "verified": capture.verified,
    }


def summary_record(tally: Tally, *, complete: bool = True) -> Record:
    """The record that closes a run; its absence means that the run was cut off."""
    return {
        "type": "summary",
        "version": VERSION,
        "complete": complete and tally.complete,
        "articles": tally.articles,
        "references": tally.references,
        "findings": {severity.value: tally.findings[severity] for severity in Severity},
        "links": {state.value: tally.links[state] for state in LinkState},
    }


def parse_record(article: Article) -> Record:
    """What `parse` prints of one source."""
    lines = Lines(article.document.text)
    headings = [section.heading for section in article.sections]

    def section(index: int) -> str | None:
        return headings[index] if 0 <= index < len(headings) else None

    return {
        "version": VERSION,
        "article": {
            "path": article.document.path,
            "format": article.document.format.value,
            "recognised": article.recognised or None,
            "title": article.title or None,
            "sections": [
                {"heading": s.heading, "level": s.level, "line": _begin(lines, s.start)["line"]}
                for s in article.sections
            ],
            "implied_sections": [
                {"heading": s.heading, "line": _begin(lines, s.start)["line"]} for s in article.implied_sections
            ],
            "lists": [
                {
                    "kind": block.kind.value,
                    "line": _begin(lines, block.start)["line"],
                    "section": section(block.section),
                    "caption": block.caption or None,
                    "items": [
                        {"text": item.text, "depth": item.depth, "line": _begin(lines, item.start)["line"]}
                        for item in block.items
                    ],
                }
                for block in article.lists
            ],
            "markers": [
                {
                    "label": m.label,
                    "group": m.group,
                    "number": m.number,
                    "name": m.name or None,
                    **_begin(lines, m.start),
                }
                for m in article.markers
            ],
            "references": [_reference(r, lines) for r in article.references],
            "citations": [citation_record(c, lines) for c in article.citations],
            "faults": [{"kind": f.kind, **_begin(lines, f.start), "message": f.message} for f in article.faults],
        },
    }


def _reference(reference: Reference, lines: Lines) -> Record:
    return {
        "list": reference.list,
        "group": reference.group,
        "number": reference.number,
        "label": reference.label,
        "name": reference.name or None,
        "uses": reference.uses,
        "text": reference.text,
        **_begin(lines, reference.start),
        "list_defined": reference.list_defined,
        "citations": [citation_record(c, lines) for c in reference.citations],
    }


def citation_record(citation: Citation, lines: Lines) -> Record:
    """One citation with its fields; unknown ones are null."""
    archive_timestamp, archive_service = _archive(citation.archive_url)
    record: Record = {
        **_begin(lines, citation.start),
        "style": citation.style.value,
        "template": citation.template or None,
        "title": citation.title or None,
        "chapter": citation.chapter or None,
        "authors": list(citation.authors),
        "editors": list(citation.editors),
    }
    for name in ("work", "publisher", "edition", "volume", "issue", "pages", "language", "via", "quote"):
        record[name] = getattr(citation, name) or None
    for name in ("date", "access_date", "archive_date"):
        record[name] = _date(getattr(citation, name))
    record |= {
        "url": citation.url or None,
        "chapter_url": citation.chapter_url or None,
        "archive_url": citation.archive_url or None,
        "archive_service": archive_service,
        "archive_timestamp": archive_timestamp,
        "url_status": citation.url_status or None,
    }
    for kind in _LISTS:
        record[kind] = [value for name, value in citation.ids if name == kind]
    for kind in _IDS:
        record[kind] = citation.id(kind) or None
    return record


def _archive(url: str) -> tuple[str | None, str | None]:
    if not url:
        return None, None
    from refcheck.words.archives import read

    link = read(url)
    return (link.timestamp or None, link.service) if link else (None, None)


def _date(date: CitedDate | None) -> Record | None:
    return {"raw": date.raw, "edtf": date.edtf} if date is not None else None


def _begin(lines: Lines, offset: int) -> Record:
    if offset < 0:
        return {"line": None, "column": None}
    position = lines.at(offset)
    return {"line": position.line, "column": position.column}


def _place(lines: Lines, start: int, end: int) -> Record:
    if start < 0:
        return {"line": None, "column": None, "end_line": None, "end_column": None}
    first, last = lines.at(start), lines.at(max(start, end))
    return {"line": first.line, "column": first.column, "end_line": last.line, "end_column": last.column}
