"""Finds: the date of the archived copy is not the one in its address."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import day_in_words, is_day, timestamp_fix


@rule(
    Citation,
    code="AR205",
    name="archive-date-mismatch",
    severity=Severity.WARNING,
    conditions=("archive_date_url_ts_mismatch",),
    cs1="CS1 errors: archive-url",
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=January 5, 2016}}",
            found="captured on 2016-01-15, not on January 5, 2016",
            fixed="{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=January 15, 2016}}",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20161501000000/http://example.com/"
            " |archive-date=January 15, 2016}}",
            found="no day that exists: 2016-15-01",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=January 15, 2016}}"
        ),
    ],
)
def archive_date_mismatch(citation: Citation, context: Context) -> Iterator[Problem]:
    """The date of the archived copy is not the one in its address.

    The address holds the moment of the capture; the date beside it says another day.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_archive_date_url_ts_mismatch`.
    """
    for remark in context.remarks(citation, "archive_date_url_ts_mismatch"):
        day, stated = day_in_words(remark.about), citation.archive_date
        message = f"the archive's address names no day that exists: {day}"
        if is_day(remark.about):
            message = f"the address was captured on {day}" + (f", not on {stated.raw[:60]}" if stated else "")
        yield Problem.at(remark.field or citation, message, fix=timestamp_fix(citation, remark.field, remark.about))
