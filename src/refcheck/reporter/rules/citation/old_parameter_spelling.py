"""A parameter is spelt in an older way."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation, CitationStyle
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.templates import cs1_kind

OLD = {
    "accessdate": "access-date",
    "airdate": "air-date",
    "archivedate": "archive-date",
    "archiveurl": "archive-url",
    "authorlink": "author-link",
    "editorlink": "editor-link",
    "origyear": "orig-date",
    "titlelink": "title-link",
}


@rule(
    Citation,
    code="CT727",
    name="old-parameter-spelling",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    styles=(CitationStyle.TEMPLATE,),
    default=False,
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/ |accessdate=2012-01-01}}",
            fixed="{{cite web |title=T |url=http://example.com/ |access-date=2012-01-01}}",
        ),
        Good("{{cite web |title=T |url=http://example.com/ |access-date=2012-01-01}}"),
        Good("{{infobox book |archivedate=2012}}"),
    ],
)
def old_parameter_spelling(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A parameter is spelt in an older way.

    The template reads both; new names have hyphens.  A matter of taste, so it is off by default.

    Fix safety: safe, but cosmetic: readers see no difference, so it is no reason for an edit of its own.

    Sources: Help:Citation Style 1 (parameters); Wikipedia:Bot policy on cosmetic changes.
    """
    if cs1_kind(citation.template) is None:
        return
    old = [field for field in citation.fields if field.written in OLD and field.outer_start >= 0]
    edits = []
    for field in old:
        at = context.text.find(field.written, field.outer_start, field.start)
        if at >= 0:
            edits.append(Edit(at, at + len(field.written), OLD[field.written]))
    if edits:
        names = ", ".join(f"|{field.written}=" for field in old)
        fix = Fix("Use the names with hyphens", tuple(edits), Safety.SAFE, cosmetic=True)
        yield Problem.at(old[0], f"older spellings: {names}", fix=fix)
