"""A reference defined in the list of one group says that it belongs to another."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule

USE = 'Text.<ref group="n" name="a" />\n\n'


@rule(
    Article,
    code="FN606",
    name="reference-group-mismatch",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_references_group_mismatch",),
    examples=[
        Bad(USE + '<references group="n">\n<ref group="m" name="a">A.</ref>\n</references>\n'),
        Good(USE + '<references group="n">\n<ref group="n" name="a">A.</ref>\n</references>\n'),
    ],
)
def reference_group_mismatch(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference defined in the list of one group says that it belongs to another.

    MediaWiki files it under the list's group and shows an error.

    Sources: the Cite extension's `cite_error_references_group_mismatch`.
    """
    for fault in article.faults:
        if fault.kind == "references_group_mismatch":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
