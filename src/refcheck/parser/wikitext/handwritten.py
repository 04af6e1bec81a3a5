"""Citations written without a citation template: outside links with the words around them, or words alone.

The words are read by `parser.rendered`, since people write by hand what templates print: names, a title in quotes or
italics, the work, a date, "Retrieved …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.parser.wikitext.links import OutsideLink
from refcheck.words import archives
from refcheck.words.markup import plain

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_QUOTES = '"“”'
#: Longer footnotes are remarks, not citations.
_LONGEST = 1500


def read(text: str, start: int, end: int, links: Sequence[OutsideLink], language: str) -> tuple[Citation, ...]:
    """The citations of the footnote text in [start, end), whose outside links are given (one at least)."""
    groups: list[tuple[OutsideLink, OutsideLink | None]] = []
    for link in links:
        if groups and groups[-1][1] is None and is_copy(groups[-1][0].url, link.url):
            groups[-1] = (groups[-1][0], link)
        else:
            groups.append((link, None))
    found = []
    for number, (link, copy) in enumerate(groups):
        begin = start if number == 0 else link.start
        stop = groups[number + 1][0].start if number + 1 < len(groups) else end
        found.append(_with_link(text, begin, stop, link, copy, language))
    return tuple(found)


def with_copy(citation: Citation, url: str, text: str, start: int, end: int) -> Citation:
    """The citation with the archived copy that is given behind it."""
    return replace(citation, archive_url=url, fields=(*citation.fields, _field("archive-url", url, text, start, end)))


def is_copy(url: str, other: str) -> bool:
    """Whether an address is that of an archived copy of another one."""
    if not archives.service(other) or archives.service(url):
        return False
    archive = archives.read(other)
    return archive is not None and (archive.short or _same(archive.original, url))


def _same(one: str, other: str) -> bool:
    def bare(url: str) -> str:
        return re.sub(r"^(?:https?:)?//(?:www\.)?|[/#]+$|:80(?=/)", "", url.lower())

    return bare(one) == bare(other)


def _with_link(text: str, start: int, end: int, link: OutsideLink, copy: OutsideLink | None, language: str) -> Citation:
    before, after = text[start : link.start], text[link.end : end]
    title = plain(link.title)
    fields = [_field("url", link.url, text, link.url_start, link.url_end)]
    if copy is not None:
        fields.append(_field("archive-url", copy.url, text, copy.url_start, copy.url_end))
        after = text[link.end : copy.start] + text[copy.end : end]
    before, after = plain(before), plain(after)
    bare = not title and not before.strip(" .,;:()[]–—-") and not after.strip(" .,;:()[]–—-")
    if bare or end - start > _LONGEST + len(link.url):
        whole = Citation(start, end, CitationStyle.BARE_URL, link.url)
    else:
        whole = _around(text, start, end, before, title, after, language)
    if title and not whole.title:
        whole = replace(whole, title=title.strip(_QUOTES + " .,"))
    fields += [field for field in whole.fields if field.name not in ("url", "archive-url")]
    if whole.title and not any(field.name == "title" for field in fields):
        fields.append(_field("title", whole.title, text, *_place(text, whole.title, link.url_end, end)))
    return replace(
        whole,
        start=start + _leading(text, start, end),
        end=end - _trailing(text, start, end),
        style=CitationStyle.TITLED_LINK if title else CitationStyle.BARE_URL if bare else CitationStyle.FREE_TEXT,
        fields=tuple(fields),
        url=link.url,
        archive_url=copy.url if copy else "",
    )


def _around(text: str, start: int, end: int, before: str, title: str, after: str, language: str) -> Citation:
    """What the words around a link say; the linked text stands in quotes for the reader of rendered references."""
    from refcheck.parser.rendered import read_citation

    bare = title.strip(_QUOTES)
    shown = f"“{bare}”" if bare else ""
    if before.endswith(('"', "“")) and after[:1] in ('"', "”", ",", "."):
        shown = title
    glue = "" if shown == title else " "
    return _located(
        read_citation(glue.join(part for part in (before, shown, after) if part), -1, language), text, start, end
    )


def words(text: str, start: int, end: int, written: str, language: str) -> tuple[Citation, ...]:
    """The citation of a footnote without links; `written` is its plain reading."""
    if not written:
        return ()
    start += _leading(text, start, end)
    end -= _trailing(text, start, end)
    if len(written) < 25 or len(written) > _LONGEST or _YEAR.search(written) is None:
        return (Citation(start, end, CitationStyle.FREE_TEXT, written),)
    from refcheck.parser.rendered import read_citation

    quoted = plain(_italics(text[start:end]))
    citation = _located(read_citation(quoted, -1, language), text, start, end)
    return (replace(citation, start=start, end=end, style=CitationStyle.FREE_TEXT, text=written),)


_ITALIC = re.compile(r"(?<!')''(?!')([^'\n]{2,300}?)(?<!')''(?!')")


def _italics(piece: str) -> str:
    """The first words in italics in quotes, where no other title is quoted."""
    if '"' in piece or "“" in piece:
        return piece
    return _ITALIC.sub(lambda match: f"“{match[1].rstrip('.,')}”", piece, count=1)


def _located(citation: Citation, text: str, start: int, end: int) -> Citation:
    """The citation with the places of its fields and dates in the document, where they can be found."""
    fields = tuple([_field(f.name, f.value, text, *_place(text, f.raw, start, end)) for f in citation.fields])
    return replace(
        citation,
        fields=fields,
        date=_dated(citation.date, text, start, end),
        access_date=_dated(citation.access_date, text, start, end),
        archive_date=_dated(citation.archive_date, text, start, end),
    )


def _dated(date: CitedDate | None, text: str, start: int, end: int) -> CitedDate | None:
    if date is None:
        return None
    return CitedDate(date.raw, *_place(text, date.raw, start, end), date.edtf, date.first, date.last)


def _place(text: str, piece: str, start: int, end: int) -> tuple[int, int]:
    at = text.find(piece, start, end) if piece else -1
    return (at, at + len(piece)) if at >= 0 else (NOWHERE, NOWHERE)


def _field(name: str, value: str, text: str, start: int, end: int) -> Field:
    return Field(name, "", value, text[start:end] if start >= 0 else value, start, end)


def _leading(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return len(piece) - len(piece.lstrip())


def _trailing(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return len(piece) - len(piece.rstrip()) if piece.strip() else 0
