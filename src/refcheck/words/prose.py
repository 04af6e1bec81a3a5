"""Splits running text into sentences, as far as that can be told without grammar."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]\x00]*(?=\s|\x00|$|[A-ZÀ-Þ\"“‘(\[])")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sr jr gen col lt capt sgt maj adm gov sen rep pres no nos vol pp p ed eds fig figs "
    "ch vs v etc al approx ca c cf e.g i.e inc ltd co corp dept univ assn bros mt ft u.s u.k u.n a.m p.m b.c a.d ph.d "
    "d.c jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est esp fl art op cit viz "
    "lit tr trans rd ave blvd sq km cm mm lb lbs oz min max ave incl excl".split()
)
_WORD = re.compile(r"[^\s\x00(\[\"“‘]+$")


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a paragraph begin, 0 first.

    A full stop behind an abbreviation, an initial or before a small letter ends nothing.  The character U+0000 stands
    for what is no text (a footnote) and may follow a sentence's end.
    """
    starts = [0]
    for match in _END.finditer(text):
        end = match.end()
        following = text[end : end + 400].lstrip("\x00 \n\t")
        if following and following[0].islower():
            continue
        if text[match.start()] == "." and _abbreviated(text, match.start(), match.end()):
            continue
        while end < len(text) and text[end] in "\x00 \n\t":
            end += 1
        starts.append(end)
    return starts


def _abbreviated(text: str, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    if end - stop > 1:
        return False
    word = _WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    bare = word[0].lower()
    return bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha()) or bool(re.fullmatch(r"(?:\w\.)+\w", bare))
