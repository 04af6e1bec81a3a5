"""A range of years runs backwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format, Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.places import Places
from refcheck.words.sequences import backward_ranges, counts_before_era


@rule(
    Article,
    code="DT310",
    name="reversed-year-range",
    severity=Severity.WARNING,
    formats=(Format.WIKITEXT, Format.PLAIN),
    examples=[
        Bad("She sang in the choir (1998–1989) and left.", found="1998"),
        Bad("She sang.\n\n* choir, 2011-2001\n* opera, 2012\n", found="2011"),
        Good("She sang in the choir (1989–1998) and left."),
        Good("The temple was built in 1298–1235 BC and burnt."),
        Good("In the fifth century BC there was rain; the king ruled 1500–1480."),
        Good("The season 1999–00 ended 1998–2 at home."),
        Good("See report 2011–1998 and ISSN 2011-1998."),
        Good("They won 2045–1998 on points."),
        Good("It rained.<ref>{{cite report |title=T |id=Report 2011–1998}}</ref>"),
    ],
)
def reversed_year_range(article: Article, context: Context) -> Iterator[Problem]:
    """
    A range of years runs backwards.

    "1998–1989" has its years in the wrong order, or one of them is a slip.  Years before the era run backwards and
    are left alone, with every paragraph that speaks of them; so are numbers of reports, standards and scores.

    Sources: Wikipedia:Manual of Style, dates and numbers (ranges).
    """
    before_era: dict[int, bool] = {}
    for found in backward_ranges(context.text, context.today.year):
        blocks, hidden = context.once(_places)
        number = blocks.first(found.start)
        if number < 0 or hidden.first(found.start) >= 0:
            continue
        if number not in before_era:
            before_era[number] = counts_before_era(context.text, *blocks.ranges[number])
        if not before_era[number]:
            message = f"the range runs backwards from {found.first} to {found.last}"
            yield Problem.at(Span(found.start, found.end), message)


def _places(context: Context) -> tuple[Places, Places]:
    """Paragraphs and list items; and what is inside a reference, template or comment."""
    article = context.article
    items = [(item.start, item.end) for block in article.lists for item in block.items]
    things: tuple[Any, ...] = (*article.tags, *article.templates, *article.comments, *article.citations)
    return Places([*[(p.start, p.end) for p in article.paragraphs], *items]), Places([(t.start, t.end) for t in things])
