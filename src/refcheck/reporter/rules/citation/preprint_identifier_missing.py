"""Finds: a template for preprints has no identifier."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

_CATEGORIES = {
    "arxiv_missing": "CS1 errors: arXiv",
    "biorxiv_missing": "CS1 errors: bioRxiv",
    "citeseerx_missing": "CS1 errors: citeseerx",
    "medrxiv_missing": "CS1 errors: medRxiv",
    "ssrn_missing": "CS1 errors: SSRN",
}


@rule(
    Citation,
    code="CT737",
    name="preprint-identifier-missing",
    severity=Severity.ERROR,
    conditions=(
        "arxiv_missing",
        "biorxiv_missing",
        "citeseerx_missing",
        "medrxiv_missing",
        "ssrn_missing",
    ),
    also=("CS1: err_arxiv_missing and the like",),
    examples=[
        Bad("{{cite arxiv |title=T |last=Doe}}"),
        Good("{{cite arxiv |title=T |arxiv=1501.00001}}"),
    ],
)
def preprint_identifier_missing(citation: Citation, context: Context) -> Iterator[Problem]:
    """A template for preprints has no identifier.

    The template exists to link the preprint; without the number there is nothing to link.

    Sources: CS1 `err_arxiv_missing` and its like.
    """
    for remark in context.remarks(
        citation, "arxiv_missing", "biorxiv_missing", "citeseerx_missing", "medrxiv_missing", "ssrn_missing"
    ):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.id.removesuffix('_missing')}= is required here",
            cs1=_CATEGORIES[remark.id],
        )
