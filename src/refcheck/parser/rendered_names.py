"""Cuts the names before a rendered citation into one entry a name parameter, as CS1 printed them."""

from __future__ import annotations

import re

_ET_AL = re.compile(r"[;,]?\s*(?:\bet\s+al\b\.?|\band others\b\.?)\s*,?\s*$")
_EDITORS = re.compile(r",?\s*(?:\((?:ed|eds)\.?\)(?: \(eds?\.\))?|\b(?:ed|eds)\.)$")
_EDITORS_BEFORE_DATE = re.compile(r",\s(?:ed|eds)\.$")
#: `Smith JA`, `de la Cruz MB Jr`: a name of the Vancouver style.
_VANCOUVER = re.compile(r"(?:[^\W\d_][\w'’.-]*\s){1,5}[A-Z]{1,3}(?:\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th))?")
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le les van von der den ter ten el al bin ibn y e et and of the for in on "
    "und für zu zur zum vom sur aux à & ed eds d' l' by with "
    "edited translated introduction notes".split()
)
_LONGEST = 3000
_LONGEST_NAME = 120
_WORDS_OF_A_NAME = 12

Span = tuple[int, int]


def read(text: str, start: int, end: int, dated: bool = False) -> tuple[list[Span], bool]:
    """The spans of the names in [start, end) and whether they are editors; nothing where the text is no list of names.

    A semicolon ends a name, an ampersand the last but one; a comma only between names of the Vancouver style, since
    `Last, First` has one of its own.  Before a date (`dated`) CS1 prints `, eds.`: `(eds.)` is then part of a name.
    """
    start, end = _strip(text, start, end)
    if end <= start or end - start > _LONGEST:
        return [], False
    pattern = _EDITORS_BEFORE_DATE if dated else _EDITORS
    editors = pattern.search(text, max(start, end - 20), end) if text[end - 1] in ".)" else None
    if editors:
        end = _strip(text, start, editors.start())[1]
    more = _ET_AL.search(text, max(start, end - 40), end)
    if more and more.end() == end:
        end = _strip(text, start, more.start())[1]
    if end <= start or not _is_names(text[start:end]):
        return [], False
    return _cut(text, start, end), bool(editors)


def _cut(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    at = start
    while True:
        stop = text.find(";", at, end)
        piece = _strip(text, at, end if stop < 0 else stop)
        if piece[1] > piece[0]:
            found.append(piece)
        if stop < 0:
            break
        at = stop + 1
    if found:
        first, last = found[-1]
        ampersand = text.find(" & ", first, last)
        if ampersand > 0 and (len(found) > 1 or "," in text[first:ampersand]):
            found[-1:] = [_strip(text, first, ampersand), _strip(text, ampersand + 3, last)]
    if len(found) == 1 and "," in text[start:end]:
        return _vancouver(text, *found[0])
    return found


def _vancouver(text: str, start: int, end: int) -> list[Span]:
    """`Klin A, Jones W`: one entry a name; anything else stays one name."""
    found, at = [], start
    while at <= end:
        stop = text.find(",", at, end)
        piece = _strip(text, at, end if stop < 0 else stop)
        if not _VANCOUVER.fullmatch(text, *piece):
            return [(start, end)]
        found.append(piece)
        if stop < 0:
            break
        at = stop + 1
    return found


_LEAD = re.compile(r".*(?:[:—]\s|\b[Ss]ee\s|\b[Ss]ee also\s|\bin\s|\bby\s|[a-z\])]\.\s)", re.S)


def behind_lead(text: str, start: int, end: int) -> int:
    """Where names begin behind prose that leads to them ("…: see Dyer, Martin; Frieze, Alan"), -1 if nowhere.

    Only what then begins as `Last, First` or `Last FM` is believed.
    """
    stop = text.find(";", start, end)
    lead = _LEAD.match(text, max(start, end - _LONGEST), end if stop < 0 else stop)
    if lead is None:
        return -1
    return lead.end() if _FORMAL.match(text, lead.end(), end) else -1


_FORMAL = re.compile(r"(?:[^\W\d_][\w'’-]+\s){0,2}[A-Z][\w'’-]+(?:, [A-Z]| [A-Z]{1,3}(?:,|$))")


def _is_names(value: str) -> bool:
    """Whether a text can be a list of names and is no prose: most words begin with a capital or are particles."""
    if '"' in value or "\n" in value.strip() or "://" in value:
        return False
    if ";" in value:
        pieces = value.split(";")
        return max(map(len, pieces)) <= _LONGEST_NAME and len(pieces[0].split()) <= _WORDS_OF_A_NAME
    words = value.split()
    if len(words) < 3:
        return True
    small = sum(1 for word in words if word[0].islower() and word.strip(",.") not in _PARTICLES)
    return small * 3 <= len(words) if len(words) > 5 else small <= 1


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end
