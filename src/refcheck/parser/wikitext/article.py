"""Puts the pieces of wikitext together: references with numbers, markers with claims, citations, links, faults."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import partial
from operator import attrgetter

from refcheck.model.article import (
    Article,
    Citation,
    Fault,
    Link,
    LinkRole,
    Marker,
    Paragraph,
    Reference,
    ReferenceList,
    RefTag,
)
from refcheck.model.record import Later, maker
from refcheck.model.text import Document
from refcheck.parser.numbering import Entry, Numbering, Use
from refcheck.parser.wikitext import blocks as lines
from refcheck.parser.wikitext import refs
from refcheck.parser.wikitext.bibliography import works
from refcheck.parser.wikitext.claims import Claims
from refcheck.parser.wikitext.content import Contents
from refcheck.parser.wikitext.language import language_of
from refcheck.parser.wikitext.links import find as outside_links
from refcheck.parser.wikitext.tokens import Node, Scanner
from refcheck.parser.wikitext.visit import Place, Visitor
from refcheck.words.markup import plain

_marker = maker(Marker)
_reference = maker(Reference)
_tag = maker(RefTag)
_link = maker(Link)
_EXTERNAL = LinkRole.EXTERNAL


def read(document: Document, recognised: str = "") -> Article:
    """The article in wikitext."""
    text = document.text
    scanner = Scanner(text)
    nodes = scanner.scan()
    language = language_of(document)
    visitor = Visitor(text, language)
    place = visitor.visit(nodes, False)
    run = _Run(visitor)
    run.number(place)
    contents = Contents(text, language)
    links: list[Link] = []
    references = tuple([_read_reference(entry, contents, links) for entry in run.numbering.entries])
    unused = [call for use in run.numbering.unused for call in use.calls or ()]
    elsewhere = tuple(sorted([contents.citation(call) for call in [*place.calls, *unused]], key=_start))
    for citation in elsewhere:
        _add_links(citation, None, links)
    visitor.hidden.sort(key=_start)
    _add_external(text, visitor.hidden, links)
    found = lines.read(text, _lines_of(visitor.hidden, text), elsewhere)
    listed = works(text, found, visitor.hidden, language)
    if listed:
        elsewhere = tuple(sorted([*elsewhere, *listed], key=_start))
    visitor.templates.sort(key=_start)
    visitor.comments.sort(key=_start)
    return Article(
        document,
        title=document.title or "",
        sections=tuple(found.sections),
        lists=tuple(found.lists),
        paragraphs=Later(partial(_paragraphs, found.paragraphs)),  # type: ignore[arg-type]
        markers=_markers(run.markers, found, nodes, text),
        references=references,
        reference_lists=tuple(run.lists),
        citations=elsewhere,
        links=tuple(links),
        faults=tuple(_faults(scanner, [*run.numbering.faults, *visitor.faults, *_open_tables(found, visitor)])),
        comments=tuple(visitor.comments),
        tags=tuple(_tags(visitor.uses)),
        templates=tuple(visitor.templates),
        date_style=visitor.date_style,
        language=language,
        recognised=recognised,
    )


_start = attrgetter("start")


class _Run:
    """Numbers the footnotes of an article, then, list by list, those inside the printed references."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.numbering = Numbering()
        self.markers: list[Use] = []
        self.lists: list[ReferenceList] = []

    def number(self, place: Place) -> None:
        """Everything, in the order in which MediaWiki does it."""
        numbering = self.numbering
        for event in place.events:
            if isinstance(event, Use):
                numbering.use(event)
                if not event.in_reference and event.entry is not None:
                    self.markers.append(event)
            else:
                numbering.define(event.group, event.definitions)
                if not event.prints:
                    continue
                entries = numbering.close(event.group)
                number = entries[0].list if entries else -1
                self.lists.append(ReferenceList(number, event.group, event.start, event.end))
                self._inside(entries, printed=True)
        for _ in range(3):  # footnotes inside footnotes of footnotes
            entries = numbering.finish()
            if not entries:
                break
            self._inside(entries, printed=False)
        for use in list(self.visitor.uses):  # contents that no list prints
            if use.calls is None and use.nodes:
                use.calls = self.visitor.visit(list(use.nodes), True).calls

    def _inside(self, entries: list[Entry], printed: bool) -> None:
        """Visits the contents of references when their list is printed, as Cite does."""
        for entry in entries:
            self._visit(entry.definition, printed)
            for use in entry.follows:
                self._visit(use, printed)

    def _visit(self, use: Use | None, printed: bool) -> None:
        if use is None or use.calls is not None or not use.nodes:
            return
        use.calls = self.visitor.calls(use.nodes)
        if use.calls is not None:
            return
        inner = self.visitor.visit(list(use.nodes), True)
        use.calls = inner.calls
        for event in inner.events:
            if isinstance(event, Use):
                if printed:
                    self.numbering.lost(event)
                else:
                    self.numbering.use(event)


#: The text of a reference that is one citation and nothing else.
_AS_CITED = Later(lambda reference: reference.citations[0].text)


def _read_reference(entry: Entry, contents: Contents, links: list[Link]) -> Reference:
    use = entry.definition or entry.first
    found: tuple[Citation, ...] = ()
    text: str | None = ""
    if use.kind in refs.SHORT_NOTES:
        text = use.text or ""
    elif entry.parent is not None:
        text = plain(use.details)
    elif entry.definition is not None:
        found, text = contents.of(use)
        for more in entry.follows:
            further, words = contents.of(more)
            text = f"{found[0].text if text is None else text} {further[0].text if words is None else words}"
            found += further
    key = (entry.list, entry.group, entry.number)
    for item in found:
        _add_links(item, key, links)
    return _reference(
        entry.list,
        entry.group,
        entry.number,
        entry.label,
        entry.name,
        entry.uses,
        _AS_CITED if text is None else text,
        use.start,
        use.end,
        use.body_start,
        use.body_end,
        found,
        entry.list_defined,
        entry.definition is not None or entry.parent is not None,
    )


def _add_links(item: Citation, key: tuple[int, str, int] | None, links: list[Link]) -> None:
    """The links of a citation; one that CS1 makes of an identifier stands nowhere and is none."""
    if not (item.url or item.archive_url or item.chapter_url):
        return
    day = item.access_date or item.date
    near = day.first if day else None
    for field in item.fields:
        if field.name in _ROLES and field.value:
            links.append(_link(field.value, _ROLES[field.name], field.start, field.end, near, key))


_ROLES = {
    "url": LinkRole.URL,
    "archive-url": LinkRole.ARCHIVE_URL,
    "chapter-url": LinkRole.CHAPTER_URL,
    "map-url": LinkRole.CHAPTER_URL,
}


def _add_external(text: str, hidden: list[Node], links: list[Link]) -> None:
    """The outside links that stand in no reference and no citation."""
    at = 0
    find = text.find
    for node in hidden:
        if node.start > at:
            if find("//", at, node.start) >= 0:
                _external(text, at, node.start, links)
            at = node.end
        elif node.end > at:
            at = node.end
    _external(text, at, len(text), links)


def _external(text: str, start: int, end: int, links: list[Link]) -> None:
    for link in outside_links(text, start, end, in_template=True):
        links.append(_link(link.url, _EXTERNAL, link.url_start, link.url_end))


def _markers(uses: list[Use], found: lines.Blocks, nodes: list[Node], text: str) -> tuple[Marker, ...]:
    starts = [section.start for section in found.sections]
    claims = Claims(text, found, nodes)
    claim = Later(claims.of)
    markers = []
    for use in uses:
        entry = use.entry
        assert entry is not None
        start, end = use.start, use.end
        claims.note(start, end, use.field)
        section = bisect_right(starts, start) - 1
        markers.append(_marker(use.label, entry.group, entry.number, start, end, use.name, entry.list, section, claim))
    return tuple(markers)


def _paragraphs(spans: list[tuple[int, int, int]], article: Article) -> tuple[Paragraph, ...]:
    return tuple([Paragraph(start, end, section) for start, end, section in spans])


def _tags(uses: list[Use]) -> list[RefTag]:
    tags = []
    for use in uses:
        entry = use.entry
        tags.append(
            _tag(
                use.kind,
                use.start,
                use.end,
                use.body_start,
                use.body_end,
                use.name,
                use.group,
                entry.number if entry else 0,
                entry.list if entry else 0,
                use.attributes,
                use.in_list,
                use.in_template,
                use.in_reference,
            )
        )
    tags.sort(key=_start)
    return tags


def _faults(scanner: Scanner, faults: list[Fault]) -> list[Fault]:
    swallowed = sorted((fault.start, fault.end) for fault in faults if fault.kind == "included_ref")
    starts = [start for start, _ in swallowed]
    for what, start, end in scanner.dangling:
        number = bisect_right(starts, start) - 1
        if what == "ref" and number >= 0 and start < swallowed[number][1]:
            continue  # it is what is reported of the reference around it
        kind, message = _DANGLING[what]
        faults.append(Fault(kind, start, end, message))
    faults.sort(key=lambda fault: fault.start)
    return faults


def _open_tables(found: lines.Blocks, visitor: Visitor) -> Iterable[Fault]:
    """Tables that end nowhere, unless a template such as {{end}} may end them."""
    last = max((call.start for call in visitor.templates if call.name.endswith("end")), default=-1)
    for start in found.open_tables:
        if start > last:
            yield Fault("unclosed-table", start, start + 2, "this table is never closed")


_DANGLING = {
    "ref": ("unclosed-ref", "this <ref> is never closed"),
    "references": ("unclosed-references", "this <references> is never closed"),
    "/ref": ("stray-ref-close", "this </ref> closes nothing"),
    "/references": ("stray-references-close", "this </references> closes nothing"),
    "!--": ("unclosed-comment", "this comment is never closed: the rest of the text is hidden"),
    "{{": ("unbalanced-template", "these braces are never closed"),
    "[[": ("unbalanced-link", "these brackets are never closed"),
    "nowiki": ("unclosed-nowiki", "this <nowiki> is never closed"),
    "pre": ("unclosed-pre", "this <pre> is never closed"),
}


def _lines_of(hidden: list[Node], text: str) -> list[tuple[int, int]]:
    """The spans of the pieces that go over several lines, those inside others left out."""
    kept: list[tuple[int, int]] = []
    last = -1
    for node in hidden:
        end = node.end
        if end > last and text.find("\n", node.start, end) >= 0:
            kept.append((node.start, end))
            last = end
    return kept
