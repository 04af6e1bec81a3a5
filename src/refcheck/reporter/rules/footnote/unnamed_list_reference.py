"""A reference defined in the reference list has no name, so nothing can use it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN604",
    name="unnamed-list-reference",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_references_no_key",),
    examples=[
        Bad('Text.<ref name="b">B.</ref>\n\n<references>\n<ref>A.</ref>\n</references>\n'),
        Good('Text.<ref name="a" />\n\n<references>\n<ref name="a">A.</ref>\n</references>\n'),
    ],
)
def unnamed_list_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference defined in the reference list has no name, so nothing can use it.

    Sources: the Cite extension's `cite_error_references_no_key`.
    """
    for fault in article.faults:
        if fault.kind == "references_no_key":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
