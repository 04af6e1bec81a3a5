"""A rendered citation while it is read: what was found so far, and where."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import MISSING
from typing import Any

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.model.record import maker
from refcheck.words import dates

Span = tuple[int, int]

_make_field = maker(Field)
_make_citation = maker(Citation)
_make_date = maker(CitedDate)
_FREE_TEXT, _BARE_URL = CitationStyle.FREE_TEXT, CitationStyle.BARE_URL
_NO_DATE = (None, None, None)
#: A citation of which nothing is known, attribute by attribute, and where fields go in it.
_UNKNOWN: list[Any] = [None if one.default is MISSING else one.default for one in dataclasses.fields(Citation)]
_PLACE = {one.name: at for at, one in enumerate(dataclasses.fields(Citation))}
_DATES = {name: _PLACE[name.replace("-", "_")] for name in ("date", "access-date", "archive-date")}
_TEXTS = {
    name: _PLACE[name]
    for name in "title chapter work publisher edition volume issue pages language via quote url".split()
}
_AUTHORS, _EDITORS = _PLACE["authors"], _PLACE["editors"]
_BEGIN, _END, _STYLE, _TEXT, _ALL = (_PLACE[name] for name in ("start", "end", "style", "text", "fields"))
_IDS, _URL, _MESSAGES = _PLACE["ids"], _PLACE["url"], _PLACE["messages"]


class Draft:
    """The fields found so far, by name, with their places in the reference's text.

    `title_end` is where the middle begins (-1 while there is no title), `middle_end` where the first labelled part
    does.  `comma` says that commas part the sentences (CS2), `book` that the citation bears an ISBN or an edition.
    `source` is set where the text is the reading of a stretch of wikitext (text, start, end): places are sought there.
    """

    __slots__ = (
        "authors", "book", "comma", "editors", "end", "found", "ids", "language", "middle_end", "offset", "quoted",
        "source", "text", "title_end",
    )  # fmt: skip

    def __init__(self, text: str, offset: int, end: int, language: str) -> None:
        self.text, self.offset, self.end, self.language = text, offset, end, language
        self.found: dict[str, Span] = {}
        self.authors: list[Span] = []
        self.editors: list[Span] = []
        self.ids: list[tuple[str, int, int]] = []
        self.middle_end = self.title_end = -1
        self.quoted = self.comma = self.book = False
        self.source: tuple[str, int, int] | None = None

    def add(self, name: str, start: int, end: int) -> None:
        """Notes a field, the first of its name."""
        if end > start and name not in self.found:
            self.found[name] = (start, end)

    def _sought(self, value: str) -> int:
        """Where a value stands in the wikitext that the text was read from."""
        if self.source is None or not value:
            return NOWHERE
        text, start, end = self.source
        return text.find(value, start, end)

    def _field(self, name: str, start: int, end: int) -> Field:
        """A field that stands here, with its place in the document."""
        value = self.text[start:end]
        at = start + self.offset if self.offset >= 0 else self._sought(value)
        if at < 0:
            return _make_field(name, "", value, value, NOWHERE, NOWHERE)
        return _make_field(name, "", value, value, at, at + end - start)

    def values(self, fields: list[Field], left_out: Collection[str] = ()) -> list[Any]:
        """What was found, attribute by attribute of a `Citation`; its fields are added to those given.

        Fields that are left out have an attribute all the same.
        """
        text, offset, found = self.text, self.offset, self.found
        values = _UNKNOWN.copy()
        if self.authors or self.editors:
            for name, place, spans in (("author", _AUTHORS, self.authors), ("editor", _EDITORS, self.editors)):
                if spans:
                    fields.append(self._field(name, spans[0][0], spans[-1][1]))
                    values[place] = tuple([text[a:b] for a, b in spans])
        for name, (a, b) in found.items():
            value = text[a:b]
            if offset >= 0:
                begin, end = a + offset, b + offset
            else:
                begin = self._sought(value)
                end = begin + b - a if begin >= 0 else NOWHERE
            if name not in left_out:
                fields.append(_make_field(name, "", value, value, begin, end))
            if name in _TEXTS:
                values[_TEXTS[name]] = value
            elif name in _DATES:
                meaning = dates.core(value, self.language) if b - a <= dates.LONGEST else _NO_DATE
                values[_DATES[name]] = _make_date(value, begin, end, *meaning)
        if self.ids:
            fields += [self._field(kind, a, b) for kind, a, b in self.ids]
            values[_IDS] = tuple([(kind, text[a:b]) for kind, a, b in self.ids])
        return values

    def citation(self, start: int, messages: tuple[str, ...]) -> Citation:
        """The finished citation."""
        offset, end = self.offset, self.end
        fields: list[Field] = []
        values = self.values(fields)
        body = self.text[start:end]
        values[_STYLE] = _BARE_URL if _is_bare(body, values[_URL]) else _FREE_TEXT
        values[_BEGIN], values[_END] = (start + offset, end + offset) if offset >= 0 else (NOWHERE, NOWHERE)
        values[_TEXT], values[_ALL], values[_MESSAGES] = body, tuple(fields), messages
        return _make_citation(*values)

    @staticmethod
    def finished(values: list[Any], **known: Any) -> Citation:
        """The citation with the attributes that `values` gave, some of which are known better."""
        for name, value in known.items():
            values[_PLACE[name]] = value
        citation: Citation = _make_citation(*values)
        return citation


def _is_bare(body: str, url: str) -> bool:
    """Whether a citation is a URL alone, or `[1]`, as MediaWiki shows a link without text."""
    if url:
        return url == body.rstrip(".")
    return len(body) <= 6 and body[:1] == "[" and body[-1:] == "]" and body[1:-1].isdigit()
