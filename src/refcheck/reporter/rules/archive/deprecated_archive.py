"""The archive is one that should no longer be linked."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives
from refcheck.words.rescue import other_copy_of

COPY = "https://web.archive.org/web/20120503000000/http://example.com/a"


@rule(
    Link,
    code="AR242",
    name="deprecated-archive",
    severity=Severity.WARNING,
    also=("IABot: WebCite and Google's cache",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-url=https://archive.ph/AbCdE "
            "|archive-date=15 January 2016}}",
            found="archive.today",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-url=https://archive.ph/AbCdE "
            "|archive-date=January 15, 2016 |url-status=live}}",
            web={"http://example.com/a": f"live:capture={COPY}"},
            fixed=f"{{{{cite web |title=T |url=http://example.com/a |archive-url={COPY} "
            "|archive-date=May 3, 2012 |url-status=live}}",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-url=http://www.webcitation.org/5eWaHRbn4 "
            "|archive-date=12 February 2009}}",
            found="WebCite",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
        ),
        Good("{{cite web |title=T |url=http://archive.isgeschiedenis.nl/a}}"),
    ],
)
def deprecated_archive(link: Link, context: Context) -> Iterator[Problem]:
    """
    The archive is one that should no longer be linked.

    English Wikipedia deprecated archive.today in February 2026: its pages were altered and used for attacks. WebCite
    and Google's cache no longer work. A copy in another archive should take its place.

    Fix safety: safe, and offered only where a copy in the Wayback Machine was found, fetched and shows the page; the
    copy's address and its day change, nothing else.

    Sources: Wikipedia:Requests for comment/Archive.is RFC 5; Help:Using WebCite.
    """
    if archives.read(link.url) is None:
        return
    name = archives.service(link.url)
    found = archives.deprecation(name, context.article.language.partition("-")[0])
    if found is not None:
        severity = Severity.NOTE if name == "webcite" else None  # its copies come and go with the service
        message = f"{found.reason}; another archive's copy should take its place"
        fix = other_copy_of(context.article, link, context.lookup(link.reference), context.statuses)
        yield Problem.at(link, message, url=link.url, severity=severity, fix=fix)
