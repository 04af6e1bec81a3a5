"""A reference is used by name, but no reference of that name has any content."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN601",
    name="undefined-reference-name",
    severity=Severity.ERROR,
    also=("Cite: cite_error_references_no_text",),
    examples=[
        Bad('A claim.<ref name="census" />\n\n== References ==\n{{reflist}}\n'),
        Bad(
            '{{Infobox lamp oil}}\nA claim.<ref name="lo" />\n\n== References ==\n{{reflist}}\n',
            found="unless {{Infobox lamp oil}} has it",
        ),
        Good(
            'A claim.<ref name="census">Census.</ref> Another.<ref name="census" />\n\n== References ==\n{{reflist}}\n'
        ),
    ],
)
def undefined_reference_name(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference is used by name, but no reference of that name has any content.

    The reader gets a footnote with an error in place of a source.  The usual cause is an edit that removed
    the definition and left the reuses, or a name spelt in two ways.

    An infobox that is called without any parameter is a text of its own and may hold the definition, as those of the
    chemical elements do: the finding is only a note then.

    Sources: the Cite extension's `cite_error_references_no_text`; Help:Cite errors.
    """
    faults = [fault for fault in article.faults if fault.kind == "references_no_text"]
    if not faults:
        return
    text = article.document.text
    calls = (text[call.start : call.end] for call in article.templates if call.name.startswith("infobox "))
    elsewhere = next((call for call in calls if "|" not in call and "\n" not in call and len(call) < 80), None)
    for fault in faults:
        reference = context.lookup(fault.reference)
        if elsewhere:
            message = f"{fault.message}, unless {elsewhere} has it"
            yield Problem.at(fault, message, reference=reference, severity=Severity.NOTE)
        else:
            yield Problem.at(fault, fault.message, reference=reference)
