"""The archive address names no one moment."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole, Reference
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives
from refcheck.words.rescue import other_copy_of

NOT_A_MOMENT = "not a moment in 14 digits"
COPY = "https://web.archive.org/web/20120503000000/http://example.com/a"


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
        Bad("[https://web.archive.org/web/20131501431000/http://example.com/a A page]", found="no time that exists"),
        Bad(
            "A.<ref>[http://example.com/a T] {{webarchive|url=https://web.archive.org/web/2012*/http://example.com/a"
            "|date=2012}}</ref>",
            web={"http://example.com/a": f"dead:capture={COPY}"},
            fixed=f"A.<ref>[http://example.com/a T] {{{{webarchive|url={COPY}|date=3 May 2012}}}}</ref>",
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

    Fix safety: safe, and offered only where a copy was found, fetched and shows the page.

    Sources: Help:Using the Wayback Machine.
    """
    found = archives.read(link.url)
    if found is None or found.problem not in ("timestamp", "moment"):
        return
    reference = context.lookup(link.reference)
    if link.role is LinkRole.ARCHIVE_URL and archives.wayback_problem(link.url) and _is_parameter(link, reference):
        return
    said = f"“{found.timestamp}”" if found.timestamp else "no timestamp"
    fix = other_copy_of(context.article, link, reference, context.statuses)
    whole = len(found.timestamp) == 14 and found.timestamp.isdigit()
    message = f"the address of the archived copy says {said}, {'no time that exists' if whole else NOT_A_MOMENT}"
    yield Problem.at(link, message, url=link.url, fix=fix)


def _is_parameter(link: Link, reference: Reference | None) -> bool:
    """Whether the address stands in `archive-url` of a citation template, not in {{webarchive}} behind it."""
    for citation in reference.citations if reference else ():
        field = citation.field("archive-url")
        if field is not None and field.start == link.start:
            return bool(field.written) and bool(citation.template)
    return True
