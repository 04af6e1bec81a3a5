"""The article of a newspaper or journal is cited by the address of its site's front page."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation, CitationStyle
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words import urls
from refcheck.words.templates import citation_kind
from refcheck.words.titles import same

KINDS = ("news", "journal", "magazine", "press-release")


@rule(
    Citation,
    code="LK115",
    name="home-page-as-source",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("url",),
    styles=(CitationStyle.TEMPLATE,),
    also=("reFill, after a redirect",),
    examples=[
        Bad("{{cite news |title=Rain floods the town |newspaper=The Post |url=https://post.example/}}"),
        Good("{{cite news |title=Rain floods the town |newspaper=The Post |url=https://post.example/2001/rain}}"),
        Good("{{cite news |title=Rain floods the town |newspaper=The Post |url=https://post.example/?p=5}}"),
        Bad("{{cite news |title=Rain floods the town |newspaper=The Post |url=https://post.example/en/}}"),
        Good("{{cite news |title=Rain floods the town |newspaper=The Post |url=https://post.example/tv/}}"),
        Good("{{cite web |title=Rain Society |url=https://rain.example/}}"),
        Good("{{cite news |title=The Post |newspaper=The Post |url=https://post.example/}}"),
        Good(
            "{{cite news |title=Rain |url=https://post.example/ |archive-url=https://web.archive.org/web/"
            "20160115000000/https://post.example/rain |archive-date=2016-01-15}}"
        ),
    ],
)
def home_page_as_source(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The article of a newspaper or journal is cited by the address of its site's front page.

    The front page shows other articles tomorrow; readers do not find this one there. `/en/` is one as well, `/tv/` is
    a section; `/it/` is one where the page was read and is in Italian.

    Sources: Wikipedia:Citing sources (links to the article itself).
    """
    url = citation.url
    if url.count("/") > 4 or not citation.title or citation.archive_url or "?" in url or "#" in url:
        return
    status = context.statuses.get(url)
    page = status.evidence.page if status else None
    if citation_kind(citation.template) not in KINDS or not urls.is_home(url, page.language if page else ""):
        return
    if not any(same(citation.title, name) for name in (citation.work, citation.publisher, urls.host(url)) if name):
        yield Problem.at(citation.field("url") or citation, "the address is only the site's front page", url=url)
