"""Fix-up: applies the fixes that findings offer, and proves the result before anybody sees it.

A patch is offered only when all of this holds; a fix that breaks it is refused and reported as our bug (but a merge
whose two references together give rise to a finding is refused without one):

- the patched text parses into as many footnote markers as before, and each marker leads to the source it led to
  (merged references: to the one they were merged into);
- what each reference says is what it said, but for the edits made inside it;
- no rule and no Cite error is reported more often than before (but two references that are mended may turn out to be
  the same), and what a fix was offered for is gone;
- fixing the result once more changes nothing;
- text outside the edits is the same, character by character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from refcheck.model.article import Article, Reference
from refcheck.model.finding import Edit, Family, Finding, Fix, Report, Safety
from refcheck.model.text import Format
from refcheck.parser import parse
from refcheck.pipeline import judge
from refcheck.reporter import etiquette
from refcheck.reporter.fixes import apply
from refcheck.reporter.selection import Selection

Judge = Callable[[str], Report]
MAX_PASSES = 10
_NEW_FINDING = "it would bring a new finding"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that is not offered, and why; `bug` where that is refcheck's own fault."""

    finding: Finding
    reason: str
    bug: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """The outcome: the text before and after, the fixes in it, and those that were refused."""

    before: str
    after: str
    applied: tuple[Finding, ...]
    refused: tuple[Refusal, ...]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def mend(
    report: Report,
    again: Judge,
    allowed: frozenset[Safety],
    *,
    cosmetic: bool = False,
    offers: Sequence[Finding] | None = None,
) -> Patch:
    """Applies the allowed fixes of a report until a pass changes nothing.

    `offers` are findings of an earlier audit, whose fixes are applied in one pass in place of the report's own.

    `again` gives the report of a changed text of the same source, without asking any link again.  With `cosmetic`
    false, a text whose only changes would be cosmetic is left alone.  Never raises for any article.
    """
    before = report.article.document.text
    if report.article.document.format is not Format.WIKITEXT:
        return Patch(before, before, (), ())
    applied: list[Finding] = []
    refused: list[Refusal] = []
    kept_back: list[Refusal] = []
    barred: set[str] = set()
    for _ in range(MAX_PASSES if offers is None else 1):
        found = tuple(_everywhere(report.article, f) for f in (report.findings if offers is None else offers))
        report = replace(report, findings=found) if offers is None else report
        offered = [f for f in found if f.fix is not None and f.fix.safety in allowed]
        offered = [f for f in offered if f.fingerprint not in barred]
        wanted, kept_back = _allowed_by_etiquette(report.article, offered)
        taken, result, broken = _prove(report, wanted, again)
        refused += broken
        barred |= {r.finding.fingerprint for r in broken}
        if not taken:
            break
        applied += taken
        report = result
    refused += kept_back  # as they stand after the last pass: a fix may have changed what they are about
    if not cosmetic and all(f.fix is not None and f.fix.cosmetic for f in applied):
        refused += [Refusal(f, "cosmetic, and there is nothing else to change") for f in applied]
        return Patch(before, before, (), tuple(refused))
    return Patch(before, report.article.document.text, tuple(applied), tuple(refused))


def judging(report: Report, selection: Selection, today: date) -> Judge:
    """How a changed text of a report's source is judged: the same rules, the same evidence, no network."""
    document = report.article.document

    def again(text: str) -> Report:
        [after] = judge([parse(replace(document, text=text))], report.statuses, selection, today)
        return after

    return again


def _allowed_by_etiquette(article: Article, findings: Sequence[Finding]) -> tuple[list[Finding], list[Refusal]]:
    """Leaves alone what editors asked to be left alone."""
    denied = etiquette.denies(article)
    if denied:
        return [], [Refusal(f, denied) for f in findings]
    wanted, refused = [], []
    for finding, reason in zip(findings, etiquette.reasons(article, findings), strict=True):
        if reason:
            refused.append(Refusal(finding, reason))
        else:
            wanted.append(finding)
    return wanted, refused


def _everywhere(article: Article, finding: Finding) -> Finding:
    """The finding with its fix made in every copy of a definition that is written out more than once.

    A name may be defined twice with the same content; mended in one place only, the two would contradict each other.
    """
    fix, reference = finding.fix, finding.reference
    if fix is None or fix.merges or reference is None or not reference.name:
        return finding
    key = (reference.list, reference.group, reference.number)
    same = [t for t in article.tags if t.body_start >= 0 and t.kind == "ref" and (t.list, t.group, t.number) == key]
    text = article.document.text
    edits = list(fix.edits)
    for tag in same:
        inside = [edit for edit in fix.edits if tag.body_start <= edit.start and edit.end <= tag.body_end]
        for other in same if inside else ():
            if other is not tag and text[other.body_start : other.body_end] == text[tag.body_start : tag.body_end]:
                shift = other.body_start - tag.body_start
                edits += [Edit(edit.start + shift, edit.end + shift, edit.text) for edit in inside]
    return finding if len(edits) == len(fix.edits) else replace(finding, fix=replace(fix, edits=tuple(sorted(edits))))


def _prove(report: Report, findings: Sequence[Finding], again: Judge) -> tuple[list[Finding], Report, list[Refusal]]:
    """The findings whose fixes hold together, the report after them, and those that broke the proof."""
    taken, result, reason = _attempt(report, findings, again)
    if not findings or not reason:
        return taken, result, []
    if len(findings) == 1:
        fix = findings[0].fix
        # What one of two merged references says may contradict what the other supports: that is theirs, not ours.
        united = bool(fix and fix.merges) and reason.startswith(_NEW_FINDING)
        return [], report, [Refusal(findings[0], reason, bug=not united)]
    # Something in the set breaks the proof: halve it until the culprit stands alone.
    middle = len(findings) // 2
    left, _, broken_left = _prove(report, findings[:middle], again)
    right, _, broken_right = _prove(report, findings[middle:], again)
    together = [*left, *right]
    taken, result, reason = _attempt(report, together, again)
    if reason:
        # Each half holds and both do not: keep the first now, the rest gets its turn in the next pass.
        taken, result, reason = _attempt(report, left, again)
        if reason:
            return [], report, [*broken_left, *broken_right]
    return taken, result, [*broken_left, *broken_right]


def _attempt(report: Report, findings: Sequence[Finding], again: Judge) -> tuple[list[Finding], Report, str]:
    """Applies the fixes together; the reason why the proof fails, "" where it holds."""
    article = report.article
    by_fix = {id(f.fix): f for f in findings if f.fix is not None}
    text, fixes = apply(article.document.text, [f.fix for f in findings if f.fix is not None])
    if not fixes:
        return [], report, ""
    result = again(text)
    return [by_fix[id(fix)] for fix in fixes], result, objection(report, result, fixes)


def objection(old: Report, new: Report, fixes: Sequence[Fix]) -> str:
    """What speaks against a patch, "" where nothing does."""
    edits = sorted(edit for fix in fixes for edit in fix.edits)
    return (
        _moved_text(old.article, new.article, edits)
        or _moved_markers(old.article, new.article, edits, fixes)
        or _new_trouble(old, new)
        or _not_cured(old, new, fixes)
    )


def _moved_text(old: Article, new: Article, edits: Sequence[Edit]) -> str:
    """Text between the edits must be the same."""
    before, after = old.document.text, new.document.text
    at = shift = 0
    for edit in edits:
        if before[at : edit.start] != after[at + shift : edit.start + shift]:
            return "text outside the edits changed"
        if after[edit.start + shift : edit.start + shift + len(edit.text)] != edit.text:
            return "an edit did not arrive"
        at = edit.end
        shift += len(edit.text) - (edit.end - edit.start)
    return "" if before[at:] == after[at + shift :] else "text outside the edits changed"


_Key = tuple[int, str, int]


def _moved_markers(old: Article, new: Article, edits: Sequence[Edit], fixes: Sequence[Fix]) -> str:
    """Each marker must lead to the source that it led to."""
    if len(old.markers) != len(new.markers):
        return f"{len(old.markers)} footnote markers became {len(new.markers)}"
    merged: dict[_Key, frozenset[_Key]] = {}
    for fix in fixes:
        for key in fix.merges:
            merged[key] = merged.get(key, frozenset()) | frozenset(fix.merges)
    before = {(r.list, r.group, r.number): r for r in old.references}
    after = {(r.list, r.group, r.number): r for r in new.references}
    for ones, twos in zip(_runs(old), _runs(new), strict=False):
        if len(ones) != len(twos):
            return "a run of footnote markers fell apart"
        sources = [
            frozenset(_said(old, before[k], edits) for k in merged.get(one, frozenset((one,))) if k in before)
            for one in ones
        ]
        targets = [_said(new, after[two], ()) if two in after else None for two in twos]
        in_place = all(_leads(source, target) for source, target in zip(sources, targets, strict=True))
        # Where a fix puts the markers of one run into another order, each must still find its source in that run.
        if not in_place and not all(any(_leads(source, target) for target in targets) for source in sources):
            return f"the marker of reference {ones[0][2]} would lead to another source"
    return ""


def _leads(source: frozenset[str], target: str | None) -> bool:
    return target in source if source else target is None


def _runs(article: Article) -> list[list[_Key]]:
    """The references of adjacent markers, run by run."""
    runs: list[list[_Key]] = []
    end = -1
    for marker in article.markers:
        if not runs or marker.start != end:
            runs.append([])
        runs[-1].append((marker.list, marker.group, marker.number))
        end = marker.end
    return runs


def _said(article: Article, reference: Reference, edits: Sequence[Edit]) -> str:
    """What a reference says once the edits inside it are made."""
    if reference.body_start >= 0:
        return _body_after(article, reference.body_start, reference.body_end, edits)
    if not reference.defined:
        return f"\0{reference.name}"
    # A template: what is put right before or behind it does not belong to it.
    inside = [edit for edit in edits if reference.start < edit.end and edit.start < reference.end]
    return _body_after(article, reference.start, reference.end, inside) if reference.start >= 0 else ""


def _body_after(article: Article, start: int, end: int, edits: Sequence[Edit]) -> str:
    """What a reference's content becomes under the edits inside it."""
    text = article.document.text
    out = []
    at = start
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            out.append(text[at : edit.start] + edit.text)
            at = edit.end
    return "".join(out) + text[at:end]


def _not_cured(old: Report, new: Report, fixes: Sequence[Fix]) -> str:
    """Each fix must mend what it was offered for, or it would be offered and made again and again.

    A merge may reveal another one; each leaves fewer references, so that they end.
    """
    made = {id(fix) for fix in fixes}
    taken = Counter(f.rule for f in old.findings if id(f.fix) in made and f.family is not Family.DUPLICATE)
    before, after = Counter(f.rule for f in old.findings), Counter(f.rule for f in new.findings)
    failed = [rule for rule, number in taken.items() if after[rule] > before[rule] - number]
    return f"it would not mend what it was made for: {min(failed)}" if failed else ""


def _counted(report: Report) -> Counter[str]:
    """How often each rule is reported; that two references turn out to be one source is no trouble."""
    return Counter(f.rule for f in report.findings if f.family is not Family.DUPLICATE)


def _new_trouble(old: Report, new: Report) -> str:
    """No rule and no fault may be reported more often than before."""
    faults = Counter(f.kind for f in new.article.faults) - Counter(f.kind for f in old.article.faults)
    if faults:
        return f"it would bring a new fault: {min(faults)}"
    rules = _counted(new) - _counted(old)
    if rules:
        return f"{_NEW_FINDING}: {min(rules)}"
    return ""
