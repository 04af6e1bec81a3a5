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
        Bad(
            "{{cite web |title=T |url=http://example.com/x |archive-url=http://example.com/x "
            "|archive-date=2016-01-15}}",
            found="only repeats",
        ),
        Good("{{cite web |title=T |url=http://example.com/x}}"),
        Good("{{cite web |title=T |url=//example.com/x}}"),
    ],
)
def malformed_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """The address cannot be one.

    A link that nobody can follow: a scheme, two slashes and a host are needed, and no spaces.  An `archive-url` that
    is the page's own address is refused, too: it leads to no copy.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_bad_url`; RFC 3986.
    """
    for remark in context.remarks(citation, "bad_url"):
        name = remark.field.written if remark.field else "url"
        own = remark.field is not None and remark.field.name == "archive-url" and remark.field.value == citation.url
        message = f"|{name}= only repeats |url=" if own else f"|{name}= holds no usable address"
        yield Problem.at(remark.field or citation, message, fix=None if own else url_fix(remark.field))
