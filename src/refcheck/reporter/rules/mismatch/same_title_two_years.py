"""The article dates one work once otherwise than everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.sequences import contradicted, dated_works


@rule(
    Article,
    code="DM421",
    name="same-title-two-years",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    examples=[
        Bad(
            "She wrote ''[[Rain]]'' (1998) and ''[[Snow]]'' (2001). ''[[Rain|Her rain]]'' (1998) sold.\n\n"
            "* ''[[Rain]]'' (1989)\n* ''[[Snow]]'' (2001)\n",
            found="1989",
        ),
        Good("''[[Rain]]'' (1998), ''[[Rain]]'' (1998). ''[[Rain (2008 film)|Rain]]'' (2008)"),
        Good("''[[Rain]]'' (1998), ''[[Rain]]'' (1998), ''[[Rain]]'' (1999)"),
        Good("''[[Hamlet]]'' (1948) and ''[[Hamlet]]'' (1998)"),
        Good("''[[Hamlet]]'' (1948), ''[[Hamlet]]'' (1998) and ''[[Hamlet]]'' (1996)"),
    ],
)
def same_title_two_years(article: Article, context: Context) -> Iterator[Problem]:
    """
    The article dates one work once otherwise than everywhere else.

    The same link carries a year in parentheses at least three times; one of these is one slip of the hand away from
    the others.  A difference of one year (made and shown) is left alone.

    Sources: no other tool compares them.
    """
    for odd, other in contradicted(tuple(dated_works(context.text))):
        yield Problem.at(
            Span(odd.start, odd.end),
            f"“{odd.target}” is dated {odd.year} here, {other.year} elsewhere",
            related=(Related(other.start, other.end, f"{other.year} there"),),
            identity=f"{odd.target} {odd.year}",
        )
