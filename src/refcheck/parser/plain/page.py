"""The lines of a text copy, cut once, with their offsets."""

from __future__ import annotations

from itertools import accumulate
from operator import add

from refcheck.model.record import Record, record
from refcheck.words.patterns import later

_LINE_END = later(r"\r\n|\r|\n")


@record
class Page(Record):
    """A text and its lines: `lines[i]` begins at `starts[i]`, line ends are not part of it."""

    text: str
    lines: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> Page:
        """Cuts a text where `model.text.Lines` counts lines: at LF, CRLF and CR."""
        if "\r" not in text:
            lines = text.split("\n")
            before = accumulate(map(len, lines[:-1]), initial=0)  # without the line ends
            return cls(text, lines, list(map(add, before, range(len(lines)))))
        ends = [*_LINE_END.finditer(text)]
        starts = [0, *(m.end() for m in ends)]
        stops = [*(m.start() for m in ends), len(text)]
        return cls(text, [text[a:b] for a, b in zip(starts, stops, strict=True)], starts)

    def end(self, index: int) -> int:
        """Where a line ends, before its line end."""
        return self.starts[index] + len(self.lines[index])

    def is_blank(self, index: int) -> bool:
        """Whether a line holds white space only; lines beyond either end are blank."""
        return not 0 <= index < len(self.lines) or not self.lines[index].strip()

    def before(self, index: int) -> int:
        """Where the text before a line ends; the text's end for the line behind the last."""
        return self.starts[index] if index < len(self.lines) else len(self.text)
