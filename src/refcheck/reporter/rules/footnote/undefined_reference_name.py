"""A reference is used by name, but no reference of that name has any content."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN601",
    name="undefined-reference-name",
    severity=Severity.ERROR,
    also=("Cite: cite_error_references_no_text",),
    examples=[
        Bad('A claim.<ref name="census" />\n\n== References ==\n{{reflist}}\n'),
        Good(
            'A claim.<ref name="census">Census.</ref> Another.<ref name="census" />\n\n== References ==\n{{reflist}}\n'
        ),
    ],
)
def undefined_reference_name(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference is used by name, but no reference of that name has any content.

    The reader gets a footnote with an error in place of a source.  The usual cause is an edit that removed
    the definition and left the reuses, or a name spelt in two ways.

    Sources: the Cite extension's `cite_error_references_no_text`; Help:Cite errors.
    """
    for fault in article.faults:
        if fault.kind == "references_no_text":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
