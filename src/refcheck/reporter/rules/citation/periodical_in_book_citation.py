"""A citation of a book names a journal, newspaper or website, which is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT763",
    name="periodical-in-book-citation",
    severity=Severity.WARNING,
    conditions=("periodical_ignored",),
    cs1="CS1 errors: periodical ignored",
    examples=[
        Bad("{{cite book |title=T |work=Collected Rain}}"),
        Bad("{{cite encyclopedia |title=T |encyclopedia=Rain |journal=Nature}}"),
        Good("{{cite book |title=Collected Rain |chapter=T}}"),
        Good("{{cite journal |title=T |journal=Nature}}"),
    ],
)
def periodical_in_book_citation(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A citation of a book names a journal, newspaper or website, which is not shown.

    {{cite book}} and {{cite encyclopedia}} know no periodicals.  Mostly the work is the book and the title a chapter
    of it, or the work is a series, or another template is meant.

    Sources: CS1 `err_periodical_ignored`; Category:CS1 errors: periodical ignored.
    """
    for remark in context.remarks(citation, "periodical_ignored"):
        name = remark.field.written if remark.field else "work"
        yield Problem.at(remark.field or citation, f"|{name}= is ignored in a citation of a book")
