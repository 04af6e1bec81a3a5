"""An address carries parameters that only count where readers came from."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, Link, LinkRole
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.model.state import LinkState
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives
from refcheck.words.carriers import links_with
from refcheck.words.deadlinks import dead_link_behind, place_of
from refcheck.words.tracking import MARKS, tracking, without_tracking

COPY = "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a?utm_source=x"


@rule(
    Article,
    code="LK110",
    name="tracking-in-link",
    needs=("links",),
    severity=Severity.NOTE,
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a?id=5&utm_source=x&utm_medium=y#part}}",
            fixed="{{cite web |title=T |url=http://example.com/a?id=5#part}}",
        ),
        Bad(
            "A sentence.<ref>[http://example.com/a?fbclid=IwAR0x A page]</ref>",
            fixed="A sentence.<ref>[http://example.com/a A page]</ref>",
        ),
        Bad(f"{{{{cite web |title=T |url=http://example.com/a?utm_source=x {COPY} |archive-date=15 January 2016}}}}"),
        Bad("A.<ref>http://example.com/a?gclid=x {{dead link|date=May 2015}}</ref>"),
        Good("{{cite web |title=T |url=http://example.com/a?id=5&ref=7}}"),
        Good("{{cite web |title=T |url=http://example.com/find?q=utm_source}}"),
        Good(f"{{{{cite web |title=T |url=http://example.com/a {COPY} |archive-date=15 January 2016}}}}"),
    ],
)
def tracking_in_link(article: Article, context: Context) -> Iterator[Problem]:
    """
    An address carries parameters that only count where readers came from.

    They tell the site's advertisers that the reader came from a mailing or a social network, which is untrue for
    readers of the article, and make one page look like many.

    Fix safety: safe.  Only keys of well-known advertisers and mailers go; the rest of the address stays as it is.
    Offered neither where an archived copy stands beside it nor where the link is dead or marked so: there the address
    as it is leads to the copy.

    Sources: Wikipedia:Citing sources (links without tracking); Citation bot's list.
    """
    for link in links_with(context, MARKS):
        clean = without_tracking(link.url)
        if clean == link.url or link.role is LinkRole.ARCHIVE_URL or archives.read(link.url) is not None:
            continue
        yield Problem.at(
            link,
            "the address carries tracking parameters",
            suggestion=clean,
            url=link.url,
            reference=context.lookup(link.reference),
            fix=None if _needed(link, context) else _fix(article, link),
        )


def _fix(article: Article, link: Link) -> Fix | None:
    if link.start < 0:
        return None
    source = article.document.text[link.start : link.end]
    edits = tuple(Edit(link.start + start, link.start + end, "") for start, end in tracking(source))
    return Fix("remove tracking parameters from the address", edits, Safety.SAFE) if edits else None


def _needed(link: Link, context: Context) -> bool:
    """Whether the address as it is leads to an archived copy, there already or still to be found."""
    status = context.statuses.get(link.url)
    if status is not None and status.state in (LinkState.DEAD, LinkState.SOFT_404):
        return True
    reference = context.lookup(link.reference)
    for one in reference.citations if reference else context.article.citations:
        if link.url not in (one.url, one.chapter_url):
            continue
        place = place_of(context.article, one)
        if one.archive_url or (place is not None and dead_link_behind(context.article, place)):
            return True
    return False
