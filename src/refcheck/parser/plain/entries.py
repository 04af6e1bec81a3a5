"""Finds the entries of reference lists in a text copy: where each begins and ends, its number, its backlinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from refcheck.parser.plain.headings import REFERENCE_HEADINGS, Heading, squash
from refcheck.parser.plain.page import Page
from refcheck.words.patterns import later

#: `^ Text`, `35. ^ a b Text`, `[3] ^ Text`, `↑ Text`, `Jump up ^ Text`, `1. **[^](#x)** Text`.
_HEAD = later(
    r"[ \t\xa0]{0,40}(?:[*•-][ \t]{1,9})?(?:\[?(\d{1,5})(?:\.(?!\d)|\)|\])?[ \t\xa0]{0,9})?"
    r"(?:Jump up(?: to)?:?[ \t]{0,3})?"
    r"(?:[*_]{0,3}\[[*_]{0,3}[\^↑][*_]{0,3}\]\([^()\s]{0,300}\)[*_]{0,3}|[*_]{0,3}[\^↑][*_]{0,3})(?=[ \t\xa0\[\"“]|$)"
    r"[ \t\xa0]{0,9}(?:Jump up to:?[ \t]{0,3}|[^\W\d_][^:\n]{0,40}:[ \t\xa0]{0,3}(?=a[ \xa0](?:et[ \xa0])?b[ \xa0]))?"
)
#: What the text of an entry may begin with that has one backlink, so that no closer look is needed (no `Jump up`).
_PLAIN = frozenset('"“(ABCDEFGHIKLMNOPQRSTUVWXYZ')
_LETTERS = later(r"(?:et[ \xa0])?([a-z]{1,2})(?:[ \t\xa0]+|$)")
_BRACKETED = later(r"\[([a-z]{1,2}(?:[ \xa0][a-z]{1,2}){1,701})\][ \t\xa0]+")
_NUMBERS = later(r"\d{1,4}[.,](\d{1,3})(?:[ \t\xa0]+|$)")
_COUNTED = later(r"(\d{1,3})[ \t\xa0]+(?=\S)")
_LINKED = later(r"[*_]{0,3}\[[*_]{0,3}([a-z]{1,2})[*_]{0,3}\]\([^()\s]{0,300}\)[*_]{0,3}(?:[ \t\xa0]+|$)")
#: `1. Text` or `[1] Text` in a list whose carets were lost.
NUMBERED = later(r"[ \t\xa0]{0,40}(?:\[(\d{1,5})\]|(\d{1,5})[.)])[ \t\xa0]+(?=\S)")
#: `[^1]: Text`, a footnote as Markdown defines it.
FOOTNOTE = later(r"\[\^([\w.-]{1,40})\]:[ \t]*")
_MOST_LETTERS = 702  # a … zz
_BARE_MARKER = later(r"(?<=\S)\[(\d{1,3})\]")
_MOST_BARE = 1000
_MOST_EMPTY = 1000
_MOST_NAMED = 5  # headings that are looked at: each costs a look at the text above it
_FEW = 2  # entries that show whether those of their list have several lines
_ENDS = frozenset('.!?)]"”»…0123456789')


@dataclass(slots=True, repr=False, eq=False)
class Entry:
    """One entry: its first and last line, where its text begins, its number and uses (0 where the text has none)."""

    line: int
    body: int
    number: int
    uses: int
    last: int = 0
    label: str = ""


@dataclass(slots=True, repr=False, eq=False)
class EntryList:
    """A list of references: its entries in order, and the index of its section (-1 none)."""

    section: int
    entries: list[Entry] = field(default_factory=list)


def read_entry(page: Page, index: int) -> Entry | None:
    """The entry that begins on this line, None where the line has no backlink sign."""
    line = page.lines[index]
    if line[:2] == "^ " and line[2:3] in _PLAIN and ":" not in line[:60]:
        return Entry(index, page.starts[index] + 2, 0, 1, index)
    head = _HEAD.match(line)
    if head is None or (head.end() == len(line) and _is_nothing(page, index + 1)):
        return None  # a sign alone is part of a drawing
    at, uses = _backlinks(line, head.end())
    return Entry(index, page.starts[index] + at, int(head[1] or 0), uses, index)


def _is_nothing(page: Page, index: int) -> bool:
    """Whether a line is blank, or more than a thousand lines from it on hold a sign alone (fewer: empty references)."""
    if page.is_blank(index):
        return True
    sample = page.lines[index : index + _MOST_EMPTY : 50]
    return len(sample) * 50 >= _MOST_EMPTY and all(line.strip() in ("^", "↑") for line in sample)


def letters(position: int) -> str:
    """The backlink letter of a use: a … z, aa, ab …"""
    first, second = divmod(position, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def _backlinks(line: str, at: int) -> tuple[int, int]:
    """Where the text begins after `a b c `, and how many letters there are.

    One letter alone is a word of the text: an entry with one use shows none.  Other Wikipedias write `a et b`,
    `[a b]`, `1,0 1,1` and, behind `↑`, `1 2`.
    """
    if line[at : at + 1] == "[" and (match := _BRACKETED.match(line, at)):
        named = match[1].replace("\xa0", " ").split(" ")
        if named == [letters(position) for position in range(len(named))]:
            return match.end(), len(named)
    if line[at : at + 1] in ("[", "*", "_"):
        return _run(_LINKED, line, at, letters)
    if line[at : at + 1].isdigit():
        end, count = _run(_NUMBERS, line, at, str)
        counted = count == 1 and "↑" in line[:at]
        return _run(_COUNTED, line, at, lambda position: str(position + 1)) if counted else (end, count)
    return _run(_LETTERS, line, at, letters)


def _run(pattern: re.Pattern[str], line: str, at: int, nth: Callable[[int], str]) -> tuple[int, int]:
    begin, count = at, 0
    while count < _MOST_LETTERS and (match := pattern.match(line, at)):
        if match[1] != nth(count):
            break
        at, count = match.end(), count + 1
    return (at, count) if count > 1 else (begin, 1)


def group_entries(page: Page, entries: Iterable[Entry], section_of: list[int], stops: set[int]) -> list[EntryList]:
    """Puts entries into lists and finds where each ends.

    A new list begins after a heading, after a short line that names it, or where the numbers go back.  Lines below an
    entry belong to it; below a list's last entry only those up to the first empty line, and none where no other entry
    of the list has any and it ends as entries do: works that are listed without a footnote often follow.
    """
    lists: list[EntryList] = []
    previous: Entry | None = None
    for entry in entries:
        same = previous is not None and section_of[previous.line] == section_of[entry.line]
        if previous is not None:
            previous.last = _last_line(page, previous.line, entry.line, stops)
            same = same and _continues(page, previous, entry)
        if not same:
            lists.append(EntryList(section_of[entry.line]))
        lists[-1].entries.append(entry)
        previous = entry
    if previous is not None:
        previous.last = _last_line(page, previous.line, len(page.lines), stops)
    for one in lists:
        *others, final = one.entries
        alone = len(others) >= _FEW and all(entry.last == entry.line for entry in others)
        if alone and final.last > final.line and _is_whole(page.lines[final.line], page.lines[final.line + 1]):
            final.last = final.line
    return lists


def _is_whole(line: str, following: str) -> bool:
    """Whether an entry ends with its first line: that ends as a sentence, a number or an address does, and nothing that
    was begun goes on below.
    """
    bare = line.rstrip()
    word = bare[bare.rfind(" ") + 1 :]
    if bare[-1:] not in _ENDS and "." not in word and "/" not in word:
        return False
    return not following.lstrip()[:1].islower() and bare.count('"') % 2 == 0 and bare.count("“") <= bare.count("”")


def _last_line(page: Page, line: int, limit: int, stops: set[int]) -> int:
    """The last line of an entry: up to the next entry, a heading, a footer or an empty line."""
    last = line
    while last + 1 < limit and last + 1 not in stops and not page.is_blank(last + 1):
        last += 1
    return last


def _continues(page: Page, previous: Entry, entry: Entry) -> bool:
    """Whether an entry stands in the same list as the one before; if so, paragraphs between belong to the latter."""
    if entry.number and previous.number and entry.number <= previous.number:
        return False
    between = [index for index in range(previous.last + 1, entry.line) if page.lines[index].strip()]
    if not between:
        return True
    if len(between) == 1 and _names_a_list(page.lines[between[0]].strip()):
        return False
    previous.last = between[-1]
    return True


def _names_a_list(line: str) -> bool:
    """Whether a line alone looks like a caption: short, and no sentence."""
    return len(line) <= 60 and line[-1] not in ".!?\"'”)]"


def without_carets(page: Page, heads: Iterable[Heading], stop: int) -> list[Entry]:
    """Entries of a list that lost its backlink signs: `1. Text`, `[1] Text` or `[^1]: Text` under a fitting heading.

    Where the numbers are lost too, the lines under the heading are the entries if they are as many as the markers say.
    """
    found = _footnote_definitions(page, stop)
    if found:
        return found
    heads = list(heads)
    bounds = [*(head.line for head in heads), stop]
    for head, after in zip(heads, bounds[1:], strict=False):
        if squash(head.text) not in REFERENCE_HEADINGS:
            continue
        for index in range(head.line + 1, after):
            match = NUMBERED.match(page.lines[index])
            if match:
                number = int(match[1] or match[2])
                found.append(Entry(index, page.starts[index] + match.end(), number, 0, index))
    return found or _bare_lines(page, heads, bounds)


def _bare_lines(page: Page, heads: list[Heading], bounds: list[int]) -> list[Entry]:
    """The lines under the last such heading before which exactly the markers [1] to [their number] stand."""
    named = [
        (h.line, after) for h, after in zip(heads, bounds[1:], strict=True) if squash(h.text) in REFERENCE_HEADINGS
    ]
    for line, after in reversed(named[-_MOST_NAMED:]):
        lines = [index for index in range(line + 1, after) if page.lines[index].strip()]
        before = page.text[: page.starts[line]]
        if lines and len(lines) < _MOST_BARE and f"[{len(lines)}]" in before:
            said = {int(match[1]) for match in _BARE_MARKER.finditer(before)}
            if said == set(range(1, len(lines) + 1)):
                return [Entry(index, page.starts[index], 0, 0, index) for index in lines]
    return []


def _footnote_definitions(page: Page, stop: int) -> list[Entry]:
    found = []
    for index, line in enumerate(page.lines[:stop]):
        if line[:2] == "[^" and (match := FOOTNOTE.match(line)):
            number = int(match[1]) if match[1].isascii() and match[1].isdigit() else 0
            found.append(Entry(index, page.starts[index] + match.end(), number, 0, index, match[1]))
    return found
