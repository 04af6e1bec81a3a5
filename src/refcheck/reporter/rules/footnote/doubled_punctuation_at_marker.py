"""Punctuation stands on both sides of a footnote marker, or twice before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.marker_runs import runs

MARKS = (",", ";", ".")
LIST = "\n\n== References ==\n{{reflist}}\n"


@cache
def _doubled() -> re.Pattern[str]:
    # An ellipsis, an abbreviation's dot before a comma and "?!" are no slips.
    return re.compile(r"(?:,,|,\.|;\.|;;|,;|(?<!\.)\.\.)\Z")


@rule(
    Article,
    code="FN625",
    name="doubled-punctuation-at-marker",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    also=("AWB",),
    examples=[
        Bad("It rained,<ref>Smith.</ref>. Then not." + LIST),
        Bad("It rained,,<ref>Smith.</ref> then not." + LIST),
        Good("It rained, he said.<ref>Smith.</ref> Then not." + LIST),
        Good("Acme Inc.,<ref>Smith.</ref> a firm" + LIST),
        Good("He said ...<ref>Smith.</ref> and left" + LIST),
    ],
)
def doubled_punctuation_at_marker(article: Article, context: Context) -> Iterator[Problem]:
    """
    Punctuation stands on both sides of a footnote marker, or twice before it.

    One of the two was left behind when the marker or the sentence was moved.

    Sources: Wikipedia:Manual of Style, reference tags and punctuation.
    """
    for marker, _, before, after in context.once(runs):
        if before[-1:] not in MARKS or (before[-2:-1] not in MARKS and after[:1] not in MARKS):
            continue
        doubled = _doubled().search(before)
        both = after[:1] in MARKS and after != ".." and after[1:2] != "."
        if doubled or (both and not _abbreviation(before, after)):
            what = doubled[0] if doubled else f"{before[-1]}[{marker.label}]{after[0]}"
            reference = context.lookup((marker.list, marker.group, marker.number))
            message = f'doubled punctuation at the footnote marker [{marker.label}]: "{what}"'
            yield Problem(marker.start, marker.end, message, reference=reference)


def _abbreviation(before: str, after: str) -> bool:
    """ "etc.[1], and" is right."""
    return before.endswith(".") and after[:1] in ",;"
