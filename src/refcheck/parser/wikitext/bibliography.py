"""Works that are listed without a footnote and without a template: "Further reading", "Bibliography" and their like."""

from __future__ import annotations

import re
from bisect import bisect_left

from refcheck.model.article import Citation
from refcheck.parser.wikitext import handwritten
from refcheck.parser.wikitext import links as outside
from refcheck.parser.wikitext.blocks import Blocks
from refcheck.parser.wikitext.tokens import Node

_HEADING = re.compile(r"bibliogra|reading|cited|sources|literatur|references|lecturas", re.I)
_SHORTEST, _LONGEST = 40, 1500


def works(text: str, found: Blocks, hidden: list[Node], language: str) -> list[Citation]:
    """The citations of list items that hold neither footnotes nor citation templates.

    Only an item that names somebody, a title, and a date or an identifier is one.  `hidden` is sorted.
    """
    starts = [node.start for node in hidden]
    works: list[Citation] = []
    for block in found.lists:
        if block.section < 0 or _HEADING.search(found.sections[block.section].heading) is None:
            continue
        for item in block.items:
            start, end = item.start + item.depth, item.end
            number = bisect_left(starts, start)
            if (number < len(starts) and starts[number] < end) or not _SHORTEST < end - start < _LONGEST:
                continue
            links = outside.find(text, start, end)
            read = (
                handwritten.read(text, start, end, links, language)
                if links
                else handwritten.words(text, start, end, item.text, language)
            )
            works += [one for one in read if one.title and (one.date or one.ids) and (one.authors or one.editors)]
    return works
