"""A reference is only an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Citation, CitationStyle, Reference
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

MOST = 12  # characters that may stand beside the address: "[1]", "PDF", a full stop


@rule(
    Reference,
    code="FN640",
    name="bare-url-reference",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    styles=(CitationStyle.BARE_URL, CitationStyle.TITLED_LINK),
    also=("CS1: err_bare_url_missing_title, in templates", "AWB", "Citation bot", "Pywikibot: reflinks", "reFill"),
    examples=[
        Bad("It rained.<ref>http://example.com/rain</ref>"),
        Bad("It rained.<ref>[http://example.com/rain]</ref>"),
        Bad("It rained.<ref>[http://example.com/rain http://example.com/rain].</ref>"),
        Bad("It rained.<ref>http://example.com/a {{dead link|date=May 2019}}</ref>"),
        Good("It rained.<ref>[http://example.com/rain Rain in May]</ref>"),
        Good("It rained.<ref>Smith, “Rain”, http://example.com/rain</ref>"),
        Good("It rained.<ref>{{cite web |title=T |url=http://example.com/rain}}</ref>"),
    ],
)
def bare_url_reference(reference: Reference, context: Context) -> Iterator[Problem]:
    """
    A reference is only an address.

    When the address dies, nobody can tell what the source was, nor look for it elsewhere.  Title, author, publisher
    and date make it a citation; refcheck does not make up a title.

    Sources: Wikipedia:Bare URLs.
    """
    bare = [citation for citation in reference.citations if _is_bare(citation)]
    if not bare or len(bare) < len(reference.citations):
        return
    body = context.text[reference.body_start : reference.body_end]
    for citation in bare:
        body = body.replace(citation.url, "")
    if "{{" in body:
        body = _marks().sub("", body)
    if sum(map(str.isalpha, body)) <= MOST and "{{" not in body:
        yield Problem.at(bare[0], "the reference is only an address", url=bare[0].url)


@cache
def _marks() -> re.Pattern[str]:
    """What says something of the link, not of the source."""
    return re.compile(r"\{\{\s*(?:dead ?link|webarchive|cbignore)\b[^{}]*\}\}", re.I)


def _is_bare(citation: Citation) -> bool:
    """An address alone, or one that is its own title."""
    if citation.style is CitationStyle.TITLED_LINK:
        return " " not in citation.title and citation.title.startswith(("http://", "https://", "www."))
    return citation.style is CitationStyle.BARE_URL
