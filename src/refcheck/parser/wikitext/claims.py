"""The text that a footnote marker supports: the sentence before it, the list item, the table row, the field."""

from __future__ import annotations

from bisect import bisect_right

from refcheck.model.article import Claim, ClaimKind
from refcheck.model.quick import maker
from refcheck.parser.wikitext.blocks import Blocks
from refcheck.parser.wikitext.tokens import Kind, Node
from refcheck.words.prose import sentence_starts

_claim = maker(Claim)


class Claims:
    """Finds claims of one article; a paragraph is split into sentences when its first marker is asked for."""

    def __init__(self, text: str, blocks: Blocks, nodes: list[Node]) -> None:
        self.text = text
        self.nodes = nodes
        self.node_starts = [node.start for node in nodes]
        kinds = (
            [(p.start, p.end, ClaimKind.SENTENCE) for p in blocks.paragraphs]
            + [(start, end, ClaimKind.ITEM) for start, end in blocks.items]
            + [(start, end, ClaimKind.ROW) for start, end in blocks.rows]
            + [(start, end, ClaimKind.CAPTION) for start, end in blocks.captions]
        )
        kinds.sort()
        self.blocks = kinds
        self.block_starts = [block[0] for block in kinds]
        self.sentences: dict[int, list[int]] = {}

    def at(self, place: int, field_start: int = -1) -> Claim | None:
        """The claim of a marker; `field_start` is where the field or caption around it begins."""
        if field_start >= 0:
            kind = ClaimKind.CAPTION if self.text.startswith("[[", self._top(place)) else ClaimKind.FIELD
            return _claim(kind, field_start, place)
        number = bisect_right(self.block_starts, place) - 1
        while number >= 0 and self.blocks[number][1] < place:
            number -= 1
            if number >= 0 and self.blocks[number][0] < place - 20_000:
                number = -1
        if number < 0:
            return None
        start, end, kind = self.blocks[number]
        if kind is ClaimKind.SENTENCE or kind is ClaimKind.ITEM:
            starts = self.sentences.get(number)
            if starts is None:
                starts = self.sentences[number] = [start + at for at in sentence_starts(self._masked(start, end))]
            at = bisect_right(starts, place) - 1
            if at > 0 and not self._says_something(starts[at], place):
                at -= 1
            start = starts[max(at, 0)]
        return _claim(kind, start, place)

    def _top(self, place: int) -> int:
        number = bisect_right(self.node_starts, place) - 1
        return self.node_starts[number] if number >= 0 else 0

    def _says_something(self, start: int, end: int) -> bool:
        return bool(self._masked(start, end).strip("\0 \n*#:;"))

    def _masked(self, start: int, end: int) -> str:
        """The text with what is no text replaced by U+0000, offsets kept."""
        text = self.text
        number = bisect_right(self.node_starts, start) - 1
        if number < 0 or self.nodes[number].end <= start:
            number += 1
        parts = []
        at = start
        while number < len(self.nodes) and self.nodes[number].start < end:
            node = self.nodes[number]
            number += 1
            if node.kind == Kind.LINK:
                continue
            begin, stop = max(node.start, at), min(node.end, end)
            if stop <= begin:
                continue
            parts.append(text[at:begin])
            parts.append("\0" * (stop - begin))
            at = stop
        parts.append(text[at:end])
        return "".join(parts)
