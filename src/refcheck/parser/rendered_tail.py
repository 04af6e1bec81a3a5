"""The labelled end of a rendered citation: pages, identifiers, archive, access date, via.

Everything here bears a label in the text, so it is read wherever it stands, in templates' output and in references
that people wrote by hand.  Labels and order: Module:Citation/CS1 as of 2020 to 2023.
"""

from __future__ import annotations

from refcheck.parser.rendered_draft import Draft
from refcheck.words import dates
from refcheck.words.patterns import later

_ISBN = r"[0-9Xx][0-9Xx\-–]{8,20}(?<=[0-9Xx])|[0-9][0-9Xx \xa0\-–]{8,24}(?<=[0-9Xx])|\S{1,40}"
#: Labels of identifiers, as CS1 prints them: the kinds that the contract knows them by, and what stands behind a label.
_IDENTIFIERS = {
    label: (kind, later(value))
    for label, kind, value in (
        ("doi", "doi", r":\s?(10\.[^\s\"“”]{1,300}|[^\s\"“”]{3,300})"),
        ("DOI", "doi", r"[:\s]\s?(10\.[^\s\"“”]{1,300})"),
        ("Bibcode", "bibcode", r":\s?(\S{4,40})"),
        ("arXiv", "arxiv", r":\s?(\S{4,60})"),
        ("hdl", "hdl", r":\s?(\S{4,200})"),
        ("ISBN", "isbn", rf"(?:-1[03])?:?\s?({_ISBN})"),
        ("ISSN", "issn", r":?\s?([0-9]{4}[-–\s]?[0-9]{3}[0-9Xx]|\S{1,20})"),
        ("eISSN", "eissn", r"\s(\S{4,20})"),
        ("ISMN", "ismn", r"\s([0-9M][0-9\s-]{8,20}(?<=[0-9]))"),
        ("PMID", "pmid", r":?\s?([0-9]{1,12})"),
        ("PMC", "pmc", r":?\s?((?:PMC)?[0-9]{1,12})"),
        ("OCLC", "oclc", r":?\s([0-9a-z]{1,20})"),
        ("OSTI", "osti", r"\s([0-9]{1,12})"),
        ("OL", "ol", r"\s((?:OL)?[0-9]{1,12}[AMW])"),
        ("JSTOR", "jstor", r":?\s([^\s\"“”]{1,120})"),
        ("JFM", "jfm", r"\s(\S{4,30})"),
        ("LCCN", "lccn", r":?\s([\w-]{4,20})"),
        ("ASIN", "asin", r":?\s([0-9A-Z]{10})"),
        ("S2CID", "s2cid", r"\s([0-9]{1,12})"),
        ("SSRN", "ssrn", r"\s([0-9]{2,12})"),
        ("bioRxiv", "biorxiv", r"\s(\S{4,60})"),
        ("medRxiv", "medrxiv", r"\s(\S{4,60})"),
        ("CiteSeerX", "citeseerx", r"\s(\S{4,60})"),
        ("MR", "mr", r"\s([0-9]{4,9})"),
        ("Zbl", "zbl", r"\s([0-9][0-9.]{4,20})"),
        ("USENET", "message-id", r"\s?:?\s?(\S{4,200})"),
    )
}
_LABELS_AFTER = r"(?:ISBN|ISSN|OCLC|PMID|PMC|JSTOR|doi|Bibcode|S2CID|LCCN|[a-z]{5,})"
_PAGES_END = rf"(?=\.(?:\s|$|\[|\"|[A-Z])|\s*$|,\s{_LABELS_AFTER}|;|\n|\s\(|\s\[|\s[–—-]\svia\s)"
#: Page numbers; most are one word and a dot, which the first alternative reads at once.
_PAGES = later(
    rf"\s*([\w–-]{{1,90}}(?=\.(?:\s|$))|[^\s.;\"][^.;\"\n]{{0,90}}?(?:\s\([^()\n]{{1,30}}\)(?=\.))?{_PAGES_END})"
)
_VIA = later(r"\s([^.\n]{1,120}(?:\.(?:com|org|net)[^.\n]{0,40})?)")
_TIME = later(r"\s[^.\n]{1,80}")
#: What stands between these labels and a date.
_FROM = later(r"\s(?:\(PDF\)\s)?from\sthe\soriginal(?:\s\([^()\n]{1,30}\))?(?=(\son\s)?)")
_ON = later(r"(?:\son)?:?\s")
#: All labels by their first letters, behind a space: looked for in every text, this takes a quarter of the time that a
#: plain list behind any white space does.
_LABEL = later(
    r" (?=[ABCDEIJLMOPRSUZabdehmpr–—-])(I(?:SBN|SSN|SMN)|P(?:MID|MC)|doi|[Rr]etrieved|[Aa](?:rchived|ccessed)|pp?\."
    r"|O(?:CLC|STI|L)|S(?:2CID|SRN)|J(?:STOR|FM)|Bibcode|arXiv|LCCN|hdl|DOI|eISSN|ASIN|bioRxiv|medRxiv|CiteSeerX|MR|Zbl"
    r"|USENET|[–—-]\svia|Event\soccurs\sat)"
)
_SPACE = later(r"\s")
_ACCESSED = frozenset(("Retrieved", "retrieved", "Accessed", "accessed"))


def read(draft: Draft, start: int) -> None:
    """Notes pages, identifiers, archive, access and via from `start` on, and where the first of them begins."""
    text, end = draft.text, draft.end
    last = first = -1
    usual = "\n" not in text and "\t" not in text and "\u2009" not in text and "\u202f" not in text
    spaced = text.replace("\xa0", " ") if usual else _SPACE.sub(" ", text)
    while label := _LABEL.search(spaced, start, end):
        word, behind = label[1], label.end()
        if word in _IDENTIFIERS:
            stop = _identifier(draft, word, behind)
        elif word in _ACCESSED:
            stop = _accessed(draft, behind)
        elif word[1:] == "rchived":
            stop = _archived(draft, behind)
        else:
            stop = _labelled(draft, word, behind)
        if stop < 0:
            start = label.start() + 1
            continue
        if first < 0:
            first = label.start()
        start = last = stop
    draft.middle_end = end if first < 0 else first
    if last > 0 and text[end - 1] == '"':
        _quotation(draft, last)


def _identifier(draft: Draft, label: str, at: int) -> int:
    """Notes the identifier behind its label; where it ends, -1 where none stands there."""
    kind, pattern = _IDENTIFIERS[label]
    value = pattern.match(draft.text, at, draft.end)
    if value is None:
        return -1
    begin, end = value.span(1)
    if draft.text[end - 1] in ".,;)]":
        end = trim(draft.text, begin, end)
    if end > begin:
        draft.ids.append((kind, begin, end))
        if kind == "isbn":
            draft.book = True
    return value.end()


def _accessed(draft: Draft, at: int) -> int:
    """Notes the day on which a source was read."""
    text, end = draft.text, draft.end
    if text.startswith(" ", at, end) and not text.startswith("on", at + 1):
        at += 1
    elif (lead := _ON.match(text, at, end)) is not None:
        at = lead.end()
    else:
        return -1
    stop = dates.match(text, at, end)
    draft.add("access-date", at, stop)
    return stop


def _archived(draft: Draft, at: int) -> int:
    """Notes the day on which a copy was made, where it is said."""
    value = _FROM.match(draft.text, at, draft.end)
    if value is None:
        return -1
    day = value.end(1)
    if day >= 0 and (stop := dates.match(draft.text, day, draft.end)) >= 0:
        draft.add("archive-date", day, stop)
        return stop
    return value.end()


def _labelled(draft: Draft, label: str, at: int) -> int:
    """Notes pages and `via`, and passes over the time at which something is said."""
    kind, pattern = ("pages", _PAGES) if label[0] == "p" else ("time", _TIME) if label[0] == "E" else ("via", _VIA)
    value = pattern.match(draft.text, at, draft.end)
    if value is None:
        return -1
    if kind != "time":
        draft.add(kind, *value.span(1))
    return value.end()


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
