"""A paragraph has no reference."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.sourcing import FEWEST_LETTERS, holds, paragraph_length, sourced_places

PROSE = "It rained for days in the north of the country, and the rivers rose above their banks in many places. " * 3


@rule(
    Article,
    code="FN681",
    name="unsourced-paragraph",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    default=False,
    examples=[
        Bad(f"Lead.\n\n== Rain ==\n{PROSE}\n\n{PROSE}<ref>Smith.</ref>\n"),
        Good(f"Lead.\n\n== Rain ==\n{PROSE}<ref>Smith.</ref>\n"),
        Good(f"{PROSE}\n\n== Rain ==\nIt rained."),
    ],
)
def unsourced_paragraph(article: Article, context: Context) -> Iterator[Problem]:
    """
    A paragraph has no reference.

    An opinion, so it is off by default: a paragraph may rest on the reference of the one after it.  The lead and
    short paragraphs are left alone.

    Sources: Wikipedia:Verifiability; Wikipedia:When to cite.
    """
    places = sourced_places(article)
    for paragraph in article.paragraphs:
        if paragraph.section < 0 or holds(places, paragraph.start, paragraph.end):
            continue
        if paragraph_length(article, paragraph) >= FEWEST_LETTERS:
            yield Problem.at(paragraph, "the paragraph has no reference")
