"""Finds: a bot could not tell whether the original address still works."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="AR207",
    name="url-status-unknown",
    severity=Severity.NOTE,
    conditions=("bot_unknown",),
    cs1="CS1 maint: bot: original URL status unknown",
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/ |url-status=bot: unknown"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/ |url-status=dead"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def url_status_unknown(citation: Citation, context: Context) -> Iterator[Problem]:
    """A bot could not tell whether the original address still works.

    Somebody should look and say `live` or `dead`.

    Sources: CS1 `maint_bot_unknown`.
    """
    for remark in context.remarks(citation, "bot_unknown"):
        yield Problem.at(remark.field or citation, "whether the address works is marked as unknown")
