"""A reference continues another one (`follow=`) that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN619",
    name="orphan-follow",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    examples=[
        Bad('B.<ref follow="a">Two.</ref>\n\n== References ==\n{{reflist}}\n'),
        Good('A.<ref name="a">One.</ref> B.<ref follow="a">Two.</ref>\n\n== References ==\n{{reflist}}\n'),
    ],
)
def orphan_follow(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference continues another one (`follow=`) that does not exist.

    MediaWiki prints its text without a number and without any error, so nobody notices.  (On Wikisource,
    where the other half may stand on another page, that is how it is meant.)

    Sources: the Cite extension's handling of `follow`.
    """
    for fault in article.faults:
        if fault.kind == "orphan-follow":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
