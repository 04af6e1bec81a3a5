"""Finds what a marker supports: the sentence, the list item or the table row before it."""

from __future__ import annotations

from bisect import bisect_right

from refcheck.model.article import Claim, ClaimKind
from refcheck.model.record import maker
from refcheck.words.patterns import later

_make_claim = maker(Claim)

_BEHIND = r"[\"”’')]{0,3}(?:\[[^\[\]\n]{1,40}\](?::[\s\u200a]?[\d–-]{1,12}\u200a?)?[ \xa0]?){0,30}\s+(?=[^\sa-z])"
_BOUNDARY = later(rf"[.!?…]{_BEHIND}")
_STOP = later(rf"\.{_BEHIND}")  # most lines have no other marks, and one character alone is found five times as fast
#: Markers, `:5` pages behind them, and remarks such as `[citation needed]`.
_REMARK = later(
    r"\[(?:(?:[^\W\d_][^\[\]\n]{0,24}[ \xa0])?(?:\d{1,4}|[a-z]{1,2})|[^\[\]\n]{1,40}(?:needed|\?|link|source|inline))\]"
    r"(?::[\s\u200a]?[\d–-]{1,12}\u200a?)?"
)
_LONGEST = 600  # characters of a claim that are kept, the last ones
_DENSE, _MOST_REMARKS = 150, 30  # of a claim that has more remarks than these, only so many characters are kept
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr gen col lt capt sgt maj rev hon gov sen rep pres vs no nos vol vols ed eds pp p ch fig "
    "cf c ca fl d b r approx e.g i.e al op cit viz jan feb mar apr jun jul aug sep sept oct nov dec inc corp ltd co "
    "u.s u.k u.n a.m p.m".split()
)


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a line begin, the line's own beginning first."""
    starts = [start]
    others = text.find("?", start, end) >= 0 or text.find("!", start, end) >= 0 or text.find("…", start, end) >= 0
    for match in (_BOUNDARY if others else _STOP).finditer(text, start, end):
        at, behind = match.span()
        if text[at] == "." and (at - start < 8 or " " in text[at - 7 : at]) and _is_abbreviation(text, start, at):
            continue
        starts.append(behind)
    return starts


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    """Whether the word before this dot is an initial or an abbreviation (none is longer than six letters)."""
    word = text[max(start, dot - 20) : dot].rpartition(" ")[2].lstrip("(\"'“‘[")
    return (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS


def same_claim(claim: Claim, marker: int) -> Claim:
    """The claim of a marker right behind another one."""
    again: Claim = _make_claim(claim.kind, claim.start, marker, claim.text)
    return again


def claim_of(text: str, starts: list[int], marker: int, kind: ClaimKind) -> Claim:
    """The claim of a marker; `starts` are the beginnings of the line's sentences (for other kinds only the first)."""
    at = bisect_right(starts, marker) - 1
    begin = starts[max(at, 0)]
    if begin == marker and at > 0:  # a marker that opens a sentence belongs to the one before
        begin = starts[at - 1]
    if marker - begin > _LONGEST:
        begin = marker - _LONGEST
    while begin < marker and text[begin] in " \t\xa0":
        begin += 1
    claim = text[begin:marker]
    if "[" in claim:
        if len(claim) > _DENSE and claim.count("[") > _MOST_REMARKS:  # no prose: a row of nothing but markers
            begin = marker - _DENSE
            claim = text[begin:marker]
        claim = _REMARK.sub("", claim)
    made: Claim = _make_claim(kind, begin, marker, claim.strip())
    return made
