"""No name of the sentence occurs in what is known of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Article, Citation, Marker
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.markup import claim_text

#: A name in so many sentences is the article's subject, and so few names in a sentence prove nothing.
COMMON, FEWEST = 4, 3
KNOWN = ("title", "chapter", "work", "publisher", "quote", "url", "chapter_url")


@cache
def _name() -> re.Pattern[str]:
    """A capitalised word that begins no sentence."""
    return re.compile(r"(?<![.!?:;\"“(•|]\s)(?<=\s)[A-Z][a-z]\w{2,}")


@rule(
    Article,
    code="FN685",
    name="unrelated-source",
    severity=Severity.NOTE,
    needs=("markers",),
    default=False,
    examples=[
        Bad(
            "It was then that Alice Marble beat Helen Jacobs at Wimbledon.<ref>{{cite web |title=How to bake bread "
            "|url=http://example.com/bread |website=Kitchen}}</ref>",
            found="Marble",
        ),
        Good(
            "It was then that Alice Marble beat Helen Jacobs at Wimbledon.<ref>{{cite web |title=Wimbledon finals "
            "|url=http://example.com/tennis |website=Sports}}</ref>"
        ),
        Good("It rained in Paris.<ref>{{cite web |title=Weather |url=http://example.com/w}}</ref>"),
    ],
)
def unrelated_source(article: Article, context: Context) -> Iterator[Problem]:
    """
    No name of the sentence occurs in what is known of its source.

    Neither its title, quotation, work or publisher nor its address has one of the sentence's names (three at least),
    names that occur all over the article aside.  Most such sources are right all the same, since titles say little
    (one reference in twelve of real articles is found): a list to look through where something seems wrong, no fault.
    So it is off by default and never more than a note.

    Sources: Wikipedia:Verifiability.
    """
    claims = [(marker, _names(context.text, marker)) for marker in article.markers]
    usual = Counter(name for _, names in claims for name in names)
    for marker, names in claims:
        rare = [name for name in names if usual[name] < COMMON]
        reference = context.lookup((marker.list, marker.group, marker.number)) if len(rare) >= FEWEST else None
        if reference is None or not reference.citations or reference.uses > 1:
            continue
        known = " ".join(_known(citation) for citation in reference.citations).casefold()
        if all(citation.title for citation in reference.citations) and not any(n.casefold() in known for n in rare):
            said = ", ".join(rare[:4])
            yield Problem.at(marker, f"nothing known of the source names {said}", reference=reference)


def _names(text: str, marker: Marker) -> list[str]:
    """The names in the sentence that a marker supports, each once."""
    return list(dict.fromkeys(_name().findall(claim_text(text, marker.claim)))) if marker.claim else []


def _known(citation: Citation) -> str:
    return " ".join(getattr(citation, name) for name in KNOWN)
