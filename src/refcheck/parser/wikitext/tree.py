"""Takes a template apart: its name and its parameters, each with its exact place."""

from __future__ import annotations

import re

from refcheck.model.article import Field
from refcheck.parser.citations import make_field
from refcheck.parser.wikitext.tokens import Kind, Node
from refcheck.words.markup import plain, template_name
from refcheck.words.templates import canonical

#: Templates nested deeper than MediaWiki's own limit are not taken apart.
DEEPEST = 40
_MARKUP = re.compile(r"[\[\]{<&\t]|''|  |__")


def name_of(text: str, node: Node) -> str:
    """The template's name, lower case with single spaces; a parser function comes with its colon: `#tag:ref`."""
    end = text.find("|", node.inner_start, node.inner_end)
    if end < 0:
        end = node.inner_end
    written = text[node.inner_start : end]
    if written.islower() and not set(written) & _ODD:
        return written
    return template_name(written)


_ODD = frozenset(" _\n\t<:\r")


def pieces(text: str, node: Node) -> list[tuple[int, int]]:
    """The spans between the template's own `|`: the name first, then the parameters."""
    start, end = node.inner_start, node.inner_end
    spans: list[tuple[int, int]] = []
    at = start
    for child in node.children:
        bar = text.find("|", at, child.start)
        while bar >= 0:
            spans.append((start, bar))
            start = at = bar + 1
            bar = text.find("|", at, child.start)
        at = child.end
    bar = text.find("|", at, end)
    while bar >= 0:
        spans.append((start, bar))
        start = bar + 1
        bar = text.find("|", start, end)
    spans.append((start, end))
    return spans


def name_span(text: str, node: Node) -> tuple[int, int]:
    """Where the name is written, without the space around it."""
    end = text.find("|", node.inner_start, node.inner_end)
    return _strip(text, node.inner_start, end if end >= 0 else node.inner_end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def fields(text: str, node: Node, kind: str = "") -> list[Field]:
    """The parameters of a template in source order, names made canonical for its class."""
    spans = pieces(text, node)
    found: list[Field] = []
    position = 0
    marked = _MARKUP.search(text, node.inner_start, node.inner_end) is not None
    equals_sign = _equals(text, node) if node.children else None
    for start, end in spans[1:]:
        piece = text[start:end]
        key, equals, value = piece.partition("=")
        if equals and equals_sign is not None:
            at = equals_sign(start, end)
            key, equals, value = (text[start:at], "=", text[at + 1 : end]) if at >= 0 else (piece, "", "")
        if equals:
            written = key.strip()
            if "<!--" in written:
                written = re.sub(r"<!--.*?-->", "", written, flags=re.S).strip()
            name = canonical(written, kind)
            begin = start + len(key) + 1
        else:
            position += 1
            written, name, value, begin = "", str(position), piece, start
        raw = value.strip()
        if raw:
            begin += value.index(raw)
            read = plain(raw) if marked or "\n" in raw else raw
        else:
            read = ""
        found.append(make_field(name, written, read, raw, begin, begin + len(raw), start - 1, end))
    return found


class _equals:
    """Finds the `=` of a parameter outside nested pieces; parameters are asked for in order."""

    __slots__ = ("at", "children", "text")

    def __init__(self, text: str, node: Node) -> None:
        self.text = text
        self.children = node.children
        self.at = 0

    def __call__(self, start: int, end: int) -> int:
        """The place of the first `=` of its own in [start, end), -1 where there is none."""
        children = self.children
        while self.at < len(children) and children[self.at].end <= start:
            self.at += 1
        begin, number = start, self.at
        while number < len(children) and children[number].start < end:
            child = children[number]
            found = self.text.find("=", begin, child.start)
            if found >= 0:
                return found
            begin = child.end
            number += 1
        return self.text.find("=", begin, end)


def is_template(node: Node) -> bool:
    """Whether a node is a template call."""
    return node.kind == Kind.TEMPLATE
