"""The labelled end of a rendered citation: pages, identifiers, archive, access date, via.

Everything here bears a label in the text, so it is read wherever it stands, in templates' output and in references
that people wrote by hand.  Labels and order: Module:Citation/CS1 as of 2020 to 2023.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.parser.rendered_draft import Draft
from refcheck.words import dates
from refcheck.words.patterns import later

_ISBN = r"[0-9Xx][0-9Xx\-–]{8,20}(?<=[0-9Xx])|[0-9][0-9Xx \xa0\-–]{8,24}(?<=[0-9Xx])|\S{1,40}"
#: Labels of identifiers, as CS1 prints them: the kinds that the contract knows them by, and what stands behind a label.
_IDENTIFIERS = {
    "doi": ("doi", r":\s?(10\.[^\s\"“”]{1,300}|[^\s\"“”]{3,300})"),
    "DOI": ("doi", r"[:\s]\s?(10\.[^\s\"“”]{1,300})"),
    "Bibcode": ("bibcode", r":\s?(\S{4,40})"),
    "arXiv": ("arxiv", r":\s?(\S{4,60})"),
    "hdl": ("hdl", r":\s?(\S{4,200})"),
    "ISBN": ("isbn", rf"(?:-1[03])?:?\s?({_ISBN})"),
    "ISSN": ("issn", r":?\s?([0-9]{4}[-–\s]?[0-9]{3}[0-9Xx]|\S{1,20})"),
    "eISSN": ("eissn", r"\s(\S{4,20})"),
    "ISMN": ("ismn", r"\s([0-9M][0-9\s-]{8,20}(?<=[0-9]))"),
    "PMID": ("pmid", r":?\s?([0-9]{1,12})"),
    "PMC": ("pmc", r":?\s?((?:PMC)?[0-9]{1,12})"),
    "OCLC": ("oclc", r":?\s([0-9a-z]{1,20})"),
    "OSTI": ("osti", r"\s([0-9]{1,12})"),
    "OL": ("ol", r"\s((?:OL)?[0-9]{1,12}[AMW])"),
    "JSTOR": ("jstor", r":?\s([^\s\"“”]{1,120})"),
    "JFM": ("jfm", r"\s(\S{4,30})"),
    "LCCN": ("lccn", r":?\s([\w-]{4,20})"),
    "ASIN": ("asin", r":?\s([0-9A-Z]{10})"),
    "S2CID": ("s2cid", r"\s([0-9]{1,12})"),
    "SSRN": ("ssrn", r"\s([0-9]{2,12})"),
    "bioRxiv": ("biorxiv", r"\s(\S{4,60})"),
    "medRxiv": ("medrxiv", r"\s(\S{4,60})"),
    "CiteSeerX": ("citeseerx", r"\s(\S{4,60})"),
    "MR": ("mr", r"\s([0-9]{4,9})"),
    "Zbl": ("zbl", r"\s([0-9][0-9.]{4,20})"),
    "USENET": ("message-id", r"\s?:?\s?(\S{4,200})"),
}
_LABELS_AFTER = r"(?:ISBN|ISSN|OCLC|PMID|PMC|JSTOR|doi|Bibcode|S2CID|LCCN|[a-z]{5,})"
_PAGES_END = rf"(?=\.(?:\s|$|\[|\"|[A-Z])|\s*$|,\s{_LABELS_AFTER}|;|\n|\s\(|\s\[|\s[–—-]\svia\s)"
#: The other labels: what stands behind them; where a value ends with a date, the words before it.
_OTHERS = {
    "archived": r"\s(?:\(PDF\)\s)?from\sthe\soriginal(?:\s\([^()\n]{1,30}\))?(?=(\son\s)?)",
    "accessed": r"(?:\son)?:?\s",
    "pages": rf"\s*([^\s.;\"][^.;\"\n]{{0,90}}?(?:\s\([^()\n]{{1,30}}\)(?=\.))?){_PAGES_END}",
    "via": r"\s([^.\n]{1,120}(?:\.(?:com|org|net)[^.\n]{0,40})?)",
    "time": r"\s[^.\n]{1,80}",
}
_LABEL = later(
    rf"\s(?:(?P<id>{'|'.join(_IDENTIFIERS)})|(?P<accessed>(?:[Rr]etriev|[Aa]ccess)ed)|(?P<archived>[Aa]rchived)"
    r"|(?P<pages>pp?\.)|(?P<via>[–—-]\svia)|(?P<time>Event\soccurs\sat))"
)


@cache
def _value(label: str) -> re.Pattern[str]:
    """What stands behind a label; compiled when the label turns up."""
    return re.compile(_IDENTIFIERS[label][1] if label in _IDENTIFIERS else _OTHERS[label])


def read(draft: Draft, start: int) -> None:
    """Notes pages, identifiers, archive, access and via from `start` on, and where the first of them begins."""
    text, end = draft.text, draft.end
    last = -1
    draft.middle_end = end
    while label := _LABEL.search(text, start, end):
        kind = label.lastgroup or ""
        stop = _identifier(draft, label) if kind == "id" else _labelled(draft, kind, label.end())
        if stop < 0:
            start = label.start() + 1
            continue
        if draft.middle_end == end:
            draft.middle_end = label.start()
        start = last = stop
    if last > 0 and text[end - 1] == '"':
        _quotation(draft, last)


def _identifier(draft: Draft, label: re.Match[str]) -> int:
    """Notes the identifier behind its label; where it ends, -1 where none stands there."""
    text, name = draft.text, label["id"]
    value = _value(name).match(text, label.end(), draft.end)
    if value is None:
        return -1
    begin, end = value.span(1)
    if text[end - 1] in ".,;)]":
        end = trim(text, begin, end)
    if end > begin:
        kind = _IDENTIFIERS[name][0]
        draft.ids.append((kind, begin, end))
        draft.book = draft.book or kind == "isbn"
    return value.end()


def _labelled(draft: Draft, kind: str, at: int) -> int:
    """Notes what stands behind another label; where it ends, -1 where nothing fits."""
    value = _value(kind).match(draft.text, at, draft.end)
    if value is None:
        return -1
    stop = value.end()
    if kind == "accessed":
        at, stop = stop, dates.match(draft.text, stop, draft.end)
        draft.add("access-date", at, stop)
    elif kind == "archived":
        at = value.end(1)
        if at >= 0 and (day := dates.match(draft.text, at, draft.end)) >= 0:
            draft.add("archive-date", at, day)
            stop = day
    elif kind != "time":
        draft.add(kind, *value.span(1))
    return stop


def _quotation(draft: Draft, last: int) -> None:
    """What a citation quotes of its source: in quotes behind everything else."""
    opening = draft.text.find('"', last, draft.end - 1)
    if opening > 0 and not draft.text[last:opening].strip(" .\xa0"):
        draft.add("quote", opening + 1, draft.end - 1)


def trim(text: str, start: int, end: int) -> int:
    """The end of an identifier without the sentence's punctuation and a bracket that it does not open."""
    while end > start and text[end - 1] in ".,;":
        end -= 1
    if end > start and text[end - 1] in ")]" and not _balanced(text[start:end]):
        end -= 1
        while end > start and text[end - 1] in ".,;":
            end -= 1
    return end


def _balanced(value: str) -> bool:
    return value.count("(") >= value.count(")") and value.count("[") >= value.count("]")
