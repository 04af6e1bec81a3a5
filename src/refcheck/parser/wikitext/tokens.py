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
# Most templates and links have nothing nested, and most footnotes hold words and at most one such template: these are
# found whole, each kind by a search for its own beginning, which takes a fraction of one for all brackets.
_SIMPLE = re.compile(r"\{\{[^{}<]*+\}\}(?!\})")
SIMPLE_LINK = re.compile(r"\[\[[^\[\]{}<]*+\]\]")
_TAG = re.compile(
    rf"(<(?:ref(?=[\s/>])[^<>]*+(?:(?<=/)>|>[^{{}}<]*+(?:{_SIMPLE.pattern}[^{{}}<]*+)?</ref\s*+>)|!--"
    rf"|(?:references|ref|{'|'.join(_OPAQUE)})(?=[\s/>])|/(?:references|ref)\s*>))",
    re.I,
)
#: Where other templates and links begin.
_NESTING = re.compile(r"\{\{(?![^{}<]*+\}\}(?!\}))"), re.compile(r"\[\[(?![^\[\]{}<]*+\]\])")
#: All tokens, for the stretches where such are open.
_TOKEN = re.compile(
    r"\[\[[^\[\]{}<]*+\]\]|\{\{[^\[\]{}<]*+\}\}(?!\})|\{\{+|\}\}+|\[\[+|\]\]+"
    rf"|<(?:!--|(?:references|ref|{'|'.join(_OPAQUE)})(?=[\s/>])|/(?:references|ref)\s*>)",
    re.I,
)
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
        at = 0
        for place in sorted([match.start() for kind in _NESTING for match in kind.finditer(self.text)]):
            if place >= at:
                for begin in (self._around(at, place), place):
                    if begin >= at:
                        at = self._read(at, begin)
                        if begin >= at:
                            at = self._read_nested(begin)
        self._read(at, len(self.text))
        while self._frames:
            self._leave()
        self._abandon()
        return self._top

    def _around(self, at: int, place: int) -> int:
        """Where a template begins that holds a link and else seemed simple, -1 where none does."""
        begin = self.text.rfind("{{", at, place)
        around = _SIMPLE.match(self.text, begin) if begin >= 0 else None
        return begin if around is not None and around.end() > place else -1

    def _read(self, at: int, stop: int) -> int:
        """Reads a stretch where no template or link is open and none begins that is not simple; the place behind it.

        A tag that begins in it may reach farther.
        """
        text = self.text
        skip = end = at
        parts = _TAG.split(text[at:stop])  # what is between the tags, and the tags, in turn
        parts.append("")
        for gap, token in zip(parts[::2], parts[1::2], strict=True):
            start = end + len(gap)
            if "{{" in gap and start > skip:
                for match in _SIMPLE.finditer(text, max(skip, end), start):
                    begin, close = match.span()
                    self._top.append(Node(TEMPLATE, begin, close, begin + 2, close - 2, _NONE))
            end = start + len(token)
            if end <= skip or not token:
                continue
            if start < skip:  # what is left of a footnote that began in a comment
                self._read(skip, end)
            elif token[-1] != ">" or token[1] == "/":
                skip = self._tag(token, start, end, self._top)
            elif end <= self._limit:
                self._top.append(_footnote(token, start, end))
            else:  # the footnote around it ends where this one seems to
                self._read(self._tag(token[:4], start, start + 4, self._top), end)
        return max(skip, stop)

    def _read_nested(self, at: int) -> int:
        """Reads on from where a template or link begins until none is open; the place behind it."""
        skip = at
        for match in _TOKEN.finditer(self.text, at):
            start, end = match.span()
            token = match[0]
            if start < skip:
                if end <= skip:
                    continue
                # A link or template began in a comment and reaches out of it: what is left of it is its end.
                start, token = end - 2, token[-2:]
            first = token[0]
            if first == "<":
                skip = self._tag(token, start, end, self._stack[-1][3] if self._stack else self._top)
            elif token[-1] != first:  # whole; nobody asks for a link without anything inside
                if first == "{":
                    node = Node(TEMPLATE, start, end, start + 2, end - 2, _NONE)
                    (self._stack[-1][3] if self._stack else self._top).append(node)
            elif first in "{[":
                self._stack.append((first, len(token), start, []))
                self._open += 1
            elif self._stack and self._stack[-1][0] == ("{" if first == "}" else "["):
                before = len(self._stack)
                _close(self._stack, self._top, start, len(token))
                self._open -= before - len(self._stack)
            if not self._open:
                return max(skip, end)
        return len(self.text)

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
