"""Ranges that hold an offset: what a look at all of them would find."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refcheck.words.places import Places

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 42)), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SPANS, st.integers(-1, 45))
def test_first(spans, offset):
    """The first range by start that holds the offset, -1 where none does."""
    places = Places(spans)
    holding = [number for number, (start, end) in enumerate(places.ranges) if start <= offset < end]
    assert places.first(offset) == (holding[0] if holding else -1)
