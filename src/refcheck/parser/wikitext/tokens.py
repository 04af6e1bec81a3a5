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

    def __init__(
        self, kind: Kind, start: int, end: int, inner_start: int, inner_end: int, children: list[Node]
    ) -> None:
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
# First the text is cut at its tags, then what is between them is searched for brackets.  Most templates and links have
# nothing nested, and most footnotes hold words and at most one such template: these are found whole.
_SIMPLE = r"\{\{[^{}<]*+\}\}(?!\})"
_TAG = re.compile(
    rf"(<(?:ref(?=[\s/>])[^<>]*+(?:(?<=/)>|>[^{{}}<]*+(?:{_SIMPLE}[^{{}}<]*+)?</ref\s*+>)|!--"
    rf"|(?:references|ref|{'|'.join(_OPAQUE)})(?=[\s/>])|/(?:references|ref)\s*>))",
    re.I,
)
# Searches for one fixed beginning take a fraction of one for all brackets.
_TEMPLATE = re.compile(r"\{\{(?:[^{}<]*+\}\}(?!\}))?+")  # a simple one whole, of others the beginning
_LINK = re.compile(r"\[\[(?![^\[\]{}<]*+\]\])")  # the beginning of one that is not simple
#: What is searched for while templates or links are open.
_BRACKET = re.compile(r"\[\[[^\[\]{}<]*+\]\]|\{\{[^\[\]{}<]*+\}\}(?!\})|\{\{+|\}\}+|\[\[+|\]\]+")
SIMPLE_LINK = re.compile(r"\[\[[^\[\]{}<]*+\]\]")
_NONE: list[Node] = []
# Looking up a member costs more than making a node's worth of comparisons: the readers use these.
TEMPLATE, LINK, REF, REFERENCES, COMMENT = Kind.TEMPLATE, Kind.LINK, Kind.REF, Kind.REFERENCES, Kind.COMMENT
OPAQUE, PARAMETER = Kind.OPAQUE, Kind.PARAMETER
_KINDS = {"ref": REF, "references": REFERENCES}


_Open = tuple[str, int, int, list[Node]]  # an open bracket: character, count, place, nodes inside so far


# A tag whose content is a text of its own: where its closing tag begins; what stood open around it; the end around it.
_Frame = tuple[int, list[_Open], list[Node], int]


class Scanner:
    """Scans one text; remembers where the closing tags stand so that each is looked for once."""

    __slots__ = ("_closers", "_frames", "_limit", "_no_gt", "_open", "_stack", "_top", "dangling", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.dangling: list[tuple[str, int, int]] = []  # (what, start, end) of openers and closers without a partner
        self._closers: dict[str, tuple[list[int], list[int]]] = {}
        self._no_gt = -1  # the end of the text behind whose last tag no `>` follows
        self._frames: list[_Frame] = []
        self._stack: list[_Open] = []
        self._top: list[Node] = []
        self._limit = len(text)
        self._open = 0  # brackets that are open, also around the text of its own that is read

    def scan(self) -> list[Node]:
        """The nodes of the text."""
        self._read(0, len(self.text))
        while self._frames:
            self._leave()
        self._abandon()
        return self._top

    def _read(self, begin: int, stop: int) -> None:
        """Reads a stretch of the text."""
        skip = end = begin  # nothing counts before the former
        parts = _TAG.split(self.text[begin:stop])  # what is between the tags, and the tags, in turn
        parts.append("")
        for gap, token in zip(parts[::2], parts[1::2], strict=True):
            start = end + len(gap)
            if start > skip and (self._open or "{{" in gap or "[[" in gap):
                self._brackets(end if end > skip else skip, start)
            end = start + len(token)
            if end <= skip or not token:
                continue
            if start < skip:  # what is left of a footnote that began in a comment
                self._read(skip, end)
            elif token[-1] != ">" or token[1] == "/":
                skip = self._tag(token, start, end, self._here())
            elif end > self._limit or ("[[" in token and _LINK.search(token)):
                # The footnote around it ends where this one seems to, or its links are to be looked at.
                self._read(self._tag(token[:4], start, start + 4, self._here()), end)
            else:
                self._here().append(_footnote(token, start, end))

    def _here(self) -> list[Node]:
        """What takes the next node."""
        return self._stack[-1][3] if self._stack else self._top

    def _brackets(self, at: int, stop: int) -> None:
        """Reads a stretch without tags."""
        text = self.text
        link = -1  # the next link that is not simple
        while at < stop:
            if not self._open:
                if link < at:
                    found = _LINK.search(text, at, stop)
                    link = found.start() if found is not None else stop
                at = self._simple(at, link, stop)
            if at < stop:
                at = self._nested(at, stop)

    def _simple(self, at: int, link: int, stop: int) -> int:
        """Reads templates up to a link or template that is not simple; where that begins, `stop` where none does."""
        here = self._top
        for match in _TEMPLATE.finditer(self.text, at, stop):
            start, end = match.span()
            if start > link:
                break
            if end > link or end == start + 2:
                return start
            here.append(Node(TEMPLATE, start, end, start + 2, end - 2, _NONE))
        return link

    def _nested(self, at: int, stop: int) -> int:
        """Reads on until no template or link is open; the place behind it."""
        stack = self._stack
        for match in _BRACKET.finditer(self.text, at, stop):
            token = match[0]
            first = token[0]
            start, end = match.span()
            if token[-1] != first:  # nobody asks for a link without anything inside
                if first == "{":
                    self._here().append(Node(TEMPLATE, start, end, start + 2, end - 2, _NONE))
            elif first in "{[":
                stack.append((first, len(token), start, []))
                self._open += 1
            elif stack and stack[-1][0] == ("{" if first == "}" else "["):
                before = len(stack)
                _close(stack, self._top, start, len(token))
                self._open -= before - len(stack)
            if not self._open:
                return end
        return stop

    def _tag(self, token: str, start: int, name_end: int, here: list[Node]) -> int:
        """Reads a comment or tag that begins at `start`; the place before which nothing else counts."""
        if token == "<!--":
            close = self.text.find("-->", name_end, self._limit)
            if close < 0:
                self.dangling.append(("!--", start, start + 4))
                close, stop = self._limit, self._limit
            else:
                stop = close + 3
            here.append(Node(COMMENT, start, stop, name_end, close, _NONE))
            return stop
        if token[1] == "/":
            if self._frames and self._frames[-1][0] == start:
                self._leave()
            else:
                self.dangling.append(("/ref" if token[5] not in "eE" else "/references", start, name_end))
            return name_end
        return self._opening(token[1:].lower(), start, name_end, here)

    def _opening(self, name: str, start: int, name_end: int, here: list[Node]) -> int:
        text, limit = self.text, self._limit
        gt = -1 if self._no_gt == limit else text.find(">", name_end, limit)
        if gt < 0:
            self._no_gt = limit
            self._dangle(name, start, name_end)
            return name_end
        kind = _KINDS.get(name, OPAQUE)
        if text[gt - 1] == "/":
            here.append(Node(kind, start, gt + 1, -1, gt - 1, _NONE))
            return gt + 1
        starts, ends = self._closers.get(name) or self._find_closers(name)
        number = bisect_left(starts, gt)
        if number == len(starts) or ends[number] > limit:
            self._dangle(name, start, gt + 1)
            return name_end
        close, stop = starts[number], ends[number]
        if kind is OPAQUE:
            here.append(Node(kind, start, stop, gt + 1, close, _NONE))
            return stop
        children: list[Node] = []
        here.append(Node(kind, start, stop, gt + 1, close, children))
        self._frames.append((close, self._stack, self._top, limit))
        self._stack, self._top, self._limit = [], children, close
        return gt + 1

    def _leave(self) -> None:
        """Ends the innermost text of its own."""
        if self._stack:
            self._abandon()
        _, self._stack, self._top, self._limit = self._frames.pop()

    def _abandon(self) -> None:
        """Brackets that are still open are plain text."""
        for first, count, place, children in self._stack:
            self._open -= 1
            self._top.extend(children)
            self.dangling.append((first * min(count, 2), place, place + min(count, 2)))

    def _dangle(self, name: str, start: int, end: int) -> None:
        if name in ("ref", "references", "nowiki", "pre"):
            self.dangling.append((name, start, end))

    def _find_closers(self, name: str) -> tuple[list[int], list[int]]:
        """Where the closing tags of one name begin and end."""
        spans = [match.span() for match in re.finditer(rf"</{name}\s*>", self.text, re.I)]
        found = self._closers[name] = [start for start, _ in spans], [end for _, end in spans]
        return found


def _footnote(token: str, start: int, end: int) -> Node:
    """A footnote that is one token."""
    inner = token.index(">") + 1
    if inner == len(token):
        return Node(REF, start, end, -1, end - 2, _NONE)
    close = token.rindex("<")
    opening = token.find("{{", inner, close)
    if opening < 0:
        return Node(REF, start, end, start + inner, start + close, _NONE)
    at, stop = start + opening, start + token.rindex("}}", inner, close) + 2
    template = Node(TEMPLATE, at, stop, at + 2, stop - 2, _NONE)
    return Node(REF, start, end, start + inner, start + close, [template])


def _close(stack: list[_Open], top: list[Node], start: int, count: int) -> None:
    """Closes as many brackets of one kind as stand open innermost."""
    first = stack[-1][0]
    while count >= 2 and stack and stack[-1][0] == first:
        _, opened, place, children = stack.pop()
        size = min(opened, count, 3) if first == "{" else 2
        kind = LINK if first == "[" else TEMPLATE if size == 2 else PARAMETER
        begin = place + opened - size
        node = Node(kind, begin, start + size, begin + size, start, children)
        start += size
        count -= size
        opened -= size
        if opened >= 2:
            stack.append((first, opened, place, [node]))
        else:
            (stack[-1][3] if stack else top).append(node)
