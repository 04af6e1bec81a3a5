"""Citations written without a citation template: outside links with the words around them, or words alone.

The words are read by `parser.rendered`, since people write by hand what templates print: names, a title in quotes or
italics, the work, a date, "Retrieved …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from refcheck.model.article import NOWHERE, Citation, CitationStyle, Field
from refcheck.model.record import Later
from refcheck.parser.citations import make_citation, make_field
from refcheck.parser.wikitext.links import OutsideLink
from refcheck.parser.wikitext.tree import stripped
from refcheck.words import archives, dates
from refcheck.words.markup import plain

if TYPE_CHECKING:
    from refcheck.parser.rendered_draft import Draft

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_QUOTES = '"“”'
_POINTS = " .,;:()[]–—-"
#: Longer footnotes are remarks, not citations.
_LONGEST = 1500


def read(text: str, start: int, end: int, links: Sequence[OutsideLink], language: str) -> tuple[Citation, ...]:
    """The citations of the footnote text in [start, end), whose outside links are given (one at least)."""
    groups: list[tuple[OutsideLink, OutsideLink | None]] = []
    for link in links:
        last = groups[-1][0].url if groups and groups[-1][1] is None else ""
        if last and (is_copy(last, link.url) or _is_original(last, link.url)):
            groups[-1] = (groups[-1][0], link)
        else:
            groups.append((link, None))
    found = []
    for number, (link, copy) in enumerate(groups):
        begin = start if number == 0 else link.start
        stop = groups[number + 1][0].start if number + 1 < len(groups) else end
        found.append(_with_link(text, (begin, stop), link, copy, language))
    return tuple(found)


def _shown(text: str, start: int, end: int, citation: Citation) -> str:
    """What a reader sees of a citation; few rules ask for it."""
    return plain(text[start:end]) or citation.url


def with_copy(citation: Citation, copy: Field, dated: Field | None, language: str) -> Citation:
    """The citation with the archived copy that is given behind it, and the day that is given for it."""
    added = [replace(copy, name="archive-url", outer_start=NOWHERE, outer_end=NOWHERE)]
    day = citation.archive_date
    if dated is not None and dated.raw:
        added.append(replace(dated, name="archive-date", outer_start=NOWHERE, outer_end=NOWHERE))
        day = dates.read(dated.raw, dated.start, language)
    return replace(citation, archive_url=copy.value, archive_date=day, fields=(*citation.fields, *added))


def names_copy(url: str) -> bool:
    """Whether an address is one of an archive, and not that of the page itself."""
    return bool(archives.service(url))


def is_copy(url: str, other: str) -> bool:
    """Whether an address is that of an archived copy of another one."""
    if not archives.service(other) or archives.service(url):
        return False
    archive = archives.read(other)
    return archive is not None and (archive.short or _same(archive.original, url))


def _is_original(copy: str, url: str) -> bool:
    """Whether an address is that of the page of which the other one is a copy: "Archived from [… the original]"."""
    if not archives.service(copy) or archives.service(url):
        return False
    archive = archives.read(copy)
    return archive is not None and bool(archive.original) and _same(archive.original, url)


def _same(one: str, other: str) -> bool:
    def bare(url: str) -> str:
        return re.sub(r"^(?:https?:)?//(?:www\.)?|[/#]+$|:80(?=/)", "", url.lower())

    return bare(one) == bare(other)


def _with_link(
    text: str, span: tuple[int, int], link: OutsideLink, copy: OutsideLink | None, language: str
) -> Citation:
    start, end = span
    before, after = text[start : link.start], text[link.end : end]
    title = plain(link.title) if link.title else ""
    page, archived = (copy, link) if copy is not None and names_copy(link.url) else (link, copy)
    fields = [field_of("url", page.url, text, page.url_start, page.url_end)]
    if archived is not None:
        fields.append(field_of("archive-url", archived.url, text, archived.url_start, archived.url_end))
    if copy is not None:
        after = text[link.end : copy.start] + text[copy.end : end]
    before, after = plain(before), plain(after)
    alone = not before.strip(_POINTS) and not after.strip(_POINTS)
    style = CitationStyle.TITLED_LINK if title else CitationStyle.BARE_URL if alone else CitationStyle.FREE_TEXT
    said = None
    if not alone and end - start <= _LONGEST + len(link.url):
        said = _around(before, title, after, language)
    title = title.strip(_QUOTES + " .,")
    urls = page.url, archived.url if archived else ""
    shown = Later(partial(_shown, text, start, end))
    return _built(text, stripped(text, start, end), style, shown, fields, said, title, urls)


def _around(before: str, title: str, after: str, language: str) -> Draft:
    """What the words around a link say; the linked text stands in quotes for the reader of rendered references."""
    from refcheck.parser.rendered import read_draft

    bare = title.strip(_QUOTES)
    shown = f"“{bare}”" if bare else ""
    if before.endswith(('"', "“")) and after[:1] in ('"', "”", ",", "."):
        shown = title
    if shown == title:
        whole = before + shown + after
    else:
        whole = f"{before} {shown}" if before and shown else before or shown
        whole += after if after[:1] in ",.;:" else f" {after}"
    return read_draft(whole, language)


def words(text: str, start: int, end: int, written: str, language: str) -> tuple[Citation, ...]:
    """The citation of a footnote without links; `written` is its plain reading."""
    if not written:
        return ()
    place = stripped(text, start, end)
    said = None
    if 25 <= len(written) <= _LONGEST and _tells(text, start, end, written):
        from refcheck.parser.rendered import read_draft

        source = text[start:end]
        marked = _italics(source)
        said = read_draft(written if marked is source else plain(marked), language)
    return (_built(text, place, CitationStyle.FREE_TEXT, written, [], said, "", ("", "")),)


def _tells(text: str, start: int, end: int, written: str) -> bool:
    """Whether a footnote looks like a full citation: a marked title or an identifier, and a year."""
    marked = '"' in written or "“" in written or "ISBN" in written or "doi" in written or "//" in written
    return (marked or text.find("''", start, end) >= 0) and _YEAR.search(written) is not None


def _built(
    text: str,
    place: tuple[int, int],
    style: CitationStyle,
    read: str | Later,
    fields: list[Field],
    said: Draft | None,
    title: str,
    urls: tuple[str, str],
) -> Citation:
    """The citation, with the places of its fields and dates in the document where they can be found.

    `title` counts where the words around the link (`said`) tell no other.
    """
    start, end = place
    url, archive_url = urls
    if said is None:
        if title:
            fields.append(field_of("title", title, text, *_place(text, title, start, end)))
        return make_citation(
            start, end, style, read, fields=tuple(fields), title=title, url=url, archive_url=archive_url
        )
    said.source = text, start, end
    values = said.values(fields, _LINKS)
    if "title" in said.found:
        title = said.text[slice(*said.found["title"])]
    elif title:
        fields.append(field_of("title", title, text, *_place(text, title, start, end)))
    return said.finished(
        values,
        start=start,
        end=end,
        style=style,
        text=read,
        fields=tuple(fields),
        title=title,
        url=url,
        archive_url=archive_url,
    )


_LINKS = ("url", "archive-url")
_ITALIC = re.compile(r"(?<!')''(?!')([^'\n]{2,300}?)(?<!')''(?!')")


def _italics(piece: str) -> str:
    """The first words in italics in quotes, where no other title is quoted."""
    if '"' in piece or "“" in piece or "''" not in piece:
        return piece
    return _ITALIC.sub(lambda match: f"“{match[1].rstrip('.,')}”", piece, count=1)


def _place(text: str, piece: str, start: int, end: int) -> tuple[int, int]:
    at = text.find(piece, start, end) if piece else -1
    return (at, at + len(piece)) if at >= 0 else (NOWHERE, NOWHERE)


def field_of(name: str, value: str, text: str, start: int, end: int) -> Field:
    """A field that was read at a place of the text."""
    return make_field(name, "", value, text[start:end] if start >= 0 else value, start, end)
