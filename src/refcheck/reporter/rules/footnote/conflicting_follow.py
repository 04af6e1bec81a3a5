"""A reference continues another one (`follow=`) and has a name or details of its own."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN618",
    name="conflicting-follow",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_ref_follow_conflicts",),
    examples=[
        Bad('A.<ref name="a">One.</ref> B.<ref name="b" follow="a">Two.</ref>\n\n== References ==\n{{reflist}}\n'),
        Good('A.<ref name="a">One.</ref> B.<ref follow="a">Two.</ref>\n\n== References ==\n{{reflist}}\n'),
    ],
)
def conflicting_follow(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference continues another one (`follow=`) and has a name or details of its own.

    MediaWiki shows an error in place of the reference.

    Sources: the Cite extension's `cite_error_ref_follow_conflicts`.
    """
    for fault in article.faults:
        if fault.kind == "ref_follow_conflicts":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
