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
# A template without anything nested is one token: most are, and pairing them costs more than matching them.  So is a
# whole footnote whose content is words and at most one such template.
_TEMPLATE = r"\{\{[^{}<]*+\}\}(?!\})"
_TAGS = (
    rf"<(?:ref(?=[\s/>])[^<>]*+(?:(?<=/)>|>[^{{}}<]*+(?:{_TEMPLATE}[^{{}}<]*+)?</ref\s*+>)|!--|(?:references|ref|"
    + "|".join(_OPAQUE)
    + r")(?=[\s/>])|/(?:references|ref)\s*>)"
)
#: The tokens of a stretch in which each `[[` is that of a simple link.
_TOKEN = re.compile(rf"({_TEMPLATE}|\{{\{{+|\}}\}}+|{_TAGS})", re.I)
#: A link without anything nested begins and ends: nobody asks for these but who takes templates apart.
SIMPLE_LINK = re.compile(r"\[\[[^\[\]{}<]*+\]\]")
#: Another link begins.  Looked for alone, as one search that stops at every bracket takes twice the time of both.
_LINK = re.compile(r"\[\[(?![^\[\]{}<]*+\]\])")
#: The tokens where such a link is open.
_INSIDE_LINK = re.compile(
    r"\[\[[^\[\]{}<]*+\]\]|\{\{[^\[\]{}<]*+\}\}(?!\})|\{\{+|\}\}+|\[\[+|\]\]+"
    r"|<(?:!--|(?:references|ref|" + "|".join(_OPAQUE) + r")(?=[\s/>])|/(?:references|ref)\s*>)",
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

    __slots__ = ("_closers", "_frames", "_limit", "_links", "_no_gt", "_stack", "_top", "dangling", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.dangling: list[tuple[str, int, int]] = []  # (what, start, end) of openers and closers without a partner
        self._closers: dict[str, tuple[list[int], list[int]]] = {}
        self._no_gt = -1  # the end of the text behind whose last tag no `>` follows
        self._frames: list[_Frame] = []
        self._stack: list[_Open] = []
        self._top: list[Node] = []
        self._limit = len(text)
        self._links = 0  # links that are open, also around the text of its own that is read

    def scan(self) -> list[Node]:
        """The nodes of the text."""
        text, at = self.text, 0
        for link in [match.start() for match in _LINK.finditer(text)]:
            if link >= at:
                at = self._read(text[at:link], at, at)
                if link >= at:
                    at = self._link(link)
        self._read(text[at:] if at else text, at, at)
        while self._frames:
            self._leave()
        self._abandon()
        return self._top

    def _read(self, piece: str, end: int, skip: int) -> int:
        """Reads a stretch that begins at `end` and where no links begin that are not simple; the place behind it.

        What stands before `skip` does not count, nor does what comes before the returned place.
        """
        here = self._stack[-1][3] if self._stack else self._top
        parts = _TOKEN.split(piece)  # what is between the tokens, and the tokens, in turn
        for gap, token in zip(parts[::2], parts[1::2], strict=False):
            start = end + len(gap)
            end = start + len(token)
            if start < skip:
                if end <= skip:
                    continue
                if token[0] == "<":  # what is left of a footnote that began in a comment
                    self._read(self.text[skip:end], skip, skip)
                    here = self._stack[-1][3] if self._stack else self._top
                    continue
                # A template began in a comment and reaches out of it: what is left of it is its end.
                start, token = end - 2, "}}"
            first = token[0]
            if first == "{":
                if token[-1] == "}":
                    here.append(Node(TEMPLATE, start, end, start + 2, end - 2, _NONE))
                else:
                    here = []
                    self._stack.append(("{", len(token), start, here))
            elif first == "}":
                if self._stack and self._stack[-1][0] == "{":
                    here = _close(self._stack, self._top, start, len(token))
            else:
                if token[-1] != ">" or token[1] == "/":
                    skip = self._tag(token, start, end, here)
                elif end <= self._limit:
                    here.append(_footnote(token, start, end))
                    continue
                else:  # the footnote around it ends where this one seems to
                    skip = self._tag(token[:4], start, start + 4, here)
                    self._read(self.text[skip:end], skip, skip)
                here = self._stack[-1][3] if self._stack else self._top
        return max(skip, end + len(parts[-1]))

    def _link(self, at: int) -> int:
        """Reads on from where a link begins that is not simple until no such link is open; the place behind it."""
        skip = at
        for match in _INSIDE_LINK.finditer(self.text, at):
            start, end = match.span()
            token = match[0]
            if start < skip:
                if end <= skip:
                    continue
                # A link or template began in a comment and reaches out of it: what is left of it is its end.
                start, token = end - 2, token[-2:]
            first = token[0]
            if first == "<":
                skip = self._tag(token, start, end, self._here())
            elif token[-1] == first:
                if first in "{[":
                    self._stack.append((first, len(token), start, []))
                    self._links += first == "["
                elif self._stack and self._stack[-1][0] == ("{" if first == "}" else "["):
                    opened = len(self._stack)
                    _close(self._stack, self._top, start, len(token))
                    if first == "]":
                        self._links -= opened - len(self._stack)
            elif first == "{":
                self._here().append(Node(TEMPLATE, start, end, start + 2, end - 2, _NONE))
            if not self._links:
                return max(skip, end)
        return len(self.text)

    def _here(self) -> list[Node]:
        """What takes the next node."""
        return self._stack[-1][3] if self._stack else self._top

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
            self._links -= first == "["
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


def _close(stack: list[_Open], top: list[Node], start: int, count: int) -> list[Node]:
    """Closes as many brackets of one kind as stand open innermost; the list that takes further nodes."""
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
    return stack[-1][3] if stack else top
