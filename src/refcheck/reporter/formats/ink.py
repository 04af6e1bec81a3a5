"""Colour, symbols, links and line breaks of the text report; without a terminal's consent all of them are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model.finding import Finding, Severity
from refcheck.reporter.escapes import one_line, web_address
from refcheck.reporter.view import View

_STYLE = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTE: "36"}
_SYMBOL = {Severity.ERROR: "✗", Severity.WARNING: "▲", Severity.NOTE: "•"}
_ASCII_SYMBOL = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.NOTE: "-"}
_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class Ink:
    """The pens of one report."""

    __slots__ = ("_color", "_hyperlinks", "arrow", "bullet", "unicode", "width")

    def __init__(self, view: View) -> None:
        self._color = view.color
        self._hyperlinks = view.hyperlinks
        self.unicode = view.unicode
        self.width = max(40, view.width)
        self.bullet = "·" if view.unicode else "-"
        self.arrow = "→" if view.unicode else "->"

    def _paint(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color and text else text

    def bold(self, text: str) -> str:
        """Headings."""
        return self._paint("1", text)

    def dim(self, text: str) -> str:
        """What stands back."""
        return self._paint("2", text)

    def good(self, text: str) -> str:
        """Good news."""
        return self._paint("32", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of a severity."""
        return self._paint(_STYLE[severity], text)

    def rule(self, finding: Finding) -> str:
        """A rule's name and code."""
        return self.dim(f"{finding.rule} {finding.code}")

    def quote(self, text: str) -> str:
        """Text between quotation marks."""
        return f"“{text}”" if self.unicode else f'"{text}"'

    def link(self, text: str, url: str, *, always: bool = False) -> str:
        """Text that leads to a URL where the terminal can; plain text otherwise."""
        target = web_address(url)
        if not self._hyperlinks or not target:
            return self._paint("2", text) if always else text
        # OSC 8 takes printable ASCII only; an address in another script goes out percent-encoded.
        target = "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)
        return f"\x1b]8;;{target}\x1b\\{self._paint('4', text)}\x1b]8;;\x1b\\"

    def labelled(self, severity: Severity, message: str, tail: str) -> Iterator[str]:
        """A finding's message behind its severity, with the rule's name at its end."""
        symbol = (_SYMBOL if self.unicode else _ASCII_SYMBOL)[severity]
        label = f"{symbol} {severity.value}"
        lines = list(self._broken(message, self.width - 4 - len(label)))
        hang = " " * (len(label) + 4)
        if len(lines[-1]) + len(_CODES.sub("", tail)) + 2 + len(hang) <= self.width:
            lines[-1] += f"  {tail}"
        else:
            lines.append(tail)
        for index, line in enumerate(lines):
            yield (f"  {self.severity(severity, label)}  " if index == 0 else hang) + line

    def wrap(
        self, text: str, indent: str = "", *, first: str | None = None, dim: bool = False, green: bool = False
    ) -> Iterator[str]:
        """Text broken at spaces to the terminal's width."""
        for index, line in enumerate(self._broken(text, self.width - len(indent))):
            line = self.dim(line) if dim else self.good(line) if green else line
            yield (first if first is not None and index == 0 else indent) + line

    def _broken(self, text: str, width: int) -> Iterator[str]:
        text = text if self.unicode else _plain_ascii(text)
        line: list[str] = []
        length = -1
        for word in text.split(" "):
            if line and length + 1 + columns(word) > width:
                yield " ".join(line)
                line, length = [], -1
            line.append(word)
            length += 1 + columns(word)
        yield " ".join(line)


def columns(text: str) -> int:
    """How many columns a terminal gives to some text: two to wide characters, none to combining ones."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _plain_ascii(text: str) -> str:
    return one_line(text).translate({0x201C: '"', 0x201D: '"', 0x2019: "'", 0x2013: "-", 0x2026: "...", 0xA0: " "})
