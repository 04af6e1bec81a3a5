"""The parser's output: one article, whatever the format it came in; its citations are in `model.citation`.

Everything that has a place holds `start` and `end`, offsets into `Document.text` (half open, code points).  In HTML,
where a place cannot be known, both are -1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from enum import StrEnum

from refcheck.model.citation import NOWHERE as NOWHERE
from refcheck.model.citation import Citation as Citation
from refcheck.model.citation import CitationStyle as CitationStyle
from refcheck.model.citation import CitedDate as CitedDate
from refcheck.model.citation import Field as Field
from refcheck.model.record import LAZY, Record, record
from refcheck.model.text import Document, Span


class LinkRole(StrEnum):
    """What a link is for."""

    URL = "url"
    ARCHIVE_URL = "archive-url"
    CHAPTER_URL = "chapter-url"
    EXTERNAL = "external"


class ListKind(StrEnum):
    """The three kinds of list of HTML and wikitext."""

    UNORDERED = "unordered"
    ORDERED = "ordered"
    DESCRIPTION = "description"


class ClaimKind(StrEnum):
    """What kind of text a footnote marker supports."""

    SENTENCE = "sentence"
    ITEM = "item"  # a list item
    ROW = "row"  # a table row
    CAPTION = "caption"
    FIELD = "field"  # a parameter of an infobox


@record
class Claim(Record):
    """The text that a footnote marker supports: from its beginning to the marker.

    `text` is the plain reading where the reader of the format already has it; None means that it is to be read out of
    the document (`words.markup.claim_text`).
    """

    kind: ClaimKind
    start: int
    end: int
    text: str | None = None


@record
class Marker(Record):
    """A footnote marker in the article's text: the [1].

    `list`, `group` and `number` are those of the reference it points to; `number` is 0 where it points nowhere.
    `section` is the index of the section it stands in, -1 in the lead.
    """

    label: str
    group: str
    number: int
    start: int
    end: int
    name: str = ""
    list: int = 0
    section: int = -1
    claim: Claim | None = field(default=None, metadata=LAZY)

    @property
    def span(self) -> Span:
        """Where the marker stands."""
        return Span(self.start, self.end)


@record
class Reference(Record):
    """A numbered entry of a reference list.

    `start` and `end` span the definition (the whole `<ref …>…</ref>`, the template, the lines in text);
    `body_start` and `body_end` its content.  `name` is "" for unnamed ones.  `uses` counts the backlinks.
    `defined` is False where it is used but has no content anywhere.
    """

    list: int
    group: str
    number: int
    label: str
    name: str
    uses: int
    text: str = field(metadata=LAZY)
    start: int
    end: int
    body_start: int = NOWHERE
    body_end: int = NOWHERE
    citations: tuple[Citation, ...] = ()
    list_defined: bool = False
    defined: bool = True

    @property
    def span(self) -> Span:
        """Where the definition stands."""
        return Span(self.start, self.end)


@record
class RefTag(Record):
    """One occurrence of a reference in wikitext: `<ref>`, `{{refn}}`, `{{#tag:ref}}`, `{{sfn}}` …

    `attributes` are (name, value, start, end) as written, the place being that of the value without its quotes.
    `start` and `end` span the whole occurrence, `body_start` and `body_end` its content (both -1 for a reuse).
    `number` and `list` tell which reference it is, 0 where it is none.  `kind` is "ref" for the tag, else the
    template's name.  `in_list` is True inside `<references>` or `{{reflist|refs=}}`; `in_template` inside a template's
    argument, `in_reference` inside another reference.
    """

    kind: str
    start: int
    end: int
    body_start: int
    body_end: int
    name: str
    group: str
    number: int
    list: int = 0
    attributes: tuple[tuple[str, str, int, int], ...] = ()
    in_list: bool = False
    in_template: bool = False
    in_reference: bool = False


@record
class TemplateCall(Record):
    """A template call anywhere in wikitext; `name` is lower case with single spaces, `depth` 0 at the top."""

    name: str
    start: int
    end: int
    depth: int = 0


@record
class ReferenceList(Record):
    """Where references are printed: `<references>`, `{{reflist}}`, or the list itself."""

    index: int
    group: str
    start: int
    end: int


@record
class Section(Record):
    """A heading and what stands below it up to the next heading of any level.

    `level` is 2 … 6 as in wikitext, 0 where the text does not say.  `start` and `end` span the heading's line,
    `body_end` is where the next section begins.
    """

    heading: str
    level: int
    start: int
    end: int
    body_end: int


@record
class ListItem(Record):
    """One item of a list; `depth` is 1 at the outer level, nested items follow their parent."""

    text: str = field(metadata=LAZY)
    depth: int
    start: int
    end: int


@record
class ListBlock(Record):
    """A list in the article's text (reference lists are none of these).

    `section` is the index of its section, -1 in the lead; `caption` the line above it that names it, "" where none.
    """

    kind: ListKind
    start: int
    end: int
    items: tuple[ListItem, ...]
    section: int = -1
    caption: str = field(default="", metadata=LAZY)


@record
class Paragraph(Record):
    """A paragraph of prose; `text` is None where it is to be read out of the document."""

    start: int
    end: int
    section: int = -1
    text: str | None = None


@record
class Fault(Record):
    """Markup that the reader had to get over.  `kind` is a word of its own or a Cite error's key without its prefix."""

    kind: str
    start: int
    end: int
    message: str
    reference: tuple[int, str, int] | None = None  # (list, group, number)


@record
class Comment(Record):
    """An HTML comment in the source; `text` is what stands between the delimiters."""

    start: int
    end: int
    text: str


@record
class Link(Record):
    """An outside link of the article.

    `near` is the day at which a capture of it would serve best (the access-date, else the date).  `reference` is the
    (list, group, number) of the reference it stands in, None outside references.
    """

    url: str
    role: LinkRole
    start: int
    end: int
    near: date | None = None
    reference: tuple[int, str, int] | None = None


@record
class CitedPage(Record):
    """A linked page with what citations say of it: what to hold an answer of its server against.

    `near` is that of the link, `titles` are what citations call the page (also in another language or script), `dated`
    is whether one states the very day of publication; `copies` are the archived copies that they give of the page.
    """

    url: str
    near: date | None = None
    titles: tuple[str, ...] = ()
    dated: bool = False
    copies: tuple[str, ...] = ()


@record
class Article(Record):
    """One article as it was parsed.

    `citations` are those outside references; `tags`, `templates` and `comments` are filled from wikitext only.
    `date_style` is the page's declared style, "dmy" or "mdy" with an optional suffix of `cs1-dates` ("dmy-ly"), ""
    where none is declared.  `language` is the article's language code where known, "en" otherwise.  `recognised`
    says in words why the format was taken for what it is.  `implied_sections` are those that a text has without saying
    so: a reference list whose heading was lost in copying.
    """

    document: Document
    title: str = ""
    sections: tuple[Section, ...] = ()
    lists: tuple[ListBlock, ...] = ()
    paragraphs: tuple[Paragraph, ...] = field(default=(), metadata=LAZY)
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    reference_lists: tuple[ReferenceList, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    faults: tuple[Fault, ...] = ()
    comments: tuple[Comment, ...] = ()
    tags: tuple[RefTag, ...] = ()
    templates: tuple[TemplateCall, ...] = ()
    date_style: str = ""
    language: str = "en"
    implied_sections: tuple[Section, ...] = ()
    recognised: str = field(default="", compare=False)

    def cited_pages(self) -> Iterator[CitedPage]:
        """The article's links, in order, with what its citations say of each."""
        citing: dict[str, list[Citation]] = {}
        for citation in (*self.citations, *(one for reference in self.references for one in reference.citations)):
            for url in {citation.url, citation.chapter_url, citation.archive_url}:
                citing.setdefault(url, []).append(citation)
        for link in self.links:
            citations = citing.get(link.url, ())
            titles = dict.fromkeys(title for citation in citations for title in citation.titles)
            copies = dict.fromkeys(one.archive_url for one in citations if one.archive_url not in ("", link.url))
            yield CitedPage(link.url, link.near, tuple(titles), any(one.dated for one in citations), tuple(copies))

    def marker_runs(self) -> Iterator[tuple[Marker, int]]:
        """The first marker of each run of adjacent ones, with the end of the run."""
        first, end = None, NOWHERE
        for marker in self.markers:
            if first is not None and marker.start == end:
                end = marker.end
                continue
            if first is not None:
                yield first, end
            first, end = marker, marker.end
        if first is not None:
            yield first, end
