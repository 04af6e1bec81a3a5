"""The reference lists of a page → references, with their names, groups, labels, uses and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from refcheck.model.article import NOWHERE, Citation, Reference, ReferenceList
from refcheck.model.record import maker
from refcheck.parser.html import cite
from refcheck.parser.html.scan import SUB_LIST, Scan, scan
from refcheck.parser.html.soup import NavigableString, Tag, classes

_make_reference = maker(Reference)

_NOTE = re.compile(r"(?:cite_note|_note)-(?:(.*)-)?(\d+)(?:-\d+)?$", re.S)
_NOISE = re.compile(r"^[\s^↑]+(?:Jump up(?: to)?:?\s*)?")
_NUMBER = re.compile(r"(.*?)[\s\u00a0]*(\d+(?:\.\d+)*)$", re.S)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(slots=True)
class Entry:
    """One item of a reference list as it was found; `child` counts the sub-references of one number from 1."""

    note: str
    scan: Scan
    number: int
    child: int = 0


@dataclass(slots=True)
class Listing:
    """One reference list as it was found; `group` is what Parsoid says, None elsewhere.

    `unused` are items without number: defined in the list and used nowhere.
    """

    entries: list[Entry] = field(default_factory=list)
    unused: list[Scan] = field(default_factory=list)
    group: str | None = None


@dataclass(slots=True)
class Place:
    """Where a reference stands: its list, its number in it, and the place of a sub-reference below that."""

    list: int
    number: int
    child: int = 0


#: (list, number, sub-reference) → what the markers show.
Labels = Mapping[tuple[int, int, int], str]


def fragment(target: str) -> str:
    """The part of an address behind `#`, as ids are compared."""
    return _as_id(target.partition("#")[2])


def _as_id(place: str) -> str:
    if "%" in place:
        from urllib.parse import unquote

        place = unquote(place)
    return place.replace(" ", "_")


def read_list(tag: Tag, group: str | None) -> Listing:
    """The items of a reference list."""
    listing = Listing(group=group)
    number = 0
    for item in _items(tag):
        note = _as_id(str(item.attrs.get("id") or ""))
        below = _inside(item, SUB_LIST)
        if not note and below is None and _inside(item, "mw-cite-backlink") is not None:
            listing.unused.append(scan(item))  # Cite gives an id to what has a number
            continue
        number += 1
        listing.entries.append(Entry(note, scan(item), number))
        for child, sub in enumerate(_items(below) if below is not None else (), 1):
            listing.entries.append(Entry(_as_id(str(sub.attrs.get("id") or "")), scan(sub), number, child))
    return listing


def _items(tag: Tag) -> list[Tag]:
    return [item for item in tag.contents if type(item) is Tag and item.name == "li"]


def _inside(tag: Tag, name: str) -> Tag | None:
    """The first element of a class right below another one."""
    return next((node for node in tag.contents if type(node) is Tag and name in classes(node)), None)


def is_list(tag: Tag, classes: str) -> bool:
    """Whether an `<ol>` is a reference list; a list without the class is one where its items have Cite's ids."""
    if "references" in classes.split() or "mw-references" in classes:
        return True
    for item in tag.contents:
        if type(item) is Tag:
            return item.name == "li" and str(item.attrs.get("id") or "").startswith(("cite_note", "_note-"))
        if type(item) is NavigableString and item.strip():
            return False
    return False


def places(listings: Iterable[Listing]) -> dict[str, Place]:
    """Where the reference of each id stands."""
    found: dict[str, Place] = {}
    for index, listing in enumerate(listings):
        for entry in listing.entries:
            found.setdefault(entry.note, Place(index, entry.number, entry.child))
    return found


def name_of(note: str) -> str:
    """The reference's name, as its id keeps it; underscores stand for spaces there."""
    match = _NOTE.match(note)
    return (match[1] or "").replace("_", " ") if match else ""


def groups(listings: list[Listing], labels: Labels) -> list[str]:
    """The group of each list: what Parsoid says, else what the labels of the markers that point into it tell."""
    result = []
    for index, listing in enumerate(listings):
        if listing.group is not None:
            result.append(listing.group)
            continue
        told = {
            number: label.rpartition(".")[0] if child else label
            for (where, number, child), label in labels.items()
            if where == index
        }
        result.append(_group(told))
    return result


def _group(labels: Mapping[int, str]) -> str:
    for label in labels.values():
        match = _NUMBER.match(label)
        if match is not None:
            return match[1]
        if label.isascii() and label.isalpha():
            style = "lower" if label.islower() else "upper"
            roman = all(n > len(_ROMAN) or _ROMAN[n - 1] == text.lower() for n, text in labels.items())
            return f"{style}-{'roman' if roman else 'alpha'}"
        if "α" <= label[:1] <= "ω":
            return "lower-greek"
    return ""


def references(
    listings: list[Listing], named: list[str], labels: Labels, language: str
) -> tuple[list[Reference], list[ReferenceList]]:
    """The references of all lists, with the groups of `groups`."""
    found: list[Reference] = []
    lists: list[ReferenceList] = []
    for index, (listing, group) in enumerate(zip(listings, named, strict=True)):
        lists.append(ReferenceList(index, group, NOWHERE, NOWHERE))
        above = name = ""
        for entry in listing.entries:
            number, child = entry.number, entry.child
            label = labels.get((index, number, child)) or (f"{above}.{child}" if child else label_of(group, number))
            label = shown_label(label, group, number)
            if not child:
                above, name = label, name_of(entry.note)
            found.append(_reference(entry, index, group, label, name, language))
    return found, lists


def shown_label(written: str, group: str, number: int) -> str:
    """The label as a reader sees it: Parsoid writes `lower-alpha 1` and leaves the letter to the style sheet."""
    return label_of(group, number) if number and written == f"{group} {number}" and "-" in group else written


def label_of(group: str, number: int) -> str:
    """The label that Cite gives the reference of a number."""
    if not group:
        return str(number)
    if group == "lower-alpha" and number <= 26:
        return chr(96 + number)
    if group.endswith("-roman") and number <= len(_ROMAN):
        return _ROMAN[number - 1]
    return f"{group} {number}"


def _reference(entry: Entry, index: int, group: str, label: str, name: str, language: str) -> Reference:
    read = entry.scan
    text = _NOISE.sub("", read.text()) if read.pieces else ""
    bare = entry.child and not read.links and not read.cites  # the pages of the reference above
    return _make_reference(
        index,
        group,
        entry.number,
        label,
        name,
        read.uses,
        text,
        NOWHERE,
        NOWHERE,
        NOWHERE,
        NOWHERE,
        () if bare else citations(read, text, language),
        False,
        bool(text or read.links),
    )


def citations(read: Scan, text: str, language: str) -> tuple[Citation, ...]:
    """The citations in a reference."""
    marked = [one for one in read.cites if one.coins or "citation" in one.classes]
    if not marked:
        return cite.by_hand(read, text, language)
    return tuple([cite.read(read, one, language) for one in marked])
