"""Finds: the address cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import url_fix


@rule(
    Citation,
    code="CT790",
    name="malformed-url",
    severity=Severity.ERROR,
    conditions=("bad_url",),
    cs1="CS1 errors: URL",
    also=("AWB", "CheckWiki 62, 93"),
    examples=[
        Bad("{{cite web |title=T |url=http:/example}}"),
        Bad(
            "{{cite web |title=T |url=www.example.com/x}}",
            fixed="{{cite web |title=T |url=https://www.example.com/x}}",
        ),
        Good("{{cite web |title=T |url=http://example.com/x}}"),
        Good("{{cite web |title=T |url=//example.com/x}}"),
    ],
)
def malformed_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """The address cannot be one.

    A link that nobody can follow: a scheme, two slashes and a host are needed, and no spaces.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_bad_url`; RFC 3986.
    """
    for remark in context.remarks(citation, "bad_url"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= holds no usable address" if remark.field else "",
            fix=url_fix(remark.field),
        )
