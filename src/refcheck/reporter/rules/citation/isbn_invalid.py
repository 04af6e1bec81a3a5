"""Finds: the ISBN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import identifier_fix


@rule(
    Citation,
    code="CT701",
    name="isbn-invalid",
    severity=Severity.ERROR,
    conditions=("bad_isbn",),
    cs1="CS1 errors: ISBN",
    also=("CheckWiki 70, 71, 72, 73, in the text of pages",),
    examples=[
        Bad("{{cite book |title=T |isbn=978-0-306-40615-8}}", found="checksum"),
        Bad(
            "{{cite book |title=T |isbn=ISBN 978-0-306-40615-7}}",
            fixed="{{cite book |title=T |isbn=978-0-306-40615-7}}",
        ),
        Good("{{cite book |title=T |isbn=978-0-306-40615-7}}"),
    ],
)
def isbn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The ISBN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_bad_isbn` (Help:CS1 errors); ISO 2108; `stdnum.isbn`.
    """
    for remark in context.remarks(citation, "bad_isbn"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid ISBN: {remark.about}",
            fix=identifier_fix(remark.field, context.today),
        )
