"""A rendered citation while it is read: what was found so far, and where."""

from __future__ import annotations

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.model.record import maker
from refcheck.words import dates

Span = tuple[int, int]

_make_field = maker(Field)
_make_citation = maker(Citation)
_make_date = maker(CitedDate)
_FREE_TEXT = CitationStyle.FREE_TEXT
#: The attributes of a citation that fields go to.
_DATES = {"date": "date", "access-date": "access_date", "archive-date": "archive_date"}
_TEXTS = frozenset("title chapter work publisher edition volume issue pages language via quote url".split())


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

    def citation(self, start: int, messages: tuple[str, ...]) -> Citation:
        """The finished citation."""
        text, offset, end = self.text, self.offset, self.end
        known = offset >= 0
        shift = offset if known else 0
        fields: list[Field] = []
        values: dict[str, object] = {}
        for name, spans in (("author", self.authors), ("editor", self.editors)):
            if spans:
                a, b = spans[0][0], spans[-1][1]
                value = text[a:b]
                fields.append(_make_field(name, "", value, value, a + shift, b + shift))
                values[f"{name}s"] = (value,) if len(spans) == 1 else tuple([text[a:b] for a, b in spans])
        for name, (a, b) in self.found.items():
            value = text[a:b]
            fields.append(_make_field(name, "", value, value, a + shift, b + shift))
            if name in _TEXTS:
                values[name] = value
            elif name in _DATES:
                values[_DATES[name]] = self.read_date(a, b)
        if self.ids:
            pairs = []
            for kind, a, b in self.ids:
                value = text[a:b]
                pairs.append((kind, value))
                fields.append(_make_field(kind, "", value, value, a + shift, b + shift))
            values["ids"] = tuple(pairs)
        if messages:
            values["messages"] = messages
        body = text[start:end]
        style = _FREE_TEXT if not _is_bare(body, values) else CitationStyle.BARE_URL
        if not known:
            fields = [_make_field(f.name, "", f.value, f.raw, NOWHERE, NOWHERE) for f in fields]
            start = end = NOWHERE
        citation: Citation = _make_citation(start + shift, end + shift, style, body, fields=tuple(fields), **values)
        return citation


def _is_bare(body: str, values: dict[str, object]) -> bool:
    """Whether a citation is a URL alone, or `[1]`, as MediaWiki shows a link without text."""
    if "url" in values:
        return values["url"] == body.rstrip(".")
    return len(body) <= 6 and body[:1] == "[" and body[-1:] == "]" and body[1:-1].isdigit()
