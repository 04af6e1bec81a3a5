"""Reads the fixes that an earlier audit proposed, and finds their places again in the text as it is now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from refcheck.errors import UsageError
from refcheck.model.finding import Edit, Family, Finding, Fix, Safety, Severity

_DATA = re.compile(r'<script type="application/json" id="refcheck-data">(.*?)</script>', re.S)
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fix of a report: the article's path, and the finding's record."""

    path: str
    record: Mapping[str, Any]


def read(report: str, name: str) -> tuple[Proposal, ...]:
    """The proposals of a report in json, jsonl or html.

    Raises:
        UsageError: the text is none of these; `name` is the file for the message.
    """
    try:
        records = list(_records(report))
    except ValueError as error:
        raise UsageError(f"{name}: not a report of refcheck audit (json, jsonl or html): {error}") from error
    found = [Proposal(r["path"], r) for r in records if _is_proposal(r)]
    if not any(isinstance(r, dict) and r.get("type") in ("article", "summary", "finding") for r in records):
        raise UsageError(f"{name}: not a report of refcheck audit; write one with --format json={name}")
    return tuple(found)


def _records(report: str) -> Iterator[Any]:
    text = report.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        match = _DATA.search(text)
        if match is None:
            raise ValueError("the page holds no data of refcheck")
        text = match[1]
    try:
        whole = json.loads(text)
    except ValueError:
        for line in text.splitlines():
            if line.strip():
                yield json.loads(line)
        return
    if isinstance(whole, dict) and "findings" in whole and "type" not in whole:
        for key in ("articles", "findings"):
            yield from whole.get(key) or ()
        yield whole.get("summary")
    else:
        yield whole


def _is_proposal(record: Any) -> bool:
    """Whether a record is a finding with a well-formed fix; whatever is not is passed over."""
    if not isinstance(record, dict) or record.get("type") != "finding" or not isinstance(record.get("path"), str):
        return False
    fix = record.get("fix")
    if not isinstance(fix, dict) or fix.get("safety") not in {s.value for s in Safety}:
        return False
    edits = fix.get("edits")
    return isinstance(edits, list) and bool(edits) and all(_is_edit(edit) for edit in edits)


def _is_edit(edit: Any) -> bool:
    return (
        isinstance(edit, dict)
        and all(isinstance(edit.get(key), int) and not isinstance(edit[key], bool) for key in ("start", "end"))
        and all(isinstance(edit.get(key, ""), str) for key in ("text", "old", "before", "after"))
        and 0 <= edit["start"] <= edit["end"]
        and len(edit.get("text", "")) < _LONGEST
    )


def fit(proposals: Iterable[Proposal], text: str) -> tuple[tuple[Finding, ...], tuple[tuple[str, str], ...]]:
    """The proposals as findings of this text, and (title, reason) of those that no longer fit it."""
    fitting, lost = [], []
    for proposal in proposals:
        fix = proposal.record["fix"]
        edits = [_place(edit, text) for edit in fix["edits"]]
        title = str(fix.get("title") or proposal.record.get("message") or "fix")
        if any(edit is None for edit in edits):
            lost.append((title, "the text has changed where it would be applied"))
            continue
        found = Fix(title, tuple(edit for edit in edits if edit is not None), Safety(fix["safety"]), _merges(fix))
        fitting.append(_finding(proposal.record, found))
    return tuple(fitting), tuple(lost)


def _merges(fix: Mapping[str, Any]) -> tuple[tuple[int, str, int], ...]:
    keys = fix.get("merges")
    if not isinstance(keys, list):
        return ()
    return tuple((k[0], k[1], k[2]) for k in keys if isinstance(k, list) and len(k) == 3 and isinstance(k[1], str))


def _place(edit: Mapping[str, Any], text: str) -> Edit | None:
    """Where an edit stands now: where it stood, else the only place with the same text and surroundings."""
    old, before, after = edit.get("old", ""), edit.get("before", ""), edit.get("after", "")
    start, end = edit["start"], edit["end"]
    around = before + old + after
    at = start - len(before)
    if at >= 0 and text[at : at + len(around)] == around and end - start == len(old):
        return Edit(start, end, edit.get("text", ""))
    if not before and not after:
        return None
    first = text.find(around)
    if first < 0 or text.find(around, first + 1) >= 0:
        return None
    start = first + len(before)
    return Edit(start, start + len(old), edit.get("text", ""))


def _finding(record: Mapping[str, Any], fix: Fix) -> Finding:
    family = record.get("family")
    severity = record.get("severity")
    return Finding(
        code=str(record.get("code", "")),
        rule=str(record.get("rule", "")),
        family=Family(family) if family in {f.value for f in Family} else Family.CITATION,
        severity=Severity(severity) if severity in {s.value for s in Severity} else Severity.NOTE,
        message=str(record.get("message", "")),
        start=min(edit.start for edit in fix.edits),
        end=max(edit.end for edit in fix.edits),
        fingerprint=f"{record.get('fingerprint', '')}:{fix.edits[0].start}",
        fix=fix,
    )
