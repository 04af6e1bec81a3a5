"""One reference name stands for two different contents."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN602",
    name="conflicting-reference-content",
    severity=Severity.ERROR,
    also=("Cite: cite_error_references_duplicate_key",),
    examples=[
        Bad(
            'One.<ref name="a">Smith 2001.</ref> Two.<ref name="a">Jones 2005.</ref>\n\n== References ==\n{{reflist}}\n'
        ),
        Good(
            'One.<ref name="a">Smith 2001.</ref> Two.<ref name="a">Smith 2001.</ref>\n\n== References ==\n{{reflist}}\n'
        ),
    ],
)
def conflicting_reference_content(article: Article, context: Context) -> Iterator[Problem]:
    """
    One reference name stands for two different contents.

    MediaWiki shows the first content and an error; the second source is lost to the reader, and every reuse
    of the name points to the first.

    Sources: the Cite extension's `cite_error_references_duplicate_key`.
    """
    for fault in article.faults:
        if fault.kind == "references_duplicate_key":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
