"""Finds: double parentheses tell the template to accept an identifier as it is."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

_CATEGORIES = {
    "isbn_ignore": "CS1 maint: ignored ISBN errors",
    "issn_ignore": "CS1 maint: ignored ISSN errors",
    "doi_ignore": "CS1 maint: ignored DOI errors",
}


@rule(
    Citation,
    code="CT732",
    name="identifier-error-accepted",
    severity=Severity.NOTE,
    conditions=(
        "isbn_ignore",
        "issn_ignore",
        "doi_ignore",
    ),
    also=("CS1: maint_isbn_ignore, maint_issn_ignore, maint_doi_ignore",),
    examples=[
        Bad("{{cite book |title=T |isbn=((978-0-306-40615-8))}}"),
        Good("{{cite book |title=T |isbn=978-0-306-40615-7}}"),
    ],
)
def identifier_error_accepted(citation: Citation, context: Context) -> Iterator[Problem]:
    """Double parentheses tell the template to accept an identifier as it is.

    Some books carry a wrong number in print; the markup says that an editor has looked.  It is listed so that somebody
    can look again.

    Sources: CS1 `maint_isbn_ignore`, `maint_issn_ignore`, `maint_doi_ignore`.
    """
    for remark in context.remarks(citation, "isbn_ignore", "issn_ignore", "doi_ignore"):
        yield Problem.at(remark.field or citation, "accepted as written", cs1=_CATEGORIES[remark.id])
