"""One reference holds several citations."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Reference
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

ONE = "{{cite web|url=https://a.example/1|title=One}}"
TWO = "{{cite web|url=https://a.example/2|title=Two}}"


@rule(
    Reference,
    code="FN631",
    name="bundled-citations",
    severity=Severity.NOTE,
    default=False,
    also=("IARE",),
    examples=[
        Bad(f"A.<ref>{ONE} {TWO}</ref>\n\n== References ==\n{{{{reflist}}}}\n"),
        Good(f"A.<ref>{ONE}</ref><ref>{TWO}</ref>\n\n== References ==\n{{{{reflist}}}}\n"),
    ],
)
def bundled_citations(reference: Reference, context: Context) -> Iterator[Problem]:
    """
    One reference holds several citations.

    An opinion: bundling keeps the text readable, but the sources cannot be reused one by one.

    Sources: Wikipedia:Citing sources, bundling citations.
    """
    if len(reference.citations) > 1:
        yield Problem.at(reference, f"the reference holds {len(reference.citations)} citations")
