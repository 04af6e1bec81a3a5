"""Several references cite other pages of the same source."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated


@rule(
    Article,
    code="DU504",
    name="same-source-other-pages",
    severity=Severity.NOTE,
    default=False,
    examples=[
        Bad(
            "A.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=5}}</ref> B.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=7}}</ref>"
        ),
        Good(
            "A.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=5}}</ref> B.<ref>{{cite book |title=On suns |isbn=978-3-16-148410-0 "
            "|page=7}}</ref>"
        ),
    ],
)
def same_source_other_pages(article: Article, context: Context) -> Iterator[Problem]:
    """
    Several references cite other pages of the same source.

    This is no fault.  Where a source is cited often, short citations ({{sfn}}), {{rp}} or sub-references save
    repeating it.

    Sources: Wikipedia:Citing sources ("Citing multiple pages of the same source").
    """
    for pair in context.once(repeated):
        if pair.level is not Level.PAGES:
            continue
        one, two = pair.first, pair.second
        message = f"cites another part of the source of reference {one.label or one.number}: {pair.why}"
        yield Problem.at(
            two, message, related=(Related(one.start, one.end, "the earlier reference", one),), reference=two
        )
