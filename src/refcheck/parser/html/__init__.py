"""A rendered article → Article: pages as a browser gets them, saved pages, the parser's output alone, Parsoid's HTML.

Understood are the skins Vector (old and new), Minerva (mobile), Timeless and MonoBook, the printable version, and the
REST API's pages; heading and marker markup of MediaWiki 1.15 to today.  Places in the source are unknown: spans are -1.
"""

from __future__ import annotations

import re

from refcheck.model.article import NOWHERE, Article, Citation, Fault, Link, LinkRole, Marker, Reference
from refcheck.model.record import maker
from refcheck.model.text import Document
from refcheck.parser.html import cite, references, soup, walk
from refcheck.parser.html.found import Draft, Found
from refcheck.parser.html.references import Listing
from refcheck.parser.html.soup import Tag

_make_marker = maker(Marker)
_make_link = maker(Link)

Key = tuple[int, str, int]
_STYLE = re.compile(r">\s*Use (dmy|mdy) dates")
_SITE = re.compile(r"\s+[-–—|]\s+[^-–—|]*$")
_NUMBERED = re.compile(r"(.*?)[\s\u00a0]*\d+(?:\.\d+)*$", re.S)


def read(document: Document, recognised: str = "") -> Article:
    """The article in a rendered page.  Never raises, and takes linear time, whatever the text."""
    tree = soup.make(document.text)
    root, head = _content(tree)
    language = _language(root, tree)
    found = walk.Walk().read(root)
    listings, drafts = found.listings, found.markers
    where = references.places(listings)
    labels: dict[tuple[int, int, int], str] = {}
    for draft in drafts:
        place = where.get(draft.target)
        if place is not None:
            labels.setdefault((place.list, place.number, place.child), draft.label)
    groups = references.groups(listings, labels)
    entries, lists = references.references(listings, groups, labels, language)
    outside = tuple(cite.read(scan, scan.cites[0], language) for scan in found.cited)
    outside += tuple(
        cite.read(scan, one, language) for listing in listings for scan in listing.unused for one in scan.cites
    )
    style = _STYLE.search(document.text) if "Use " in document.text else None
    return Article(
        document,
        title=document.title or found.title or head,
        sections=tuple(found.sections),
        lists=tuple(found.lists),
        paragraphs=tuple(found.paragraphs),
        markers=tuple([_marker(draft, where, groups) for draft in drafts]),
        references=tuple(entries),
        reference_lists=tuple(lists),
        citations=outside,
        links=tuple(_links(found, listings, entries, outside)),
        faults=tuple(_faults(found, listings, groups)),
        date_style=style[1] if style else "",
        language=language,
        recognised=recognised,
    )


def _content(tree: Tag) -> tuple[Tag, str]:
    """The element that holds the article, and the page's title where it stands outside of it."""
    title = heading = ""
    best: Tag | None = None
    stack: list[Tag] = [tree]
    while stack:
        tag = stack.pop()
        name, attributes = tag.name, tag.attrs
        if name == "title" and not title:
            title = soup.text_of(tag)
        elif name == "h1" and "firstHeading" in f"{attributes.get('id')} {attributes.get('class')}":
            heading = soup.text_of(tag, ("mw-editsection",))
        elif attributes.get("id") == "mw-content-text":
            best = tag
            break
        elif best is None and "mw-parser-output" in soup.classes(tag):
            best = tag
            if name != "body" and heading:
                break
        elif name in _LEAVES:
            continue
        stack += [child for child in reversed(tag.contents) if type(child) is Tag]
    return best or tree, heading or _SITE.sub("", title)


#: Elements without the article's beginning in them.
_LEAVES = frozenset(("script", "style", "p", "ul", "ol", "table", "span", "a", "nav", "svg"))


def _language(root: Tag, tree: Tag) -> str:
    """The language code of the text, from the nearest `lang`."""
    told = root.attrs.get("lang") or next(
        (tag.attrs.get("lang") for tag in tree.contents if type(tag) is Tag and tag.name == "html"), None
    )
    code = str(told or "en").partition("-")[0].lower()
    return code if code.isalpha() and len(code) <= 3 else "en"


def _marker(draft: Draft, where: dict[str, references.Place], groups: list[str]) -> Marker:
    place = where.get(draft.target)
    if place is not None:
        group, listed, number = groups[place.list], place.list, place.number
    else:
        prefix = _NUMBERED.match(draft.label)
        group, listed, number = draft.group or (prefix[1] if prefix else ""), 0, 0
    name = references.name_of(draft.target)
    label = references.shown_label(draft.label, group, number)
    return _make_marker(label, group, number, NOWHERE, NOWHERE, name, listed, draft.section, draft.claim)


def _links(
    found: Found, listings: list[Listing], entries: list[Reference], outside: tuple[Citation, ...]
) -> list[Link]:
    links: list[Link] = []
    at = 0
    for listing in listings:
        for entry in listing.entries:
            reference = entries[at]
            at += 1
            key = (reference.list, reference.group, reference.number)
            cited: set[str] = set()
            for citation in reference.citations:
                _add(links, citation, key, cited)
            if not entry.scan.cites:
                links += [
                    _make_link(link.url, LinkRole.EXTERNAL, NOWHERE, NOWHERE, None, key)
                    for link in entry.scan.links
                    if link.url not in cited
                ]
    for citation in outside:
        _add(links, citation, None, set())
    links += [_make_link(url, LinkRole.EXTERNAL, NOWHERE, NOWHERE) for url in found.links if url]
    return links


def _add(links: list[Link], citation: Citation, key: Key | None, cited: set[str]) -> None:
    """The links that a citation's own parameters make."""
    day = citation.access_date or citation.date
    near = day.first if day else None
    for url, role in (
        (citation.url, LinkRole.URL),
        (citation.archive_url, LinkRole.ARCHIVE_URL),
        (citation.chapter_url, LinkRole.CHAPTER_URL),
    ):
        if url:
            cited.add(url)
            links.append(_make_link(url, role, NOWHERE, NOWHERE, near, key))


def _faults(found: Found, listings: list[Listing], groups: list[str]) -> list[Fault]:
    """Cite's own error messages: those in the text first, then those in the reference lists."""
    from refcheck.parser.html import errors

    faults = [Fault(kind, NOWHERE, NOWHERE, message) for kind, message in found.errors]
    for index, listing in enumerate(listings):
        for scan in listing.unused:
            faults += [Fault(errors.kind(message), NOWHERE, NOWHERE, message) for message in scan.errors]
        for entry in listing.entries:
            for message in entry.scan.errors:
                key = (index, groups[index], entry.number)
                faults.append(Fault(errors.kind(message), NOWHERE, NOWHERE, message, key))
    return faults
