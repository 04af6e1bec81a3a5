"""Finds: a citation of a web page has no address."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT791",
    name="web-citation-without-url",
    severity=Severity.ERROR,
    conditions=("cite_web_url",),
    cs1="CS1 errors: requires URL",
    examples=[
        Bad("{{cite web |title=T}}"),
        Good("{{cite book |title=T}}"),
    ],
)
def web_citation_without_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """A citation of a web page has no address.

    Without it the page cannot be found.

    Sources: CS1 `err_cite_web_url`.
    """
    for remark in context.remarks(citation, "cite_web_url"):
        yield Problem.at(remark.field or citation, "missing or empty |url=")
