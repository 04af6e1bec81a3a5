"""Cuts the names before a rendered citation into one entry a name parameter, as CS1 printed them."""

from __future__ import annotations

import re

from refcheck.words.patterns import later

Span = tuple[int, int]

_ET_AL = later(r"[;,]?\s*(?:\bet\s+al\b\.?|\band others\b\.?)\s*,?$")
_EDITORS = later(r",?\s*(?:\((?:ed|eds)\.?\)(?: \(eds?\.\))?|\b(?:ed|eds)\.)$")
_EDITORS_BEFORE_DATE = later(r",\s(?:ed|eds)\.$")
#: `Smith JA`, `de la Cruz MB Jr`: a name of the Vancouver style, and several.
_ONE_VANCOUVER = r"(?:[^\W\d_][\w'’.-]*\s){1,5}[A-Z]{1,3}(?:\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th))?"
_VANCOUVER_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZrdh")  # with "Jr", "2nd", "4th"
_VANCOUVER = later(rf"{_ONE_VANCOUVER}(?:, {_ONE_VANCOUVER})+")
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le les van von der den ter ten el al bin ibn y e et and of the for in on "
    "und für zu zur zum vom sur aux à & ed eds d' l' by with edited translated introduction notes".split()
)
#: What stands before names: `Klint 2003, pp. 3–6; `, `Quoted in `.
_SHORT_CITATIONS = later(
    r"(?:[^\W\d_][^\d_();:]{1,60}[ \xa0]\(?[12]\d{3}[a-z]?\)?(?:, (?:pp?\.[ \xa0]?)?[\d–, -]{1,30})?;\s){1,20}"
)
_QUOTED_IN = later(r"(?:[Qq]uoted|[Cc]ited|[Rr]eprinted) in:? |[Ss]ee also:? ")
_INTRODUCED = frozenset(("Quoted", "quoted", "Cited ", "cited ", "Reprin", "reprin", "See al", "see al"))
_AROUND = " \t\n\r\xa0,;"
_LONGEST = 3000
_LONGEST_NAME = 120
_WORDS_OF_A_NAME = 10


def read(text: str, start: int, end: int, dated: bool = False) -> tuple[list[Span], bool]:
    """The spans of the names in [start, end) and whether they are editors; nothing where the text is no list of names.

    A semicolon ends a name, an ampersand the last but one; a comma only between names of the Vancouver style, since
    `Last, First` has one of its own.  Before a date (`dated`) CS1 prints `, eds.`: `(eds.)` is then part of a name.
    """
    if end - start > _LONGEST:
        return [], False
    value = text[start:end].strip(_AROUND)
    if text[start : start + 1] in _AROUND:
        start = text.find(value, start, end)
    several = ";" in value
    if several and (short := _SHORT_CITATIONS.match(value)):
        start += short.end()
        value = value[short.end() :]
        several = ";" in value
    if value[:6] in _INTRODUCED and (lead := _QUOTED_IN.match(value)):
        start += lead.end()
        value = value[lead.end() :]
    editors = False
    if value[-1:] in (".", ")") or value.endswith(" et al"):
        value, editors = _without_endings(value, dated)
        several = ";" in value
    comma = value.find(", ")
    if comma > 0 and not several and value[comma - 1] in _VANCOUVER_ENDS and _VANCOUVER.fullmatch(value):
        return _at_commas(value, start), editors
    if not value or not _is_names(value):
        return [], False
    if several:
        return _at_semicolons(value, start), editors
    if "," in value and " & " in value:
        return _at_ampersand([(start, start + len(value))], value, start), editors
    return [(start, start + len(value))], editors


def _without_endings(value: str, dated: bool) -> tuple[str, bool]:
    """A list of names without `(eds.)` and `et al.`, and whether it said the former."""
    ending = value[-20:]
    editors = None
    if "ed" in ending:
        editors = (_EDITORS_BEFORE_DATE if dated else _EDITORS).search(value, max(0, len(value) - 20))
        if editors:
            value = value[: editors.start()].rstrip(_AROUND)
    if "al" in ending or "others" in ending:
        more = _ET_AL.search(value, max(0, len(value) - 30))
        if more:
            value = value[: more.start()].rstrip(_AROUND)
    return value, editors is not None


def _at_semicolons(value: str, start: int) -> list[Span]:
    found = []
    at = start
    for piece in value.split(";"):
        name = piece.strip(_AROUND)
        if name:
            begin = at + piece.index(name)
            found.append((begin, begin + len(name)))
        at += len(piece) + 1
    return _at_ampersand(found, value, start) if " & " in value else found


def _at_ampersand(found: list[Span], value: str, start: int) -> list[Span]:
    """Cuts the last name at its ampersand, unless that belongs to a firm (`Hardy & Co`)."""
    first, last = found[-1]
    at = value.rfind(" & ")
    if at < 0 or start + at <= first or (len(found) == 1 and "," not in value[:at]):
        return found
    return [*found[:-1], (first, start + at), (start + at + 3, last)]


def _at_commas(value: str, start: int) -> list[Span]:
    found = []
    for name in value.split(", "):
        end = start + len(name)
        found.append((start, end))
        start = end + 2
    return found


_LEAD = later(r".*(?:[:—]\s|\b[Ss]ee\s|\b[Ss]ee also\s|\bin\s|\bby\s|[a-z\])]\.\s)", re.S)
_FORMAL = later(r"(?:[^\W\d_][\w'’-]+\s){0,2}[A-Z][\w'’-]+(?:, [A-Z]| [A-Z]{1,3}(?:,|$))")


def behind_lead(text: str, start: int, end: int) -> int:
    """Where names begin behind prose that leads to them ("…: see Dyer, Martin; Frieze, Alan"), -1 if nowhere.

    Only what then begins as `Last, First` or `Last FM` is believed.
    """
    stop = text.find(";", start, end)
    lead = _LEAD.match(text, max(start, end - _LONGEST), end if stop < 0 else stop)
    if lead is None:
        return -1
    return lead.end() if _FORMAL.match(text, lead.end(), end) else -1


def _is_names(value: str) -> bool:
    """Whether a text can be a list of names and is no prose: most words begin with a capital or are particles."""
    if '"' in value or "\n" in value or ": " in value or "://" in value:
        return False
    if ";" in value:
        pieces = value.split(";")
        return max(map(len, pieces)) <= _LONGEST_NAME and pieces[0].count(" ") <= _WORDS_OF_A_NAME
    if value.count(" ") < 2:
        return True
    words = value.split()
    small = 0
    for word in words:
        if word[0].islower() and word.strip(",.") not in _PARTICLES:
            small += 1
    return small * 3 <= len(words) if len(words) > 5 else small <= 1
