"""The same reference stands in two groups or lists."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated


@rule(
    Article,
    code="DU506",
    name="duplicate-across-groups",
    severity=Severity.NOTE,
    examples=[
        Bad(
            'A.<ref group="n">{{cite news |title=A long story |work=The Post '
            "|url=https://example.com/a/story |date=5 May 2010}}</ref> B.<ref>{{cite news "
            "|title=A long story |work=The Post |url=https://example.com/a/story "
            "|date=5 May 2010}}</ref>\n\n{{reflist|group=n}}\n{{reflist}}\n"
        ),
        Good(
            'A.<ref group="n">See B.</ref> B.<ref>{{cite news |title=A long story |work=The Post '
            "|url=https://example.com/a/story |date=5 May 2010}}</ref>\n\n{{reflist|group=n}}\n"
            "{{reflist}}\n"
        ),
    ],
)
def duplicate_across_groups(article: Article, context: Context) -> Iterator[Problem]:
    """
    The same reference stands in two groups or lists.

    References of different groups cannot be one, but a source that is a note here and a reference there is often a
    mistake of the group.

    Sources: Help:Footnotes on groups.
    """
    for pair in context.once(repeated):
        one, two = pair.first, pair.second
        if pair.level not in (Level.EXACT, Level.TEMPLATE) or (one.group, one.list) == (two.group, two.list):
            continue
        message = f"repeats reference {one.label or one.number} of another group or list"
        yield Problem.at(
            two, message, related=(Related(one.start, one.end, "the earlier reference", one),), reference=two
        )
