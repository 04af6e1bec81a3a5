"""The archive address names no one moment."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives


@rule(
    Link,
    code="AR245",
    name="inexact-archive-timestamp",
    severity=Severity.NOTE,
    examples=[
        Bad("[https://web.archive.org/web/2016/http://example.com/a A page]", found="2016"),
        Bad(
            "{{cite web |title=T |url=http://example.gov.uk/a |archive-date=15 January 2016 "
            "|archive-url=http://webarchive.nationalarchives.gov.uk/+/http://example.gov.uk/a}}"
        ),
        Good("[https://web.archive.org/web/20160115000000/http://example.com/a A page]"),
        Good("[https://archive.org/details/aristotelisopera05arisric A book]"),
        Good("[http://pandora.nla.gov.au/pan/14231/20120727-0512/www.example.com/a A page]"),
    ],
)
def inexact_archive_timestamp(link: Link, context: Context) -> Iterator[Problem]:
    """
    The archive address names no one moment.

    With part of a timestamp, a star or a plus the archive shows whatever copy it has nearest, today another than
    tomorrow: readers may not see what the editor saw. A Wayback Machine address in `archive-url` is CS1's to report.

    Sources: Help:Using the Wayback Machine.
    """
    found = archives.read(link.url)
    if found is None or found.problem not in ("timestamp", "moment"):
        return
    if link.role is LinkRole.ARCHIVE_URL and archives.wayback_problem(link.url):
        return
    said = f"“{found.timestamp}”" if found.timestamp else "no timestamp"
    yield Problem.at(link, f"the address of the archived copy says {said}, not a moment in 14 digits", url=link.url)
