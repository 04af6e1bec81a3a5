"""Finds: the HDL cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT713",
    name="hdl-invalid",
    severity=Severity.ERROR,
    conditions=("bad_hdl",),
    cs1="CS1 errors: HDL",
    examples=[
        Bad("{{cite book |title=T |hdl=2027}}"),
        Good("{{cite book |title=T |hdl=2027/abc}}"),
    ],
)
def hdl_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The HDL cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_hdl` (Help:CS1 errors); RFC 3650.
    """
    for remark in context.remarks(citation, "bad_hdl"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid HDL: {remark.about}")
