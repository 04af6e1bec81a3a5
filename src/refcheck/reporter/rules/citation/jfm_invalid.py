"""Finds: the JFM cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT717",
    name="jfm-invalid",
    severity=Severity.ERROR,
    conditions=("bad_jfm",),
    cs1="CS1 errors: JFM",
    examples=[
        Bad("{{cite book |title=T |jfm=123}}"),
        Good("{{cite book |title=T |jfm=53.0001.01}}"),
    ],
)
def jfm_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The JFM cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_jfm` (Help:CS1 errors); Jahrbuch über die Fortschritte der Mathematik.
    """
    for remark in context.remarks(citation, "bad_jfm"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid JFM: {remark.about}")
