"""Finds which of many ranges holds an offset, without comparing all with all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter


class Places:
    """Half-open ranges in the order of their starts; they may overlap."""

    __slots__ = ("_reach", "ranges")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges, key=itemgetter(0))
        self._reach = list(accumulate([end for _, end in self.ranges], max))

    def first(self, offset: int) -> int:
        """The number of the first range that holds an offset, -1 where none does."""
        number = bisect_right(self._reach, offset)
        return number if number < len(self.ranges) and self.ranges[number][0] <= offset else -1
