"""The archived copy is years away from the day on which the page was read."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives

YEARS = 3


@rule(
    Citation,
    code="AR246",
    name="archive-far-from-access-date",
    severity=Severity.NOTE,
    needs=("archive-url",),
    default=False,
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |access-date=1 May 2008 |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            found="7 years",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |access-date=1 May 2015 |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
        ),
    ],
)
def archive_far_from_access_date(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The archived copy is years away from the day on which the page was read.

    Pages change; a copy from about the access-date shows what the editor saw. Often there is no nearer one.

    Sources: Wikipedia:Link rot.
    """
    link = archives.read(citation.archive_url)
    read = citation.access_date
    if link is None or link.captured is None or read is None or read.first is None:
        return
    years = abs((link.captured.date() - read.first).days) // 365
    if years >= YEARS:
        place = citation.field("archive-url") or citation
        yield Problem.at(
            place, f"the copy is {years} years away from the access-date {read.raw}", url=citation.archive_url
        )
