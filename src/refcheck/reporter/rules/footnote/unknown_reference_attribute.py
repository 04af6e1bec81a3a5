"""A reference tag has an attribute that the Cite extension does not know."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
KINDS = ("ref_too_many_keys", "ref_parameter_suggestion", "references_invalid_parameters")


@rule(
    Article,
    code="FN615",
    name="unknown-reference-attribute",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_ref_too_many_keys, cite_error_ref_parameter_suggestion",),
    examples=[
        Bad('A.<ref naem="s">Smith.</ref>' + LIST, found="naem"),
        Good('A.<ref name="s" group="">Smith.</ref>' + LIST),
    ],
)
def unknown_reference_attribute(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference tag has an attribute that the Cite extension does not know.

    MediaWiki refuses the whole reference and shows an error.  Known are `name`, `group`, `follow`, `dir` and
    `details`; on `<references>` only `group` and `responsive`.

    Sources: the Cite extension's `cite_error_ref_too_many_keys`, `cite_error_ref_parameter_suggestion` and
    `cite_error_references_invalid_parameters`.
    """
    for fault in article.faults:
        if fault.kind in KINDS:
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
