"""The page is gone, and an archived copy of it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import dates
from refcheck.words.deadlinks import is_archived, place_of, place_of_link
from refcheck.words.proof import proof
from refcheck.words.rescue import rescue, rescue_link

COPY = "https://web.archive.org/web/20120503000000/http://example.com/a"


@rule(
    Link,
    code="AR244",
    name="archive-available",
    severity=Severity.WARNING,
    online=True,
    also=("IABot", "lychee: --suggest, the newest copy", "Pywikibot: weblinkchecker"),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |access-date=1 May 2012}}",
            web={"http://example.com/a": f"dead:capture={COPY}"},
            found="3 May 2012",
            fixed="{{cite web |title=T |url=http://example.com/a"
            " |archive-url=https://web.archive.org/web/20120503000000/http://example.com/a"
            " |archive-date=3 May 2012 |url-status=dead |access-date=1 May 2012}}",
        ),
        Bad(
            "A.<ref>[http://example.com/a T], by me. {{dead link|date=May 2015}}</ref>",
            web={"http://example.com/a": f"dead:capture={COPY}"},
            fixed=f"A.<ref>[http://example.com/a T] {{{{webarchive|url={COPY}|date=3 May 2012}}}}, by me.</ref>",
        ),
        Bad(
            "It rained.\n\n== External links ==\n* [http://example.com/a A page], by me\n",
            web={"http://example.com/a": f"dead:capture={COPY}"},
            fixed="It rained.\n\n== External links ==\n* [http://example.com/a A page] "
            f"{{{{webarchive|url={COPY}|date=3 May 2012}}}}, by me\n",
        ),
        Good(
            f"* [http://example.com/a A page] {{{{webarchive|url={COPY}|date=3 May 2012}}}}\n* More.\n",
            web={"http://example.com/a": f"dead:capture={COPY}"},
        ),
        Good("{{cite web |title=T |url=http://example.com/a}}", web={"http://example.com/a": "dead"}),
        Good("{{cite web |title=T |url=http://example.com/a}}", web={"http://example.com/a": "live"}),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            web={"http://example.com/a": f"dead:capture={COPY}"},
        ),
    ],
)
def archive_available(link: Link, context: Context) -> Iterator[Problem]:
    """
    The page is gone, and an archived copy of it was found.

    The copy is the one nearest to the access-date and from before the page died. It was fetched: the archive vouches
    for its day, and it shows a page, no error and no redirect.

    Fix safety: safe, for a soft 404 unsafe.  A template gets `archive-url`, `archive-date` and `url-status`, a link
    written by hand {{webarchive}}; a {{dead link}} beside it goes.  Nothing else is added or changed.

    Sources: Wikipedia:Link rot; Help:Citation Style 1 (archive-url).
    """
    status = context.statuses.get(link.url)
    if status is None or status.state not in (LinkState.DEAD, LinkState.SOFT_404) or link.role is LinkRole.ARCHIVE_URL:
        return
    capture = status.capture
    reference = context.lookup(link.reference)
    citations = reference.citations if reference else context.article.citations
    citation = next((one for one in citations if link.url in (one.url, one.chapter_url)), None)
    if capture is None or (citation is not None and citation.archive_url):
        return
    place = place_of(context.article, citation) if citation else place_of_link(context.article, link)
    if place is not None and is_archived(context.article, place):
        return
    if citation is None:
        fix = rescue_link(context.article, link, capture)
    else:
        # One archive-url serves one address: that of the chapter where both are given, as CS1 links it.
        wanted = citation.chapter_url or citation.url
        fix = rescue(context.article, citation, capture) if link.url == wanted else ""
    day = dates.write(capture.captured.date())
    yield Problem.at(
        link,
        f"the page is gone, but the archive has a copy of {day} ({status.explanation})",
        evidence=(
            *proof(status),
            f"{capture.url} was fetched and shows the page",
        ),
        suggestion=capture.url,
        url=link.url,
        fix=_weighed(fix, status.state) if isinstance(fix, Fix) else None,
    )


def _weighed(fix: Fix, state: LinkState) -> Fix:
    """That a page is only probably gone is for a person to confirm."""
    return replace(fix, safety=Safety.UNSAFE) if state is LinkState.SOFT_404 else fix
