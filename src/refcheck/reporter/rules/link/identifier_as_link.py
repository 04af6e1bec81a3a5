"""The url of a citation is the address of an identifier."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation, CitationStyle
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.carriers import IDENTIFIED_HOSTS, identifier
from refcheck.words.templates import cs1_kind

NEED_URL = ("web", "podcast", "mailing-list")


@rule(
    Citation,
    code="LK113",
    name="identifier-as-link",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("url",),
    styles=(CitationStyle.TEMPLATE,),
    words=IDENTIFIED_HOSTS,
    within="url",
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite journal |title=T |journal=J |url=https://doi.org/10.1038/nature123 |date=2001}}",
            fixed="{{cite journal |title=T |journal=J |doi=10.1038/nature123 |date=2001}}",
        ),
        Bad("{{cite journal |title=T |journal=J |url=https://doi.org/10.1038/nature123 |doi=10.1038/nature123}}"),
        Good("{{cite journal |title=T |journal=J |url=https://example.com/nature123.pdf |doi=10.1038/nature123}}"),
        Good("{{cite web |title=T |url=https://doi.org/10.1038/nature123}}"),
        Good("{{cite journal |title=T |journal=J |url=https://www.jstor.org/action/showPublication?journalCode=x}}"),
    ],
)
def identifier_as_link(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The url of a citation is the address of an identifier.

    The identifier's own parameter says the same, lasts longer, and leaves `url` free for a copy that everybody may
    read.

    Fix safety: unsafe; the parameter is changed where no date of access or archived copy stands beside it.

    Sources: Template:Citation Style documentation on identifiers.
    """
    found = identifier(citation.url)
    kind = cs1_kind(citation.template) if found is not None else None
    field = citation.field("url")
    if found is None or field is None or kind is None or kind in NEED_URL:
        return
    name, value = found
    known = citation.id(name)
    fix = None
    if not known and not any(citation.field(other) for other in ("access-date", "archive-url", "url-status", "format")):
        at = context.text.find(field.written, field.outer_start, field.start)
        if at >= 0 and field.raw == field.value and "|" not in value:
            edits = (Edit(at, at + len(field.written), name), Edit(field.start, field.end, value))
            fix = Fix(f"Write it as |{name}=", edits, Safety.UNSAFE)
    if known:
        if known.lower() != value.lower():
            return
        message = f"|url= repeats |{name}="
    else:
        message = f"this address is |{name}={value}"
    yield Problem.at(field, message, url=field.value, fix=fix)
