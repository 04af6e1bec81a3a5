"""Two reference lists in a row print the same group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from refcheck.model.article import Article, ReferenceList
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN610",
    name="repeated-reference-list",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("CheckWiki 78",),
    examples=[
        Bad("A.<ref>Smith.</ref>\n\n== References ==\n{{reflist}}\n\n== Sources ==\n{{reflist}}\n"),
        Good("A.<ref>Smith 2001.</ref>\n\n{{appendix|2=\n{{references}}\n}}\n"),
        Good("A.<ref>Smith.</ref>\n{{reflist}}\n\n== Two ==\nB.<ref>Jones.</ref>\n{{reflist}}\n"),
        Good("A.<ref>Smith.</ref><ref group=n>N.</ref>\n{{reflist|group=n}}\n{{reflist}}\n"),
    ],
)
def repeated_reference_list(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two reference lists print the same group, with no reference of that group between them.

    The second list stays empty.  (Several lists are fine where each has references of its own before it.)

    Sources: Check Wikipedia 78.
    """
    starts: dict[str, list[int]] = {}
    for tag in article.tags:
        starts.setdefault(tag.group, []).append(tag.start)
    last: dict[str, ReferenceList] = {}
    for block in article.reference_lists:
        first = last.get(block.group)
        if first is not None and block.start <= first.start and first.end <= block.end:
            continue  # a template around the list: {{appendix|2={{references}}}}
        if first is not None and block.end > block.start:
            places = starts.get(block.group, ())
            next_one = bisect_left(places, first.end)
            if next_one == len(places) or places[next_one] >= block.end:
                related = (Related(first.start, first.end, "the list that prints them"),)
                message = "this reference list prints nothing: the list above has printed the group already"
                yield Problem(block.start, block.end, message, related=related, identity=f"{block.group}")
        last[block.group] = block
