"""Finds: a bot put "Archived copy" where it found no title."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT753",
    name="archived-copy-title",
    severity=Severity.NOTE,
    conditions=("archived_copy",),
    cs1="CS1 maint: archived copy as title",
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=Archived copy |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
        Good(
            "{{cite web |title=Archived copy of a letter |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def archived_copy_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """A bot put "Archived copy" where it found no title.

    The archived page is there, so its title can be read and put in.

    Sources: CS1 `maint_archived_copy`.
    """
    for remark in context.remarks(citation, "archived_copy"):
        yield Problem.at(remark.field or citation, '"Archived copy" stands in for the title')
