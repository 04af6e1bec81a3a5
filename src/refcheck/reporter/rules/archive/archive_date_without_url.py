"""Finds: the date of an archived copy is given, but no copy."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="AR203",
    name="archive-date-without-url",
    severity=Severity.WARNING,
    conditions=("archive_date_missing_url",),
    cs1="CS1 errors: archive-url",
    examples=[
        Bad("{{cite web |title=T |url=http://example.com/ |archive-date=2016-01-15}}"),
        Good(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def archive_date_without_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """The date of an archived copy is given, but no copy.

    `archive-date=` speaks of what `archive-url=` leads to.

    Sources: CS1 `err_archive_date_missing_url`.
    """
    for remark in context.remarks(citation, "archive_date_missing_url"):
        yield Problem.at(remark.field or citation, "|archive-date= needs |archive-url=")
