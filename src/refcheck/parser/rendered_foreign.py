"""The days in a printed reference of a wiki in another language than English, and what their labels say of them.

The order of the parts differs from wiki to wiki, but days and the words beside them can be told: `abgerufen am
1. August 2018`, `Consultado el 3 de mayo de 2018`, `2019年6月5日閲覧`.  Without this, the reader of English references
takes "August 2018" out of the middle of a day of reading for the date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.parser.rendered_draft import Draft, Span
from refcheck.words import dates
from refcheck.words.data.labels import labels
from refcheck.words.patterns import later

_MONTH = r"(?P<{}>[^\W\d_]{{3,14}})\.?"
_OF = r"(?:(?:de|del|di|van|den)\s+|d['’]\s?)?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])"
_DATE = later(
    rf"(?<![0-9A-Za-z.\-/])(?:{_YEAR}-[01][0-9]-[0-3][0-9](?![0-9])"
    rf"|[0-3]?[0-9](?:\.?[ºª°]|er|\.)?\s+{_OF}{_MONTH.format('of_day')},?\s+{_OF}{_YEAR}"
    rf"|{_YEAR}\.\s+{_MONTH.format('behind_year')}\s+[0-3]?[0-9](?![0-9])"
    rf"|[0-3]?[0-9](?:\.\s?[01]?[0-9]\.\s?|/[01]?[0-9]/){_YEAR}"
    rf"|{_YEAR}\s?[年년]\s?[01]?[0-9]\s?[月월](?:\s?[0-3]?[0-9]\s?[日일])?"
    rf"|{_MONTH.format('alone')}\s+{_OF}{_YEAR})"
)
#: A year that stands for itself, where nothing better is given: `(2014)`, `, 2014 (`.
_ALONE = later(rf"(?<=\(){_YEAR}(?=\))|(?<=,\s){_YEAR}(?=\s*(?:[.,;(\[]|$))")
#: A title between a language's quotes; Polish puts the periodical's name between them, and the title in italics.
_QUOTED = later(
    r"(?:(?<=[,:.)] )|(?<=[,:.)]\xa0)|^)(?:«\s?(?P<guillemets>[^«»\s][^«»]{2,300}?)\s?»"
    r"|„(?P<low>[^„“”]{3,300})[“”]|”(?P<high>[^„“”]{3,300})”|「(?P<corner>[^「」]{2,300})」)(?!\w)"
)
_QUOTES_A_WORK = ("pl",)
#: What no title without quotes is believed to hold: `Names: Title`, `Names. Title`, `Title, Work`.
_SEVERAL_PARTS = later(r"[:.,;] |[。』]")
#: How far a label may stand from its day.
_NEAR = 45
_SPACE = " \t\n\xa0\u200e\u200f"
#: What parts a day from the words around it.
_BEFORE, _AFTER = ',.;:()[]|"»”“„』」、。', ",.;:()[]|–、。"
_LOOSE = " \t\xa0\u200e.,;:([–—-"


@cache
def _labels(language: str, behind: bool) -> re.Pattern[str] | None:
    """Finds the labels of a language, each in the group of what it stands for."""
    groups = []
    for name, words in zip(("accessed", "archived"), labels(language, behind=behind), strict=True):
        if words:
            groups.append(f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})")
    found = "|".join(groups)
    return re.compile(found if behind else rf"(?<!\w)(?:{found})", re.I) if groups else None


def read(draft: Draft, start: int) -> int:
    """Notes the days of reading and archiving; says where the first of their labels begins, else the draft's end."""
    text, end, previous, first = draft.text, draft.end, start, draft.end
    for begin, stop in days(text, start, end, draft.language):
        before = _label(draft.language, text, max(previous, begin - _NEAR), begin)
        behind = _label(draft.language, text, stop, min(end, stop + _NEAR), behind=True)
        if found := before or behind:
            name, at = found
            draft.add(name, begin, stop)
            first = min(first, at if before else begin)
        previous = stop
    return _cut(text, start, first) if first < end else end


def finish(draft: Draft, start: int, end: int) -> None:
    """Notes the first other day in [start, end) as the citation's date, where it stands for itself.

    What the reader of English took for a date goes, where it is a piece of one of these days.
    """
    found, text = draft.found, draft.text
    taken = [found[name] for name in ("access-date", "archive-date") if name in found]
    others = [day for day in days(text, start, end, draft.language) if day not in taken]
    if "date" in found and any(_is_within(found["date"], day) for day in (*taken, *others)):
        del found["date"]
    if "date" in found:
        return
    title = found.get("title") if draft.quoted else None
    alone = [day for day in others if not _is_within(day, title) and _stands_alone(text, *day)]
    if not alone and not others:
        years = [year.span() for year in _ALONE.finditer(text, start, end)]
        alone = [year for year in years if not any(_is_within(year, one) for one in (*taken, found.get("title")))]
    if alone:
        found["date"] = alone[0]
        _take_out(draft, alone[0])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a day is a part of its own, as publication dates are, and none of a sentence: "am 4. Oktober 1824 in"."""
    before, after = text[max(0, start - 3) : start].rstrip(_SPACE)[-1:], text[end : end + 3].lstrip(_SPACE)[:1]
    return (not before or before in _BEFORE) and (not after or after in _AFTER)


def title(draft: Draft, start: int, end: int) -> None:
    """The title between the language's own quotes in [start, end); without quotes only where nothing else is with it.

    Names and works that were found around another title than that are taken back.
    """
    found, text = draft.found, draft.text
    read = found.get("title")
    if draft.quoted:
        if read is not None:
            begin = read[0] + text[read[0]].isspace()
            found["title"] = begin, max(begin + 1, read[0] + len(text[slice(*read)].rstrip(" .,\xa0")))
        return
    quoted = None if draft.language in _QUOTES_A_WORK else _QUOTED.search(text, start, end)
    if quoted is not None and text[quoted.start(quoted.lastgroup or 0)].islower():
        quoted = None  # a word that a remark quotes
    if quoted is None:
        if read is None:
            return
        first = read[0] == start or ("date" in found and found["date"][0] < read[0])
        if first and not _SEVERAL_PARTS.search(text, *read):
            return
    for name in ("title", "work", "publisher", "location", "volume", "issue"):
        found.pop(name, None)
    draft.authors.clear()
    draft.editors.clear()
    if quoted is not None:
        draft.add("title", *quoted.span(quoted.lastgroup or 0))
        draft.quoted = True


def days(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """The places of what is a day or a month in the language or in English."""
    at = start
    while match := _DATE.search(text, at, end):
        at = match.end()
        word = match["of_day"] or match["behind_year"] or match["alone"]
        if word and not dates.month_number(word, language):
            at = match.start() + 1
        elif dates.read(match[0], 0, language).edtf is not None:
            yield match.span()


def _label(language: str, text: str, start: int, end: int, *, behind: bool = False) -> tuple[str, int] | None:
    """What the label nearest to a day says that it is, and where it begins; no other number stands between the two."""
    pattern = _labels(language, behind)
    found = list(pattern.finditer(text, start, end)) if pattern is not None else []
    if not found:
        return None
    label = found[0] if behind else found[-1]
    between = text[start : label.start()] if behind else text[label.end() : end]
    if any(map(str.isdigit, between)):
        return None
    return "access-date" if label.lastgroup == "accessed" else "archive-date", label.start()


def _cut(text: str, start: int, at: int) -> int:
    """Where a label's part of the sentence begins: also before the bracket that holds it."""
    opening = max(text.rfind("(", start, at), text.rfind("[", start, at))
    if opening > start and not any(closing in text[opening:at] for closing in ")]"):
        at = opening
    while at > start and text[at - 1] in _LOOSE:
        at -= 1
    return at + (text[at : at + 1] == ".")


def _is_within(one: Span, other: Span | None) -> bool:
    return other is not None and other[0] <= one[0] and one[1] <= other[1]


def _take_out(draft: Draft, day: Span) -> None:
    """Other fields end before the date that they took in."""
    for name, (begin, stop) in list(draft.found.items()):
        if name != "date" and begin <= day[0] < stop:
            end = begin + len(draft.text[begin : day[0]].rstrip(_LOOSE))
            if end > begin:
                draft.found[name] = (begin, end)
            else:
                del draft.found[name]
