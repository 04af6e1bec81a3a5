"""A reference cites a search, which finds something else every day."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.carriers import SEARCH_MARKS, is_search, links_with


@rule(
    Article,
    code="LK116",
    name="search-as-source",
    needs=("links",),
    severity=Severity.WARNING,
    also=("Citation bot",),
    examples=[
        Bad("It rained.<ref>{{cite web |title=Rain |url=https://www.google.com/search?q=rain&hl=en}}</ref>"),
        Bad("It rained.<ref>https://duckduckgo.com/?q=rain</ref>"),
        Good("It rained.<ref>{{cite web |title=Rain |url=https://www.google.com/about}}</ref>"),
        Good("It rained.<ref>{{cite book |title=R |url=https://www.google.com/search?tbm=bks&q=rain}}</ref>"),
        Good("== External links ==\n* [https://www.google.com/search?q=rain Rain]\n"),
    ],
)
def search_as_source(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference cites a search, which finds something else every day.

    What an editor saw there cannot be seen again.  The page that was found is what to cite.

    Sources: Wikipedia:Search engine test; Wikipedia:Citing sources.
    """
    for link in links_with(context, SEARCH_MARKS):
        if link.reference is not None and is_search(link.url):
            reference = context.lookup(link.reference)
            yield Problem.at(link, "the source is a web search", url=link.url, reference=reference)
