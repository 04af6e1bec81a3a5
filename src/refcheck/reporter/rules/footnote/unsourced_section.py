"""A section of prose has no reference."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.sourcing import FEWEST_LETTERS, paragraph_length, sourced_places, sourced_sections

PROSE = "It rained for days in the north of the country, and the rivers rose above their banks in many places. " * 3


@rule(
    Article,
    code="FN680",
    name="unsourced-section",
    severity=Severity.NOTE,
    default=False,
    examples=[
        Bad(f"Lead.\n\n== Rain ==\n{PROSE}\n\n== Snow ==\n{PROSE}<ref>Smith.</ref>\n", found="Rain"),
        Good(f"Lead.\n\n== Rain ==\n{PROSE}<ref>Smith.</ref>\n"),
        Good(f"Lead.\n\n== Rain ==\n{{{{main|Rain}}}}\n=== Heavy ===\n{PROSE}<ref>Smith.</ref>\n"),
        Good(f"Lead.\n\n== Rain ==\n{PROSE}{{{{sfn|Smith|2001}}}}\n"),
        Good(f"{PROSE}\n\n== See also ==\n* [[Rain]]\n"),
    ],
)
def unsourced_section(article: Article, context: Context) -> Iterator[Problem]:
    """
    A section of prose has no reference.

    What is likely to be challenged needs a source; whether this is, only a person can tell.  An opinion, so it is
    off by default.  The lead, which sums up the article, and sections without prose are left alone.

    Sources: Wikipedia:Verifiability; Wikipedia:When to cite.
    """
    places = sourced_places(article)
    sourced = sourced_sections(article, places)
    lengths: dict[int, int] = {}
    for paragraph in article.paragraphs:
        lengths[paragraph.section] = lengths.get(paragraph.section, 0) + paragraph_length(article, paragraph)
    for index, section in enumerate(article.sections):
        if index not in sourced and lengths.get(index, 0) >= FEWEST_LETTERS:
            place = Span(section.start, section.end)
            yield Problem.at(place, f"the section “{section.heading}” has no reference", identity=section.heading)
