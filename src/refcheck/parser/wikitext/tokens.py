"""One linear scan over wikitext: comments, unread regions, `<ref>`s, templates and links, nested, with exact spans.

The pairing is MediaWiki's own (includes/parser/Preprocessor_Hash.php): an extension tag ends at the first `>`, its
content at the first closing tag whatever stands between, and is a text of its own; a closing bracket closes only the
innermost open one; what is never closed is plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum


class Kind(IntEnum):
    """What a node is."""

    TEMPLATE = 0
    LINK = 1
    REF = 2
    REFERENCES = 3
    COMMENT = 4
    OPAQUE = 5  # nowiki, math and their like: never read as wikitext
    PARAMETER = 6  # {{{1}}}


class Node:
    """A bracketed piece of the text; `inner_start` is -1 for a tag that closes itself.

    For tags, `start` … `inner_start` is the opening tag.  `children` are in source order, each within its parent.
    """

    __slots__ = ("children", "end", "inner_end", "inner_start", "kind", "start")

    def __init__(self, kind: int, start: int, end: int, inner_start: int, inner_end: int, children: list[Node]) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.children = children


# What the content of these tags says is not wikitext, or is not on the page.
_OPAQUE = (
    "nowiki pre syntaxhighlight source math chem ce score timeline hiero graph mapframe maplink templatedata "
    "templatestyles includeonly inputbox imagemap chart"
).split()
# A link or template without anything nested is one token: most are, and pairing them costs more than matching them.
_TOKEN = re.compile(
    r"\[\[[^\[\]{}<]*+\]\]|\{\{[^\[\]{}<]*+\}\}(?!\})|\{\{+|\}\}+|\[\[+|\]\]+|<(?:!--|(?:references|ref|"
    + "|".join(_OPAQUE)
    + r")(?=[\s/>])|/ref\s*>)",
    re.I,
)
_NONE: list[Node] = []
# Look-ups of members cost too much in the scan.
TEMPLATE, LINK = Kind.TEMPLATE, Kind.LINK


class Scanner:
    """Scans one text; remembers where the closing tags stand so that each is looked for once."""

    __slots__ = ("_closers", "_no_gt", "dangling", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._no_gt = -1  # the end of the text behind whose last tag no `>` follows
        self._closers: dict[str, list[tuple[int, int]]] = {}
        self.dangling: list[tuple[str, int, int]] = []  # (what, start, end) of openers and closers without a partner

    def scan(self, start: int, end: int) -> list[Node]:
        """The nodes of [start, end), a text of its own: nothing in it pairs with anything outside."""
        text = self.text
        finditer = _TOKEN.finditer
        top: list[Node] = []
        here = top
        stack: list[tuple[str, int, int, list[Node]]] = []  # character, count, place, children so far
        at = start
        while at >= 0:
            place, at = at, -1
            for match in finditer(text, place, end):
                token = match[0]
                first = token[0]
                if first == "[":
                    if token[-1] == "]":
                        if stack:  # elsewhere nobody asks for a link without anything inside
                            begin, stop = match.span()
                            here.append(Node(LINK, begin, stop, begin + 2, stop - 2, _NONE))
                        continue
                    here = []
                    stack.append(("[", len(token), match.start(), here))
                elif first == "{":
                    if token[-1] == "}":
                        begin, stop = match.span()
                        here.append(Node(TEMPLATE, begin, stop, begin + 2, stop - 2, _NONE))
                        continue
                    here = []
                    stack.append(("{", len(token), match.start(), here))
                elif first == "<":
                    at = self._tag(token, match.start(), match.end(), end, here)
                    if at >= 0:
                        break
                elif stack and stack[-1][0] == ("{" if first == "}" else "["):
                    here = _close(stack, top, match.start(), len(token))
        if stack:
            for first, count, place, children in stack:
                top.extend(children)
                self.dangling.append((first * min(count, 2), place, place + min(count, 2)))
        return top

    def _tag(self, token: str, start: int, name_end: int, end: int, here: list[Node]) -> int:
        """Reads a comment or tag that begins at `start` into `here`; the place to go on from, -1 just behind it."""
        text = self.text
        if token == "<!--":
            close = text.find("-->", name_end, end)
            if close < 0:
                self.dangling.append(("!--", start, start + 4))
                here.append(Node(Kind.COMMENT, start, end, name_end, end, _NONE))
                return end
            here.append(Node(Kind.COMMENT, start, close + 3, name_end, close, _NONE))
            return close + 3
        if token[1] == "/":
            self.dangling.append(("/ref", start, name_end))
            return -1
        gt = -1 if self._no_gt == end else text.find(">", name_end, end)
        if gt < 0:
            self._no_gt = end
            self._dangle(token[1:].lower(), start, name_end)
            return -1
        name = token[1:].lower()
        kind = Kind.REF if name == "ref" else Kind.REFERENCES if name == "references" else Kind.OPAQUE
        if text[gt - 1] == "/":
            here.append(Node(kind, start, gt + 1, -1, gt - 1, _NONE))
            return gt + 1
        closer = self._closer(name, gt + 1)
        if closer is None or closer[1] > end:
            self._dangle(name, start, gt + 1)
            return -1
        children = _NONE if kind is Kind.OPAQUE else self.scan(gt + 1, closer[0])
        here.append(Node(kind, start, closer[1], gt + 1, closer[0], children))
        return closer[1]

    def _dangle(self, name: str, start: int, end: int) -> None:
        if name in ("ref", "references", "nowiki", "pre"):
            self.dangling.append((name, start, end))

    def _closer(self, name: str, start: int) -> tuple[int, int] | None:
        """The first closing tag at or after `start`."""
        closers = self._closers.get(name)
        if closers is None:
            pattern = re.compile(rf"</{name}\s*>", re.I)
            closers = self._closers[name] = [match.span() for match in pattern.finditer(self.text)]
        at = bisect_left(closers, (start, start))
        return closers[at] if at < len(closers) else None


def _close(stack: list[tuple[str, int, int, list[Node]]], top: list[Node], start: int, count: int) -> list[Node]:
    """Closes as many brackets of one kind as stand open innermost; the list that takes further nodes."""
    first = stack[-1][0]
    while count >= 2 and stack and stack[-1][0] == first:
        _, opened, place, children = stack.pop()
        size = min(opened, count, 3) if first == "{" else 2
        kind = Kind.LINK if first == "[" else Kind.TEMPLATE if size == 2 else Kind.PARAMETER
        begin = place + opened - size
        node = Node(kind, begin, start + size, begin + size, start, children)
        start += size
        count -= size
        opened -= size
        if opened >= 2:
            stack.append((first, opened, place, [node]))
        else:
            (stack[-1][3] if stack else top).append(node)
    return stack[-1][3] if stack else top
