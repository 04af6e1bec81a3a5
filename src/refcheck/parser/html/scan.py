"""Takes a reference or a citation apart: its text, links, metadata, messages and backlinks, in one walk."""

from __future__ import annotations

from dataclasses import dataclass, field

from refcheck.parser.html.soup import APART, UNSEEN, NavigableString, Tag, beginning, collapse, hidden, text_of

#: The class of the list of sub-references (`<ref details=…>`) below a reference.
SUB_LIST = "mw-subreference-list"


@dataclass(slots=True)
class Outside:
    """An outside link: its address, and the pieces of text that it covers."""

    url: str
    first: int
    last: int
    numbered: bool = False


@dataclass(slots=True)
class Cite:
    """A `<cite>` element, or a piece of text that metadata belong to; places are numbers of pieces."""

    first: int
    last: int
    classes: str = ""
    coins: str = ""
    accessed: tuple[int, int] | None = None
    quote: tuple[int, int] | None = None
    messages: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Scan:
    """What was found, in page order.  `errors` are Cite's own messages, `codes` Parsoid's keys of them."""

    pieces: list[str] = field(default_factory=list)
    links: list[Outside] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    uses: int = 0
    marked: bool = False  # holds markers of other references

    def text(self, first: int = 0, last: int | None = None) -> str:
        """The text of some of the pieces, on one line."""
        return collapse("".join(self.pieces[first:last]))


def is_backlink(target: str) -> bool:
    """Whether an address leads from a reference back to its marker."""
    place = target.partition("#")[2]
    return place.startswith(("cite_ref", "_ref"))


def _is_outside(attributes: dict[str, str], classes: str, target: str) -> bool:
    if classes:
        return "external" in classes
    return target.startswith(("http://", "https://", "ftp://")) and "title" not in attributes and "/wiki/" not in target


def message_text(tag: Tag) -> str:
    """A message of CS1 without the template's name before it and the link to its help behind it."""
    text = text_of(tag)
    if text.startswith("{{") and "}}" in text:
        text = text.partition("}}")[2].lstrip(" :")
    return text.removesuffix(" (help)").removesuffix(" (link)").strip(" ;")


def add_message(tag: Tag, messages: list[str]) -> None:
    """Notes a message of CS1; the element that holds the template's name alone is none."""
    text = message_text(tag)
    if text:
        messages.append(text)


def is_message(classes: str) -> bool:
    """Whether an element of these classes is a message of CS1 (its names of 2013 to today)."""
    return "citation-comment" in classes or classes.startswith(("cs1-maint", "cs1-visible-error", "cs1-hidden-error"))


def scan(tag: Tag, whole: Cite | None = None) -> Scan:  # noqa: C901  one walk, one look at each element
    """Everything of one element; backlinks, messages and what is not shown are not part of its text.

    `whole` is the citation that the element itself is.
    """
    found = Scan()
    if whole is not None:
        found.cites.append(whole)
    pieces, cites = found.pieces, found.cites
    stack = [iter(tag.contents)]
    closers: list[Outside | Cite | tuple[Cite, str, int] | None] = [None]
    while stack:
        for node in stack[-1]:
            if type(node) is NavigableString:
                pieces.append(node)
                continue
            if type(node) is not Tag:
                continue
            name = node.name
            attributes: dict[str, str] = node.attrs  # type: ignore[assignment]  # no multi-valued attributes
            if name in UNSEEN:
                continue
            classes = attributes.get("class") or ""
            closer: Outside | Cite | tuple[Cite, str, int] | None = None
            if name == "a":
                target = attributes.get("href") or ""
                if is_backlink(target):
                    found.uses += 1
                    continue
                if target and _is_outside(attributes, classes, target):
                    closer = Outside(target, len(pieces), 0, "autonumber" in classes)
                    found.links.append(closer)
                elif "#cite_note" in target:
                    found.marked = True
            elif name == "cite":
                closer = Cite(len(pieces), 0, classes)
                cites.append(closer)
            elif name == "q":
                if cites:
                    closer = (cites[-1], "quote", len(pieces))
            elif classes:
                if "mw-cite-backlink" in classes:
                    found.uses += _backlinks(node)
                    continue
                if "Z3988" in classes:
                    _metadata(found, attributes.get("title") or "")
                    if not node.contents or not beginning(node):
                        continue
                elif is_message(classes):
                    add_message(node, cites[-1].messages if cites else [])
                    continue
                elif "error" in classes and _is_cite_error(node, classes):
                    found.errors.append(text_of(node))
                    continue
                elif classes == "reference-accessdate":
                    if cites:
                        closer = (cites[-1], "accessed", len(pieces))
                elif "mw-linkback-text" in classes or SUB_LIST in classes:
                    continue
            if "style" in attributes and hidden(attributes["style"]):
                if closer is not None and isinstance(closer, Outside):
                    found.links.pop()
                continue
            if name in APART:
                pieces.append(" ")
            stack.append(iter(node.contents))
            closers.append(closer)
            break
        else:
            stack.pop()
            closer = closers.pop()
            if closer is not None:
                if isinstance(closer, tuple):
                    setattr(closer[0], closer[1], (closer[2], len(pieces)))
                else:
                    closer.last = len(pieces)
    if whole is not None:
        whole.last = len(pieces)
    return found


def _metadata(found: Scan, title: str) -> None:
    """COinS belong to the `<cite>` before them; where there is none, to the text since the last citation."""
    cites = found.cites
    if not cites or cites[-1].coins:
        cites.append(Cite(cites[-1].last if cites else 0, len(found.pieces)))
    cites[-1].coins = title


def _backlinks(tag: Tag) -> int:
    found = 0
    stack = [tag]
    while stack:
        for node in stack.pop().contents:
            if type(node) is Tag:
                if node.name == "a":
                    found += is_backlink(str(node.attrs.get("href", "")))
                else:
                    stack.append(node)
    return found


def _is_cite_error(tag: Tag, classes: str) -> bool:
    return "mw-ext-cite" in classes or ("error" in classes.split() and beginning(tag).startswith("Cite error"))
