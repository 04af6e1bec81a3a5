"""Two references to the same source contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated


@rule(
    Article,
    code="DU503",
    name="conflicting-reference",
    severity=Severity.NOTE,
    examples=[
        Bad(
            "A.<ref>{{cite journal |title=On stars |last=Doe |journal=ApJ |volume=5 "
            "|doi=10.1000/182}}</ref> B.<ref>{{cite journal |title=On stars |last=Roe |journal=ApJ "
            "|volume=5 |doi=10.1000/182}}</ref>",
            found="author",
        ),
        Good(
            "A.<ref>{{cite journal |title=On stars |last=Doe |journal=ApJ "
            "|doi=10.1000/182}}</ref> B.<ref>{{cite journal |title=On stars |last=Doe "
            "|journal=The Astrophysical Journal |doi=10.1000/182}}</ref>"
        ),
    ],
)
def conflicting_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references to the same source contradict each other.

    Both give the same identifier or address, but another title, author, volume or edition, so that at least one of
    them is wrong.  (Two dates are `same-work-two-dates`.)

    Sources: citation practice; no other tool compares them.
    """
    for pair in context.once(repeated):
        if pair.level is not Level.CONFLICT or any(name == "date" for name, _, _ in pair.conflicts):
            continue
        one, two = pair.first, pair.second
        what = pair.conflicts[0][0]
        message = f"contradicts reference {one.label or one.number} about the same source ({what}): {pair.why}"
        evidence = tuple(f"{name}: {earlier!r} there, {later!r} here" for name, earlier, later in pair.conflicts)
        related = (Related(one.start, one.end, "the earlier reference", one),)
        yield Problem.at(two, message, related=related, evidence=evidence, reference=two)
