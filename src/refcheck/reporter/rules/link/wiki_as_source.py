"""A reference cites a page of Wikipedia or of one of its sisters."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.carriers import links_with, wiki_page


@rule(
    Article,
    code="LK114",
    name="wiki-as-source",
    needs=("links",),
    severity=Severity.NOTE,
    also=("CheckWiki 90, 91",),
    examples=[
        Bad("It rained.<ref>{{cite web |title=Regen |url=https://de.wikipedia.org/wiki/Regen}}</ref>"),
        Bad("It rained.<ref>[http://en.wikipedia.org/wiki/Rain Rain]</ref>"),
        Good("== External links ==\n* [https://de.wikipedia.org/wiki/Regen Regen]\n"),
        Good("It rained.<ref>{{cite web |title=About |url=https://en.wikipedia.org/wiki/Wikipedia:About}}</ref>"),
        Good("It rained.<ref>{{cite web |title=R |url=https://en.wikipedia.org/w/index.php?title=R&oldid=5}}</ref>"),
        Good("It rained.<ref>{{cite web |title=R |url=https://upload.wikimedia.org/rain.pdf}}</ref>"),
    ],
)
def wiki_as_source(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference cites a page of Wikipedia or of one of its sisters.

    Anybody can edit it, and it may itself rest on this article.  Its own references are what to cite.  Pages about
    the projects, and old versions named by their number (as attribution asks), are left alone.

    Sources: Wikipedia:Verifiability (Wikipedia and sources that mirror or use it); Check Wikipedia 90 and 91.
    """
    if article.title.startswith("Wikipedia"):
        return
    for link in links_with(context, (".org/wiki/",)):
        page = wiki_page(link.url) if link.reference is not None else ""
        if page:
            message = f"the source is a wiki's page, “{page[:60]}”"
            yield Problem.at(link, message, url=link.url, reference=context.lookup(link.reference))
