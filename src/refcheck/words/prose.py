"""Splits running text into sentences, as far as that can be told without grammar."""

from __future__ import annotations

import re

#: What may stand between a sentence's last mark and the space behind it; U+0000 is a footnote.
CLOSERS = "\"'”’»)]\x00"
_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]\x00]*(?=[\s\x00A-ZÀ-Þ\"“‘(\[]|$)")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sr jr gen col lt capt sgt maj adm gov sen rep pres no nos vol pp p ed eds fig figs "
    "ch vs v etc al approx ca c cf e.g i.e inc ltd co corp dept univ assn bros mt ft u.s u.k u.n a.m p.m b.c a.d ph.d "
    "d.c jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est esp fl art op cit viz "
    "lit tr trans rd ave blvd sq km cm mm lb lbs oz min max incl excl b d r".split()
)
_SPACE = " \n\t\r\u00a0\x00"
_BEFORE = " \n\t\u00a0\x00([\"“‘'|–—-"


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a paragraph begin, 0 first.

    A full stop behind an abbreviation, an initial or before a small letter ends nothing.  The character U+0000 stands
    for what is no text (a footnote) and may follow a sentence's end.
    """
    starts = [0]
    for match in _END.finditer(text):
        begin = after_stop(text, match.start(), match.end(), len(text), footnote="\x00" in match[0])
        if begin >= 0:
            starts.append(begin)
    return starts


def after_stop(text: str, stop: int, closed: int, end: int, *, footnote: bool = False) -> int:
    """Where the next sentence begins behind a mark at `stop` whose closing quotes end at `closed`, -1 if none does.

    A footnote behind the mark says that the word before it is no abbreviation.
    """
    begin = closed
    while begin < end and text[begin] in _SPACE:
        begin += 1
    if begin < end and text[begin].islower():
        return -1
    return -1 if text[stop] == "." and not footnote and abbreviated(text, stop) else begin


def abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    begin = stop
    low = max(0, stop - 10)
    while begin > low and text[begin - 1] not in _BEFORE:
        begin -= 1
    word = text[begin:stop].lower()
    if word in _ABBREVIATIONS:
        return True
    if len(word) == 1:
        return word.isalpha()
    return len(word) < 8 and word[1:2] == "." and all(part.isalpha() and len(part) == 1 for part in word.split("."))
