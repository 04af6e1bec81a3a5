"""Finds the footnote markers in running text and tells which list and entry each points to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from refcheck.model.record import Record, record
from refcheck.words.patterns import later

#: `[1]`, `[nb 1]`, `[a]`, `[iv]`, `[α]`.
MARKER = later(r"\[((?:[^\W\d_][^\[\]\n]{0,24}[ \xa0])?(?:\d{1,4}|[a-zA-Z]{1,4}|[α-ω]))\]")
#: The same in Markdown-like copies: `[[1]](…)`, `[\[1\]](…)`, `[^1]`.
_MARKDOWN = later(
    r"\[\\?\[((?:[^\W\d_][^\[\]\n]{0,24}[ \xa0])?(?:\d{1,4}|[a-zA-Z]{1,4}))\\?\]\](?:\([^()\s]{0,300}\))?"
    r"|\[\^([\w.-]{1,40})\](?!:)"
)
_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi xxvii "
          "xxviii xxix xxx").split()  # fmt: skip
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
#: Names of groups that Cite numbers with letters; the group's name is then the label's style.
ALPHA, UPPER_ALPHA, ROMAN, UPPER_ROMAN, GREEK = (
    "lower-alpha",
    "upper-alpha",
    "lower-roman",
    "upper-roman",
    "lower-greek",
)


class Found(NamedTuple):
    """What looks like a marker: its label, group and number, and its place."""

    label: str
    group: str
    number: int
    start: int
    end: int


_new = tuple.__new__  # half the cost of `Found(...)`


def scan(text: str, ranges: Iterable[tuple[int, int]], markdown: bool) -> list[Found]:
    """Everything in these ranges that looks like a marker, in order; `markdown` where links may be written so."""
    pattern = _MARKDOWN if markdown and ("]](" in text or "[^" in text) else MARKER
    known: dict[str, tuple[str, int] | None] = {}
    found = []
    lettered = False
    for begin, end in ranges:
        for match in pattern.finditer(text, begin, end):
            label = match[match.lastindex]  # type: ignore[index]  # one group matches always
            meaning = known.get(label, _UNSEEN)
            if meaning is _UNSEEN:
                meaning = known[label] = read_label(label)
                lettered = lettered or (meaning is not None and not label[-1].isdigit())
            if meaning is not None:
                found.append(_new(Found, (label, *meaning, *match.span())))
    return _settle_letters(text, found) if lettered else found


def read_label(label: str) -> tuple[str, int] | None:
    """(group, number) of a label; letters that may be two things have the group of the commoner one, the alphabet."""
    if label.isdigit():
        number = int(label) if label.isascii() else 0
        return ("", number) if number else None
    prefix, _, last = label.replace("\xa0", " ").rpartition(" ")
    if last.isdigit():
        number = int(last) if last.isascii() else 0
        return (prefix, number) if number else None
    if last in _GREEK:
        return (prefix or GREEK, _GREEK.index(last) + 1)
    if not last.isascii() or not (last.islower() or last.isupper()):
        return None
    number = letter_number(last.lower())
    if number:
        return prefix or (ALPHA if last.islower() else UPPER_ALPHA), number
    if last.lower() in _ROMAN:
        return prefix or (ROMAN if last.islower() else UPPER_ROMAN), _ROMAN.index(last.lower()) + 1
    return None


def letter_number(letters: str) -> int:
    """a = 1 … z = 26, aa = 27 …; 0 for what no list reaches."""
    if len(letters) == 1:
        return ord(letters) - 96
    if len(letters) == 2:
        return (ord(letters[0]) - 96) * 26 + ord(letters[1]) - 96 if letters[0] in "abc" else 0
    return 0


def _settle_letters(text: str, found: list[Found]) -> list[Found]:
    """Drops `[t]he`, and reads letters as Roman numbers where the alphabet does not begin with a."""
    kept = []
    for group, roman in ((ALPHA, ROMAN), (UPPER_ALPHA, UPPER_ROMAN)):
        labels = {one.label.lower() for one in found if one.group == group}
        if labels and "a" not in labels and "i" in labels:
            found = [
                one._replace(group=roman, number=_ROMAN.index(one.label.lower()) + 1)
                if one.group == group and one.label.lower() in _ROMAN
                else one
                for one in found
            ]
    for one in found:
        lettered = not one.label[-1].isdigit()
        if lettered and text[one.end : one.end + 1].isalpha():
            continue
        kept.append(one)
    return kept


_MOST = 16
_UNSEEN = ("", -1)


@record
class Listed(Record):
    """A reference list as the markers need it: where it begins, the uses of each entry, what its heading suggests."""

    start: int
    uses: dict[int, int]
    notes: bool | None  # True under "Notes", False under "References", None unknown


def assign_groups(found: list[Found], lists: list[Listed]) -> list[str | None]:
    """The group of each list: the one whose markers cover its entries best, its heading breaking ties; None if none do.

    A group whose numbers go on behind a list is not that list's: behind its own, Cite starts at 1 again.  No page has
    more groups or lists than a few; of more, the rest is taken for the group without a name.
    """
    by_group = _by_group(found)
    groups = sorted(by_group, key=lambda group: -len(by_group[group]))[:_MOST]
    offsets = {group: [one.start for one in by_group[group]] for group in groups}
    since = dict.fromkeys(groups, 0)
    result: list[str | None] = []
    for listed in lists[:_MOST]:
        best, best_score = None, 0.0
        for group in groups:
            stop = bisect_right(offsets[group], listed.start)
            score = _fit([one.number for one in by_group[group][since[group] : stop]], listed, group)
            if score > best_score and not _goes_on(by_group[group], since[group], stop):
                best, best_score = group, score
        if best is not None:
            since[best] = bisect_right(offsets[best], listed.start)
        result.append(best)
    return result + [""] * (len(lists) - len(result))


def _goes_on(members: list[Found], since: int, stop: int) -> bool:
    """Whether the numbers behind a place follow on those before it, and do not start again."""
    following = max([one.number for one in members[since:stop]], default=0) + 1
    for place in range(stop, len(members)):
        if members[place].number in (1, following):
            return members[place].number == following > 1
    return False


def _by_group(found: list[Found]) -> dict[str, list[Found]]:
    by_group: dict[str, list[Found]] = {}
    for one in found:
        by_group.setdefault(one.group, []).append(one)
    return by_group


def _fit(numbers: list[int], listed: Listed, group: str) -> float:
    """How well markers fit a list: the share of its entries that they reach, less the share that points elsewhere."""
    if not numbers:
        return 0.0
    inside = [number for number in numbers if number in listed.uses]
    hint = 0.0 if listed.notes is None else 0.05 if listed.notes == bool(group) else -0.05
    return len(set(inside)) / len(listed.uses) - (1 - len(inside) / len(numbers)) + hint


def resolve(text: str, found: list[Found], lists: list[Listed], groups: list[str]) -> list[tuple[Found, int]]:
    """(marker, index of its list), for those that point into a list; without any list, numbers point nowhere (-1).

    An entry has as many backlinks as the page has markers, so where more are found some are none (an array's index,
    a link without text): those that come out of order go first, then those after a space, then the later ones.
    """
    if not lists:
        return [(one, -1) for one in found if not one.group]
    places: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        places.setdefault(group, []).append(index)
    starts = {group: [lists[index].start for index in indexes] for group, indexes in places.items()}
    kept: list[tuple[Found, int]] = []
    for group, members in _by_group(found).items():
        indexes = places.get(group, [])
        if len(indexes) == 1:
            uses = lists[indexes[0]].uses
            kept += [(one, indexes[0]) for one in members if one.number in uses]
            if not group:
                kept += [(one, -1) for one in _beyond(text, members, max(uses, default=0))]
        elif indexes:
            for one in members:
                index = indexes[min(bisect_right(starts[group], one.start), len(indexes) - 1)]
                if one.number in lists[index].uses:
                    kept.append((one, index))
    kept.sort(key=lambda pair: pair[0].start)
    counts = Counter([(index, one.number) for one, index in kept if index >= 0])
    surplus = {key for key, count in counts.items() if 0 < lists[key[0]].uses[key[1]] < count}
    if not surplus or _letters_were_lost(surplus, lists):
        return kept
    pointing: dict[tuple[int, int], list[int]] = {key: [] for key in surplus}
    for place, (one, index) in enumerate(kept):
        if (index, one.number) in surplus:
            pointing[index, one.number].append(place)
    return _without_surplus(text, kept, pointing, lists)


def _beyond(text: str, members: list[Found], last: int) -> list[Found]:
    """Markers that go on where a list that was cut off ends: the next numbers, in order, attached to the text.

    Anything else beyond the list is some other number in brackets.
    """
    further = [one for one in members if one.number > last]
    expected = last + 1
    for one in further:
        if one.number > expected or text[one.start - 1 : one.start].isspace():
            return []
        expected = max(expected, one.number + 1)
    before = [one.start for one in members if one.number == last]
    return further if further and before and before[0] < further[0].start else []


def _letters_were_lost(surplus: Collection[object], lists: list[Listed]) -> bool:
    """Whether the copy shows no entry with two backlinks and yet many that need them."""
    return max((max(listed.uses.values(), default=0) for listed in lists), default=0) < 2 < len(surplus)


def _without_surplus(
    text: str, kept: list[tuple[Found, int]], surplus: dict[tuple[int, int], list[int]], lists: list[Listed]
) -> list[tuple[Found, int]]:
    """Drops the least likely of markers that are more than their entry's backlinks."""
    reached: dict[int, int] = {}
    early = set()
    for place, (one, index) in enumerate(kept):
        if (index, one.number) in surplus and one.number > reached.get(index, 0) + 1:
            early.add(place)
            continue
        reached[index] = max(reached.get(index, 0), one.number)
    dropped: set[int] = set()
    for (index, number), members in surplus.items():
        spaced = {place: text[kept[place][0].start - 1 : kept[place][0].start].isspace() for place in members}
        ranked = sorted(members, key=lambda place: (place in early, spaced[place], place))
        dropped.update(ranked[lists[index].uses[number] :])
    return [pair for place, pair in enumerate(kept) if place not in dropped]
