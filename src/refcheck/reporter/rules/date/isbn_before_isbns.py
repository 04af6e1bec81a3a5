"""Finds: the book is dated before there were ISBNs."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="DT305",
    name="isbn-before-isbns",
    severity=Severity.NOTE,
    conditions=("invalid_isbn_date",),
    cs1="CS1 errors: ISBN date",
    examples=[
        Bad("{{cite book |title=T |date=1950 |isbn=978-0-306-40615-7}}"),
        Good("{{cite book |title=T |date=1970 |orig-date=1950 |isbn=978-0-306-40615-7}}"),
    ],
)
def isbn_before_isbns(citation: Citation, context: Context) -> Iterator[Problem]:
    """The book is dated before there were ISBNs.

    The number belongs to a later edition, or the date to the first one: say so with `orig-date=`.

    Sources: CS1 `err_invalid_isbn_date`.
    """
    for remark in context.remarks(citation, "invalid_isbn_date"):
        yield Problem.at(remark.field or citation, "ISBNs exist since 1965: which edition is cited?")
