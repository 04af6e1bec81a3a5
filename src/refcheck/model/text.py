"""What was read: the text of one source, and places in it.

Offsets are code points of `Document.text` as it was read, also for HTML: the whole file counts, doctype and scripts
included.  Lines and columns exist only for output (`Lines`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from enum import StrEnum

from refcheck.model.record import Ordered, Record, record

_LINE_END = re.compile(r"\r\n|\r|\n")


class Format(StrEnum):
    """The three kinds of article that refcheck reads."""

    WIKITEXT = "wikitext"
    HTML = "html"
    PLAIN = "text"


@record
class Span(Ordered):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]


@record
class Position(Ordered):
    """A place for people: line and column, both 1-based, columns in code points."""

    line: int
    column: int


@record
class Document(Record):
    """One source as it was read, every character kept.

    `path` is the source as the user gave it.  `title`, `url`, `revision` and `revision_date` are known only where a
    wiki was asked; `url` is the permanent address of that revision.
    """

    path: str
    text: str
    format: Format
    title: str | None = None
    url: str | None = None
    revision: str | None = None
    revision_date: date | None = None


class Lines:
    """Turns offsets of one text into positions; line ends are LF, CRLF and CR."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def at(self, offset: int) -> Position:
        """The position of an offset (0 … length of the text)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
