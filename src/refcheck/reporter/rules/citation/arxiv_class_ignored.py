"""Finds: `class=` is given beside an arXiv identifier that holds its class itself."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT736",
    name="arxiv-class-ignored",
    severity=Severity.WARNING,
    conditions=("class_ignored",),
    cs1="CS1 errors: class",
    examples=[
        Bad(
            "{{cite arxiv |title=T |arxiv=hep-th/9901001 |class=hep-th}}",
            fixed="{{cite arxiv |title=T |arxiv=hep-th/9901001}}",
        ),
        Good("{{cite arxiv |title=T |arxiv=1501.00001 |class=hep-th}}"),
    ],
)
def arxiv_class_ignored(citation: Citation, context: Context) -> Iterator[Problem]:
    """`class=` is given beside an arXiv identifier that holds its class itself.

    The identifiers of before April 2007 begin with the class; the parameter is ignored.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_class_ignored`.
    """
    for remark in context.remarks(citation, "class_ignored"):
        yield Problem.at(
            remark.field or citation,
            "|class= is ignored with an arXiv identifier of the old form",
            fix=dropped(remark.field, of=citation),
        )
