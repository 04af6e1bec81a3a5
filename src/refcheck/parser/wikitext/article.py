"""Puts the pieces of wikitext together: references with numbers, markers with claims, citations, links, faults."""

from __future__ import annotations

from bisect import bisect_right

from refcheck.model.article import (
    Article,
    Citation,
    Comment,
    Fault,
    Link,
    LinkRole,
    Marker,
    Reference,
    ReferenceList,
    RefTag,
    TemplateCall,
)
from refcheck.model.quick import maker
from refcheck.model.text import Document
from refcheck.parser import citations as reading
from refcheck.parser.numbering import Entry, Numbering, Use
from refcheck.parser.wikitext import blocks as lines
from refcheck.parser.wikitext import handwritten, refs
from refcheck.parser.wikitext import links as outside
from refcheck.parser.wikitext.claims import Claims
from refcheck.parser.wikitext.links import OutsideLink
from refcheck.parser.wikitext.tokens import Kind, Node, Scanner
from refcheck.parser.wikitext.tree import DEEPEST, fields, name_of, name_span
from refcheck.words.markup import plain
from refcheck.words.templates import citation_kind

_marker = maker(Marker)
_reference = maker(Reference)
_tag = maker(RefTag)
_call = maker(TemplateCall)
_comment = maker(Comment)
_link = maker(Link)
_WEB_ARCHIVE = frozenset(("webarchive", "web archive", "wayback", "webcite", "archived", "memento"))
_SHORT_CITATIONS = frozenset(
    "harvnb harv harvp harvtxt harvcol harvcolnb harvcoltxt harvs harvc sfn sfnp sfnm citeref harvnbp".split()
)

Call = tuple[Node, str, str]  # a citation template: node, name, class


class _Body:
    """What stands in one text of its own: the article, or a footnote."""

    __slots__ = ("calls", "events", "nodes")

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.events: list[Use | _ListHere] = []
        self.calls: list[Call] = []


class _ListHere:
    """A reference list, with the footnotes defined in it."""

    __slots__ = ("definitions", "end", "group", "start")

    def __init__(self, group: str, start: int, end: int, definitions: list[Use]) -> None:
        self.group = group
        self.start = start
        self.end = end
        self.definitions = definitions


class _Frame:
    """A bracketed piece while its inside is visited."""

    __slots__ = ("at", "body", "definitions", "depth", "kind", "name", "node", "nodes", "noted", "template")

    def __init__(self, nodes: list[Node], node: Node | None, name: str, body: _Body, depth: int) -> None:
        self.nodes = nodes
        self.at = 0
        self.node = node
        self.name = name
        self.body = body
        self.depth = depth
        self.kind: str | None = None
        self.template = False
        self.noted = False
        self.definitions: list[Use] | None = None


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.templates: list[TemplateCall] = []
        self.comments: list[Comment] = []
        self.hidden: list[tuple[int, int]] = []
        self.fields_of: dict[int, int] = {}
        self.uses: list[Use] = []
        self.numbering = Numbering()
        self.lists: list[ReferenceList] = []
        self.markers: list[Use] = []
        self.language = "en"
        self.links: list[Link] = []
        self.date_style = ""

    # ------------------------------------------------------------------------------------------ visiting

    def visit(self, nodes: list[Node], in_reference: bool) -> _Body:
        """Goes through a text of its own in the order in which MediaWiki expands it."""
        body = _Body(nodes)
        stack = [_Frame(nodes, None, "", body, 0)]
        while stack:
            frame = stack[-1]
            if frame.at >= len(frame.nodes):
                stack.pop()
                if frame.node is not None:
                    self._leave(frame, stack[-1], in_reference)
                continue
            node = frame.nodes[frame.at]
            frame.at += 1
            kind = node.kind
            if kind == Kind.TEMPLATE:
                self._enter(node, frame, stack, in_reference)
            elif kind == Kind.REF:
                self._tag(node, frame, in_reference)
            elif kind == Kind.COMMENT:
                self.comments.append(_comment(node.start, node.end, self.text[node.inner_start : node.inner_end]))
                self.hidden.append((node.start, node.end))
            elif kind == Kind.REFERENCES:
                self._references(node, frame)
            elif node.children:
                inner = _Frame(node.children, None, "", frame.body, frame.depth)
                inner.template = frame.template
                inner.noted = frame.noted
                inner.definitions = frame.definitions
                inner.kind = frame.kind
                stack.append(inner)
            elif kind == Kind.OPAQUE:
                self.hidden.append((node.start, node.end))
        return body

    def _enter(self, node: Node, frame: _Frame, stack: list[_Frame], in_reference: bool) -> None:
        name = name_of(self.text, node)
        self.templates.append(_call(name, node.start, node.end, frame.depth))
        inner = _Frame(node.children, node, name, frame.body, frame.depth + 1)
        inner.kind = frame.kind or citation_kind(name)
        inner.template = True
        inner.noted = frame.noted or name in refs.NOTES
        inner.definitions = frame.definitions
        if name.startswith("#tag:ref") and inner.kind is None:
            inner.name = name = "#tag:references" if name.startswith("#tag:references") else "#tag:ref"
        if name in refs.NOTES:
            inner.body = _Body(node.children)
            inner.body.events = frame.body.events
            inner.definitions = None
        elif name in refs.LISTS:
            inner.definitions = []
        if node.children:
            stack.append(inner)
        else:
            self._leave(inner, frame, in_reference)

    def _leave(self, inner: _Frame, outer: _Frame, in_reference: bool) -> None:
        node, name = inner.node, inner.name
        assert node is not None
        if outer.kind is None and inner.kind is not None:
            outer.body.calls.append((node, name, inner.kind))
            self.hidden.append((node.start, node.end))
        elif refs.makes_footnote(name) and inner.depth <= DEEPEST:
            for use in self._made(inner, node, name):
                self._use(use, outer, in_reference)
            self.hidden.append((node.start, node.end))
        elif name.startswith("use ") and name.endswith(("dmy dates", "mdy dates")):
            self.date_style = self._style(node, name)

    def _made(self, inner: _Frame, node: Node, name: str) -> list[Use]:
        given = fields(self.text, node)
        if name in refs.LISTS:
            group = next((f.raw.strip("\"'") for f in given if f.name == "group" and f.raw), refs.LISTS[name])
            inner.body.events.append(_ListHere(group, node.start, node.end, inner.definitions or []))
            return []
        if name in refs.NOTES:
            use = refs.of_note(name, node, given)
            use.citations = inner.body.calls
            use.nodes = node.children
            return [use]
        if name in refs.REUSES:
            return refs.of_reuse(node, given)
        return [refs.of_short(name, node, given)]

    def _tag(self, node: Node, frame: _Frame, in_reference: bool) -> None:
        self.hidden.append((node.start, node.end))
        self._use(refs.of_tag(self.text, node), frame, in_reference)

    def _use(self, use: Use, frame: _Frame, in_reference: bool) -> None:
        use.in_template = frame.template
        use.in_reference = in_reference or frame.noted
        if frame.definitions is not None:
            use.in_list = True
            frame.definitions.append(use)
        else:
            frame.body.events.append(use)
        self.uses.append(use)

    def _references(self, node: Node, frame: _Frame) -> None:
        self.hidden.append((node.start, node.end))
        group = ""
        tag_end = node.inner_end if node.inner_start < 0 else node.inner_start - 1
        for name, value, _, _ in refs.attributes(self.text, node.start + 11, tag_end):
            if name == "group":
                group = value
        inner = self.visit(node.children, False)
        definitions = [event for event in inner.events if isinstance(event, Use)]
        for use in definitions:
            use.in_list = True
        frame.body.events.append(_ListHere(group, node.start, node.end, definitions))

    def _style(self, node: Node, name: str) -> str:
        style = "dmy" if "dmy" in name else "mdy"
        for item in fields(self.text, node):
            if item.written == "cs1-dates" and item.value in ("l", "ll", "ls", "ly", "s", "ss", "sy", "y", "yy"):
                return f"{style}-{item.value}"
        return style

    # ------------------------------------------------------------------------------------------ numbering

    def run(self, body: _Body) -> None:
        """Numbers the footnotes of the article, then, list by list, those inside the printed references."""
        for event in body.events:
            if isinstance(event, Use):
                self.numbering.use(event)
                if not event.in_reference:
                    self.markers.append(event)
            else:
                entries = self.numbering.close(event.group, event.definitions)
                number = entries[0].list if entries else -1
                self.lists.append(ReferenceList(number, event.group, event.start, event.end))
                self._inside(entries, printed=True)
        for _ in range(3):  # footnotes inside footnotes of footnotes
            entries = self.numbering.finish()
            if not entries:
                break
            self._inside(entries, printed=False)

    def _inside(self, entries: list[Entry], printed: bool) -> None:
        """Visits the contents of references when their list is printed, as Cite does."""
        for entry in entries:
            use = entry.definition
            if use is not None and use.body:
                inner = self.visit(use.body, True)  # type: ignore[arg-type]
                use.citations = inner.calls
                for event in inner.events:
                    if isinstance(event, Use):
                        if printed:
                            self.numbering.lost(event)
                        else:
                            self.numbering.use(event)

    def _calls_of(self, use: Use) -> list[Call]:
        """The citation templates of a footnote that no list prints."""
        if use.citations is None and use.body:
            use.citations = self.visit(use.body, True).calls  # type: ignore[arg-type]
        return use.citations or []  # type: ignore[return-value]

    # ------------------------------------------------------------------------------------------ results

    def citation(self, call: Call) -> Citation:
        """The citation that a template call makes."""
        node, name, kind = call
        return reading.from_fields(
            node.start, node.end, name, kind, name_span(self.text, node), fields(self.text, node, kind), self.language
        )

    def reference(self, entry: Entry) -> Reference:
        """One entry of a list."""
        use = entry.definition or entry.first
        found: tuple[Citation, ...] = ()
        text = ""
        if use.kind in refs.SHORT_NOTES:
            text = use.text or ""
        elif entry.definition is not None:
            found, text = self._content(use)
            for more in entry.follows:
                further, words = self._content(more)
                found += further
                text = f"{text} {words}"
        key = (entry.list, entry.group, entry.number)
        for item in found:
            self._links(item, key)
        return _reference(
            entry.list,
            entry.group,
            entry.number,
            entry.label,
            entry.name,
            entry.uses,
            text,
            use.start,
            use.end,
            use.body_start,
            use.body_end,
            found,
            entry.list_defined,
            entry.definition is not None,
        )

    def _content(self, use: Use) -> tuple[tuple[Citation, ...], str]:
        """The citations of a footnote, and its text as a reader sees it."""
        calls: list[Call] = use.citations or []  # type: ignore[assignment]
        start, end = use.body_start, use.body_end
        if len(calls) == 1 and calls[0][0].end - calls[0][0].start > end - start - 3:
            only = self.citation(calls[0])
            return (only,), only.text
        found = [self.citation(call) for call in calls]
        links = self._outside_links(start, end, use.nodes or [], found)  # type: ignore[arg-type]
        if not calls and (links or use.kind == "ref"):
            return self._by_hand(use, links), plain(self.text[start:end])
        text = self._reading(start, end, found)
        if links:
            found += handwritten.read(self.text, links[0].start, links[-1].end, links, self.language)
            found.sort(key=lambda item: item.start)
        return tuple(found), text

    def _by_hand(self, use: Use, links: list[OutsideLink]) -> tuple[Citation, ...]:
        """What a footnote without citation templates cites; short citations cite nothing themselves."""
        nodes: list[Node] = use.nodes or []  # type: ignore[assignment]
        if not links and any(node.kind == Kind.TEMPLATE and _is_short(self.text, node) for node in nodes):
            return ()
        return handwritten.read(self.text, use.body_start, use.body_end, links, self.language)

    def _outside_links(self, start: int, end: int, nodes: list[Node], found: list[Citation]) -> list[OutsideLink]:
        """The outside links between the templates; an archived copy is given to the citation before it."""
        links: list[OutsideLink] = []
        at = start
        for node in nodes:
            if node.kind == Kind.LINK or node.start < at:
                continue
            links += outside.find(self.text, at, node.start)
            at = node.end
            if node.kind == Kind.TEMPLATE and found and name_of(self.text, node) in _WEB_ARCHIVE:
                self._archive_template(node, found)
        links += outside.find(self.text, at, end)
        if found and links:
            links = [link for link in links if not self._given(link, found)]
        return links

    def _given(self, link: OutsideLink, found: list[Citation]) -> bool:
        for number, item in enumerate(found):
            if item.url and not item.archive_url and handwritten.is_copy(item.url, link.url):
                found[number] = handwritten.with_copy(item, link.url, self.text, link.url_start, link.url_end)
                return True
        return False

    def _archive_template(self, node: Node, found: list[Citation]) -> None:
        """`{{webarchive|url=…}}` behind a citation without an archive of its own."""
        number = max((n for n, item in enumerate(found) if item.end <= node.start), default=-1)
        if number < 0 or found[number].archive_url:
            return
        field = next((f for f in fields(self.text, node) if f.name in ("url", "1") and "//" in f.value), None)
        if field is not None:
            found[number] = handwritten.with_copy(found[number], field.value, self.text, field.start, field.end)

    def _reading(self, start: int, end: int, found: list[Citation]) -> str:
        parts, at = [], start
        for item in found:
            if item.start > at:
                parts.append(plain(self.text[at : item.start]))
            parts.append(item.text)
            at = item.end
        if at < end:
            parts.append(plain(self.text[at:end]))
        return " ".join([part for part in parts if part])

    def _links(self, item: Citation, key: tuple[int, str, int] | None) -> None:
        if not (item.url or item.archive_url or item.chapter_url):
            return
        day = item.access_date or item.date
        near = day.first if day else None
        for url, role, name in (
            (item.url, LinkRole.URL, "url"),
            (item.archive_url, LinkRole.ARCHIVE_URL, "archive-url"),
            (item.chapter_url, LinkRole.CHAPTER_URL, "chapter-url"),
        ):
            if url:
                field = item.field(name)
                if field is not None:
                    self.links.append(_link(url, role, field.start, field.end, near, key))
                elif not item.template:
                    self.links.append(_link(url, role, item.start, item.end, near, key))

    def article(self, recognised: str) -> Article:
        """The whole."""
        text = self.text
        scanner = Scanner(text)
        nodes = scanner.scan(0, len(text))
        body = self.visit(nodes, False)
        self.run(body)
        references = tuple([self.reference(entry) for entry in self.numbering.entries])
        unused = [call for use in self.numbering.unused for call in self._calls_of(use)]
        elsewhere = tuple([self.citation(call) for call in [*body.calls, *unused]])
        for item in elsewhere:
            self._links(item, None)
        found = lines.read(text, _merged(self.hidden, text))
        return Article(
            self.document,
            title=self.document.title or "",
            sections=tuple(found.sections),
            lists=tuple(found.lists),
            paragraphs=tuple(found.paragraphs),
            markers=self._markers(found, nodes),
            references=references,
            reference_lists=tuple(self.lists),
            citations=elsewhere,
            links=tuple(self.links),
            faults=tuple(self._faults(scanner)),
            comments=tuple(self.comments),
            tags=tuple(self._tags()),
            templates=tuple(self.templates),
            date_style=self.date_style,
            language=self.language,
            recognised=recognised,
        )

    def _markers(self, found: lines.Blocks, nodes: list[Node]) -> tuple[Marker, ...]:
        starts = [section.start for section in found.sections]
        claims = Claims(self.text, found, nodes)
        markers = []
        for use in self.markers:
            entry = use.entry
            if entry is None:
                continue
            markers.append(
                _marker(
                    use.label,
                    entry.group,
                    entry.number,
                    use.start,
                    use.end,
                    use.name,
                    entry.list,
                    bisect_right(starts, use.start) - 1,
                    claims.at(use.start),
                )
            )
        return tuple(markers)

    def _tags(self) -> list[RefTag]:
        tags = []
        for use in self.uses:
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
        tags.sort(key=lambda tag: tag.start)
        return tags

    def _faults(self, scanner: Scanner) -> list[Fault]:
        faults = list(self.numbering.faults)
        for what, start, end in scanner.dangling:
            kind, message = _DANGLING[what.rstrip("> ").lower()]
            faults.append(Fault(kind, start, end, message))
        faults.sort(key=lambda fault: fault.start)
        return faults


_DANGLING = {
    "<ref": ("unclosed-ref", "this <ref> is never closed"),
    "<references": ("unclosed-references", "this <references> is never closed"),
    "</ref": ("stray-ref-close", "this </ref> closes nothing"),
    "<!--": ("unclosed-comment", "this comment is never closed: the rest of the text is hidden"),
    "{{": ("unbalanced-template", "these braces are never closed"),
    "[[": ("unbalanced-link", "these brackets are never closed"),
}


def _is_short(text: str, node: Node) -> bool:
    return name_of(text, node) in _SHORT_CITATIONS


def _merged(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The spans that go over several lines, sorted, those inside others left out."""
    kept: list[tuple[int, int]] = []
    last = -1
    for start, end in sorted(spans):
        if end > last and text.find("\n", start, end) >= 0:
            kept.append((start, end))
            last = end
    return kept


def read(document: Document, recognised: str = "") -> Article:
    """The article in wikitext."""
    return _Reader(document).article(recognised)
