"""Edits on spans: applied together or left out whole, as an edit by edit comparison says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.finding import Edit, Fix, Safety
from refcheck.reporter.fixes import apply

TEXT = "abcdefghij"


@st.composite
def fixes(draw: st.DrawFn) -> list[Fix]:
    """Fixes of one or two edits that do not overlap each other."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        ends = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=2)))
        found.append(Fix("t", (Edit(ends[0], ends[1], draw(st.sampled_from(["", "X", "YZ"]))),), Safety.SAFE))
    return found


def overlap(one: Edit, two: Edit) -> bool:
    """Whether two edits touch the same text or insert at the same place."""
    if one.start == two.start and (one.start == one.end or two.start == two.end):
        return True
    return one.start < two.end and two.start < one.end


@given(fixes())
def test_what_overlaps_an_earlier_fix_is_left_out(offered: list[Fix]) -> None:
    """The first fix of those that overlap is made; what is made is what its edits say, from the back to the front."""
    after, applied = apply(TEXT, offered)
    taken: list[Edit] = []
    for fix in offered:
        if not any(overlap(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    assert [edit for fix in applied for edit in fix.edits] == taken
    expected = TEXT
    for edit in sorted(taken, reverse=True):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert after == expected
