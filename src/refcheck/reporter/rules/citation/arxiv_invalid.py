"""Finds: the arXiv cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT706",
    name="arxiv-invalid",
    severity=Severity.ERROR,
    conditions=("bad_arxiv",),
    cs1="CS1 errors: arXiv",
    examples=[
        Bad("{{cite book |title=T |arxiv=1501.0001}}"),
        Good("{{cite book |title=T |arxiv=1501.00001}}"),
    ],
)
def arxiv_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The arXiv cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_arxiv` (Help:CS1 errors); arXiv's identifier scheme.
    """
    for remark in context.remarks(citation, "bad_arxiv"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid arXiv: {remark.about}")
