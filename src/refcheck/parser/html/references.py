"""The reference lists of a page → references, with their names, groups, labels, uses and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from refcheck.model.article import NOWHERE, Citation, Reference, ReferenceList
from refcheck.model.quick import maker
from refcheck.parser.html import cite
from refcheck.parser.html.scan import Scan, scan
from refcheck.parser.html.soup import NavigableString, Tag

_make_reference = maker(Reference)

_NOTE = re.compile(r"(?:cite_note|_note)-(?:(.*)-)?(\d+)(?:-\d+)?$", re.S)
_NOISE = re.compile(r"^[\s^↑]+(?:Jump up(?: to)?:?\s*)?")
_NUMBER = re.compile(r"(.*?)[\s\u00a0]*(\d+(?:\.\d+)*)$", re.S)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(slots=True)
class Entry:
    """One item of a reference list as it was found."""

    note: str
    scan: Scan


@dataclass(slots=True)
class Listing:
    """One reference list as it was found; `group` is what Parsoid says, None elsewhere."""

    entries: list[Entry] = field(default_factory=list)
    group: str | None = None


@dataclass(slots=True)
class Place:
    """Where a reference stands: its list, and its number in it."""

    list: int
    number: int


def fragment(target: str) -> str:
    """The part of an address behind `#`, as ids are compared."""
    place = target.rpartition("#")[2]
    if "%" in place:
        from urllib.parse import unquote

        place = unquote(place)
    return place.replace(" ", "_")


def read_list(tag: Tag, group: str | None) -> Listing:
    """The items of a reference list."""
    listing = Listing(group=group)
    for item in tag.contents:
        if type(item) is Tag and item.name == "li":
            listing.entries.append(Entry(fragment(str(item.attrs.get("id") or "")), scan(item)))
    return listing


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
        for number, entry in enumerate(listing.entries, 1):
            found.setdefault(entry.note, Place(index, number))
    return found


def name_of(note: str) -> str:
    """The reference's name, as its id keeps it; underscores stand for spaces there."""
    match = _NOTE.match(note)
    return (match[1] or "").replace("_", " ") if match else ""


def groups(listings: list[Listing], labels: Mapping[tuple[int, int], str]) -> list[str]:
    """The group of each list: what Parsoid says, else what the labels of the markers that point into it tell."""
    result = []
    for index, listing in enumerate(listings):
        if listing.group is not None:
            result.append(listing.group)
            continue
        told = {number: label for (where, number), label in labels.items() if where == index}
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
    listings: list[Listing], named: list[str], labels: Mapping[tuple[int, int], str], language: str
) -> tuple[list[Reference], list[ReferenceList]]:
    """The references of all lists, with the groups of `groups`."""
    found: list[Reference] = []
    lists: list[ReferenceList] = []
    for index, (listing, group) in enumerate(zip(listings, named, strict=True)):
        lists.append(ReferenceList(index, group, NOWHERE, NOWHERE))
        for number, entry in enumerate(listing.entries, 1):
            label = shown_label(labels.get((index, number)) or label_of(group, number), group, number)
            found.append(_reference(entry, index, group, number, label, language))
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


def _reference(entry: Entry, index: int, group: str, number: int, label: str, language: str) -> Reference:
    read = entry.scan
    text = _NOISE.sub("", read.text()) if read.pieces else ""
    return _make_reference(
        index,
        group,
        number,
        label,
        name_of(entry.note),
        read.uses,
        text,
        NOWHERE,
        NOWHERE,
        NOWHERE,
        NOWHERE,
        citations(read, text, language),
        False,
        bool(text or read.links),
    )


def citations(read: Scan, text: str, language: str) -> tuple[Citation, ...]:
    """The citations in a reference."""
    marked = [one for one in read.cites if one.coins or "citation" in one.classes]
    if not marked:
        return cite.by_hand(read, text, language)
    return tuple([cite.read(read, one, language) for one in marked])
