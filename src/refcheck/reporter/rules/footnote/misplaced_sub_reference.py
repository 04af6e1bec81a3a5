"""A sub-reference (`details=`) has no reference to be part of, or stands where none may."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN620",
    name="misplaced-sub-reference",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_details_missing_parent",),
    examples=[
        Bad('A.<ref details="p. 5">One.</ref>\n\n== References ==\n{{reflist}}\n'),
        Good('A.<ref name="a">One.</ref> B.<ref name="a" details="p. 5" />\n\n== References ==\n{{reflist}}\n'),
    ],
)
def misplaced_sub_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A sub-reference (`details=`) has no reference to be part of, or stands where none may.

    Sources: the Cite extension's `cite_error_details_missing_parent`, `cite_error_details_unsupported_context`
    and `cite_error_ref_with_details_no_name`.
    """
    for fault in article.faults:
        if fault.kind in ("details_missing_parent", "details_unsupported_context", "ref_with_details_no_name"):
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
