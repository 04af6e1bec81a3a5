"""One reference cites a page, another its archived copy."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated


@rule(
    Article,
    code="DU507",
    name="live-and-archived-reference",
    severity=Severity.NOTE,
    examples=[
        Bad(
            "A.<ref>{{cite web |title=A story |url=http://example.com/a/b}}</ref> B.<ref>{{cite web "
            "|title=A story "
            "|url=https://web.archive.org/web/20160115000000/http://example.com/a/b}}</ref>"
        ),
        Good(
            "A.<ref>{{cite web |title=A story |url=http://example.com/a/b "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a/b "
            "|archive-date=15 January 2016}}</ref>"
        ),
    ],
)
def live_and_archived_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    One reference cites a page, another its archived copy.

    Both are the same source; one reference with `url` and `archive-url` holds both addresses.

    Sources: Wikipedia:Link rot; Help:Citation Style 1 on archive-url.
    """
    for pair in context.once(repeated):
        if pair.level is not Level.ARCHIVE:
            continue
        one, two = pair.first, pair.second
        message = f"cites the same source as reference {one.label or one.number}: {pair.why}"
        yield Problem.at(
            two, message, related=(Related(one.start, one.end, "the earlier reference", one),), reference=two
        )
