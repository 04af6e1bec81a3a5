"""Applies fixes to text: edits on exact spans, so that nothing else moves."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from refcheck.model.finding import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """The text after the fixes, and those that were applied.

    A fix whose edits overlap one already taken is left out whole; two insertions at the same offset overlap.
    """
    taken: list[Edit] = []
    applied = []
    for fix in fixes:
        if all(_free(edit, taken) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit)
            applied.append(fix)
    pieces, at = [], 0
    for edit in taken:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(pieces) + text[at:], tuple(applied)


def _free(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit leaves those alone that are taken, which are in order and do not overlap."""
    index = bisect_left(taken, edit.start, key=lambda other: other.start)
    if index and taken[index - 1].end > edit.start:
        return False
    if index == len(taken):
        return True
    following = taken[index]
    if following.start == edit.start and (edit.start == edit.end or following.start == following.end):
        return False
    return edit.end <= following.start
