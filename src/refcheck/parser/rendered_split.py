"""Cuts a reference that cites several works into one piece a work."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from refcheck.parser.rendered_sentences import ends_sentence, word_before
from refcheck.words.patterns import later

Message = tuple[int, int, tuple[str, ...]]
Piece = tuple[int, int, tuple[str, ...]]

#: Words that lead from one work to the next.
_LEAD = later(
    r"[\s.;,—–-]*(?:(?:[Rr]eprinted|[Oo]riginally published|[Cc]ited|[Qq]uoted|[Pp]ublished|[Tt]ranslated) in:?"
    r"|[Ss]ee(?: also)?:?|cf\.:?|[^\n.:\"]{0,60}:)?\s*"
)
_MOST_HEADS = 200
_FARTHEST = 400


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n]+")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(r"\(([^()\n]{1,50})\)(?:\s\[[^\[\]\n]{1,60}\])?[.,]\s+[\"“]")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Retrieved|Archived from the original)\b[^.\n]{4,60}\d\.\s+(?=[^\W\d_])(?!Retrieved|Archived)"
    )


def pieces(text: str, messages: list[Message]) -> list[Piece]:
    """(start, end, messages) of each citation: lines, then what messages part, then further dated heads.

    A message belongs to the citation before it.
    """
    found: list[tuple[int, int, list[str]]] = []
    early: list[str] = []
    queue = iter([*messages, (len(text) + 1, 0, ())])
    message = next(queue)
    for line in _line().finditer(text):
        at, end = line.span()
        while message[0] < end:
            found += _by_heads(text, at, message[0])
            (found[-1][2] if found else early).extend(message[2])
            at = message[1]
            message = next(queue)
        found += _by_heads(text, at, end)
    if not found:
        return [(0, len(text), tuple(early))]
    found[0][2][:0] = early
    return [(start, end, tuple(said)) for start, end, said in found]


def _by_heads(text: str, start: int, end: int) -> list[tuple[int, int, list[str]]]:
    """Parts a stretch where a sentence begins with a second `Name (date). "`."""
    if end <= start or not text[start:end].strip():
        return []
    heads = [match.start() for match in _head().finditer(text, start, end)]
    found: list[tuple[int, int, list[str]]] = []
    at = start
    if heads and (begin := _behind_tail(text, start, heads[0])) > 0:
        found.append((start, begin, []))
        at = begin
    if len(heads) < 2 or len(heads) > _MOST_HEADS:
        return [*found, (at, end, [])]
    for before, head in pairwise(heads):
        last = _sentence_before(text, max(before + 1, head - _FARTHEST), head)
        if last > 0:
            found.append((at, last, []))
            lead = _LEAD.match(text, last, head)
            at = lead.end() if lead else last
    return [*found, (at, end, [])]


def _behind_tail(text: str, start: int, head: int) -> int:
    """Where a work without a head has ended ("Retrieved 5 May 2012.") and the next begins; -1 where none has."""
    last = -1
    for tail in _tail().finditer(text, max(start, head - 2 * _FARTHEST), head):
        last = tail.end()
    return last


def _sentence_before(text: str, start: int, head: int) -> int:
    """Where the last sentence before a head begins, -1 where none does."""
    at = text.rfind(". ", start, head)
    while at > start and not ends_sentence(word_before(text, start, at), text, at):
        at = text.rfind(". ", start, at)
    return at + 2 if at > start else -1
