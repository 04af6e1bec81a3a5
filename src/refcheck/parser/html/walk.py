"""One walk over a page: sections, lists, paragraphs, markers with their claims, citations, links, reference lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from refcheck.model.article import NOWHERE, ClaimKind, ListBlock, ListItem, ListKind, Paragraph, Section
from refcheck.model.record import maker
from refcheck.parser.html import errors, references
from refcheck.parser.html.claims import MARK, claims
from refcheck.parser.html.found import Draft, Found
from refcheck.parser.html.scan import Cite, add_message, is_message, scan
from refcheck.parser.html.soup import (
    UNSEEN,
    NavigableString,
    Tag,
    beginning,
    classes,
    collapse,
    first_link,
    hidden,
    text_of,
)

_make_item = maker(ListItem)
_make_paragraph = maker(Paragraph)

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS = {"ul": ListKind.UNORDERED, "ol": ListKind.ORDERED, "dl": ListKind.DESCRIPTION}
_ITEMS = ("li", "dt", "dd")
_CAPTIONS = ("caption", "figcaption")
#: Blocks that begin and end a run of text.
_BLOCKS = frozenset(
    (*_HEADINGS, *_LISTS, *_ITEMS, *_CAPTIONS, "p", "table", "tr", "blockquote", "section", "figure", "pre")
)
_CELLS = ("td", "th")
#: Classes of what is no part of the article: tools, notices, navigation.  Markers in some of them count all the same.
_LEFT_OUT = re.compile(
    r"\b(?:mw-editsection|editsection|toc|mw-jump-link|printfooter|mw-empty-elt|navbar|Inline-Template|mw-indicators"
    r"|catlinks|mw-cite-backlink|mw-portlet|vector-header|vector-toc|mw-footer|noscript|mw-headline-anchor|toctoggle"
    r"|mw-ui-icon|section-heading-indicator|mw-hidden-catlinks|mw-collapsible-toggle)(?![\w-])"
)
_AROUND = re.compile(
    r"\b(?:navbox|vertical-navbox|ambox|ombox|tmbox|metadata|sistersitebox|authority-control|portal|portalbox"
    r"|side-box|stub|mbox-small|hatnote|dablink|shortdescription)(?![\w-])"
)
_CHROME = frozenset(
    "toc catlinks footer mw-navigation siteNotice mw-head mw-panel siteSub contentSub contentSub2 jump-to-nav "
    "mw-page-base mw-head-base mw-sidebar-button p-lang-btn vector-toc mw-mf-page-left page-actions".split()
)
_LONGEST_CAPTION = 300
_EDIT = ("mw-editsection", "editsection", "indicator", "mw-headline-anchor")


@dataclass(slots=True)
class _List:
    """An open list: the texts and depths of its items, and the numbers of the items that are open."""

    kind: ListKind
    section: int
    caption: str
    texts: list[list[str]] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    depth: int = 0


class Walk:
    """The walk and its state; `run` is the text since the last block began, with a MARK for each marker."""

    def __init__(self) -> None:
        self.found = Found()
        self.run: list[str] = []
        self.waiting: list[Draft] = []  # the markers of the run
        self.kinds: list[ClaimKind | None] = [None]  # what the open blocks are
        self.list: _List | None = None
        self.caption = ""
        self.aside = 0  # how many open elements are no part of the article's own text
        self.rows = 0
        self.infoboxes = 0

    def read(self, root: Tag) -> Found:
        """Everything below an element."""
        stack = [iter(root.contents)]
        closers: list[str] = [""]
        run = self.run.append
        while stack:
            for node in stack[-1]:
                if type(node) is NavigableString:
                    run(node)
                    continue
                if type(node) is not Tag:
                    continue
                closer = self._enter(node, node.name)
                if closer is None:
                    continue
                contents = node.contents
                if not closer and len(contents) == 1 and type(contents[0]) is NavigableString:
                    run(contents[0])
                    continue
                stack.append(iter(contents))
                closers.append(closer)
                break
            else:
                stack.pop()
                closer = closers.pop()
                if closer:
                    self._leave(closer)
        self._flush()
        return self.found

    # Elements ---------------------------------------------------------------------------------------------------------

    def _enter(self, tag: Tag, name: str) -> str | None:  # noqa: C901  the one look at each element
        """Begins an element: None where it is done with, else a word that says how it ends ("" for most)."""
        attributes: dict[str, str] = tag.attrs  # type: ignore[assignment]  # strings only: no multi-valued attributes
        written = attributes.get("class")
        if name == "a":
            return self._anchor(attributes, written or "")
        if name == "sup" and written is not None and "reference" in written:
            return self._marker(tag, written)
        if name in UNSEEN:
            return None
        aside = ""
        if written:
            if "mw-headline" in written and name == "span":
                return ""
            if _LEFT_OUT.search(written):
                return None
            if name == "span":
                return self._span(tag, attributes, written)
            if name == "div":
                if "mw-ext-cite-error" in written:
                    return self._error(tag, attributes)
                if "thumbcaption" in written or "gallerytext" in written:
                    return self._open(ClaimKind.CAPTION, "caption")
            if _AROUND.search(written):
                aside = "aside"
        if "style" in attributes and hidden(attributes["style"]):
            return None
        if "id" in attributes and attributes["id"] in _CHROME:
            return None
        if aside:
            self._flush()
            self.aside += 1
            return "aside"
        if name == "cite" and (not self._is_attribution(tag) if written is None else "citation" in written):
            return self._cite(tag)
        if name in _BLOCKS or name in _CELLS or name == "strong":
            return self._block(tag, name, written or "")
        if name == "br" or name == "div":
            run = self.run
            if name == "div" and not self.rows:
                self._flush()
                return "div"
            run.append(" ")
        return ""

    def _block(self, tag: Tag, name: str, written: str) -> str | None:
        if name == "strong":
            return self._error(tag, tag.attrs) if "error" in written else ""  # type: ignore[arg-type]
        if name in _LISTS:
            return self._list(tag, name, written)
        if name in _ITEMS:
            return self._item()
        if name in _CELLS:
            if self.infoboxes:
                self._flush()
                self.kinds.append(ClaimKind.FIELD)
                return "caption"
            self.run.append(" ")
            return ""
        if name == "p":
            if self.rows or (self.list is not None and self.list.open):
                self.run.append(" ")
                return ""
            return self._open(ClaimKind.SENTENCE, "p")
        if name in _HEADINGS:
            return self._heading(tag, name)
        if name == "tr":
            self.rows += 1
            return self._open(ClaimKind.ROW, "tr")
        if name == "table" and "infobox" in written:
            self.infoboxes += 1
            return self._open(None, "infobox")
        if name in _CAPTIONS:
            return self._open(ClaimKind.CAPTION, "caption")
        if name == "blockquote":
            return self._open(ClaimKind.SENTENCE, "caption")
        return self._open(None, "caption")

    def _open(self, kind: ClaimKind | None, closer: str) -> str:
        self._flush()
        self.kinds.append(kind)
        return closer

    def _leave(self, closer: str) -> None:
        """Ends a block."""
        self._flush()
        if closer == "div":
            return
        if closer == "aside":
            self.aside -= 1
            return
        self.kinds.pop()
        if closer == "tr":
            self.rows -= 1
        elif closer == "infobox":
            self.infoboxes -= 1
        elif closer == "item":
            if self.list is not None and self.list.open:
                self.list.open.pop()
        elif closer == "list":
            self._close_list()

    # Text -------------------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Ends a run of text: its markers get their claims, its words go to the paragraph or list item."""
        run = self.run
        if not run:
            return
        text = "".join(run)
        run.clear()
        kind = self.kinds[-1]
        waiting = self.waiting
        if waiting:
            drafts, self.waiting = waiting, []
            if kind is None and self.list is not None and self.list.open:
                kind = ClaimKind.ITEM
            said = claims(text, len(drafts), kind or ClaimKind.SENTENCE)
            for draft, claim in zip(drafts, said, strict=True):
                draft.claim = claim
            text = text.replace(MARK, "")
        if self.aside:
            return
        if kind is ClaimKind.SENTENCE:
            text = collapse(text)
            if text:
                self.found.paragraphs.append(_make_paragraph(NOWHERE, NOWHERE, len(self.found.sections) - 1, text))
                self.caption = text if len(text) < _LONGEST_CAPTION else ""
        elif self.list is not None and self.list.open and not text.isspace():
            self.list.texts[self.list.open[-1]].append(text)

    def _heading(self, tag: Tag, name: str) -> str | None:
        self._flush()
        if self.aside:
            return None
        if str(tag.attrs.get("id") or "") in ("firstHeading", "section_0") or "firstHeading" in classes(tag):
            self.found.title = self.found.title or text_of(tag, _EDIT)
            return None
        below = [node for node in tag.descendants if type(node) is Tag]
        shown = next((node for node in below if "mw-headline" in classes(node).split()), tag)
        for node in below:
            if node.name == "sup" and "reference" in classes(node):
                self._marker(node, classes(node))
        text = text_of(shown, (*_EDIT, "reference"))
        self.run.clear()
        if text:
            self.found.sections.append(Section(text, _HEADINGS[name], NOWHERE, NOWHERE, NOWHERE))
        for draft in self.waiting:
            draft.section = len(self.found.sections) - 1
        self.waiting = []
        self.caption = ""
        return None

    # Lists ------------------------------------------------------------------------------------------------------------

    def _list(self, tag: Tag, name: str, written: str) -> str | None:
        if name == "ol" and references.is_list(tag, written):
            self._flush()
            group = tag.attrs.get("data-mw-group")
            parsoid = "mw-references" in written
            self.found.listings.append(references.read_list(tag, str(group or "") if parsoid else None))
            return None
        if "gallery" in written or self.aside or self.infoboxes:
            return self._open(None, "caption")
        self._flush()
        if self.list is None:
            self.list = _List(_LISTS[name], len(self.found.sections) - 1, self.caption.rstrip(":"))
        self.list.depth += 1
        self.kinds.append(None)
        return "list"

    def _item(self) -> str:
        self._flush()
        self.kinds.append(ClaimKind.ITEM)
        if self.list is None or not self.list.depth:
            return "caption"
        self.list.open.append(len(self.list.texts))
        self.list.texts.append([])
        self.list.depths.append(self.list.depth)
        return "item"

    def _close_list(self) -> None:
        block = self.list
        if block is None:
            return
        block.depth -= 1
        if block.depth:
            return
        self.list = None
        self.caption = ""
        items = tuple(
            _make_item(text, depth, NOWHERE, NOWHERE)
            for text, depth in ((collapse(" ".join(t)), d) for t, d in zip(block.texts, block.depths, strict=True))
            if text
        )
        if items:
            self.found.lists.append(ListBlock(block.kind, NOWHERE, NOWHERE, items, block.section, block.caption))

    # Inline -----------------------------------------------------------------------------------------------------------

    def _anchor(self, attributes: dict[str, str], written: str) -> str:
        if "external" in written and not self.aside:
            self.found.links.append(attributes.get("href") or "")
        return ""

    def _span(self, tag: Tag, attributes: dict[str, str], written: str) -> str | None:
        if "Z3988" in written:
            cited = self.found.cited
            if cited and not cited[-1].cites[-1].coins:
                cited[-1].cites[-1].coins = attributes.get("title") or ""
            return None if not tag.contents or not beginning(tag) else ""
        if is_message(written):
            if self.found.cited:
                add_message(tag, self.found.cited[-1].cites[-1].messages)
            return None
        if "error" in written and ("mw-ext-cite" in written or beginning(tag).startswith("Cite error")):
            return self._error(tag, attributes)
        if "style" in attributes and hidden(attributes["style"]):
            return None
        return ""

    def _error(self, tag: Tag, attributes: dict[str, str]) -> str | None:
        if "mw-ext-cite" not in str(attributes.get("class")) and not beginning(tag).startswith("Cite error"):
            return ""
        text = text_of(tag)
        self.found.errors.append((errors.kind(text), text))
        return None

    def _cite(self, tag: Tag) -> str | None:
        """A citation outside references; its words, and the markers in it, belong to the text around it."""
        whole = scan(tag, Cite(0, 0, classes(tag)))
        self.run.append(whole.text())
        for node in tag.descendants if whole.marked else ():
            if type(node) is Tag and node.name == "sup" and "reference" in classes(node):
                self._marker(node, classes(node))
        if not self.aside:
            self.found.cited.append(whole)
        return None

    @staticmethod
    def _is_attribution(tag: Tag) -> bool:
        """Whether a `<cite>` tells who is quoted, as {{Blockquote}} prints it; that is no citation."""
        return tag.parent is not None and "quote" in classes(tag.parent)

    def _marker(self, tag: Tag, written: str) -> str | None:
        """A `<sup class="reference">`: a marker where it leads to a reference, a page number (`{{rp}}`) elsewhere."""
        link = first_link(tag)
        target = str(link.attrs.get("href") or "") if link is not None else ""
        place = target.partition("#")[2]
        if link is None or not place.startswith(("cite_note", "_note")):
            return None if "reference" in written.split() else ""
        label = text_of(link).strip("[]⁠ ")
        group = link.attrs.get("data-mw-group")
        draft = Draft(label, references.fragment(target), len(self.found.sections) - 1, str(group) if group else None)
        self.found.markers.append(draft)
        self.waiting.append(draft)
        self.run.append(MARK)
        if "data-mw" in tag.attrs:
            for kind, key in errors.keys(tag.attrs["data-mw"]):
                self.found.errors.append((kind, f"Cite error: {key}"))
        return None
