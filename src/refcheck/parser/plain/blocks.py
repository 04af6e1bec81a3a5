"""Finds bulleted and numbered lists in a text copy, and the lines that name them."""

from __future__ import annotations

from refcheck.model.article import ListBlock, ListItem, ListKind
from refcheck.parser.plain.page import Page
from refcheck.words.patterns import later

_ITEM = later(r"([ \t\xa0]{0,80})(?:([•‣◦▪▫●○■□⁃*+–-])|(\d{1,4})[.)])[ \t\xa0]+(?=\S)")
BULLETS = frozenset("•‣◦▪▫●○■□⁃*+–- \t\xa00123456789")
_WEAK = frozenset("–-+")  # also begin lines of dialogue and sums: one alone is no list
_CAPTION = 120


class Item:
    """A line that begins as a list item does."""

    __slots__ = ("body", "depth", "indent", "last", "line", "mark", "ordered")

    def __init__(self, line: int, indent: int, mark: str, ordered: bool, body: int) -> None:
        self.line, self.indent, self.mark, self.ordered, self.body = line, indent, mark, ordered, body
        self.last, self.depth = line, 1


def read_item(page: Page, index: int) -> Item | None:
    """The list item that begins on this line."""
    match = _ITEM.match(page.lines[index])
    if match is None:
        return None
    return Item(index, len(match[1].expandtabs(4)), match[2] or match[3], match[2] is None, match.end())


def find(page: Page, items: list[Item], section_of: list[int], stops: set[int]) -> list[ListBlock]:
    """The lists that these items form; `stops` are lines of headings and references."""
    blocks = []
    run: list[Item] = []
    for item in items:
        if run and not _continues(page, run, item, section_of, stops):
            blocks += _block(page, run, section_of, stops)
            run = []
        run.append(item)
    return blocks + (_block(page, run, section_of, stops) if run else [])


def _continues(page: Page, run: list[Item], item: Item, section_of: list[int], stops: set[int]) -> bool:
    """Whether an item goes on a list: right below it, after one empty line, or below lines indented under an item."""
    last = run[-1]
    if section_of[last.line] != section_of[item.line]:
        return False
    if item.indent == run[0].indent and item.ordered != run[0].ordered:
        return False
    if item.ordered and item.indent == last.indent and last.ordered and int(item.mark) <= int(last.mark):
        return False
    between = range(last.line + 1, item.line)
    blanks = 0
    for index in between:
        line = page.lines[index]
        if not line.strip():
            blanks += 1
        elif index in stops or not line[0].isspace():
            return False
        else:
            last.last = index
    return blanks <= 1


def _block(page: Page, run: list[Item], section_of: list[int], stops: set[int]) -> list[ListBlock]:
    """The list of a run of items, none where the run is too weak to be one."""
    first = run[0]
    if len(run) == 1 and (first.ordered or first.mark in _WEAK):
        return []
    indents = [first.indent]
    items = []
    for item in run:
        while len(indents) > 1 and item.indent < indents[-1]:
            indents.pop()
        if item.indent > indents[-1]:
            indents.append(item.indent)
        start = page.starts[item.line] + item.body
        end = page.end(item.last)
        text = page.text[start:end].rstrip()
        items.append(ListItem(text, len(indents), start, start + len(text)))
    return [
        ListBlock(
            ListKind.ORDERED if first.ordered else ListKind.UNORDERED,
            page.starts[first.line],
            items[-1].end,
            tuple(items),
            section_of[first.line],
            _caption(page, first.line, stops),
        )
    ]


def _caption(page: Page, line: int, stops: set[int]) -> str:
    """The short line above a list that names it: alone between empty lines, and no sentence."""
    index = line - 1
    while index >= 0 and index > line - 4 and not page.lines[index].strip():
        index -= 1
    if index < 0 or index in stops or (not page.is_blank(index - 1) and index - 1 not in stops):
        return ""
    text = page.lines[index].strip()
    if not text or len(text) > _CAPTION or text[-1] in ".!?,;" or text[-2:] == ".]" or "\t" in text:
        return ""
    return text.rstrip(":").rstrip()
