"""Finds the footnote markers in running text and tells which list and entry each points to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: `[1]`, `[nb 1]`, `[a]`, `[iv]`, `[α]`.
MARKER = re.compile(r"\[((?:[^\W\d_][^\[\]\n]{0,24}[ \xa0])?(?:\d{1,4}|[a-zA-Z]{1,4}|[α-ω]))\]")
#: The same in Markdown-like copies: `[[1]](…)`, `[\[1\]](…)`, `[^1]`.
_MARKDOWN = re.compile(
    r"\[\\?\[((?:[^\W\d_][^\[\]\n]{0,24}[ \xa0])?(?:\d{1,4}|[a-zA-Z]{1,4}))\\?\]\](?:\([^()\s]{0,300}\))?|\[\^([\w.-]{1,40})\](?!:)"
)
_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi xxvii "
          "xxviii xxix xxx").split()  # fmt: skip
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
#: Names of groups that Cite numbers with letters; the group's name is then the label's style.
ALPHA, UPPER_ALPHA, ROMAN, UPPER_ROMAN, GREEK = "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "lower-greek"


@dataclass(frozen=True, slots=True)
class Found:
    """What looks like a marker: its label, group and number, and its place."""

    label: str
    group: str
    number: int
    start: int
    end: int


def scan(text: str, ranges: Iterable[tuple[int, int]]) -> list[Found]:
    """Everything in these ranges that looks like a marker, in order."""
    pattern = _MARKDOWN if "]](" in text or "\\]](" in text or "[^" in text else MARKER
    known: dict[str, tuple[str, int] | None] = {}
    found = []
    for start, end in ranges:
        for match in pattern.finditer(text, start, end):
            label = match[1] or match[match.lastindex or 1]
            if label in known:
                meaning = known[label]
            else:
                meaning = known[label] = read_label(label)
            if meaning is not None:
                found.append(Found(label, meaning[0], meaning[1], match.start(), match.end()))
    return _settle_letters(text, found)


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
                Found(one.label, roman, _ROMAN.index(one.label.lower()) + 1, one.start, one.end)
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


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference list as the markers need it: where it begins, how many entries it has, what its heading suggests."""

    start: int
    size: int
    notes: bool | None  # True under "Notes", False under "References", None unknown


def assign_groups(found: list[Found], lists: list[Listed]) -> list[str]:
    """The group of each list: the one whose markers count up to its size, its heading breaking ties."""
    by_group: dict[str, list[Found]] = {}
    for one in found:
        by_group.setdefault(one.group, []).append(one)
    tops = {group: _steps(members) for group, members in by_group.items()}
    result: list[str] = []
    since = dict.fromkeys(by_group, 0)
    for listed in lists:
        best, best_score = "", 0.0
        for group, (offsets, highest) in tops.items():
            begin = bisect_left(offsets, since[group])
            stop = bisect_right(offsets, listed.start)
            seen = highest[stop - 1] if stop > begin else 0
            score = _score(seen, listed, group)
            if score > best_score:
                best, best_score = group, score
        if best in since:
            since[best] = listed.start
        result.append(best)
    return result


def _steps(members: list[Found]) -> tuple[list[int], list[int]]:
    """Where the markers of a group stand, and the highest number that was reached there."""
    offsets, highest, top = [], [], 0
    for one in members:
        top = one.number if one.number == 1 and top > 1 and not offsets else max(top, one.number)
        offsets.append(one.start)
        highest.append(top)
    return offsets, highest


def _score(seen: int, listed: Listed, group: str) -> float:
    """How well markers that reach `seen` fit a list: exactly best, not at all where they point beyond its end."""
    if not seen:
        return 0.0
    hint = 0.0 if listed.notes is None else 0.5 if listed.notes == bool(group) else -0.5
    if seen == listed.size:
        return 3 + hint
    if seen < listed.size:
        return 1 + hint + seen / listed.size
    return 0.6 + hint if not group else 0.0


def resolve(found: list[Found], lists: list[Listed], groups: list[str]) -> Iterator[tuple[Found, int]]:
    """(marker, index of its list), for those that point into a list; without any list, numbers point nowhere (-1)."""
    places: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        places.setdefault(group, []).append(index)
    for one in found:
        candidates = places.get(one.group)
        if candidates is None:
            if not lists and not one.group:
                yield one, -1
            continue
        index = next((at for at in candidates if lists[at].start > one.start), candidates[-1])
        if one.number <= lists[index].size:
            yield one, index
