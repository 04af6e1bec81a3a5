"""Finds: the address of the archived copy leads to no copy."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="AR204",
    name="malformed-archive-url",
    severity=Severity.ERROR,
    conditions=("archive_url",),
    cs1="CS1 errors: archive-url",
    also=("IABot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/save/http://example.com/ |archive-date=2016-01-15}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def malformed_archive_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """The address of the archived copy leads to no copy.

    A save command, a calendar of copies or a cut-off time stamp is not a copy of the page.

    Sources: CS1 `err_archive_url`.
    """
    for remark in context.remarks(citation, "archive_url"):
        yield Problem.at(remark.field or citation, f"|archive-url= is malformed: {remark.about}")
