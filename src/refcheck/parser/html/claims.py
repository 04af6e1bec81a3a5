"""The text that a footnote marker on a page supports."""

from __future__ import annotations

from bisect import bisect_right

from refcheck.model.article import NOWHERE, Claim, ClaimKind
from refcheck.model.record import maker
from refcheck.parser.html.soup import collapse
from refcheck.words.prose import sentence_starts

#: Stands in a text where a marker stands.
MARK = "\0"
#: A longer claim is cut at its beginning: the words next to the marker matter most.
_LONGEST = 2000
_make_claim = maker(Claim)


def claims(text: str, count: int, kind: ClaimKind) -> list[Claim]:
    """The claims of the `count` markers in a block's text, in order."""
    starts = sentence_starts(text) if kind in (ClaimKind.SENTENCE, ClaimKind.ITEM) else [0]
    found = []
    at = -1
    for _ in range(count):
        at = text.find(MARK, at + 1)
        number = bisect_right(starts, at) - 1
        if number > 0 and at - starts[number] < _LONGEST and not text[starts[number] : at].strip("\0 \n\u00a0"):
            number -= 1
        said = text[max(starts[max(number, 0)], at - _LONGEST) : at]
        found.append(_make_claim(kind, NOWHERE, NOWHERE, collapse(said.replace(MARK, ""))))
    return found
