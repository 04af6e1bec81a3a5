"""Two reference lists in a row print the same group."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
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
    last: dict[str, int] = {}
    for block in article.reference_lists:
        before = last.get(block.group)
        if before is not None and block.end > block.start:
            first = article.reference_lists[before]
            between = any(first.end <= tag.start < block.end and tag.group == block.group for tag in article.tags)
            if not between:
                related = (Related(first.start, first.end, "the list that prints them"),)
                message = "this reference list prints nothing: the list above has printed the group already"
                yield Problem(block.start, block.end, message, related=related, identity=f"{block.group}")
        last[block.group] = article.reference_lists.index(block)
