"""The measure that the tests of speed share tells what is quadratic from what is linear, and lets one slow round pass."""

from __future__ import annotations

import time
from functools import lru_cache
from itertools import count

import pytest

from support.timing import assert_linear, assert_within


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)


def test_quadratic_work_fails() -> None:
    """Looking each word up in a list costs the square of their number; in a set it does not."""
    with pytest.raises(AssertionError, match="times as long"):
        assert_linear(lambda size: list(range(size)), lambda words: [word in words for word in words], 6_000)
    assert_linear(lambda size: set(range(size)), lambda words: [word in words for word in words], 6_000)
    with pytest.raises(AssertionError, match="0 s, "):
        assert_linear(range, list, 10, seconds=0)


def test_what_is_remembered_is_done_anew() -> None:
    """A function that remembers its results is as slow in the second round."""

    @lru_cache(maxsize=100)
    def slow(size: int) -> int:
        return sum(word in words for words in [list(range(size))] for word in words)

    with pytest.raises(AssertionError, match="times as long"):
        assert_linear(int, slow, 6_000)


def test_one_slow_round_is_measured_again() -> None:
    """What is slow once, on a busy machine, passes; what is slow in every round does not."""
    clock = count()
    slow = iter([7])
    assert_within(3, lambda: [next(clock) for _ in range(next(slow, 1))], lambda: float(next(clock)))
    with pytest.raises(AssertionError, match="more than 3 s"):
        assert_within(3, lambda: [next(clock) for _ in range(7)], lambda: float(next(clock)))
