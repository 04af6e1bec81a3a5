"""Finds: a date of access is given, but nothing that could be visited."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import access_dropped


@rule(
    Citation,
    code="CT792",
    name="access-date-without-url",
    severity=Severity.WARNING,
    conditions=("accessdate_missing_url",),
    cs1="CS1 errors: access-date without URL",
    also=("Citation bot",),
    examples=[
        Bad("{{cite book |title=T |access-date=2012-01-01}}", fixed="{{cite book |title=T}}"),
        Good("{{cite book |title=T |url=http://example.com/ |access-date=2012-01-01}}"),
    ],
)
def access_date_without_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """A date of access is given, but nothing that could be visited.

    `access-date=` says when the page at `url=` held what is cited.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_accessdate_missing_url`.
    """
    for remark in context.remarks(citation, "accessdate_missing_url"):
        yield Problem.at(
            remark.field or citation,
            "|access-date= needs |url=",
            fix=access_dropped(context.text, citation, remark.field),
        )
