"""References, their lists, the markers that point to them, and the links that the text prints."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import compress

from refcheck.model.article import (
    Claim,
    ClaimKind,
    Link,
    LinkRole,
    ListBlock,
    Marker,
    Reference,
    ReferenceList,
    Section,
)
from refcheck.model.record import Record, maker, record
from refcheck.parser import rendered_messages
from refcheck.parser.plain import claims, headings, markers
from refcheck.parser.plain.entries import EntryList
from refcheck.parser.plain.groups import split
from refcheck.parser.plain.headings import Heading
from refcheck.parser.plain.page import Page
from refcheck.parser.rendered import read_entry

_make_marker = maker(Marker)
_make_reference = maker(Reference)


@record
class Notes(Record):
    """All that has to do with footnotes on one page."""

    markers: tuple[Marker, ...]
    references: tuple[Reference, ...]
    lists: tuple[ReferenceList, ...]
    links: tuple[Link, ...]
    implied_sections: tuple[Section, ...]


def read(
    page: Page,
    lists: list[EntryList],
    heads: list[Heading],
    section_of: list[int],
    found_blocks: list[ListBlock],
    stop: int,
    language: str,
) -> Notes:
    """The footnotes of a page: which group each list belongs to shows in the markers that reach its entries."""
    found = markers.scan(page.text, _between(_spans(page, lists), page.before(stop)), _is_markdown(page, lists))
    lists = split(page, lists, found)
    lists, groups = _with_groups(page, lists, heads, found)
    listed, spans = _listed(page, lists, heads), _spans(page, lists)
    pointing = markers.resolve(page.text, found, listed, groups)
    references = _references(page, lists, groups, pointing, language)
    return Notes(
        _markers(page, pointing, section_of, found_blocks),
        references,
        tuple(
            ReferenceList(index, group, start, finish)
            for index, (group, (start, finish)) in enumerate(zip(groups, spans, strict=True))
        ),
        _links(references) if "://" in page.text else (),
        _implied_sections(page, lists, heads),
    )


def _spans(page: Page, lists: list[EntryList]) -> list[tuple[int, int]]:
    return [(page.starts[one.entries[0].line], page.end(one.entries[-1].last)) for one in lists]


def _listed(page: Page, lists: list[EntryList], heads: list[Heading]) -> list[markers.Listed]:
    return [markers.Listed(page.starts[one.entries[0].line], _uses(one), _is_notes(one, heads)) for one in lists]


def _with_groups(
    page: Page, lists: list[EntryList], heads: list[Heading], found: list[markers.Found]
) -> tuple[list[EntryList], list[str]]:
    """The lists and their groups.

    Notes above all headings to which no marker leads are no list of Cite's, where markers do lead to another list.
    """
    groups = markers.assign_groups(found, _listed(page, lists, heads))
    if any(group is not None for group in groups):
        led_to = [one.section >= 0 or group is not None for one, group in zip(lists, groups, strict=True)]
        lists, groups = list(compress(lists, led_to)), list(compress(groups, led_to))
    return lists, [group or "" for group in groups]


def _is_markdown(page: Page, lists: list[EntryList]) -> bool:
    """Whether markers may be links: the first entry shows it, and without entries nobody knows."""
    if not lists:
        return True
    first = lists[0].entries[0]
    return bool(first.label) or "](" in page.lines[first.line][:80]


def _between(spans: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """What lies before, between and behind reference lists."""
    starts = [0, *(finish for _, finish in spans)]
    stops = [*(start for start, _ in spans), max(end, starts[-1])]
    return list(zip(starts, stops, strict=True))


def _uses(one: EntryList) -> dict[int, int]:
    """How often each entry of a list is used, by its number; 0 where the text does not say."""
    return {entry.number or place: entry.uses for place, entry in enumerate(one.entries, 1)}


def _is_notes(one: EntryList, heads: list[Heading]) -> bool | None:
    """What the heading says of a list's group."""
    if one.section < 0:
        return None
    name = headings.squash(heads[one.section].text)
    if "reference" in name or "citation" in name:
        return None if "note" in name else False
    return True if "note" in name else None


def _implied_sections(page: Page, lists: list[EntryList], heads: list[Heading]) -> tuple[Section, ...]:
    """Sections "References" of lists that stand under no heading of their own."""
    found = []
    seen: set[int] = set()
    for one in lists:
        first = one.entries[0].line
        if one.section >= 0:
            head = heads[one.section]
            name = headings.squash(head.text)
            empty = all(page.is_blank(index) for index in range(head.line + 1, min(first, head.line + 50)))
            own = name in headings.REFERENCE_HEADINGS or (empty and name not in headings.OTHER_HEADINGS)
            if own or one.section in seen:
                continue
        seen.add(one.section)
        start = page.starts[first]
        found.append(Section("References", 0, start, start, page.end(one.entries[-1].last)))
    return tuple(found)


# ------------------------------------------------------------------------------------------------------ references


def _references(
    page: Page,
    lists: list[EntryList],
    groups: list[str],
    pointing: list[tuple[markers.Found, int]],
    language: str,
) -> tuple[Reference, ...]:
    labels = {(index, one.number): one.label for one, index in reversed(pointing) if one.group}
    counts: Counter[tuple[int, int]] | None = None
    said = rendered_messages.may_stand_in(page.text)
    found = []
    for index, (listed, group) in enumerate(zip(lists, groups, strict=True)):
        for place, entry in enumerate(listed.entries, 1):
            number = entry.number or place
            label = entry.label or f"{number}"
            if group:
                label = labels.get((index, number), label)
            uses = entry.uses
            if not uses:
                if counts is None:
                    counts = Counter((at, one.number) for one, at in pointing)
                uses = counts[index, number]
            start, end, begin = page.starts[entry.line], page.end(entry.last), entry.body
            body = page.text[begin:end].rstrip()
            text, citations = read_entry(body, begin, language, said=said)
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            spans = start, end, begin, begin + len(body)
            found.append(_make_reference(index, group, number, label, "", uses, text, *spans, citations))
    return tuple(found)


def _links(references: tuple[Reference, ...]) -> tuple[Link, ...]:
    """The URLs that references print; `near` is the day on which the source was read, else its own."""
    found = []
    for reference in references:
        for citation in reference.citations:
            place = citation.field("url") if citation.url else None
            if place is not None:
                day = citation.access_date or citation.date
                near = day.first if day and day.exact else None
                key = (reference.list, reference.group, reference.number)
                found.append(Link(citation.url, LinkRole.URL, place.start, place.end, near, key))
    return tuple(found)


# --------------------------------------------------------------------------------------------------------- markers


def _markers(
    page: Page, pointing: list[tuple[markers.Found, int]], section_of: list[int], found_blocks: list[ListBlock]
) -> tuple[Marker, ...]:
    """Markers with what they support; the sentences of a line are looked for once."""
    text, starts = page.text, page.starts
    items = [item for block in found_blocks for item in block.items]
    item_starts = [item.start for item in items]
    line, line_end, behind = -1, -1, -1
    sentences: list[int] = []
    kind = ClaimKind.SENTENCE
    claim: Claim | None = None
    result = []
    for one, index in pointing:
        label, group, number, start, end = one
        if start >= line_end:
            line = bisect_right(starts, start) - 1
            line_end = page.end(line)
            at = bisect_right(item_starts, start) - 1
            if at >= 0 and start < items[at].end:
                kind, sentences = ClaimKind.ITEM, [items[at].start]
            elif "\t" in page.lines[line]:
                kind, sentences = ClaimKind.ROW, [starts[line]]
            else:
                kind, sentences = ClaimKind.SENTENCE, claims.sentence_starts(text, starts[line], line_end)
        if claim is not None and start == behind:
            claim = claims.same_claim(claim, start)
        else:
            claim = claims.claim_of(text, sentences, start, kind)
        behind = end
        known = index >= 0
        result.append(
            _make_marker(
                label, group, number if known else 0, start, end, "", index if known else 0, section_of[line], claim
            )
        )
    return tuple(result)
