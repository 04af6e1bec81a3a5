"""One item of a list is out of its chronological order, and one slip of the hand explains it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, ListBlock
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.sequences import FEWEST, misplaced, year_of_item


@rule(
    Article,
    code="DM420",
    name="list-out-of-order",
    severity=Severity.NOTE,
    examples=[
        Bad(
            "* 1991 – A\n* 1992 – B\n* 1993 – C\n* 1949 – D\n* 1995 – E\n* 1996 – F\n* 1998 – G\n",
            found="1994",
        ),
        Bad("* ''A'' (1991)\n* ''B'' (1992)\n* ''C'' (1983)\n* ''D'' (1994)\n* ''E'' (1995)\n* ''F'' (1996)\n"),
        Good("* 1991 – A\n* 1992 – B\n* 1993 – C\n* 1994 – D\n* 1995 – E\n* 1996 – F\n* 1998 – G\n"),
        Good("* 1991 – A\n* 1993 – B\n* 1992 – C\n* 1994 – D\n* 1995 – E\n* 1996 – F\n* 1998 – G\n"),
        Good("* ''A'' (1991)\n* ''B'' (1972)\n* ''C'' (2003)\n* ''D'' (1984)\n* ''E'' (1995)\n* ''F'' (1936)\n"),
        Good("* 1991 – A\n* 1992 – B\n* 1993 – C\n* 1868 – D\n* 1995 – E\n* 1996 – F\n* 1998 – G\n"),
    ],
)
def list_out_of_order(article: Article, context: Context) -> Iterator[Problem]:
    """
    One item of a list is out of its chronological order, and one slip of the hand explains it.

    All other items are in the order of their years, at least six of them.  Either the year has a wrong digit, or the
    item stands in the wrong place.  Two neighbours that have changed places are not reported.

    Sources: no other tool looks at the order of lists.
    """
    for block in article.lists:
        if len(block.items) >= FEWEST:
            yield from _judged(block)


def _judged(block: ListBlock) -> Iterator[Problem]:
    items = [item for item in block.items if item.depth == 1]
    read: list[int | None] = []
    without = 0
    for one in items:
        read.append(year := year_of_item(one.text))
        without += year is None
        if without > 1:  # most lists are not of years, and to read their items would cost more than all else here
            return
    found = misplaced(read)
    if found is None:
        return
    item = items[found.at]
    around = [items[found.at - 1], items[found.at + 1]]
    years = " or ".join(str(year) for year in found.meant[:3])
    yield Problem.at(
        item,
        f"{found.year} stands between {found.before} and {found.after}; one slip would make it {years}",
        related=tuple(Related(other.start, other.end, other.text[:80]) for other in around),
        evidence=tuple(other.text[:100] for other in (around[0], item, around[1])),
        identity=item.text[:80],
    )
