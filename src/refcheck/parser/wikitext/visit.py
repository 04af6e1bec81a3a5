"""Goes through the nodes in the order in which MediaWiki expands them, and notes what matters to references.

Templates' arguments come before the template itself; the content of a `<ref>` is a text of its own, expanded only when
a reference list prints it (`Cite::references`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from refcheck.model.article import Comment, Fault, TemplateCall
from refcheck.model.record import maker
from refcheck.parser.numbering import Use
from refcheck.parser.wikitext import refs
from refcheck.parser.wikitext.tokens import COMMENT, LINK, REF, REFERENCES, TEMPLATE, Node
from refcheck.parser.wikitext.tree import arguments, fields, template_of
from refcheck.words.markup import template_name
from refcheck.words.templates import citation_kind

#: Nothing is looked for deeper in; MediaWiki itself gives up at 40 templates.
DEEPEST = 60
_call = maker(TemplateCall)
_comment = maker(Comment)

Call = tuple[Node, str, str]  # a citation template: node, name, class


@lru_cache(maxsize=4096)
def _known(written: str, language: str) -> tuple[str, str | None, str | None]:
    return _told(template_name(written), language)


def _told(name: str, language: str) -> tuple[str, str | None, str | None]:
    """A template's name, the class of work that it cites, and what it does with footnotes."""
    kind = citation_kind(name, language)
    return name, kind, None if kind else refs.footnote_kind(name)


class ListHere:
    """A reference list, with the footnotes defined in it."""

    __slots__ = ("definitions", "end", "group", "prints", "start")

    def __init__(self, group: str, start: int, end: int, definitions: list[Use], prints: bool = True) -> None:
        self.group = group
        self.start = start
        self.end = end
        self.definitions = definitions
        self.prints = prints  # Cite shows an error in its place otherwise


class Place:
    """Where a node stands: what takes the footnotes and citations found there, and what is around it."""

    __slots__ = ("calls", "citing", "definitions", "depth", "events", "field", "note", "template")

    def __init__(self, events: list[Use | ListHere], calls: list[Call]) -> None:
        self.events = events
        self.calls = calls
        self.definitions: list[Use] | None = None  # the list that footnotes are defined in
        self.depth = 0  # templates around
        self.citing = False  # inside a citation template
        self.note = False  # inside another footnote
        self.template = False
        self.field: Node | None = None  # the infobox or file caption around

    def inside(self) -> Place:
        """The same place, one piece deeper in."""
        place = Place(self.events, self.calls)
        place.definitions = self.definitions
        place.depth = self.depth
        place.citing = self.citing
        place.note = self.note
        place.template = self.template
        place.field = self.field
        return place


class Visitor:
    """Collects templates, comments and footnotes of one article; `visit` is called for each text of its own."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.templates: list[TemplateCall] = []
        self.comments: list[Comment] = []
        self.hidden: list[Node] = []  # whose lines are no lines of the article
        self.uses: list[Use] = []
        self.faults: list[Fault] = []
        self.date_style = ""

    def visit(self, nodes: list[Node], note: bool) -> Place:
        """The footnotes, lists and citations of a text; `note` where it is the content of a footnote."""
        place = Place([], [])
        place.note = note
        hidden = self.hidden
        if note:  # the footnote around it is hidden already
            self.hidden = []
        self._walk(nodes, place, 0)
        self.hidden = hidden
        return place

    def calls(self, nodes: Sequence[Node]) -> list[Call] | None:
        """The citations of a footnote that is one template and nothing else, as most are; None of another one."""
        node = nodes[0]
        if len(nodes) > 1 or node.children or node.kind is not TEMPLATE:
            return None
        name, kind, _ = self._known(node)
        if kind is None:
            return None
        self.templates.append(_call(name, node.start, node.end, 0))
        return [(node, name, kind)]

    def _known(self, node: Node) -> tuple[str, str | None, str | None]:
        """A template's name, and what is known of it."""
        text, start, end = self.text, node.inner_start, node.inner_end
        bar = text.find("|", start, end)
        known = _known(text[start : bar if bar >= 0 else end], self.language)
        return _told(template_of(text, node), self.language) if known[0][:8] == "#invoke:" else known

    def _walk(self, nodes: list[Node], place: Place, level: int) -> None:
        for node in nodes:
            kind = node.kind
            if kind is TEMPLATE:
                self._template(node, place, level)
            elif kind is REF:
                self.hidden.append(node)
                self._use(refs.of_tag(self.text, node), place)
            elif kind is COMMENT:
                self.comments.append(_comment(node.start, node.end, self.text[node.inner_start : node.inner_end]))
                self.hidden.append(node)
            elif kind is REFERENCES:
                self._references(node, place)
            elif node.children:
                self._link(node, place, level)
            elif kind is not LINK:
                self.hidden.append(node)

    def _link(self, node: Node, place: Place, level: int) -> None:
        if level < DEEPEST:
            if place.field is None and node.kind is LINK:
                place = place.inside()
                place.field = node
            self._walk(node.children, place, level + 1)

    def _template(self, node: Node, place: Place, level: int) -> None:
        name, kind, special = self._known(node)
        self.templates.append(_call(name, node.start, node.end, place.depth))
        inner = place
        if node.children and level < DEEPEST:
            inner = place.inside()
            inner.depth += 1
            inner.template = True
            inner.citing = place.citing or kind is not None
            if special == "note":
                inner.calls = []
                inner.definitions = None
                inner.note = True
            elif special == "list":
                inner.definitions = []
            elif place.field is None and not kind and self._has_lines(node):
                inner.field = node
            self._walk(node.children, inner, level + 1)
        if kind:
            if not place.citing:
                place.calls.append((node, name, kind))
                self.hidden.append(node)
        elif special and level < DEEPEST:
            self._special(special, node, name, place, inner)
        elif name.startswith("use ") and name.endswith(("dmy dates", "mdy dates")):
            self.date_style = self._style(node, name)

    def _has_lines(self, node: Node) -> bool:
        """Whether a line ends in a template before anything stands in it, as in an infobox."""
        end = node.children[0].start
        link = self.text.find("[[", node.start, end)
        return self.text.find("\n", node.start, end if link < 0 else link) >= 0

    def _special(self, special: str, node: Node, name: str, place: Place, inner: Place) -> None:
        """A template that makes or lists footnotes."""
        given = arguments(self.text, node)
        self.hidden.append(node)
        if special == "list":
            group = next((f.raw.strip("\"'") for f in given if f.name == "group" and f.raw), refs.LISTS[name])
            prints = not self._holds_a_list(node)
            place.events.append(ListHere(group, node.start, node.end, inner.definitions or [], prints))
        elif special == "note":
            use = refs.of_note(name, node, given)
            use.calls = inner.calls if inner is not place else []
            self._use(use, place)
        elif special == "reuse":
            for use in refs.of_reuse(node, given):
                self._use(use, place)
        else:
            self._use(refs.of_short(name, node, given), place)

    def _use(self, use: Use, place: Place) -> None:
        if place.template:
            use.in_template = True
        if place.note:
            use.in_reference = True
        if place.field is not None:
            use.field = self._field_start(place.field, use.start)
        if place.definitions is not None:
            use.in_list = True
            place.definitions.append(use)
        else:
            place.events.append(use)
        self.uses.append(use)

    def _field_start(self, node: Node, place: int) -> int:
        """Where the infobox's parameter or the file's caption around a footnote begins, -1 where that is far away."""
        start = max(node.start, place - 5000)
        if node.kind is LINK:
            return self.text.rfind("|", start, place) + 1 or -1
        bar = self.text.rfind("\n|", start, place)
        return bar + 2 if bar >= 0 else -1

    def _references(self, node: Node, place: Place) -> None:
        self.hidden.append(node)
        group, prints = "", True
        tag_end = node.inner_end if node.inner_start < 0 else node.inner_start - 1
        for name, value, _, _ in refs.attributes(self.text, node.start + 11, tag_end):
            if name == "group":
                group = value
            elif name != "responsive":
                message = f"<references> has no attribute “{name}”"
                self.faults.append(Fault("references_invalid_parameters", node.start, node.end, message))
                prints = False
        definitions = []
        for event in self.visit(node.children, False).events:
            if isinstance(event, Use):
                event.in_list = True
                definitions.append(event)
        prints = prints and not self._holds_a_list(node)
        place.events.append(ListHere(group, node.start, node.end, definitions, prints))

    def _holds_a_list(self, node: Node) -> bool:
        """Whether another list begins in a list: Cite prints an error in its place."""
        if not node.children or all(child.kind is not REFERENCES for child in node.children):
            return False
        message = "another reference list begins before this <references> is closed"
        self.faults.append(Fault("included_references", node.start, node.end, message))
        return True

    def _style(self, node: Node, name: str) -> str:
        style = "dmy" if "dmy" in name else "mdy"
        for item in fields(self.text, node):
            if item.written == "cs1-dates" and item.value in ("l", "ll", "ls", "ly", "s", "ss", "sy", "y", "yy"):
                return f"{style}-{item.value}"
        return style
