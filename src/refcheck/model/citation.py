"""One cited work as an article cites it: the citation, its fields and its dates; `model.article` names them too.

Places are offsets into `Document.text`, as in `model.article`.
"""

from __future__ import annotations

from dataclasses import field as _field
from datetime import date
from enum import StrEnum

from refcheck.model.record import LAZY, Record, record
from refcheck.model.text import Span

NOWHERE = -1


class CitationStyle(StrEnum):
    """How a citation is written."""

    TEMPLATE = "template"
    BARE_URL = "bare-url"
    TITLED_LINK = "titled-link"
    FREE_TEXT = "free-text"


@record
class CitedDate(Record):
    """A date as a citation states it.

    `first` and `last` are the days that it may mean, None where the text is no date or lies outside the years 1 to
    9999; `edtf` is the date in ISO 8601-2 / EDTF, None where the text is no date.
    """

    raw: str
    start: int
    end: int
    edtf: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def span(self) -> Span:
        """Where the date is written."""
        return Span(self.start, self.end)

    @property
    def exact(self) -> bool:
        """Whether the date names one single day."""
        return self.first is not None and self.first == self.last


@record
class Field(Record):
    """One parameter of a citation.

    `name` is canonical (`access-date`), `written` as typed (`accessdate`; "" where the format has no names), `value`
    the plain reading without comments and markup, `raw` the source between the delimiters, stripped.  `start` and
    `end` span `raw`; `outer_start` and `outer_end` the whole parameter with its leading `|` up to the next delimiter,
    so that removing that range removes the parameter.
    """

    name: str
    written: str
    value: str
    raw: str
    start: int
    end: int
    outer_start: int = NOWHERE
    outer_end: int = NOWHERE

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, self.end)


@record
class Citation(Record):
    """One cited work, with its fields.

    The named attributes are plain readings for rules and reports, the same for all formats; `title` is the work's own
    title and `chapter` the part of it that is cited.  "" is unknown.  `fields` holds every parameter in source order
    (templates), or the fields that could be read (rendered references).  `template` is the template's name, lower
    case, one space between words, "" where there is none; `name_start` and `name_end` span that name as written.
    `messages` are CS1's own messages where the page was rendered with them.  `ids` are (kind, value) in source order,
    kinds as in the contract (`doi`, `pmid`, `isbn` …).
    """

    start: int
    end: int
    style: CitationStyle
    text: str = _field(metadata=LAZY)
    template: str = ""
    name_start: int = NOWHERE
    name_end: int = NOWHERE
    fields: tuple[Field, ...] = ()
    title: str = ""
    chapter: str = ""
    authors: tuple[str, ...] = _field(default=(), metadata=LAZY)
    editors: tuple[str, ...] = _field(default=(), metadata=LAZY)
    work: str = ""
    publisher: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    language: str = ""
    via: str = ""
    quote: str = ""
    date: CitedDate | None = None
    access_date: CitedDate | None = None
    archive_date: CitedDate | None = None
    url: str = ""
    chapter_url: str = ""
    archive_url: str = ""
    url_status: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the citation stands."""
        return Span(self.start, self.end)

    def get(self, name: str) -> str:
        """The value of the first non-empty field with this canonical name, "" where there is none."""
        for item in self.fields:
            if item.name == name and item.value:
                return item.value
        return ""

    def field(self, name: str) -> Field | None:
        """The first non-empty field with this canonical name."""
        for item in self.fields:
            if item.name == name and item.raw:
                return item
        return None

    @property
    def titles(self) -> tuple[str, ...]:
        """All that the citation calls its source: title and chapter, also in another language or script."""
        more = (self.get(name) for name in ("trans-title", "script-title", "trans-chapter", "script-chapter"))
        return tuple(text for text in (self.title, self.chapter, *more) if text)

    @property
    def dated(self) -> bool:
        """Whether the citation states the very day of publication."""
        return self.date is not None and self.date.exact

    def id(self, kind: str) -> str:
        """The first identifier of a kind (`doi`, `isbn` …), "" where there is none."""
        for name, value in self.ids:
            if name == kind:
                return value
        return ""
