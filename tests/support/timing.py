"""How long something takes, told apart from how busy the machine is: measured again, with growing pauses, before a test fails."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Given = TypeVar("Given")
_Remembering = type(lru_cache(lambda: None))

GROWTH = 8  # the larger input, in times of the smaller one
LIMIT = 24  # what is linear takes 8 times as long for it, what is quadratic 64 times: half way between, in proportion
ROUNDS = 8


def assert_linear(
    prepare: Callable[[int], Given], work: Callable[[Given], object], size: int, seconds: float = math.inf
) -> None:
    """Fails where the work on an input of `size` takes out of all proportion longer than that on an eighth of it.

    So it does where it takes more than so many seconds.

    `prepare` makes the input of a size and is not measured.  The least of all rounds counts for each size: what else the
    machine does can only make a round longer, and what is quadratic stays so in every round.
    """
    small, large = [], []
    for number in range(ROUNDS):
        small.append(_seconds(prepare(size // GROWTH), work, number))
        large.append(_seconds(prepare(size), work, number))
        if min(large) <= min(seconds, LIMIT * min(small) + 0.02):
            return
    raise AssertionError(f"{min(large):.2f} s, {min(large) / min(small):.0f} times as long for {GROWTH} times the size")


def assert_within(
    seconds: float, work: Callable[[], object], clock: Callable[[], float] = time.process_time, rounds: int = 4
) -> None:
    """Fails where the work takes longer than so many seconds by the clock (the processor's own time) in every round."""
    taken = []
    for number in range(rounds):
        taken.append(_seconds(None, lambda _: work(), number, clock))
        if taken[-1] <= seconds:
            return
    raise AssertionError(f"more than {seconds} s: {taken}")


def _forget() -> None:
    """Empties what remembers results, so that a second round does the same work; tables and patterns stay."""
    for one in gc.get_objects():
        if type(one) is _Remembering and one.cache_parameters()["maxsize"]:
            one.cache_clear()


def _seconds(
    given: Given, work: Callable[[Given], object], number: int, clock: Callable[[], float] = time.process_time
) -> float:
    """The time of one round; from the second one on it waits first, and what was left behind is cleared away."""
    if number:
        time.sleep(min(0.1 * 2**number, 3.0))
        gc.collect()
        _forget()
    start = clock()
    work(given)
    return clock() - start
