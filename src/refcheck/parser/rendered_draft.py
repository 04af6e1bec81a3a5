"""A rendered citation while it is read: what was found so far, and where."""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING
from typing import Any

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.model.record import maker
from refcheck.words import dates

Span = tuple[int, int]

_make_field = maker(Field)
_make_citation = maker(Citation)
_make_date = maker(CitedDate)
_FREE_TEXT = CitationStyle.FREE_TEXT
#: A citation of which nothing is known, attribute by attribute, and where fields go in it.
_UNKNOWN: list[Any] = [None if one.default is MISSING else one.default for one in dataclasses.fields(Citation)]
_PLACE = {one.name: at for at, one in enumerate(dataclasses.fields(Citation))}
_DATES = {name: _PLACE[name.replace("-", "_")] for name in ("date", "access-date", "archive-date")}
_TEXTS = {
    name: _PLACE[name]
    for name in "title chapter work publisher edition volume issue pages language via quote url".split()
}
_PEOPLE = (("author", _PLACE["authors"]), ("editor", _PLACE["editors"]))
_BEGIN, _END, _STYLE, _TEXT, _ALL = (_PLACE[name] for name in ("start", "end", "style", "text", "fields"))
_IDS, _MESSAGES = _PLACE["ids"], _PLACE["messages"]


class Draft:
    """The fields found so far, by name, with their places in the reference's text.

    `title_end` is where the middle begins (-1 while there is no title), `middle_end` where the first labelled part
    does.  `comma` says that commas part the sentences (CS2), `book` that the citation bears an ISBN or an edition.
    """

    __slots__ = (
        "authors", "book", "comma", "editors", "end", "found", "ids", "language", "middle_end", "offset", "quoted",
        "text", "title_end",
    )  # fmt: skip

    def __init__(self, text: str, offset: int, end: int, language: str) -> None:
        self.text, self.offset, self.end, self.language = text, offset, end, language
        self.found: dict[str, Span] = {}
        self.authors: list[Span] = []
        self.editors: list[Span] = []
        self.ids: list[tuple[str, int, int]] = []
        self.middle_end = self.title_end = -1
        self.quoted = self.comma = self.book = False

    def add(self, name: str, start: int, end: int) -> None:
        """Notes a field, the first of its name."""
        if end > start and name not in self.found:
            self.found[name] = (start, end)

    def read_date(self, start: int, end: int) -> CitedDate:
        """The date that stands here, with its place in the document."""
        offset = self.offset
        read = dates.read(self.text[start:end], start + offset if offset >= 0 else 0, self.language)
        return read if offset >= 0 else _make_date(read.raw, NOWHERE, NOWHERE, read.edtf, read.first, read.last)

    def _field(self, name: str, start: int, end: int) -> Field:
        """A field that stands here, with its place in the document."""
        value, offset = self.text[start:end], self.offset
        if offset < 0:
            return _make_field(name, "", value, value, NOWHERE, NOWHERE)
        return _make_field(name, "", value, value, start + offset, end + offset)

    def citation(self, start: int, messages: tuple[str, ...]) -> Citation:
        """The finished citation."""
        text, offset, end = self.text, self.offset, self.end
        fields: list[Field] = []
        values = _UNKNOWN.copy()
        if self.authors or self.editors:
            for (name, place), spans in zip(_PEOPLE, (self.authors, self.editors), strict=True):
                if spans:
                    fields.append(self._field(name, spans[0][0], spans[-1][1]))
                    values[place] = tuple([text[a:b] for a, b in spans])
        for name, (a, b) in self.found.items():
            fields.append(self._field(name, a, b))
            if name in _TEXTS:
                values[_TEXTS[name]] = text[a:b]
            elif name in _DATES:
                values[_DATES[name]] = self.read_date(a, b)
        if self.ids:
            pairs = []
            for kind, a, b in self.ids:
                pairs.append((kind, text[a:b]))
                fields.append(self._field(kind, a, b))
            values[_IDS] = tuple(pairs)
        body = text[start:end]
        url = text[slice(*self.found["url"])] if "url" in self.found else ""
        values[_STYLE] = CitationStyle.BARE_URL if _is_bare(body, url) else _FREE_TEXT
        values[_BEGIN], values[_END] = (start + offset, end + offset) if offset >= 0 else (NOWHERE, NOWHERE)
        values[_TEXT], values[_ALL], values[_MESSAGES] = body, tuple(fields), messages
        citation: Citation = _make_citation(*values)
        return citation


def _is_bare(body: str, url: str) -> bool:
    """Whether a citation is a URL alone, or `[1]`, as MediaWiki shows a link without text."""
    if url:
        return url == body.rstrip(".")
    return len(body) <= 6 and body[:1] == "[" and body[-1:] == "]" and body[1:-1].isdigit()
