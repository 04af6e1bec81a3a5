"""The lines of wikitext: headings, lists, table rows and paragraphs, with their spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from refcheck.model.article import Citation, ListBlock, ListItem, ListKind, Section
from refcheck.model.record import Later, maker
from refcheck.words.markup import plain

_HEADING = re.compile(r"(={1,6})(.+?)\1\s*\Z", re.S)
_COMMENT_END = re.compile(r"(?:<!--.*?-->|\s)+\Z", re.S)
_PREFIX = re.compile(r"[*#:;]+")
_SPECIAL = frozenset("*#:;={|! \t\r<\xa0\f\v")
_ROW_ENDS = ("-", "}", "+")
_KINDS = {"*": ListKind.UNORDERED, "#": ListKind.ORDERED, ":": ListKind.DESCRIPTION, ";": ListKind.DESCRIPTION}
_item, _list = maker(ListItem), maker(ListBlock)


@dataclass(slots=True)
class Blocks:
    """What the lines are.  `rows` are the spans of table cells' rows, `captions` of table captions."""

    sections: list[Section] = field(default_factory=list)
    lists: list[ListBlock] = field(default_factory=list)
    paragraphs: list[tuple[int, int, int]] = field(default_factory=list)  # start, end and section
    items: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    captions: list[tuple[int, int]] = field(default_factory=list)
    open_tables: list[int] = field(default_factory=list)  # where tables begin that end nowhere


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: str, hidden: list[tuple[int, int]], cited: Sequence[Citation]) -> None:
        self.text = text
        self.texts = Later(_Texts(text, cited).of)
        self.hidden = hidden
        self.found = Blocks()
        self.headings: list[tuple[str, int, int, int]] = []
        self.prose: list[int] = []  # start and end of the open paragraph
        self.list: list[tuple[str, int, int]] = []  # prefix, start and end of each item of the open list
        self.tables: list[int] = []  # where the open tables begin
        self.row = -1
        self.caption: tuple[int, int] | None = None  # the last line that may name a list

    def read(self) -> Blocks:
        """Everything."""
        at, hidden, text = 0, self.hidden, self.text
        next_hidden, count = 0, len(hidden)
        upcoming = hidden[0][0] if hidden else len(text) + 1
        for line in text.split("\n"):
            start, at = at, at + len(line) + 1
            if upcoming < start:
                while next_hidden < count and hidden[next_hidden][1] <= start:
                    next_hidden += 1
                upcoming = hidden[next_hidden][0] if next_hidden < count else len(text) + 1
                if upcoming < start:
                    self._inside(at - 1)
                    continue
            if not line:
                if self.prose or self.list:
                    self._flush()
            elif line[0] not in _SPECIAL:
                self._prose(start, at - 1)
            elif self.row >= 0 and line[0] == "|" and line[1:2] not in _ROW_ENDS and not (self.prose or self.list):
                pass  # one more cell
            else:
                self._line(line, start, at - 1)
        self._flush()
        if self.row >= 0:
            self.found.rows.append((self.row, len(text)))
        self.found.open_tables = self.tables
        self._sections()
        return self.found

    def _inside(self, end: int) -> None:
        """A line that begins inside a comment, reference or other piece that goes over several lines."""
        if self.prose:
            self.prose[1] = end
        elif self.list:
            prefix, begin, _ = self.list[-1]
            self.list[-1] = (prefix, begin, end)

    def _line(self, line: str, start: int, end: int) -> None:
        first = line[:1]
        if first and first in "*#:;":
            if first == ":" and line.lstrip(":* ").startswith("{|"):
                self._table(line.lstrip(":* "), start, end)
                return
            self._item(line, start, end)
        elif first == "=" and self._heading(line, start, end):
            pass
        elif first in "{|!" and first and (self.tables or line.startswith("{|")):
            self._table(line, start, end)
        elif not line or line.isspace():
            self._flush()
        elif first == " " and line.lstrip().startswith(("{|", "|", "!")) and (self.tables or "{|" in line):
            self._table(line.lstrip(), start, end)
        elif line.startswith("<!--") and self._only_comment(start, end):
            pass
        else:
            self._prose(start, end)

    def _only_comment(self, start: int, end: int) -> bool:
        """Whether a line holds comments only: MediaWiki takes it away whole."""
        return _COMMENT_END.match(self.text, start, end) is not None and self.text[:end].endswith("-->")

    def _prose(self, start: int, end: int) -> None:
        if self.list:
            self._close_list()
        if self.prose:
            self.prose[1] = end
        else:
            self.prose = [start, end]

    def _item(self, line: str, start: int, end: int) -> None:
        if self.prose:
            self._close_prose()
        match = _PREFIX.match(line)
        assert match is not None
        prefix = match[0]
        if self.list and _KINDS[self.list[0][0][0]] is not _KINDS[prefix[0]]:
            self._close_list()
        self.list.append((prefix, start, end))

    def _heading(self, line: str, start: int, end: int) -> bool:
        bare = line
        if bare[-1] != "=":
            tail = _COMMENT_END.search(bare)
            bare = bare[: tail.start()] if tail else bare
        match = _HEADING.match(bare)
        if match is None:
            return False
        self._flush()
        self.headings.append((plain(match[2]), len(match[1]), start, end))
        self.caption = None
        return True

    def _table(self, line: str, start: int, end: int) -> None:
        self._flush()
        if line.startswith("{|"):
            self.tables.append(start)
            self._end_row(start)
        elif not self.tables:
            self._prose(start, end)
        elif line.startswith("|}") and line[2:3] != "}":
            self.tables.pop()
            self._end_row(start)
        elif line.startswith("|-"):
            self._end_row(start)
        elif line.startswith("|+"):
            self._end_row(start)
            self.found.captions.append((start + 2, end))
        elif self.row < 0:
            self.row = start

    def _end_row(self, end: int) -> None:
        if self.row >= 0:
            self.found.rows.append((self.row, end))
            self.row = -1

    def _flush(self) -> None:
        if self.prose:
            self._close_prose()
        if self.list:
            self._close_list()

    def _close_prose(self) -> None:
        start, end = self.prose
        self.prose = []
        self.caption = (start, end)
        if self.row < 0:
            self.found.paragraphs.append((start, end, len(self.headings) - 1))

    def _close_list(self) -> None:
        lines, self.list = self.list, []
        texts = self.texts
        items = [_item(texts, len(prefix), start, end) for prefix, start, end in lines]
        self.found.items += [(start, end) for _, start, end in lines]
        caption: str | Later = ""
        if self.caption is not None and self.caption[1] - self.caption[0] < 300:
            caption = Later(partial(_caption, self.text[slice(*self.caption)]))
        first, last = items[0], items[-1]
        alone = len(items) == 1 and lines[0][0] == ";"
        self.caption = (first.start + 1, first.end) if alone else None  # `;Name` above the list that it names
        kind = _KINDS[lines[0][0][0]]
        section = len(self.headings) - 1
        self.found.lists.append(_list(kind, first.start, last.end, tuple(items), section, caption))

    def _sections(self) -> None:
        ends = [start for _, _, start, _ in self.headings[1:]] + [len(self.text)]
        self.found.sections = [
            Section(heading, level, start, end, body_end)
            for (heading, level, start, end), body_end in zip(self.headings, ends, strict=True)
        ] if self.headings else []  # fmt: skip


class _Texts:
    """Reads list items, when somebody asks what they say."""

    __slots__ = ("cited", "starts", "text")

    def __init__(self, text: str, cited: Sequence[Citation]) -> None:
        self.text = text
        self.cited = cited
        self.starts: list[int] | None = None

    def of(self, item: ListItem) -> str:
        """An item's text; a citation template in it reads as its citation does."""
        cited, starts = self.cited, self.starts
        if starts is None:
            starts = self.starts = [citation.start for citation in cited]
        start, end = item.start + item.depth, item.end
        number = bisect_left(starts, start)
        if number == len(cited) or starts[number] >= end:
            return plain(self.text[start:end])
        parts = []
        while number < len(cited) and starts[number] < end:
            one = cited[number]
            parts += [plain(self.text[start : one.start]), one.text]
            start = max(start, one.end)
            number += 1
        parts.append(plain(self.text[start:end]))
        return " ".join([part for part in parts if part])


def _caption(written: str, block: ListBlock) -> str:
    return plain(written).rstrip(":")


def read(text: str, hidden: list[tuple[int, int]], cited: Sequence[Citation] = ()) -> Blocks:
    """The blocks of a text.

    `hidden` are sorted, disjoint spans whose lines are no lines of the article; `cited` are the citations outside
    references, sorted.
    """
    return _Reader(text, hidden, cited).read()
