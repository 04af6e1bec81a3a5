"""The text that a footnote marker supports: the sentence before it, the list item, the table row, the field."""

from __future__ import annotations

from bisect import bisect_right

from refcheck.model.article import Claim, ClaimKind
from refcheck.model.record import maker
from refcheck.parser.wikitext.blocks import Blocks
from refcheck.parser.wikitext.tokens import LINK, Node
from refcheck.words.prose import CLOSERS, after_stop

_claim = maker(Claim)
_SENTENCE, _ITEM, _ROW, _CAPTION = ClaimKind.SENTENCE, ClaimKind.ITEM, ClaimKind.ROW, ClaimKind.CAPTION
_MARKS = ".!?…"
_TAIL = _MARKS + "'\"”)’»"
#: Nobody writes longer sentences; looking no further back keeps the search linear.
_LONGEST = 3000
#: Many markers in one sentence or row share its beginning; no reader of claims shall read it whole for each.
_FARTHEST = 6000
_MOST_STEPS = 60
_MARK = 6  # a full stop, a quote and a bracket before a marker


class Claims:
    """Finds the claims of one article, each by looking back from its marker."""

    def __init__(self, text: str, blocks: Blocks, nodes: list[Node]) -> None:
        self.text = text
        apart = [node for node in nodes if node.kind is not LINK]
        self.starts = [node.start for node in apart]
        self.ends = [node.end for node in apart]
        self.begin_of = dict(zip(self.ends, self.starts, strict=True))
        found = (
            [(p.start, p.end, _SENTENCE) for p in blocks.paragraphs]
            + [(start, end, _ITEM) for start, end in blocks.items]
            + [(start, end, _ROW) for start, end in blocks.rows]
            + [(start, end, _CAPTION) for start, end in blocks.captions]
        )
        found.sort()
        self.blocks = found
        self.sentence = (-1, -1)  # the last marker in running text, and where its sentence begins
        self.last: tuple[int, Claim | None] = (-1, None)  # the end of the marker before, and its claim
        self.block_starts = [block[0] for block in found]

    def at(self, place: int, end: int, field: int = -1) -> Claim | None:
        """The claim of the marker in [place, end).

        `field` is where the infobox's parameter or the file's caption around it begins, -1 where there is none.
        """
        last, claim = self.last
        if last == place:  # right behind another marker, whose claim it shares
            self.last = end, claim
            return claim
        claim = self._claim(place, field)
        self.last = end, claim
        return claim

    def _claim(self, place: int, field: int) -> Claim | None:
        if field >= 0:
            return _claim(self._kind_of_field(place), field, place)
        number = bisect_right(self.block_starts, place) - 1
        if number >= 0 and self.blocks[number][1] < place:
            number -= 1  # a row may hold lists
        if number < 0 or self.blocks[number][1] < place:
            return None
        start, _, kind = self.blocks[number]
        if kind is _SENTENCE or kind is _ITEM:
            before, sentence = self.sentence
            if before > start:  # a marker of the same block: a sentence begins behind its last mark, or goes on
                again = self._sentence(max(start, before - _MARK), place, sentence)
            else:
                again = self._sentence(start, place, -1)
            self.sentence = place, again
            start = again
        return _claim(kind, max(start, place - _FARTHEST), place)

    def _kind_of_field(self, place: int) -> ClaimKind:
        number = bisect_right(self.starts, place) - 1
        inside = number >= 0 and self.ends[number] > place
        return ClaimKind.FIELD if inside and self.text[self.starts[number]] == "{" else _CAPTION

    def _sentence(self, low: int, place: int, otherwise: int) -> int:
        """Where the sentence that ends at a marker begins; `otherwise` (or the first word) if not behind `low`."""
        text = self.text
        low = max(low, place - _LONGEST)
        number = bisect_right(self.starts, place - 1) - 1
        if number >= 0 and low <= self.starts[number] < place < self.ends[number]:
            place = self.starts[number]  # inside an inline template
        at = self._before_footnotes(low, place)
        while at > low and text[at - 1] in _TAIL:
            at -= 1
        for _ in range(_MOST_STEPS):
            stop = text.rfind(".", low, at)
            near = stop + 1 if stop >= 0 else low
            stop = max(stop, text.rfind("?", near, at), text.rfind("!", near, at))
            if stop < 0:
                return otherwise if otherwise >= 0 else self._first_word(low, place)
            number = bisect_right(self.starts, stop) - 1
            if number >= 0 and self.ends[number] > stop:
                at = self.starts[number]
                continue
            begin = self._begins_behind(stop, place)
            if begin >= 0:
                return begin
            at = stop
        return otherwise if otherwise >= 0 else self._first_word(at, place)

    def _begins_behind(self, stop: int, place: int) -> int:
        """Where a sentence begins behind the mark at `stop`, -1 where the mark ends none."""
        text = self.text
        closed = stop + 1
        while closed < place and text[closed] in _MARKS:
            closed += 1
        while closed < place and text[closed] in CLOSERS and not text.startswith("]]", closed):
            closed += 1
        if text.startswith("]]", closed):
            closed += 2
        after = self._behind_footnotes(closed, place)
        if closed >= place:
            return -1
        if after == closed and closed < place and text[closed] not in " \n\t\u00a0" and not text[closed].isupper():
            return -1
        begin = after_stop(text, stop, after, place, footnote=text[closed] == "<")
        return self._behind_footnotes(begin, place) if begin >= 0 else -1

    def _before_footnotes(self, low: int, at: int) -> int:
        """The place before the footnotes and space that stand directly before a marker."""
        text, begin_of = self.text, self.begin_of
        while at > low:
            if text[at - 1] in " \n":
                at -= 1
            elif at in begin_of and begin_of[at] >= low:
                at = begin_of[at]
            else:
                break
        return at

    def _behind_footnotes(self, at: int, end: int) -> int:
        """The place behind the footnotes that stand directly at `at`, and the space between them."""
        text, starts = self.text, self.starts
        while at < end:
            number = bisect_right(starts, at) - 1
            if number >= 0 and starts[number] == at and text[at] == "<":
                at = self.ends[number]
            else:
                break
        while at < end and text[at] in " \n":
            at += 1
        return at

    def _first_word(self, start: int, end: int) -> int:
        text = self.text
        while start < end and text[start] in "*#:; \n":
            start += 1
        return start
