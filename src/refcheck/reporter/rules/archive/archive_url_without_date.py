"""Finds: an archived copy has no date."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import date_added


@rule(
    Citation,
    code="AR201",
    name="archive-url-without-date",
    severity=Severity.WARNING,
    conditions=("archive_missing_date",),
    cs1="CS1 errors: archive-url",
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/}}",
            fixed="{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def archive_url_without_date(citation: Citation, context: Context) -> Iterator[Problem]:
    """An archived copy has no date.

    Readers cannot tell which state of the page was kept.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_archive_missing_date`.
    """
    for remark in context.remarks(citation, "archive_missing_date"):
        yield Problem.at(
            remark.field or citation, "|archive-url= needs |archive-date=", fix=date_added(citation, remark.field)
        )
