"""Two references look alike."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import resembling


@rule(
    Article,
    code="DU505",
    name="similar-reference",
    severity=Severity.NOTE,
    examples=[
        Bad(
            "A.<ref>{{cite book |title=The history of the stars |last=Doe "
            "|date=2001}}</ref> B.<ref>{{cite book |title=The History of the Strs |last=Doe "
            "|date=2001}}</ref>"
        ),
        Good(
            "A.<ref>{{cite book |title=The history of the stars 1 |last=Doe "
            "|date=2001}}</ref> B.<ref>{{cite book |title=The history of the stars 2 |last=Doe "
            "|date=2001}}</ref>"
        ),
        Good(
            "A.<ref>{{cite book |title=The history of the stars |last=Doe "
            "|date=2001}}</ref> B.<ref>{{cite book |title=The history of the stars |last=Doe "
            "|date=2011}}</ref>"
        ),
    ],
)
def similar_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references look alike.

    Title, author or publisher, and year agree, up to case, marks and a slip of the pen.  They may be the same
    source, or two parts of a series; only a person can tell.

    Sources: the comparison of titles that Citation bot makes between a citation and a data base.
    """
    for pair in context.once(resembling):
        one, two = pair.first, pair.second
        message = f"looks like reference {one.label or one.number}: {pair.why}"
        yield Problem.at(
            two, message, related=(Related(one.start, one.end, "the earlier reference", one),), reference=two
        )
