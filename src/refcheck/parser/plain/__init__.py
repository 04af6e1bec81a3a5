"""Plain text copied from a page → Article.

Understood are copies of the old and the new Vector skin and of the mobile one, pages copied with their bullets and
numbers, `== Heading ==` text and Markdown-like copies.  What is no heading, list, marker or reference stays as it is.
"""

from __future__ import annotations

from refcheck.model.article import Article, Citation, ListBlock, Paragraph
from refcheck.model.record import maker
from refcheck.model.text import Document
from refcheck.parser.plain import blocks, entries, footnotes, frame, headings
from refcheck.parser.plain.groups import without_cells
from refcheck.parser.plain.headings import Contents
from refcheck.parser.plain.page import Page
from refcheck.parser.rendered import read_reference
from refcheck.words import tongue

_BULLETS = blocks.BULLETS
_SIGNS = _BULLETS | frozenset("^↑[=#J")  # what entries, items and headings may begin with
_SHORTEST_PARAGRAPH = 60
_SHORTEST_WORK, _LONGEST_WORK = 20, 3000
_make_paragraph = maker(Paragraph)


def read(document: Document, recognised: str = "") -> Article:
    """The article in a plain-text copy.  Never raises, and takes linear time, whatever the text."""
    page = Page.of(document.text)
    stop = frame.footer(page)
    contents = headings.find_contents(page)
    found_entries, found_items, candidates = _classify(page, stop, contents)
    heads = [head for head in headings.find(page, candidates, contents) if head.line < stop]
    section_of = _section_of(page, heads)
    stops = {head.line for head in heads} | {stop}
    if not found_entries:
        found_entries = entries.without_carets(page, heads, stop)
    lists = without_cells(page, entries.group_entries(page, found_entries, section_of, stops))
    taken = {line for one in lists for entry in one.entries for line in range(entry.line, entry.last + 1)}
    items = [item for item in found_items if item.line not in taken] if taken else found_items
    found_blocks = blocks.find(page, items, section_of, stops | taken)
    language = tongue.language((head.text for head in heads), document.text) or "en"
    notes = footnotes.read(page, lists, heads, section_of, found_blocks, stop, language)
    return Article(
        document,
        title=document.title or frame.title(page, stops),
        sections=headings.sections(page, heads, page.before(stop)),
        implied_sections=notes.implied_sections,
        lists=tuple(found_blocks),
        paragraphs=_paragraphs(page, section_of, stops | taken, found_blocks, contents, stop),
        markers=notes.markers,
        references=notes.references,
        reference_lists=notes.lists,
        links=notes.links,
        citations=_bibliography(page, heads, taken, stop, language),
        language=language,
        recognised=recognised,
    )


def _classify(
    page: Page, stop: int, contents: Contents | None
) -> tuple[list[entries.Entry], list[blocks.Item], list[int]]:
    """One look at every line: which begin an entry of a reference list, a list item, or may be a heading."""
    found, items, candidates = [], [], []
    toc = range(contents.first, contents.last + 1) if contents else range(0)
    for index, line in enumerate(page.lines[:stop]):
        if not line:
            continue
        if line[0] in _SIGNS:
            begin = line[:60]
            if ("^" in begin or "↑" in begin) and (entry := entries.read_entry(page, index)):
                found.append(entry)
                continue
            if line[0] in _BULLETS and index not in toc and (item := blocks.read_item(page, index)):
                items.append(item)
                continue
            candidates.append(index)
        else:
            last = line[-1]
            if (last == "]" and not line[-2:-1].isdigit()) or (last == "t" and line.endswith("Edit")) or last.isspace():
                candidates.append(index)
    return found, items, candidates


def _section_of(page: Page, heads: list[headings.Heading]) -> list[int]:
    """The index of each line's section, -1 in the lead."""
    bounds = [head.line for head in heads] + [len(page.lines)]
    result = [-1] * bounds[0]
    for index in range(len(heads)):
        result += [index] * (bounds[index + 1] - bounds[index])
    return result


def _bibliography(
    page: Page, heads: list[headings.Heading], taken: set[int], stop: int, language: str
) -> tuple[Citation, ...]:
    """Works that are listed without a footnote, a line each, from "Further reading" or its like on.

    Only a line that begins with names or quotes and shows a title with a date or an identifier is one, or names with a
    title between quotes at its end, or any that says when it was read, or publisher, year, identifier in CS1's order.
    """
    found: list[Citation] = []
    bounds = [*(head.line for head in heads), stop]
    begun = False
    for head, after in zip(heads, bounds[1:], strict=True):
        begun = begun or headings.BIBLIOGRAPHY.search(headings.squash(head.text)) is not None
        for index in range(head.line + 1, after if begun else 0):
            line = page.lines[index]
            if _SHORTEST_WORK < len(line) < _LONGEST_WORK and index not in taken and _may_be_a_work(line):
                for one in read_reference(line, page.starts[index], language):
                    if one.title and _is_formal(one):
                        found.append(one)
    return tuple(found)


def _may_be_a_work(line: str) -> bool:
    """Whether a closer look is worth its cost."""
    return (
        line[0] in '"“'
        or "). " in line
        or "), " in line
        or "]. " in line
        or '. "' in line
        or "ISBN" in line
        or "etrieved " in line
    )


def _is_formal(citation: Citation) -> bool:
    """Whether what was read is enough to tell a citation from a remark."""
    if citation.access_date:
        return True
    told = bool(citation.date or citation.ids or citation.archive_date)
    if citation.authors or citation.editors:
        return told or _is_name_and_title(citation)
    return told and (citation.text[:1] in '"“' or _is_in_cs1_order(citation))


def _is_name_and_title(citation: Citation) -> bool:
    """Klint, Ann. "Lamps"."""
    family = citation.authors[0].partition(",")[0] if citation.authors else "of nobody"
    return citation.text.rstrip(" .").endswith(('"', "”")) and all(word[0].isupper() for word in family.split())


def _is_in_cs1_order(citation: Citation) -> bool:
    """Lamps. Lamp House. 2001. ISBN …: where the year stands behind a comma, the first sentence may be names."""
    day = citation.date.raw if citation.date and citation.ids and citation.publisher else ""
    return day != "" and f". {day}. " in citation.text


def _paragraphs(
    page: Page,
    section_of: list[int],
    taken: set[int],
    found_blocks: list[ListBlock],
    contents: Contents | None,
    stop: int,
) -> tuple[Paragraph, ...]:
    """Lines of prose: long ones that are nothing else."""
    spans = iter([(block.start, block.end) for block in found_blocks] + [(len(page.text) + 1, len(page.text) + 2)])
    begin, end = next(spans)
    skip = range(contents.first, contents.last + 1) if contents else range(0)
    result = []
    for index, line in enumerate(page.lines[:stop]):
        if len(line) < _SHORTEST_PARAGRAPH or index in taken or index in skip:
            continue
        start = page.starts[index]
        while start >= end:
            begin, end = next(spans)
        if start < begin:
            result.append(_make_paragraph(start, start + len(line), section_of[index], line))
    return tuple(result)
