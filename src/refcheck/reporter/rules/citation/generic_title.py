"""Finds: the title is that of an error page, a wall or an archive, not of the source."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT752",
    name="generic-title",
    severity=Severity.ERROR,
    conditions=("generic_title",),
    cs1="CS1 errors: generic title",
    also=("Citation bot", "Pywikibot: reflinks"),
    examples=[
        Bad("{{cite web |title=Page not found |url=http://example.com/}}"),
        Good("{{cite web |title=Lost and found |url=http://example.com/}}"),
        Good("{{cite web |title=((404 Not Found)) |url=http://example.com/}}"),
    ],
)
def generic_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """The title is that of an error page, a wall or an archive, not of the source.

    A tool filled it in when the page was gone or guarded; the address must be looked at too.

    Sources: CS1 `err_generic_title`.
    """
    for remark in context.remarks(citation, "generic_title"):
        yield Problem.at(remark.field or citation, f"{remark.about[:60]!r} is no title of a source")
