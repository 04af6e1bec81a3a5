"""The labelled end of a rendered citation: pages, identifiers, archive, access date, via.

Everything here bears a label in the text, so it is read wherever it stands, in templates' output and in references
that people wrote by hand.  Labels and order: Module:Citation/CS1 as of 2020 to 2023.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.parser.rendered_draft import Draft
from refcheck.words.dates import DATE

#: Labels of identifiers, as CS1 prints them, and the kinds that the contract knows them by.
KINDS = {
    "doi": "doi", "DOI": "doi", "Bibcode": "bibcode", "arXiv": "arxiv", "hdl": "hdl", "ISBN": "isbn", "ISSN": "issn",
    "eISSN": "eissn", "PMID": "pmid", "PMC": "pmc", "OCLC": "oclc", "JSTOR": "jstor", "LCCN": "lccn", "ASIN": "asin",
    "S2CID": "s2cid", "SSRN": "ssrn", "OSTI": "osti", "ISMN": "ismn", "bioRxiv": "biorxiv", "medRxiv": "medrxiv",
    "CiteSeerX": "citeseerx", "MR": "mr", "Zbl": "zbl", "JFM": "jfm", "OL": "ol", "USENET": "message-id",
}  # fmt: skip
_ISBN = r"[0-9Xx][0-9Xx\-–]{8,20}(?<=[0-9Xx])|[0-9][0-9Xx \xa0\-–]{8,24}(?<=[0-9Xx])"
_PAGES = r"[^\s.;\"][^.;\"\n]{0,90}?"
_LABELS_AFTER = r"(?:ISBN|ISSN|OCLC|PMID|PMC|JSTOR|doi|Bibcode|S2CID|LCCN|[a-z]{5,})"
_PAGES_END = rf"(?=\.(?:\s|$|\[|\"|[A-Z])|\s*$|,\s{_LABELS_AFTER}|;|\n|\s\(|\s\[)"

#: Alternatives begin with letters of their own, so that the engine can pass over the others at a glance; the date's
#: grammar is long to compile, so it stands here as seldom as possible.
_TAIL = rf"""
\s(?:
  [Aa]rchived\s(?:\(PDF\)\s)?from\sthe\soriginal (?:\s\([^()\n]{{1,30}}\))? (?:\son\s(?P<archived>{DATE}))?
| (?:[Rr]etriev|[Aa]ccess)ed (?:\son)? :?\s(?P<retrieved>{DATE})
| doi:\s?(?P<doi>10\.[^\s"“”]{{1,300}}|[^\s"“”]{{3,300}}) | DOI[:\s]\s?(?P<DOI>10\.[^\s"“”]{{1,300}})
| Bibcode:\s?(?P<Bibcode>\S{{4,40}}) | arXiv:\s?(?P<arXiv>\S{{4,60}}) | hdl:\s?(?P<hdl>\S{{4,200}})
| ISBN(?:-1[03])?:?\s?(?P<ISBN>{_ISBN}|\S{{1,40}}) | ISSN:?\s?(?P<ISSN>[0-9]{{4}}[-–\s]?[0-9]{{3}}[0-9Xx]|\S{{1,20}})
| ISMN\s(?P<ISMN>[0-9M][0-9\s-]{{8,20}}(?<=[0-9])) | eISSN\s(?P<eISSN>\S{{4,20}})
| PMID:?\s?(?P<PMID>[0-9]{{1,12}}) | PMC:?\s?(?P<PMC>(?:PMC)?[0-9]{{1,12}})
| OCLC:?\s(?P<OCLC>[0-9a-z]{{1,20}}) | OSTI\s(?P<OSTI>[0-9]{{1,12}}) | OL\s(?P<OL>(?:OL)?[0-9]{{1,12}}[AMW])
| JSTOR:?\s(?P<JSTOR>[^\s"“”]{{1,120}}) | JFM\s(?P<JFM>\S{{4,30}}) | LCCN:?\s(?P<LCCN>[\w-]{{4,20}})
| ASIN:?\s(?P<ASIN>[0-9A-Z]{{10}}) | S2CID\s(?P<S2CID>[0-9]{{1,12}}) | SSRN\s(?P<SSRN>[0-9]{{2,12}})
| bioRxiv\s(?P<bioRxiv>\S{{4,60}}) | medRxiv\s(?P<medRxiv>\S{{4,60}}) | CiteSeerX\s(?P<CiteSeerX>\S{{4,60}})
| MR\s(?P<MR>[0-9]{{4,9}}) | Zbl\s(?P<Zbl>[0-9][0-9.]{{4,20}}) | USENET\s?:?\s?(?P<USENET>\S{{4,200}})
| pp?\.\s*(?P<pages>{_PAGES}(?:\s\([^()\n]{{1,30}}\)(?=\.))?){_PAGES_END}
| [–—-]\svia\s(?P<via>[^.\n]{{1,120}}(?:\.(?:com|org|net)[^.\n]{{0,40}})?)
| Event\soccurs\sat\s(?P<time>[^.\n]{{1,80}})
)
"""


@cache
def pattern() -> re.Pattern[str]:
    """The labels and their values; one group each."""
    return re.compile(_TAIL, re.X)


#: Where the value of a label goes, for labels that are no identifiers.
_FIELDS = {
    "archived": "archive-date",
    "retrieved": "access-date",
    "pages": "pages",
    "via": "via",
}


def read(draft: Draft, start: int) -> None:
    """Notes pages, identifiers, archive, access and via from `start` on, and where the first of them begins."""
    text = draft.text
    last = -1
    draft.middle_end = draft.end
    for match in pattern().finditer(text, start, draft.end):
        if draft.middle_end == draft.end:
            draft.middle_end = match.start()
        last = match.end()
        label = match.lastgroup
        if label is None:
            continue
        begin, end = match.span(label)
        kind = KINDS.get(label)
        if kind is None:
            if label in _FIELDS:
                draft.add(_FIELDS[label], begin, end)
            continue
        if text[end - 1] in ".,;)]":
            end = trim(text, begin, end)
        if end > begin:
            draft.ids.append((kind, begin, end))
            draft.book = draft.book or kind == "isbn"
    if last > 0 and text[draft.end - 1] == '"':
        _quotation(draft, last)


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
