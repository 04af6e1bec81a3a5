"""Finds: a `-link` parameter does not hold the bare name of a page."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import unlinked


@rule(
    Citation,
    code="CT757",
    name="parameter-link-invalid",
    severity=Severity.WARNING,
    conditions=("bad_paramlink",),
    cs1="CS1 errors: parameter link",
    examples=[
        Bad("{{cite book |title=T |title-link=[[Example]]}}", fixed="{{cite book |title=T |title-link=Example}}"),
        Good("{{cite book |title=T |title-link=Example}}"),
    ],
)
def parameter_link_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """A `-link` parameter does not hold the bare name of a page.

    The brackets or the address in it break the link.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_bad_paramlink`.
    """
    for remark in context.remarks(citation, "bad_paramlink"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= takes the bare name of a page" if remark.field else "",
            fix=unlinked(remark.field),
        )
