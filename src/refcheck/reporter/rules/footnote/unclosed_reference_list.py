"""A `<references>` is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN612",
    name="unclosed-reference-list",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_included_references",),
    examples=[
        Bad('One.<ref name="a" />\n\n<references>\n<ref name="a">Smith.</ref>\n'),
        Good('One.<ref name="a" />\n\n<references>\n<ref name="a">Smith.</ref>\n</references>\n'),
    ],
)
def unclosed_reference_list(article: Article, context: Context) -> Iterator[Problem]:
    """
    A `<references>` is never closed.

    What stands after it is read as definitions of references, or the tag shows as text.

    Sources: the Cite extension's `cite_error_included_references`.
    """
    for fault in article.faults:
        if fault.kind in ("included_references", "unclosed-references"):
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
