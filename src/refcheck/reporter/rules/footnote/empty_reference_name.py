"""A reference has an empty name."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"


@rule(
    Article,
    code="FN617",
    name="empty-reference-name",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    also=("CheckWiki 104", "AWB"),
    examples=[
        Bad('A.<ref name="">Smith.</ref>' + LIST),
        Good("A.<ref>Smith.</ref>" + LIST),
    ],
)
def empty_reference_name(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference has an empty name.

    It does nothing, and it looks as if the reference could be reused.

    Sources: Help:Footnotes; Check Wikipedia 104.
    """
    for tag in article.tags:
        for name, value, start, end in tag.attributes:
            if name == "name" and not value.strip() and tag.kind == "ref" and tag.body_start >= 0:
                reference = context.lookup((tag.list, tag.group, tag.number))
                yield Problem(start, end, "the reference's name is empty", reference=reference)
