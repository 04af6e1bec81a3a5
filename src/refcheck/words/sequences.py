"""Years in running text and lists: ranges that run backwards, an item out of order, one work with two years."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from refcheck.words.chronology import slips_of_year

FEWEST = 6  # items before a list has an order
_WIDEST = 120  # years that a range in an article spans at most, where nothing else is meant


@cache
def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Range(NamedTuple):
    """A range of years that runs backwards."""

    start: int
    end: int
    first: int
    last: int


# What a number before or behind the range makes of it: an era, a standard, a report, a score.
_ERA = r"(?i)\s*(?:BC\b|B\.C|BCE|B\.C\.E|BP\b|av\. J|v\. Chr|a\. C|до н)"
_NOT_YEARS = (
    r"(?i)(?:\b(?:nos?|nr|report|issn|isbn|iso|iec|ieee|ansi|phone|tel|fax|pp?|pages?|vol|art|room|flight|model)\.?\s*"
    r"|[#№+/.,:-]|\d\s*)$"
)


def backward_ranges(text: str, year: int) -> Iterator[Range]:
    """Ranges such as "1998–1989" in a text; `year` is the present one.

    Not "1550–1295 BC", nor numbers that are no years.
    """
    for dash, begin in (("–", "[12]"), ("-", "(?:1[89]|20)")):
        # The dash alone stands before all that may vary, so that the search can skip to it: a fifth of the time.
        for match in _re(f"{dash}(?<=[0-9].){begin}[0-9]").finditer(text):
            found = _range(text, match.start(), year)
            if found is not None:
                yield found


def _range(text: str, at: int, year: int) -> Range | None:
    match = _re(r"(?<![0-9])([12][0-9]{3})[–-]([12][0-9]{3})(?![0-9]|[.,:/–-][0-9]|[a-z])").match(text, max(0, at - 4))
    if match is None or match.start(2) != at + 1:
        return None
    first, last = int(match[1]), int(match[2])
    if not (last < first <= year + 1) or first - last > _WIDEST:
        return None
    around = text[match.end() : match.end() + 16]
    if _re(_ERA).match(around) or _re(_NOT_YEARS).search(text[max(0, match.start() - 10) : match.start()]):
        return None
    return Range(match.start(), match.end(), first, last)


def counts_before_era(text: str, start: int, end: int) -> bool:
    """Whether a piece of text speaks of years before the era."""
    piece = text[start:end]
    return "BC" in piece or "B.C" in piece or " BP" in piece or "v. Chr" in piece


def year_of_item(item: str) -> int | None:
    """The year that a list item begins with, or that its title carries in parentheses at its end."""
    match = _re(r"\W{0,4}([12][0-9]{3})(?![0-9–/-]|s\b|[.,][0-9])").match(item)
    if match is None:
        match = _re(r"\(([12][0-9]{3})\)\W*$").search(item[-12:])
    return int(match[1]) if match else None


class Misplaced(NamedTuple):
    """The one item of a list that breaks its order: which it is, the years around it, and what it may have been."""

    at: int
    year: int
    before: int | None
    after: int | None
    meant: tuple[int, ...]


def misplaced(years: Sequence[int | None]) -> Misplaced | None:
    """The single year that keeps a list from being in order and that one slip of the hand explains; else None.

    None also where the order could be restored in more ways than one, as where two neighbours have changed places.
    """
    known = [(index, year) for index, year in enumerate(years) if year is not None]
    if len(known) < FEWEST or len(known) < len(years) - 1 or len({year for _, year in known}) < FEWEST - 1:
        return None
    for falling in (False, True):
        found = _odd(known, falling)
        if found is not None:
            return found
    return None


def _odd(known: list[tuple[int, int]], falling: bool) -> Misplaced | None:
    values = [-year if falling else year for _, year in known]
    breaks = [at for at in range(1, len(values)) if values[at] < values[at - 1]]
    if not breaks or len(breaks) > 2:
        return None
    odd = [at for at in {breaks[0] - 1, breaks[0]} if _sorted_without(values, at)]
    if len(odd) != 1:
        return None
    at = odd[0]
    index, year = known[at]
    before = known[at - 1][1] if at else None
    after = known[at + 1][1] if at + 1 < len(known) else None
    low, high = (after, before) if falling else (before, after)
    if low is None or high is None:  # at an end anything may be meant
        return None
    meant = tuple(sorted(other for other in slips_of_year(year) if low <= other <= high))
    return Misplaced(index, year, before, after, meant) if meant else None


def _sorted_without(values: Sequence[int], left_out: int) -> bool:
    rest = [value for at, value in enumerate(values) if at != left_out]
    return all(one <= two for one, two in pairwise(rest))


class Dated(NamedTuple):
    """A linked work with a year in parentheses right behind it."""

    target: str
    year: int
    start: int
    end: int


def dated_works(text: str) -> Iterator[Dated]:
    """The links of a wikitext that a year in parentheses follows: `''[[Rain (film)|Rain]]'' (1998)`."""
    for match in _re(r"\]\]'{0,5}[\"”]? \(([12][0-9]{3})\)").finditer(text):
        begin = text.rfind("[[", max(0, match.start() - 200), match.start())
        if begin < 0 or "\n" in text[begin : match.start()]:
            continue
        target = text[begin + 2 : match.start()].partition("|")[0].partition("#")[0].strip()
        if target and ":" not in target:
            yield Dated(target[:1].upper() + target[1:], int(match[1]), match.start(1), match.end(1))


def contradicted(works: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Works that an article dates once otherwise than everywhere else, as (the odd one, one of the others).

    A year more or less (made, shown) does not count, and one slip of the hand must explain the difference.
    """
    by_target: dict[str, list[Dated]] = defaultdict(list)
    for work in works:
        by_target[work.target].append(work)
    for found in by_target.values():
        years = Counter(work.year for work in found)
        if len(found) < 3 or len(years) != 2 or 1 not in years.values():
            continue
        usual = max(years, key=lambda year: years[year])
        odd = next(work for work in found if work.year != usual)
        if abs(odd.year - usual) > 1 and usual in slips_of_year(odd.year):
            yield odd, next(work for work in found if work.year == usual)
