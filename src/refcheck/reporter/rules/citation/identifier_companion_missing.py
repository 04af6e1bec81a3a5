"""Finds: a parameter speaks of an identifier that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

_CATEGORIES = {
    "doibroken_missing_doi": "CS1 errors: DOI",
    "embargo_missing_pmc": "CS1 errors: PMC embargo",
    "asintld_missing_asin": "CS1 errors: ASIN TLD",
}


@rule(
    Citation,
    code="CT735",
    name="identifier-companion-missing",
    severity=Severity.WARNING,
    conditions=(
        "doibroken_missing_doi",
        "embargo_missing_pmc",
        "asintld_missing_asin",
    ),
    also=("CS1: err_doibroken_missing_doi, err_embargo_missing_pmc, err_asintld_missing_asin",),
    examples=[
        Bad("{{cite journal |title=T |journal=J |doi-broken-date=2020-01-01}}"),
        Good("{{cite journal |title=T |journal=J |doi=10.1000/182}}"),
    ],
)
def identifier_companion_missing(citation: Citation, context: Context) -> Iterator[Problem]:
    """A parameter speaks of an identifier that is not there.

    `doi-broken-date=`, `pmc-embargo-date=` and `asin-tld=` mean nothing without the identifier that they belong to.

    Sources: CS1 `err_doibroken_missing_doi`, `err_embargo_missing_pmc`, `err_asintld_missing_asin`.
    """
    for remark in context.remarks(citation, "doibroken_missing_doi", "embargo_missing_pmc", "asintld_missing_asin"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= needs its identifier" if remark.field else "",
            cs1=_CATEGORIES[remark.id],
        )
