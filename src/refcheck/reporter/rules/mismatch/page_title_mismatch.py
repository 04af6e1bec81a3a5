"""The page shows nothing of the cited title."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.evidence import LinkState, LinkStatus, Page
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import urls
from refcheck.words.title_match import words

URL = "http://example.com/a"
COPY = "https://web.archive.org/web/20160115000000/http://example.com/a"
CITE = "{{cite web |title=The old bridge of Zadar |url=http://example.com/a}}"
ARCHIVED = (
    "{{cite web |title=The old bridge of Zadar |url=http://example.com/a |archive-date=15 January 2016 "
    "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
)
MANY_WORDS = 60
ENOUGH = 2  # words in a title that tell it from another


@rule(
    Citation,
    code="DM410",
    name="page-title-mismatch",
    severity=Severity.NOTE,
    needs=("url",),
    online=True,
    examples=[
        Bad(CITE, web={URL: "live:absent=Cheap flights today"}, found="“Cheap flights today”"),
        Bad(ARCHIVED, web={URL: "dead", COPY: "live:absent=Cheap flights today"}, found="archived copy"),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "live:absent=Billige Flüge heute/de"}),
        Good(CITE, web={URL: "live:absent=Example"}),
        Good(CITE.replace("}}", " |language=hr}}"), web={URL: "live:absent=Cheap flights today"}),
        Good("{{cite web |title=Bridge |url=http://example.com/a}}", web={URL: "live:absent=Cheap flights today"}),
        Good(CITE, web={URL: "soft-404:absent=Cheap flights today"}),
    ],
)
def page_title_mismatch(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The page shows nothing of the cited title.

    The server answers with success, but hardly a word of the cited title stands anywhere on the page, be it in its
    titles or in its text: perhaps the address now leads to other content. Only pages in the article's own language are
    compared, that were read to their end, hold a page's worth of text and have a title that is more than their site's
    name. The title may also have been translated, or stand in a picture: look before you change anything.

    Sources: Wikipedia:Link rot, "usurped" pages; GreenC's notes on moved content.
    """
    if citation.get("language") or not citation.title or len(words(citation.title)) < ENOUGH:
        return
    for url, what in ((citation.url, "page"), (citation.archive_url, "archived copy")):
        page = _shown(context.statuses.get(url))
        if page is None or not _speaks(page, context.article.language) or not set(citation.titles) <= set(page.absent):
            continue
        yield Problem.at(
            citation.field("title") or citation,
            f"nothing of the cited title stands on the {what}, which is called “{_name(page)}”",
            evidence=(f"the citation says “{citation.title}”", f"{page.url} was read to its end: {page.length} words"),
            url=url,
        )
        return


def _shown(status: LinkStatus | None) -> Page | None:
    """The page that a live link shows, or an archived copy that is one."""
    if status is None or status.state is not LinkState.LIVE or any(one.problem for one in status.evidence.captures):
        return None
    return status.evidence.page


def _speaks(page: Page, language: str) -> bool:
    """Whether a page's own words can be held against a title in the article's language."""
    if page.length < MANY_WORDS or not page.language or page.language[:2] != language[:2]:
        return False
    site = words(f"{page.site} {urls.host(page.url).replace('.', ' ')}")
    return len(words(f"{page.title} {page.heading} {page.headline}") - site) >= ENOUGH


def _name(page: Page) -> str:
    return (page.title or page.heading or page.headline)[:120]
