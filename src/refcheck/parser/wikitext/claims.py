"""The text that a footnote marker supports: the sentence before it, the list item, the table row, the field."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from refcheck.model.article import Claim, ClaimKind, Marker
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
    """Finds the claims of one article, each when it is asked for: few are, and finding one takes a look around it.

    `blocks` and `nodes` are those of the article; `note` is to be called for each marker first.
    """

    __slots__ = ("_begins", "_fields", "_finder", "_found", "_given", "_places", "_runs")

    def __init__(self, text: str, blocks: Blocks, nodes: list[Node]) -> None:
        self._given = text, blocks, nodes
        self._finder: _Finder | None = None
        self._runs: dict[int, int] = {}  # the end of each marker → its beginning, or that of the first marker before it
        self._fields: dict[int, int] = {}  # the beginning of a marker → that of the parameter or caption around it
        self._places: list[int] = []  # where markers in running text begin that stand behind no other one, in order
        self._found: dict[int, Claim | None] = {}
        self._begins: dict[int, int] = {}  # the beginning of a marker → that of its sentence

    def note(self, start: int, end: int, field: int) -> None:
        """A marker; `field` is where the infobox's parameter or the file's caption around it begins, -1 without one."""
        self._runs[end] = start
        if field >= 0:
            self._fields[start] = field

    def of(self, marker: Marker) -> Claim | None:
        """The claim of a marker; markers right behind one another share one."""
        first = self._first(marker.start)
        if first not in self._found:
            self._found[first] = self._claim(first)
        return self._found[first]

    def _first(self, place: int) -> int:
        """Where the first of the markers begins that stand right behind one another, the last of them at `place`."""
        passed = []
        while (before := self._runs.get(place)) is not None:
            passed.append(place)
            place = before
        for one in passed:  # each is passed once
            self._runs[one] = place
        return place

    def _claim(self, place: int) -> Claim | None:
        finder = self._finder
        if finder is None:
            finder = self._finder = _Finder(*self._given)
            self._given = "", Blocks(), []
            starts = set(self._runs.values())
            self._places = sorted(one for one in starts if one not in self._runs and one not in self._fields)
        field = self._fields.get(place, -1)
        if field >= 0:
            return _claim(finder.kind_of_field(place), field, place)
        block = finder.block(place)
        if block is None:
            return None
        start, _, kind = block
        if kind is _SENTENCE or kind is _ITEM:
            start = self._sentence(finder, start, place)
        return _claim(kind, max(start, place - _FARTHEST), place)

    def _sentence(self, finder: _Finder, start: int, place: int) -> int:
        """Where the sentence of a marker begins: behind the marker before it in the block, or where that one's does."""
        passed = []
        number = bisect_left(self._places, place)
        while (begin := self._begins.get(place, -1)) < 0:
            passed.append(place)
            number -= 1
            before = self._places[number] if number >= 0 else -1
            if before <= start:
                begin = finder.sentence(start, place, False)
            else:
                begin = finder.sentence(max(start, before - _MARK), place, True)
            if begin >= 0:
                break
            place = before
        for one in passed:
            self._begins[one] = begin
        return begin


class _Finder:
    """Looks back from a marker."""

    __slots__ = ("_begin_of", "_block_starts", "_blocks", "_ends", "_starts", "_text")

    def __init__(self, text: str, blocks: Blocks, nodes: list[Node]) -> None:
        self._text = text
        apart = [node for node in nodes if node.kind is not LINK]
        self._starts = [node.start for node in apart]
        self._ends = [node.end for node in apart]
        self._begin_of = dict(zip(self._ends, self._starts, strict=True))
        self._blocks = sorted(
            [(start, end, _SENTENCE) for start, end, _ in blocks.paragraphs]
            + [(start, end, _ITEM) for start, end in blocks.items]
            + [(start, end, _ROW) for start, end in blocks.rows]
            + [(start, end, _CAPTION) for start, end in blocks.captions]
        )
        self._block_starts = [block[0] for block in self._blocks]

    def block(self, place: int) -> tuple[int, int, ClaimKind] | None:
        """The paragraph, list item, row or caption that holds a place."""
        number = bisect_right(self._block_starts, place) - 1
        if number >= 0 and self._blocks[number][1] < place:
            number -= 1  # a row may hold lists
        if number < 0 or self._blocks[number][1] < place:
            return None
        return self._blocks[number]

    def kind_of_field(self, place: int) -> ClaimKind:
        number = bisect_right(self._starts, place) - 1
        inside = number >= 0 and self._ends[number] > place
        return ClaimKind.FIELD if inside and self._text[self._starts[number]] == "{" else _CAPTION

    def sentence(self, low: int, place: int, goes_on: bool) -> int:
        """Where the sentence that ends at a marker begins.

        If not behind `low`, then at the first word there; if it may have begun before (`goes_on`), -1.
        """
        text, starts, ends = self._text, self._starts, self._ends
        low = max(low, place - _LONGEST)
        number = bisect_right(starts, place - 1) - 1
        if number >= 0 and low <= starts[number] < place < ends[number]:
            place = starts[number]  # inside an inline template
        at = self._before_footnotes(low, place)
        while at > low and text[at - 1] in _TAIL:
            at -= 1
        for _ in range(_MOST_STEPS):
            stop = text.rfind(".", low, at)
            near = stop + 1 if stop >= 0 else low
            stop = max(stop, text.rfind("?", near, at), text.rfind("!", near, at))
            if stop < 0:
                return -1 if goes_on else self._first_word(low, place)
            number = bisect_right(starts, stop) - 1
            if number >= 0 and ends[number] > stop:
                at = starts[number]
                continue
            begin = self._begins_behind(stop, place)
            if begin >= 0:
                return begin
            at = stop
        return -1 if goes_on else self._first_word(at, place)

    def _begins_behind(self, stop: int, place: int) -> int:
        """Where a sentence begins behind the mark at `stop`, -1 where the mark ends none."""
        text = self._text
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
        text, begin_of = self._text, self._begin_of
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
        text, starts = self._text, self._starts
        while at < end:
            number = bisect_right(starts, at) - 1
            if number >= 0 and starts[number] == at and text[at] == "<":
                at = self._ends[number]
            else:
                break
        while at < end and text[at] in " \n":
            at += 1
        return at

    def _first_word(self, start: int, end: int) -> int:
        text = self._text
        while start < end and text[start] in "*#:; \n":
            start += 1
        return start
