"""Plain text copied from a page → Article.

Understood are copies of the old and the new Vector skin and of the mobile one, pages copied with their bullets and
numbers, `== Heading ==` text and Markdown-like copies.  What is no heading, list, marker or reference stays as it is.
"""

from __future__ import annotations

from refcheck.model.article import (
    Article,
    ClaimKind,
    ListBlock,
    Marker,
    Paragraph,
    Reference,
    ReferenceList,
    Section,
)
from refcheck.model.text import Document
from refcheck.parser.plain import blocks, claims, entries, frame, headings, markers
from refcheck.parser.plain.page import Page
from refcheck.parser.rendered import read_reference, split_messages

_BULLETS = blocks.BULLETS
_TALLEST = 5000  # lines up to this length may begin with a bullet or number


def read(document: Document, recognised: str = "") -> Article:
    """The article in a plain-text copy.  Never raises, and takes linear time, whatever the text."""
    page = Page.of(document.text)
    stop = frame.footer(page)
    contents = headings.find_contents(page)
    found_entries, found_items, candidates = _classify(page, stop, contents)
    heads = headings.find(page, candidates, contents)
    heads = [head for head in heads if head.line < stop]
    section_of = _section_of(page, heads)
    stops = {head.line for head in heads} | {stop}
    if not found_entries:
        found_entries = entries.without_carets(page, heads, stop)
    lists = entries.group_entries(page, found_entries, section_of, stops)
    taken = {line for one in lists for entry in one.entries for line in range(entry.line, entry.last + 1)}
    items = [item for item in found_items if item.line not in taken]
    found_blocks = blocks.find(page, items, section_of, stops | taken)
    return Article(
        document,
        title=document.title or frame.title(page, stops),
        sections=headings.sections(page, heads, page.starts[stop] if stop < len(page.lines) else len(page.text)),
        implied_sections=_implied(page, lists, heads),
        lists=tuple(found_blocks),
        **_footnotes(page, lists, heads, section_of, found_blocks, stop),
        paragraphs=_paragraphs(page, section_of, stops | taken, found_blocks, contents, stop),
        recognised=recognised,
    )


def _classify(
    page: Page, stop: int, contents: headings.Contents | None
) -> tuple[list[entries.Entry], list[blocks.Item], list[int]]:
    """One look at every line: which begin an entry of a reference list, a list item, or may be a heading."""
    found, items, candidates = [], [], []
    toc = range(contents.first, contents.last + 1) if contents else range(0)
    for index, line in enumerate(page.lines[:stop]):
        if not line:
            continue
        first = line[0]
        if first in "^↑" or (first == "J" and line.startswith("Jump up")):
            if entry := entries.read_entry(page, index):
                found.append(entry)
                continue
        elif first in _BULLETS or first == "[":
            if ("^" in line[:60] or "↑" in line[:60]) and (entry := entries.read_entry(page, index)):
                found.append(entry)
                continue
            if index not in toc and (item := blocks.read_item(page, index)):
                items.append(item)
                continue
        if headings.is_candidate(line):
            candidates.append(index)
    return found, items, candidates


def _section_of(page: Page, heads: list[headings.Heading]) -> list[int]:
    """The index of each line's section, -1 in the lead."""
    bounds = [head.line for head in heads] + [len(page.lines)]
    result = [-1] * bounds[0]
    for index in range(len(heads)):
        result += [index] * (bounds[index + 1] - bounds[index])
    return result


def _implied(page: Page, lists: list[entries.EntryList], heads: list[headings.Heading]) -> tuple[Section, ...]:
    """Sections "References" of lists that stand under no heading of their own."""
    found = []
    for one in lists:
        first = one.entries[0].line
        if one.section >= 0:
            head = heads[one.section]
            name = headings.squash(head.text)
            empty = all(page.is_blank(index) for index in range(head.line + 1, first))
            if name in headings.REFERENCE_HEADINGS or (empty and name not in headings.OTHER_HEADINGS):
                continue
            if any(other.section == one.section for other in lists[: lists.index(one)]):
                continue
        start = page.starts[first]
        found.append(Section("References", 0, start, start, page.end(one.entries[-1].last)))
    return tuple(found)


def _footnotes(
    page: Page,
    lists: list[entries.EntryList],
    heads: list[headings.Heading],
    section_of: list[int],
    found_blocks: list[ListBlock],
    stop: int,
) -> dict[str, tuple[object, ...]]:
    """References, their lists, and the markers that point to them."""
    end = page.starts[stop] if stop < len(page.lines) else len(page.text)
    spans = [(page.starts[one.entries[0].line], page.end(one.entries[-1].last)) for one in lists]
    ranges, at = [], 0
    for start, finish in spans:
        ranges.append((at, start))
        at = finish
    ranges.append((at, max(at, end)))
    found = markers.scan(page.text, ranges)
    listed = [
        markers.Listed(start, _uses(one), _is_notes(one, heads)) for one, (start, _) in zip(lists, spans, strict=True)
    ]
    groups = markers.assign_groups(found, listed)
    labels = {(one.group, one.number): one.label for one in reversed(found)}
    references = []
    for index, (one, group) in enumerate(zip(lists, groups, strict=True)):
        for place, entry in enumerate(one.entries, 1):
            number = entry.number or place
            label = labels.get((group, number), f"{number}")
            references.append(_reference(page, entry, index, group, number, label))
    return {
        "references": tuple(references),
        "reference_lists": tuple(
            ReferenceList(index, group, start, finish)
            for index, (group, (start, finish)) in enumerate(zip(groups, spans, strict=True))
        ),
        "markers": _markers(page, markers.resolve(found, listed, groups), section_of, found_blocks),
    }


def _uses(one: entries.EntryList) -> dict[int, int]:
    """How often each entry of a list is used, by its number."""
    return {entry.number or place: entry.uses for place, entry in enumerate(one.entries, 1)}


def _is_notes(one: entries.EntryList, heads: list[headings.Heading]) -> bool | None:
    """What the heading says of a list's group."""
    if one.section < 0:
        return None
    name = headings.squash(heads[one.section].text)
    if "reference" in name or "citation" in name:
        return None if "note" in name else False
    return True if "note" in name else None


def _reference(page: Page, entry: entries.Entry, index: int, group: str, number: int, label: str) -> Reference:
    """One entry with its citations."""
    end = page.end(entry.last)
    body = page.text[entry.body : end].rstrip()
    return Reference(
        index,
        group,
        number,
        label,
        "",
        entry.uses,
        split_messages(body)[0],
        page.starts[entry.line],
        end,
        entry.body,
        entry.body + len(body),
        read_reference(body, entry.body),
    )


def _markers(page: Page, found: object, section_of: list[int], found_blocks: list[ListBlock]) -> tuple[Marker, ...]:
    """Markers with what they support; the sentences of a line are looked for once."""
    from bisect import bisect_right

    text, starts = page.text, page.starts
    items = [item for block in found_blocks for item in block.items]
    item_starts = [item.start for item in items]
    line, line_end = -1, -1
    sentences: list[int] = []
    kind = ClaimKind.SENTENCE
    result = []
    for one, index in found:  # type: ignore[attr-defined]
        if one.start >= line_end:
            line = bisect_right(starts, one.start) - 1
            line_end = page.end(line)
            at = bisect_right(item_starts, one.start) - 1
            if at >= 0 and one.start < items[at].end:
                kind, sentences = ClaimKind.ITEM, [items[at].start]
            elif "\t" in page.lines[line]:
                kind, sentences = ClaimKind.ROW, [starts[line]]
            else:
                kind, sentences = ClaimKind.SENTENCE, claims.sentence_starts(text, starts[line], line_end)
        claim = claims.claim_of(text, sentences, one.start, starts[line], kind)
        result.append(
            Marker(
                one.label,
                one.group,
                one.number if index >= 0 else 0,
                one.start,
                one.end,
                "",
                max(index, 0),
                section_of[line],
                claim,
            )
        )
    return tuple(result)


def _paragraphs(
    page: Page,
    section_of: list[int],
    taken: set[int],
    found_blocks: list[ListBlock],
    contents: headings.Contents | None,
    stop: int,
) -> tuple[Paragraph, ...]:
    """Lines of prose: everything that holds a sentence and is nothing else."""
    spans = iter([(block.start, block.end) for block in found_blocks] + [(len(page.text) + 1, 0)])
    begin, end = next(spans)
    skip = range(contents.first, contents.last + 1) if contents else range(0)
    result = []
    for index, line in enumerate(page.lines[:stop]):
        if len(line) < 60 or index in taken or index in skip:
            continue
        start = page.starts[index]
        while start >= end > 0:
            begin, end = next(spans)
        if start < begin:
            result.append(Paragraph(start, start + len(line), section_of[index], line))
    return tuple(result)
