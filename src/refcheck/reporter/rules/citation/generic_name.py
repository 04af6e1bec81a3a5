"""Finds: a name field holds a role, a form's label or a platform."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT765",
    name="generic-name",
    severity=Severity.WARNING,
    conditions=("generic_name",),
    cs1="CS1 errors: generic name",
    also=("Citation bot", "reFill"),
    examples=[
        Bad("{{cite web |title=T |url=http://example.com/ |author=Editor}}"),
        Good("{{cite web |title=T |url=http://example.com/ |author=Hallam, Anthony}}"),
        Good("{{cite web |title=T |url=http://example.com/ |author=((Editor))}}"),
    ],
)
def generic_name(citation: Citation, context: Context) -> Iterator[Problem]:
    """A name field holds a role, a form's label or a platform.

    "Editor" or "About us" is nobody's name; a role has its own parameter.

    Sources: CS1 `err_generic_name`.
    """
    for remark in context.remarks(citation, "generic_name"):
        yield Problem.at(
            remark.field or citation, f"{remark.about[:60]!r} holds a role, a label or a site, not only a name"
        )
