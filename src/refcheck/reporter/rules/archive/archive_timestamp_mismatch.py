"""The date of an archived copy is not the one in its address, in any archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from refcheck.model.article import Citation, CitedDate
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives
from refcheck.words.cs1fixes import timestamp_fix

DAY = timedelta(days=1)  # the archive's day and the editor's may be two


@rule(
    Citation,
    code="AR248",
    name="archive-timestamp-mismatch",
    severity=Severity.WARNING,
    needs=("archive-url",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-date=5 January 2016 "
            "|archive-url=https://arquivo.pt/wayback/20160115000000/http://example.com/a}}",
            found="2016-01-15",
            fixed="{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://arquivo.pt/wayback/20160115000000/http://example.com/a}}",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20990115000000/http://example.com/a}}",
            found="still to come",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-date=2016-01-15 "
            "|archive-url=http://www.webcitation.org/5eWaHRbn4}}",
            found="2009-02-12",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=14 January 2016 "
            "|archive-url=https://arquivo.pt/wayback/20160115000000/http://example.com/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=January 2016 "
            "|archive-url=https://arquivo.pt/wayback/20160115000000/http://example.com/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=5 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=5 January 2016 "
            "|archive-url=https://archive.today/AbCdE}}"
        ),
    ],
)
def archive_timestamp_mismatch(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The date of an archived copy is not the one in its address, in any archive.

    The addresses of most archives hold the moment of capture, WebCite's in the letters of its name. Citation Style 1
    compares the Wayback Machine's alone (`archive-date-mismatch`); this rule reads the others as well, and finds
    moments that are still to come. A day more or less is the archive's clock.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: Help:Citation Style 1 (archive-date); the archives' own forms of address.
    """
    link = archives.read(citation.archive_url)
    if link is None or link.captured is None:
        return
    day = link.captured.date()
    if day > context.today + DAY:
        place = citation.field("archive-url") or citation
        message = f"the address of the archived copy names {day}, which is still to come"
        yield Problem.at(place, message, url=citation.archive_url)
        return
    stated = citation.archive_date
    if stated is None or _fits(day, stated) or context.remarks(citation, "archive_date_url_ts_mismatch"):
        return
    field = citation.field("archive-date")
    yield Problem.at(
        field or stated,
        f"the {archives.title(link.service)}'s address was captured on {day}, not on {stated.raw}",
        url=citation.archive_url,
        fix=timestamp_fix(citation, field, f"{day:%Y%m%d}") if field and field.written else None,
    )


def _fits(day: date, stated: CitedDate) -> bool:
    """Whether a day may be the stated one; a date that cannot be read is another rule's."""
    if stated.first is None or stated.last is None:
        return True
    return stated.first - DAY <= day <= stated.last + DAY
