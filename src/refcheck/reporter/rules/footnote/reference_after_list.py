"""A reference stands after the last reference list."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN609",
    name="reference-after-list",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("AWB", "CheckWiki 111"),
    examples=[
        Bad("A.<ref>Smith.</ref>\n\n== References ==\n{{reflist}}\n\n== Notes ==\nB.<ref>Jones.</ref>\n"),
        Good("A.<ref>Smith.</ref> B.<ref>Jones.</ref>\n\n== References ==\n{{reflist}}\n"),
    ],
)
def reference_after_list(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference stands after the last reference list.

    MediaWiki prints it in a second list at the end of the page, numbered from 1 again.

    Sources: Check Wikipedia 111.
    """
    if not article.reference_lists:
        return
    last = max(block.end for block in article.reference_lists)
    for tag in article.tags:
        if tag.start >= last and not tag.group and tag.number and not tag.in_list:
            reference = context.lookup((tag.list, tag.group, tag.number))
            message = "this reference stands after the last reference list"
            yield Problem(tag.start, tag.end, message, reference=reference)
