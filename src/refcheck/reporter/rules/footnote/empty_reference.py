"""A reference has neither content nor a usable name."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"


@rule(
    Article,
    code="FN614",
    name="empty-reference",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_ref_no_input, cite_error_ref_no_key", "AWB", "Pywikibot"),
    examples=[
        Bad("A.<ref></ref> B.<ref>Smith.</ref>" + LIST, fixed="A. B.<ref>Smith.</ref>" + LIST),
        Bad("A.<ref /> B.<ref>Smith.</ref>" + LIST),
        Good('A.<ref name="s">Smith.</ref> B.<ref name="s" />' + LIST),
    ],
)
def empty_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference has neither content nor a usable name.

    The reader sees an error where a source should be.

    Fix safety: unsafe.  The empty tag is removed; a person should see first whether a source was lost there.

    Sources: the Cite extension's `cite_error_ref_no_input` (no content) and `cite_error_ref_no_key` (a
    self-closing tag without a name).
    """
    for fault in article.faults:
        if fault.kind in ("ref_no_input", "ref_no_key"):
            whole = article.document.text[fault.start : fault.end]
            fix = None
            if whole.startswith("<") and whole.endswith(">"):
                fix = Fix.replace("remove the empty reference", Span(fault.start, fault.end), "", Safety.UNSAFE)
            yield Problem.at(fault, fault.message, fix=fix, reference=context.lookup(fault.reference))
