"""A reference defined in the reference list is never used in the text."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN603",
    name="unused-list-reference",
    severity=Severity.ERROR,
    also=("Cite: cite_error_references_missing_key",),
    examples=[
        Bad('Text.<ref name="b">B.</ref>\n\n<references>\n<ref name="a">A.</ref>\n</references>\n'),
        Good('Text.<ref name="a" />\n\n<references>\n<ref name="a">A.</ref>\n</references>\n'),
    ],
)
def unused_list_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference defined in the reference list is never used in the text.

    MediaWiki shows an error in the list.  Either the marker was lost in an edit or the work belongs under
    further reading.

    Sources: the Cite extension's `cite_error_references_missing_key`.
    """
    for fault in article.faults:
        if fault.kind == "references_missing_key":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
