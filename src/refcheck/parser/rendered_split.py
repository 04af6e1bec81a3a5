"""Cuts a reference that cites several works into one piece a work."""

from __future__ import annotations

import re
from functools import cache

from refcheck.parser import rendered_tail

Message = tuple[int, int, tuple[str, ...]]
Piece = tuple[int, int, tuple[str, ...]]

_LEAD = re.compile(
    r"[\s.;,—–-]*(?:(?:[Rr]eprinted|[Oo]riginally published|[Cc]ited|[Qq]uoted|[Pp]ublished|[Tt]ranslated) in:?|(?:[Ss]ee|[Ss]ee also|cf\.):?|"
    r"[^\n.:\"]{0,60}:)?\s*"
)
_HEAD = re.compile(r"\(([^()\n]{1,50})\)(?:\s\[[^\[\]\n]{1,60}\])?[.,]\s+[\"“]")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n]+")


def pieces(text: str, messages: list[Message]) -> list[Piece]:
    """(start, end, messages) of each citation: lines, then what messages part, then further dated heads."""
    found: list[Piece] = []
    queue = list(messages)
    for line in _line().finditer(text):
        at, end = line.span()
        said: list[str] = []
        stop = end
        while queue and queue[0][0] < end:
            begin, finish, words = queue.pop(0)
            between = text[at:begin].strip()
            if between:
                found += _by_heads(text, at, begin, tuple(words))
            elif found:
                last = found[-1]
                found[-1] = (last[0], last[1], last[2] + words)
            else:
                said += words
            at = finish
        if text[at:stop].strip():
            found += _by_heads(text, at, stop, tuple(said))
    return found or [(0, len(text), tuple(word for _, _, words in messages for word in words))]


def _by_heads(text: str, start: int, end: int, messages: tuple[str, ...]) -> list[Piece]:
    """Parts a stretch where a second `Name (date). "` follows a labelled part of the first citation."""
    heads = [match.start() for match in _HEAD.finditer(text, start, end)]
    if len(heads) < 2 or len(heads) > 200:
        return [(start, end, messages)]
    tails = [match.end() for match in rendered_tail.pattern().finditer(text, start, end)]
    cuts = []
    index = 0
    for before, head in zip(heads, heads[1:], strict=False):
        last = -1
        while index < len(tails) and tails[index] <= head:
            last = tails[index] if tails[index] > before else last
            index += 1
        if last > 0 and head - last < 400:
            lead = _LEAD.match(text, last, head)
            cuts.append(lead.end() if lead else last)
    bounds = [start, *cuts, end]
    result = [(a, b, ()) for a, b in zip(bounds, bounds[1:], strict=False) if text[a:b].strip()]
    return [*result[:-1], (result[-1][0], result[-1][1], messages)] if result else []
