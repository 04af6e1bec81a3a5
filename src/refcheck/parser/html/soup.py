"""Builds the tree of a page with Beautiful Soup on lxml, whatever the text is."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NavigableString, PageElement

__all__ = ["NavigableString", "Tag", "beginning", "classes", "collapse", "first_link", "make", "text_of"]

_SURROGATES = re.compile("[\ud800-\udfff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
#: Elements whose text no reader sees.
UNSEEN = frozenset(("style", "script", "noscript", "template", "annotation", "audio", "video", "iframe", "object"))
#: Elements that stand apart from the words beside them.
APART = frozenset(
    "br p div li ul ol dl dd dt tr td th table caption blockquote section figure figcaption h1 h2 h3 h4 h5 h6".split()
)


class _Builder(LXMLTreeBuilder):
    """Beautiful Soup's builder for lxml without its care for XML namespaces, which HTML has none of: a sixth faster."""

    attribute_dict_class = dict  # type: ignore[assignment]

    def start(self, tag: str | bytes, attrib: Any, nsmap: Any = None) -> None:
        """Begins an element."""
        self.soup.handle_starttag(tag, None, None, dict(attrib))  # type: ignore[union-attr,arg-type]

    def end(self, tag: str | bytes) -> None:
        """Ends an element."""
        self.soup.endData()  # type: ignore[union-attr]
        self.soup.handle_endtag(tag)  # type: ignore[union-attr,arg-type]


class _Soup(BeautifulSoup):
    """A tree whose texts are all of one class; which elements' text is never shown, the walks know themselves."""

    def string_container(self, base_class: type[NavigableString] | None = None) -> type[NavigableString]:
        """The class of a text; comments and the like bring their own."""
        return base_class or NavigableString


def make(text: str) -> Tag:
    """The tree of a text; never raises."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        text = text[declaration.end() :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        # The line end keeps Beautiful Soup from taking a short text for a file's name.
        builder = _Builder(multi_valued_attributes=None, string_containers={})
        return _Soup(text + "\n", builder=builder)


def collapse(text: str) -> str:
    """The text with each run of white space (no-break spaces too) as one space."""
    return " ".join(text.split())


def classes(tag: Tag) -> str:
    """An element's classes as written, "" where it has none."""
    return str(tag.attrs.get("class") or "")


def hidden(style: object) -> bool:
    """Whether a style attribute keeps an element from being shown."""
    text = str(style).replace(" ", "").lower()
    return "display:none" in text


def text_of(tag: Tag, without: tuple[str, ...] = ()) -> str:
    """What an element shows, on one line; `without` are classes (whole words or parts of them) to leave out."""
    contents = tag.contents
    if len(contents) == 1 and type(contents[0]) is NavigableString:
        return collapse(contents[0])
    pieces: list[str] = []
    stack = [iter(contents)]
    while stack:
        for node in stack[-1]:
            if type(node) is NavigableString:
                pieces.append(node)
                continue
            if type(node) is not Tag or node.name in UNSEEN:
                continue
            attributes = node.attrs
            written = attributes.get("class")
            if written and without and any(word in written for word in without):
                continue
            if "style" in attributes and hidden(attributes["style"]):
                continue
            if node.name in APART:
                pieces.append(" ")
            stack.append(iter(node.contents))
            break
        else:
            stack.pop()
    return collapse("".join(pieces))


#: So many nodes are looked at where only an element's beginning matters; nested elements then cost linear time.
_NEAR = 30


def _near(tag: Tag) -> Iterator[PageElement]:
    """The first nodes below an element, in page order (`Tag.descendants` looks for the last one first)."""
    stack: list[PageElement] = list(reversed(tag.contents[:_NEAR]))
    for _ in range(_NEAR):
        if not stack:
            return
        node = stack.pop()
        yield node
        if type(node) is Tag:
            stack += reversed(node.contents[:_NEAR])


def beginning(tag: Tag) -> str:
    """The first words that an element shows, enough to recognise it by."""
    return "".join([node for node in _near(tag) if type(node) is NavigableString]).lstrip()


def first_link(tag: Tag) -> Tag | None:
    """The first `<a>` near an element's beginning."""
    return next((node for node in _near(tag) if type(node) is Tag and node.name == "a"), None)
