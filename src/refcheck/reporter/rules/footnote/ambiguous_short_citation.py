"""A short citation points at several full citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.anchors import anchors, short

NOTES = "\n\n== Notes ==\n{{reflist}}\n\n== Sources ==\n"
RAIN = "* {{cite book|last=Smith|first=Jo|year=2001|title=Rain}}\n"
SNOW = "* {{cite book|last=Smith|first=Jo|year=2001|title=Snow}}\n"


@rule(
    Article,
    code="FN628",
    name="ambiguous-short-citation",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("Module:Footnotes: Harv and Sfn multiple-target errors",),
    examples=[
        Bad("It rained.{{sfn|Smith|2001}}" + NOTES + RAIN + SNOW),
        Good("It rained.{{sfn|Smith|2001a}}" + NOTES + RAIN.replace("2001", "2001a") + SNOW.replace("2001", "2001b")),
    ],
)
def ambiguous_short_citation(article: Article, context: Context) -> Iterator[Problem]:
    """
    A short citation points at several full citations with the same surnames and year.

    The link goes to the first of them, right or wrong.  Letters behind the years (2001a, 2001b) tell them apart.

    Sources: Module:Footnotes, category "Harv and Sfn multiple-target errors".
    """
    shorts = context.once(short)
    if not shorts:
        return
    distinct = {(name, c.title, c.chapter, c.url) for c, name in context.once(anchors)}
    targets = Counter(name for name, *_ in distinct)
    seen = set()
    for one in shorts:
        if targets[one.anchor] > 1 and one.anchor not in seen:
            seen.add(one.anchor)
            message = f"{targets[one.anchor]} full citations are {' & '.join(one.names)} {one.year}"
            yield Problem(one.start, one.end, message, identity=one.anchor)
