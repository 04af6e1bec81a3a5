"""A reference's `dir` is neither `ltr` nor `rtl`, or one reference has two of them."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN621",
    name="reference-direction",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_ref_invalid_dir",),
    examples=[
        Bad('A.<ref dir="up">One.</ref>\n\n== References ==\n{{reflist}}\n'),
        Good('A.<ref dir="rtl">One.</ref>\n\n== References ==\n{{reflist}}\n'),
    ],
)
def reference_direction(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference's `dir` is neither `ltr` nor `rtl`, or one reference has two of them.

    Sources: the Cite extension's `cite_error_ref_invalid_dir` and `cite_error_ref_conflicting_dir`.
    """
    for fault in article.faults:
        if fault.kind in ("ref_invalid_dir", "ref_conflicting_dir"):
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
