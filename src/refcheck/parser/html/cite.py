"""One citation on a page → `Citation`: the metadata first, the visible text for what they do not say.

COinS have no access-date, archive, via, quote, editors or date as written; those come from the text.  Where there are
no metadata, all comes from the text (`parser.rendered`) and the links.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.model.record import maker
from refcheck.parser import rendered
from refcheck.parser.html import coins
from refcheck.parser.html.coins import Metadata
from refcheck.parser.html.scan import Cite, Outside, Scan
from refcheck.parser.html.soup import collapse
from refcheck.words import archives, dates

_make_citation = maker(Citation)
_make_field = maker(Field)
_make_date = maker(CitedDate)

_TEMPLATES = {
    "audio-visual": "cite av media", "encyclopaedia": "cite encyclopedia", "pressrelease": "cite press release",
    "mailinglist": "cite mailing list", "tech-report": "cite tech report",
}  # fmt: skip
_ARCHIVED = re.compile(
    r"[Aa]rchived(?: \([^()]{1,20}\))? from the original(?: \([^()]{1,20}\))? on "
    r"(\d{4}-\d\d-\d\d|[^.]{4,12}\d{4}|.{4,24}?\d{4})"
)
_RETRIEVED = re.compile(r"^[\s.,;]*(?:[Rr]etrieved|[Aa]ccessed)(?: on)?[\s:]+(.*?)[\s.]*$", re.S)
_VIA = re.compile(r" [–-] via (.+?)(?:\.(?:\s|$)|$)")
_EDITION = re.compile(r"\(([^()]{1,40}) ed\.\)")
_LANGUAGE = re.compile(r"\(in ([A-ZÀ-Þ][^()]{2,60})\)")
_EDITORS = re.compile(r"(?:^|[.”\"] +[Ii]n )([^()\"”]{3,200}?)(?:,| \()eds?\.(?:\)|,| \(|$)")
_EDITORS_FIRST = re.compile(r"^([^()\"“]{3,200}?)(?:, eds?\.| \(eds?\.\))")
#: So many links are looked at in one citation; a page with more of them is no article.
_MOST_LINKS = 100
_QUOTES = "\"“”'‘’ \u00a0"


def read(scan: Scan, cite: Cite, language: str) -> Citation:
    """The citation in an element `<cite>` or in a piece of text that metadata follow."""
    text = scan.text(cite.first, cite.last)
    links = _links_of(scan, cite)
    if cite.coins:
        return _from_metadata(scan, cite, coins.read(cite.coins), text, links, language)
    base = rendered.read_citation(text, NOWHERE, language)
    url, archive = _addresses(links, "", scan)[:2]
    return replace(
        base,
        style=CitationStyle.TEMPLATE,
        template=_template(cite.classes),
        url=url or base.url,
        archive_url=archive or base.archive_url,
        messages=(*base.messages, *cite.messages),
        fields=base.fields + _fields((("url", url), ("archive-url", archive))),
    )


def _links_of(scan: Scan, cite: Cite) -> list[Outside]:
    """The links in a citation, the first hundred at most."""
    links = scan.links
    at = bisect_left(links, cite.first, key=lambda link: link.first)
    last = cite.last
    return [link for link in links[at : at + _MOST_LINKS] if link.first < last]


def _from_metadata(scan: Scan, cite: Cite, data: Metadata, text: str, links: list[Outside], language: str) -> Citation:
    get = data.first.get
    title, chapter, work = data.titles
    url, archive, chapter_url, status = _places(scan, data, links, chapter)
    date = _date(data, text, cite, language)
    accessed = _accessed(scan, cite, text, language)
    archived = _archived(text, language) if "rchived" in text else None
    pages = _as_printed(get("pages", ""), text)
    edition = get("edition", "") or (_group(_EDITION, text) if " ed.)" in text else "")
    spoken = _group(_LANGUAGE, text) if "(in " in text else ""
    via = _group(_VIA, text) if " via " in text else ""
    quote = scan.text(*cite.quote) if cite.quote else ""
    editors = _editors(text, data) if " (ed" in text or ", ed" in text else ()
    authors = tuple(data.authors)
    publisher, volume, issue = get("pub", ""), get("volume", ""), get("issue", "")
    ids = tuple(data.ids)
    named = (
        ("title", title), ("chapter", chapter), ("work", work), ("publisher", publisher),
        ("location", get("place", "")),
        ("edition", edition), ("volume", volume), ("issue", issue), ("pages", pages), ("language", spoken),
        ("via", via), ("quote", quote), ("url", url), ("chapter-url", chapter_url), ("archive-url", archive),
        ("date", date.raw if date else ""), ("access-date", accessed.raw if accessed else ""),
        ("archive-date", archived.raw if archived else ""),
    )  # fmt: skip
    return _make_citation(
        NOWHERE,
        NOWHERE,
        CitationStyle.TEMPLATE,
        text,
        _template(cite.classes),
        NOWHERE,
        NOWHERE,
        _fields(_names(authors, "last", "first") + named + ids),
        title,
        chapter,
        authors,
        editors,
        work,
        publisher,
        edition,
        volume,
        issue,
        pages,
        spoken,
        via,
        quote,
        date,
        accessed,
        archived,
        url,
        chapter_url,
        archive,
        status,
        ids,
        tuple(cite.messages),
    )


def _group(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _fields(named: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    return tuple([_make_field(name, "", value, value, NOWHERE, NOWHERE) for name, value in named if value])


def _names(people: tuple[str, ...], last: str, first: str) -> tuple[tuple[str, str], ...]:
    named = []
    for number, person in enumerate(people, 1):
        family, _, given = person.partition(", ")
        named.append((f"{last}{number}", family))
        named.append((f"{first}{number}", given))
    return tuple(named)


@lru_cache(maxsize=256)
def _template(classes: str) -> str:
    """The template's name, as far as the classes `citation news cs1` tell."""
    words = classes.split()
    if "citation" not in words:
        return ""
    kind = next((word for word in words if word not in ("citation", "cs1", "cs2")), "")
    if not kind:
        return "citation" if "cs2" in words else ""
    return _TEMPLATES.get(kind) or f"cite {kind.lower()}"


def _as_printed(pages: str, text: str) -> str:
    """Metadata have a hyphen where the page has a dash."""
    if "-" in pages:
        dashed = pages.replace("-", "–")
        if dashed in text:
            return dashed
    return pages


# Dates ----------------------------------------------------------------------------------------------------------------


def _cited(raw: str, language: str) -> CitedDate:
    read = dates.read(raw, 0, language)
    return _make_date(raw, NOWHERE, NOWHERE, read.edtf, read.first, read.last)


_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _shapes(iso: str) -> tuple[str, ...]:
    """How a page may have written an ISO date, the longest shapes first."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return (iso,)
    name = _MONTHS[int(month)]
    short = name[:3]
    if day.isdecimal():
        number = int(day)
        return (
            f"{name} {number}, {year}", f"{number} {name} {year}", iso, f"{short} {number}, {year}",
            f"{number} {short} {year}",
        )  # fmt: skip
    return f"{name} {year}", f"{short} {year}", iso


def _date(data: Metadata, text: str, cite: Cite, language: str) -> CitedDate | None:
    """The date as the page writes it; the metadata say which of the text's dates it is."""
    iso = data.first.get("date", "")
    if not iso:
        return _refused_date(text, cite, language)
    if len(iso) == 4:  # a year: of a day or month too, where the metadata name a season or a feast
        if "ssn" not in data.first and "chron" not in data.first:
            printed = _printed_year(iso, text)
            return _cited(printed, language)
    elif "/" not in iso:
        for shape in _shapes(iso):
            if shape in text:
                return _cited(shape, language)
    return _same_date(iso, text, language) or _cited(iso, language)


def _printed_year(year: str, text: str) -> str:
    """The year with the letter that tells two works of one year apart, or as a year about which is not sure."""
    at = text.find(f"({year}")
    if at >= 0 and text[at + 6 : at + 7] == ")" and text[at + 5].isalpha():
        return text[at + 1 : at + 6]
    about = f"c. {year}"
    return about if f" {about}" in text or f"({about}" in text else year


def _same_date(iso: str, text: str, language: str) -> CitedDate | None:
    """The first date in the text that begins in the year of the metadata and is more than an access date."""
    text = _without_tail(text)
    for start, end in dates.find(text):
        raw = text[start:end]
        if iso[:4] in raw:
            return _cited(raw, language)
    return None


def _without_tail(text: str) -> str:
    """The text without its archive and access dates."""
    ends = [at for at in (text.find("rchived from"), text.find("etrieved ")) if at >= 0]
    return text[: min(ends)] if ends else text


@cache
def _parenthesis() -> re.Pattern[str]:
    return re.compile(r"\(([^()]{3,60})\)\.? ")


def _refused_date(text: str, cite: Cite, language: str) -> CitedDate | None:
    """The date that CS1 refused: then the metadata have none, a message names the parameter, the text still has it."""
    if not any("|date=" in message or "|year=" in message for message in cite.messages):
        return None
    read = rendered.read_citation(text, NOWHERE, language).date
    if read is not None:
        return _make_date(read.raw, NOWHERE, NOWHERE, read.edtf, read.first, read.last)
    match = _parenthesis().search(text)
    return _cited(match[1], language) if match else None


def _accessed(scan: Scan, cite: Cite, text: str, language: str) -> CitedDate | None:
    """The access-date: CS1 marks it; older pages only say "Retrieved"."""
    if cite.accessed is not None:
        written = scan.text(*cite.accessed)
        match = _RETRIEVED.match(written)
        return _cited(match[1], language) if match else _foreign(written, language)
    at = max(text.rfind("Retrieved "), text.rfind(" retrieved "))
    if at < 0:
        return None
    start, end = next(dates.find(text, at), (-1, -1))
    return _cited(text[start:end], language) if 0 <= start - at < 16 else None


def _foreign(written: str, language: str) -> CitedDate | None:
    """A date behind words of another language ("Consulté le 3 mai 2011")."""
    words = written.strip(" .,;()").split(" ")
    for drop in range(min(len(words), 5)):
        read = _cited(" ".join(words[drop:]), language)
        if read.edtf is not None:
            return read
    return None


def _archived(text: str, language: str) -> CitedDate | None:
    match = _ARCHIVED.search(text)
    return _cited(match[1], language) if match else None


# Addresses ------------------------------------------------------------------------------------------------------------


def _addresses(links: list[Outside], main: str, scan: Scan) -> tuple[str, str, Outside | None, str]:
    """The url, the archive's url, the link that carries it, and the url-status that their places tell.

    `main` is the url where the metadata say it.  A live citation links "Archived", a dead one links its title to the
    archive and "the original" to the url.
    """
    archive: Outside | None = None
    status = ""
    url = main
    for link in links:
        label = scan.text(link.first, link.last)
        if label[1:] == "rchived":
            archive, status = link, "live"
        elif label.endswith("riginal") and label in ("the original", "The original", "Original"):
            url, status = url or link.url, "dead"
        elif archive is None and link.url != main and archives.service(link.url):
            archive = link
    if not url:
        url = next((link.url for link in links if link is not archive), archive.url if archive else "")
        if archive is not None and url == archive.url:
            archive = None
    return url, archive.url if archive else "", archive, status


def _places(scan: Scan, data: Metadata, links: list[Outside], chapter: str) -> tuple[str, str, str, str]:
    """url, archive-url, chapter-url and url-status."""
    if not links:
        return data.urls[0] if data.urls else "", "", "", ""
    titled = [link for link in links if not _is_identifier(scan, link)]
    main = _main(data.urls, titled)
    url, archive, carrier, status = _addresses(titled, main, scan)
    if not chapter:
        return url, archive, "", status
    wanted = _letters(chapter)
    for link in titled:
        if _letters(scan.text(link.first, link.last)) == wanted:
            others = [one.url for one in titled if one is not link and one is not carrier and one.url != url]
            return others[0] if others else "", archive, url if link is carrier or main else link.url, status
    return url, archive, "", status


def _main(urls: list[str], titled: list[Outside]) -> str:
    """The url that the metadata name: the first, but where a copy is linked, the one that stands beside it."""
    if len(urls) > 1 and any(archives.service(link.url) for link in titled):
        return next((url for url in urls if any(link.url == url for link in titled)), urls[0])
    return urls[0] if urls else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_identifier(scan: Scan, link: Outside) -> bool:
    """Whether a link is an identifier's: it follows its label ("doi:", "PMID ")."""
    before = collapse("".join(scan.pieces[max(link.first - 2, 0) : link.first]))
    return (before.endswith(":") and before[-4:-1].isalpha()) or before.endswith(_LABELS)


_LABELS = ("PMID", "PMC", "OCLC", "JSTOR", "LCCN", "ISSN", "eISSN", "OL", "ASIN", "S2CID", "CiteSeerX", "MR", "Zbl",
           "JFM", "OSTI", "RFC", "SSRN", "bioRxiv", "medRxiv", "ISBN", "SBN", "ISMN")  # fmt: skip


# Editors --------------------------------------------------------------------------------------------------------------


def _editors(text: str, data: Metadata) -> tuple[str, ...]:
    match = (None if data.authors else _EDITORS_FIRST.search(text)) or _EDITORS.search(text)
    if match is None:
        return ()
    names = match[1].replace(" & ", "; ").split("; ")
    return tuple(name.strip(" ,") for name in names if name.strip(" ,"))


# References without a template -------------------------------------------------------------------------------------


def by_hand(scan: Scan, text: str, language: str) -> tuple[Citation, ...]:
    """The citations of a reference that no template marks: what the text says, and where its links lead."""
    links = scan.links[:_MOST_LINKS]
    if not links and not text:
        return ()
    if not links:
        return rendered.read_reference(text, NOWHERE, language)
    found = list(rendered.read_reference(text, NOWHERE, language)) if text else []
    kept: list[Citation] = []
    archives_of = [link for link in links if archives.service(link.url)]
    plain = [link for link in links if link not in archives_of] or archives_of
    for link in plain:
        label = scan.text(link.first, link.last)
        bare = link.numbered or not label or "://" in label[:8] or label == link.url
        at = next((i for i, one in enumerate(found) if label and label in one.text), 0 if not kept and found else None)
        base = found.pop(at) if at is not None else Citation(NOWHERE, NOWHERE, CitationStyle.FREE_TEXT, label)
        kept.append(_with_link(base, link, "" if bare else label.strip(_QUOTES), bare))
    if archives_of and plain is not archives_of and not kept[0].archive_url:
        url = archives_of[0].url
        kept[0] = replace(kept[0], archive_url=url, fields=kept[0].fields + _fields((("archive-url", url),)))
    return (*kept, *(one for one in found if one.title))


def _with_link(base: Citation, link: Outside, label: str, bare: bool) -> Citation:
    fields = tuple(
        field for field in base.fields if field.name not in ("title", "url") or (field.name == "title" and not label)
    )
    title = "" if bare and not base.authors else label or base.title
    return replace(
        base,
        style=CitationStyle.BARE_URL if bare else CitationStyle.TITLED_LINK,
        title=title,
        url=link.url,
        fields=fields + _fields((("title", label), ("url", link.url))),
    )
