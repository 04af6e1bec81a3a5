"""Tells where two reference lists stand in one run of entries, and which runs are no list of Cite's at all.

The markers of the text show both: Cite numbers the references of each group from 1, and starts again after their list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from refcheck.parser.plain.entries import Entry, EntryList
from refcheck.parser.plain.markers import Found
from refcheck.parser.plain.page import Page

_MOST_GROUPS = 6
_MOST_LISTS = 16


def without_cells(page: Page, lists: list[EntryList]) -> list[EntryList]:
    """The lists without notes that stand in a table beside their label (`footnote 2<TAB>`, then `^ Before 2002: …`).

    Editors write these by hand under an infobox; Cite's own list fills the width of a page or table.
    """
    return [
        one
        for one in lists
        if len(one.entries) > 1 or one.entries[0].number or not _is_labelled(page, one.entries[0].line)
    ]


def _is_labelled(page: Page, line: int) -> bool:
    above = page.lines[line - 1] if line else ""
    return above[-1:] == "\t" and "\t" not in above[:-1] and not above.isspace()


def split(page: Page, lists: list[EntryList], found: list[Found]) -> list[EntryList]:
    """The lists, those cut in two that hold the entries of two groups with no line between.

    Such a run has as many entries as both groups have markers, and the uses that its entries show agree better with
    the numbers of the two groups than with those of one.
    """
    if not any(one.group for one in found):
        return lists
    result = []
    for place, one in enumerate(lists):
        at = 0
        if place < _MOST_LISTS and len(one.entries) > 1 and not any(e.number or e.label for e in one.entries):
            start = page.starts[one.entries[0].line]
            at = _seam(one.entries, found[: bisect_left(found, start, key=lambda each: each.start)])
        if at:
            result += [EntryList(one.section, one.entries[:at]), EntryList(one.section, one.entries[at:])]
        else:
            result.append(one)
    return result


def _seam(entries: list[Entry], found: list[Found]) -> int:
    """How many entries the first of two lists has, 0 where the run is one list.  Notes stand first where both fit."""
    numbers: dict[str, list[int]] = {}
    for one in found:
        numbers.setdefault(one.group, []).append(one.number)
    counts = {group: Counter(members) for group, members in numbers.items()}
    known = sorted(counts, key=lambda group: -len(counts[group]))[:_MOST_GROUPS]
    cuts = []
    for notes in known:
        size = max(counts[notes])
        rest = len(entries) - size
        if notes and rest > 0:
            for other in known:
                if other != notes and rest in counts[other] and rest + 1 not in counts[other]:
                    cuts += [(size, notes, other), (rest, other, notes)]
    if not cuts:
        return 0
    best, most = 0, max(_agreeing(entries, counts[group]) for group in known)
    for at, first, second in cuts:
        agreeing = _agreeing(entries[:at], counts[first]) + _agreeing(entries[at:], counts[second])
        if agreeing > most:
            best, most = at, agreeing
    return best


def _agreeing(entries: list[Entry], counts: Counter[int]) -> int:
    """How many entries have as many markers as they show uses."""
    return sum(counts[number] == entry.uses for number, entry in enumerate(entries, 1))
