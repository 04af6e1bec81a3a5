"""Applies fixes to text: edits on exact spans, so that nothing else moves."""

from __future__ import annotations

from collections.abc import Iterable

from refcheck.model.finding import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """The text after the fixes, and those that were applied.

    A fix whose edits overlap one already taken is left out whole; two insertions at the same offset overlap.
    """
    taken: list[Edit] = []
    applied = []
    for fix in fixes:
        if all(_free(edit, taken) for edit in fix.edits):
            taken.extend(fix.edits)
            applied.append(fix)
    for edit in sorted(taken, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, tuple(applied)


def _free(edit: Edit, taken: Iterable[Edit]) -> bool:
    return all(edit.end <= other.start or other.end <= edit.start for other in taken) and not any(
        edit.start == other.start and (edit.start == edit.end or other.start == other.end) for other in taken
    )
