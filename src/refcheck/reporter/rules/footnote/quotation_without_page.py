"""The text quotes a book, and the reference names no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Article, Citation, Marker
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.markup import claim_text

KINDS = ("book", "journal")
PLACES = ("page", "pages", "at", "quote", "quote-page", "quote-pages", "section")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[\"“](?:[^\s\"“”]+\s+){7,}[^\"“”]*[\"”]")


@rule(
    Article,
    code="FN684",
    name="quotation-without-page",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    default=False,
    examples=[
        Bad('He wrote that "rain is the best of all the weathers".<ref>{{cite book |title=T |last=Smith}}</ref>'),
        Good('He wrote that "rain is the best of all the weathers".<ref>{{cite book |title=T |page=5}}</ref>'),
        Good('He wrote that "rain is the best of all the weathers".<ref>{{cite book |title=T}}</ref>{{rp|5}}'),
        Good('He wrote "Rain".<ref>{{cite book |title=T |last=Smith}}</ref>'),
        Good("He wrote that rain is the best.<ref>{{cite book |title=T |last=Smith}}</ref>"),
    ],
)
def quotation_without_page(article: Article, context: Context) -> Iterator[Problem]:
    """
    The text quotes a book, and the reference names no page.

    Readers cannot find the words in the book.  An opinion, so it is off by default.

    Sources: Wikipedia:Citing sources (identifying parts of a source); Wikipedia:Quotations.
    """
    for marker in article.markers:
        reference = context.lookup((marker.list, marker.group, marker.number))
        if reference is None or marker.claim is None or len(reference.citations) != 1:
            continue
        if _pageless(reference.citations[0]) and not _followed_by_page(context.text, marker):
            quotation = _quoted().search(claim_text(context.text, marker.claim))
            if quotation is not None:
                message = f"no page is given for the quotation {quotation[0][:60]}"
                yield Problem.at(marker, message, reference=reference)


def _pageless(citation: Citation) -> bool:
    if not citation.template.endswith(KINDS) or citation.quote or citation.pages or citation.chapter:
        return False
    return not any(
        citation.field(name) for name in ("page", "pages", "at", "quote", "quote-page", "quote-pages", "section")
    )


def _followed_by_page(text: str, marker: Marker) -> bool:
    return text[marker.end : marker.end + 5].lower() == "{{rp|"
