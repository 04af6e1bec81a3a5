"""A `<ref>` is never closed, so it swallows the text after it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN611",
    name="unclosed-reference",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_included_ref", "AWB: UnclosedTags", "CheckWiki 94"),
    examples=[
        Bad("One.<ref>Smith 2001. Two.<ref>Jones 2005.</ref> Three.\n\n== References ==\n{{reflist}}\n"),
        Bad("One.<ref>Smith 2001. The end.\n"),
        Good("One.<ref>Smith 2001.</ref> Two.<ref>Jones 2005.</ref>\n\n== References ==\n{{reflist}}\n"),
    ],
)
def unclosed_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A `<ref>` is never closed, so it swallows the text after it.

    Everything up to the next `</ref>` disappears into the footnote, or the tag shows as text.

    Sources: the Cite extension's `cite_error_included_ref`; Check Wikipedia 94.
    """
    for fault in article.faults:
        if fault.kind in ("included_ref", "unclosed-ref"):
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
