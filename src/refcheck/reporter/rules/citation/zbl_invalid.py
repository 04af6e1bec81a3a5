"""Finds: the Zbl cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT716",
    name="zbl-invalid",
    severity=Severity.ERROR,
    conditions=("bad_zbl",),
    cs1="CS1 errors: Zbl",
    examples=[
        Bad("{{cite book |title=T |zbl=123}}"),
        Good("{{cite book |title=T |zbl=1234.56789}}"),
    ],
)
def zbl_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The Zbl cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_zbl` (Help:CS1 errors); zbMATH.
    """
    for remark in context.remarks(citation, "bad_zbl"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid Zbl: {remark.about}")
