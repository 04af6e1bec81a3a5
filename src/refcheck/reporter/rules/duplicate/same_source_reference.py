"""Two references cite the same source."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated


@rule(
    Article,
    code="DU502",
    name="same-source-reference",
    severity=Severity.WARNING,
    also=("scripts that mark duplicate references",),
    examples=[
        Bad(
            "A.<ref>{{cite journal |title=On stars |journal=ApJ |date=2001 "
            "|doi=10.1000/182}}</ref> B.<ref>{{cite journal |title=On Stars |last=Doe |date=May 2001 "
            "|doi=10.1000/182}}</ref>",
            found="DOI",
        ),
        Bad(
            "A.<ref>[http://www.example.com/a/b?utm_source=x A story]</ref> B.<ref>{{cite web "
            "|title=A story |url=https://example.com/a/b/}}</ref>"
        ),
        Good(
            "A.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=5}}</ref> B.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=7}}</ref>"
        ),
        Good("A.<ref>[http://example.com/ One]</ref> B.<ref>[http://example.com/ Two]</ref>"),
    ],
)
def same_source_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references cite the same source.

    Both give the same identifier or the same address (scheme, `www.`, tracking parameters and fragment aside), the
    same part of it, and nothing that contradicts: the two can become one named reference.

    Sources: Help:Footnotes, Wikipedia:Citing sources ("Duplicate citations").
    """
    for pair in context.once(repeated):
        if pair.level is not Level.SOURCE:
            continue
        one, two = pair.first, pair.second
        message = f"cites the same source as reference {one.label or one.number}: {pair.why}"
        yield Problem.at(
            two, message, related=(Related(one.start, one.end, "the earlier reference", one),), reference=two
        )
