"""A reference defined in the reference list has no content."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN605",
    name="empty-list-reference",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_empty_references_define",),
    examples=[
        Bad('Text.<ref name="a" />\n\n<references>\n<ref name="a"></ref>\n</references>\n'),
        Good('Text.<ref name="a" />\n\n<references>\n<ref name="a">A.</ref>\n</references>\n'),
    ],
)
def empty_list_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference defined in the reference list has no content.

    Sources: the Cite extension's `cite_error_empty_references_define`.
    """
    for fault in article.faults:
        if fault.kind == "empty_references_define":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
