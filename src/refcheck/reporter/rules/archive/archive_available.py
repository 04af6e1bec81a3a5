"""The page is gone, and an archived copy of it was found."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Fix, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import dates
from refcheck.words.rescue import rescue

COPY = "https://web.archive.org/web/20120503000000/http://example.com/a"


@rule(
    Citation,
    code="AR244",
    name="archive-available",
    severity=Severity.WARNING,
    needs=("url",),
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
        Good("{{cite web |title=T |url=http://example.com/a}}", web={"http://example.com/a": "dead"}),
        Good("{{cite web |title=T |url=http://example.com/a}}", web={"http://example.com/a": "live"}),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            web={"http://example.com/a": f"dead:capture={COPY}"},
        ),
    ],
)
def archive_available(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The page is gone, and an archived copy of it was found.

    The copy is the one nearest to the access-date and from before the page died. It was fetched: the archive vouches
    for its day, and it shows a page, no error and no redirect.

    Fix safety: as the kind of citation allows; a template gets `archive-url`, `archive-date` and `url-status`.

    Sources: Wikipedia:Link rot; Help:Citation Style 1 (archive-url).
    """
    status = context.statuses.get(citation.url)
    if status is None or status.state not in (LinkState.DEAD, LinkState.SOFT_404) or citation.archive_url:
        return
    capture = status.capture
    if capture is None:
        return
    fix = rescue(context.article, citation, capture) if citation.start >= 0 else ""
    day = dates.write(capture.captured.date())
    yield Problem.at(
        citation.field("url") or citation,
        f"the page is gone, but the archive has a copy of {day} ({status.explanation})",
        evidence=(f"{capture.url} was fetched and shows the page",),
        suggestion=capture.url,
        url=citation.url,
        fix=fix if isinstance(fix, Fix) else None,
    )
