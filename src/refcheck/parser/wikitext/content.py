"""The content of one footnote: its citations, whether by template or by hand, and its text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.model.article import Citation
from refcheck.parser.citations import from_fields
from refcheck.parser.numbering import Use
from refcheck.parser.wikitext import handwritten
from refcheck.parser.wikitext import links as outside
from refcheck.parser.wikitext.links import OutsideLink
from refcheck.parser.wikitext.tokens import LINK, TEMPLATE, Node
from refcheck.parser.wikitext.tree import arguments, fields, name_of, name_span
from refcheck.parser.wikitext.visit import Call
from refcheck.words.markup import plain

_WEB_ARCHIVE = frozenset(("webarchive", "web archive", "wayback", "webcite", "archived", "memento"))
_SHORT_CITATIONS = frozenset(
    "harvnb harv harvp harvtxt harvcol harvcolnb harvcoltxt harvs harvc sfn sfnp sfnm citeref harvnbp".split()
)


class Contents:
    """Reads footnotes of one article."""

    __slots__ = ("language", "text")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def citation(self, call: Call) -> Citation:
        """The citation that a template call makes."""
        node, name, kind = call
        text = self.text
        return from_fields(
            node.start, node.end, name, kind, name_span(text, node), arguments(text, node, kind), self.language
        )

    def of(self, use: Use) -> tuple[tuple[Citation, ...], str | None]:
        """The citations of a footnote, and its text, None where that is the text of its only citation."""
        calls = use.calls or ()
        start, end = use.body_start, use.body_end
        if len(calls) == 1 and calls[0][0].end - calls[0][0].start > end - start - 3:
            return (self.citation(calls[0]),), None
        found = [self.citation(call) for call in calls]
        links = self._links(start, end, use.nodes, found)
        if not found:
            return self._linking(use, links) if links else self._in_words(use)
        text = self._reading(start, end, found)
        if links:
            found += handwritten.read(self.text, links[0].start, links[-1].end, links, self.language)
            found.sort(key=lambda item: item.start)
        return self._with_archives(use.nodes, found), text

    def _linking(self, use: Use, links: list[OutsideLink]) -> tuple[tuple[Citation, ...], str | None]:
        """As `of`, for a footnote with outside links and no citation template."""
        text, start, end = self.text, use.body_start, use.body_end
        found = self._with_archives(use.nodes, list(handwritten.read(text, start, end, links, self.language)))
        return found, None if len(found) == 1 else plain(text[start:end]) or found[0].text

    def _in_words(self, use: Use) -> tuple[tuple[Citation, ...], str]:
        """The same without links; short citations cite nothing themselves."""
        text, start, end = self.text, use.body_start, use.body_end
        read = plain(text[start:end])
        if use.kind != "ref" or any(
            node.kind is TEMPLATE and name_of(text, node) in _SHORT_CITATIONS for node in use.nodes
        ):
            return (), read
        return handwritten.words(text, start, end, read, self.language), read

    def _links(self, start: int, end: int, nodes: Sequence[Node], found: list[Citation]) -> list[OutsideLink]:
        """The outside links between the templates; an archived copy is given to the citation before it."""
        text = self.text
        if text.find("//", start, end) < 0:
            return []
        links: list[OutsideLink] = []
        at = start
        for node in nodes:
            if node.kind is LINK or node.start < at:
                continue
            links += outside.find(text, at, node.start)
            at = node.end
        links += outside.find(text, at, end)
        return [link for link in links if not self._given(link, found)] if found else links

    def _given(self, link: OutsideLink, found: list[Citation]) -> bool:
        """Whether a link is the archived copy of a citation, which then takes it."""
        for number, item in enumerate(found):
            if item.url and not item.archive_url and handwritten.is_copy(item.url, link.url):
                copy = handwritten.field_of("archive-url", link.url, self.text, link.url_start, link.url_end)
                found[number] = handwritten.with_copy(item, copy, None, self.language)
                return True
        return False

    def _with_archives(self, nodes: Sequence[Node], found: list[Citation]) -> tuple[Citation, ...]:
        """The citations with the archived copies that templates behind their links give."""
        for node in nodes:
            if node.kind is TEMPLATE and name_of(self.text, node) in _WEB_ARCHIVE:
                self._archive_template(node, found)
        return tuple(found)

    def _archive_template(self, node: Node, found: list[Citation]) -> None:
        """`{{webarchive|url=…|date=…}}` behind a citation without an archive of its own."""
        number = max((n for n, item in enumerate(found) if _link_end(item) <= node.start), default=-1)
        if number < 0 or found[number].archive_url:
            return
        held = {field.name: field for field in fields(self.text, node)}
        field = next((held[name] for name in ("url", "1") if name in held and "//" in held[name].value), None)
        if field is not None and handwritten.names_copy(field.value):
            found[number] = handwritten.with_copy(found[number], field, held.get("date"), self.language)

    def _reading(self, start: int, end: int, found: list[Citation]) -> str:
        parts, at = [], start
        for item in found:
            if item.start > at:
                parts.append(_between(self.text[at : item.start]))
            parts.append(item.text)
            at = item.end
        if at < end:
            parts.append(_between(self.text[at:end]))
        return " ".join([part for part in parts if part])


#: What is left of a template around citations: `{{multiref2 |1=`, `|2=`, `}}`.
_SHELL = re.compile(
    r"\{\{[^{}|<>\[\]]{0,80}(?:\||\Z)(?:\s*\w{1,20}\s*=)?|\A\s*\|(?:\s*\w{1,20}\s*=)?|\|\s*\w{1,20}\s*=\s*\Z|\|\s*\Z|\}\}"
)


def _between(piece: str) -> str:
    """What a reader sees of the text between two citations."""
    read = plain(piece)
    return _SHELL.sub(" ", read).strip() if "{{" in read or "}}" in read or "|" in read else read


def _link_end(citation: Citation) -> int:
    """Where the link of a citation ends; words and marks may follow that belong to the citation too."""
    if citation.template:
        return citation.end
    return next((field.end for field in citation.fields if field.name == "url"), citation.end)
