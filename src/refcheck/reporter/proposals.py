"""Reads the fixes that an earlier audit proposed, and finds their places again in the text as it is now."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    proposals = tuple(proposals)
    every = [edit for proposal in proposals for edit in proposal.record["fix"]["edits"]]
    places = {id(edit): _sought(edit, text) for edit in every}
    moves = sorted((edit["start"], places[id(edit)] - edit["start"]) for edit in every if places[id(edit)] >= 0)
    for proposal in proposals:
        fix = proposal.record["fix"]
        edits = [_place(edit, places[id(edit)], text, moves) for edit in fix["edits"]]
        title = str(fix.get("title") or proposal.record.get("message") or "fix")
        if any(edit is None for edit in edits):
            line = proposal.record.get("line")
            where = f" (line {line} of what was audited)" if isinstance(line, int) else ""
            lost.append((title, f"the text has changed where it would be applied{where}"))
            continue
        found = Fix(title, tuple(edit for edit in edits if edit is not None), Safety(fix["safety"]), _merges(fix))
        fitting.append(_finding(proposal.record, found))
    return tuple(fitting), tuple(lost)


def _merges(fix: Mapping[str, Any]) -> tuple[tuple[int, str, int], ...]:
    keys = fix.get("merges")
    if not isinstance(keys, list):
        return ()
    return tuple((k[0], k[1], k[2]) for k in keys if isinstance(k, list) and len(k) == 3 and isinstance(k[1], str))


def _place(edit: Mapping[str, Any], at: int, text: str, moves: Sequence[tuple[int, int]]) -> Edit | None:
    """Where an edit stands now: `at`, or, where several places look alike, as far moved as the edits around it.

    `moves` are where edits stood, in order, and how far each has moved, of those whose places are known.
    """
    if at < 0 and edit.get("before", "") + edit.get("after", ""):
        near = bisect_left(moves, (edit["start"], 0))
        around = {moved for _, moved in moves[max(0, near - 1) : near + 1]}
        if len(around) == 1 and _stands(edit, text, moved := edit["start"] + around.pop()):
            at = moved
    return None if at < 0 else Edit(at, at + len(edit.get("old", "")), edit.get("text", ""))


def _sought(edit: Mapping[str, Any], text: str) -> int:
    """Where an edit stood, or the only place with its text and surroundings; -1 where there is none."""
    if edit["end"] - edit["start"] == len(edit.get("old", "")) and _stands(edit, text, edit["start"]):
        return int(edit["start"])
    before, after = edit.get("before", ""), edit.get("after", "")
    if not before and not after:
        return -1
    around = before + edit.get("old", "") + after
    first = text.find(around)
    return first + len(before) if first >= 0 and text.find(around, first + 1) < 0 else -1


def _stands(edit: Mapping[str, Any], text: str, start: int) -> bool:
    """Whether the text and the surroundings of an edit stand at a place."""
    before, old = edit.get("before", ""), edit.get("old", "")
    return start >= len(before) and text.startswith(before + old + edit.get("after", ""), start - len(before))


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
