"""The archived copy is not there, or not what it should be."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives
from refcheck.words.proof import proof
from refcheck.words.rescue import other_copy_of

COPY = "https://web.archive.org/web/20160115000000/http://example.com/a"
OTHER = "https://web.archive.org/web/20120503000000/http://example.com/a"
CITE = (
    "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
    "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
)


@rule(
    Link,
    code="AR243",
    name="unproven-archive",
    severity=Severity.WARNING,
    online=True,
    examples=[
        Bad(CITE, web={COPY: "dead"}),
        Bad(CITE, web={COPY: "live:unproven=the capture is only a redirect"}, found="only a redirect"),
        Bad(
            CITE,
            web={COPY: "dead", "http://example.com/a": f"dead:capture={OTHER}"},
            fixed=f"{{{{cite web |title=T |url=http://example.com/a |archive-date=3 May 2012 |archive-url={OTHER}}}}}",
        ),
        Good(CITE, web={COPY: "live"}),
        Good(CITE, web={COPY: "unknown"}),
        Good(CITE),
    ],
)
def unproven_archive(link: Link, context: Context) -> Iterator[Problem]:
    """
    The archived copy is not there, or not what it should be.

    Archives lose copies, and keep copies of error pages and of redirects to a front page. The copy was fetched: the
    archive does not have it, or what it has does not show the cited page.

    Fix safety: safe, and offered only where another copy was found, fetched and shows the page.

    Sources: RFC 7089 (Memento-Datetime); Help:Using the Wayback Machine.
    """
    status = context.statuses.get(link.url)
    if status is None or status.state in (LinkState.UNKNOWN, LinkState.SKIPPED) or archives.read(link.url) is None:
        return
    problem = next((one.problem for one in status.evidence.captures if one.problem and not one.verified), "")
    if not problem and status.state in (LinkState.DEAD, LinkState.SOFT_404):
        problem = status.explanation
    if problem:
        fix = other_copy_of(context.article, link, context.lookup(link.reference), context.statuses)
        message = f"the archived copy does not show the page: {problem}"
        yield Problem.at(link, message, evidence=proof(status), url=link.url, fix=fix)
