"""A footnote marker stands before the punctuation that ends what it supports."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.marker_runs import runs

LIST = "\n\n== References ==\n{{reflist}}\n"
# Languages whose convention is marker after punctuation.
LONGEST_TERM = 1000
LANGUAGES = ("en", "simple", "ar", "ary", "arz")


@rule(
    Article,
    code="FN626",
    name="marker-before-punctuation",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    also=("AWB", "CheckWiki 61"),
    examples=[
        Bad("It rained<ref>Smith.</ref>. Then not." + LIST, fixed="It rained.<ref>Smith.</ref> Then not." + LIST),
        Bad(
            "It rained<ref>Smith.</ref><ref>Jones.</ref>, then not." + LIST,
            fixed="It rained,<ref>Smith.</ref><ref>Jones.</ref> then not." + LIST,
        ),
        Good("It rained.<ref>Smith.</ref> Then not." + LIST),
        Good("the film (1990<ref>Smith.</ref>) and" + LIST),
        Good("Spain<ref>Smith.</ref> – a country" + LIST),
        Good("version 1<ref>Smith.</ref>.2 of it" + LIST),
    ],
)
def marker_before_punctuation(article: Article, context: Context) -> Iterator[Problem]:
    """
    A footnote marker stands before the punctuation that ends what it supports.

    English Wikipedia puts markers after full stops, commas and semicolons; other languages do it the other way
    round, so only articles in languages with that convention are judged.

    Fix safety: safe.  The punctuation changes its place with the markers.

    Sources: Wikipedia:Manual of Style, reference tags and punctuation (WP:REFPUNC); Check Wikipedia 61.
    """
    if article.language not in LANGUAGES:
        return
    text = article.document.text
    for marker, end, around, after in context.once(runs):
        mark, following = after[:1], after[1:]
        if mark not in (".", ",", ";"):
            continue
        before = around.rstrip(" \u00a0")[-1:]
        if not before or not (before.isalnum() or before in "\"'”’)]%"):
            continue
        if following and not following.isspace() and following not in "<\"'”[":
            continue
        if mark == ";" and _definition(text, marker.start):
            continue
        edits = (Edit(marker.start, marker.start, mark), Edit(end, end + 1, ""))
        fix = Fix("put the marker after the punctuation", edits, Safety.SAFE)
        reference = context.lookup((marker.list, marker.group, marker.number))
        message = f'the footnote marker [{marker.label}] stands before "{mark}"'
        yield Problem(marker.start, marker.end, message, reference=reference, fix=fix)


def _definition(text: str, start: int) -> bool:
    """Whether the line of a marker is the term of a definition list, which is never a long one."""
    begin = max(0, start - LONGEST_TERM)
    line = text.rfind("\n", begin, start)
    return text[line + 1 : line + 2] == ";" if line >= 0 or begin == 0 else False
