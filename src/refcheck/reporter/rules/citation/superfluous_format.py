"""The format of a web page is said to be HTML."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped

HTML = ("html", "htm", "xhtml", "web page", "webpage", "web site", "website")


@rule(
    Citation,
    code="CT700",
    name="superfluous-format",
    severity=Severity.NOTE,
    needs=("format",),
    also=("AWB",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/ |format=HTML}}",
            fixed="{{cite web |title=T |url=http://example.com/}}",
        ),
        Good("{{cite web |title=T |url=http://example.com/a.pdf |format=PDF}}"),
    ],
)
def superfluous_format(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The format of a web page is said to be HTML.

    That is what readers expect of every link; a format is given where a link leads to something else.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: Help:Citation Style 1 (format: "HTML is implied as default and should not be specified").
    """
    field = citation.field("format")
    if field is not None and field.written and field.value.casefold() in HTML:
        yield Problem.at(field, f"“{field.value}” is what every link leads to", fix=dropped(field, of=citation))
