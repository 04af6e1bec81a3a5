"""Finds: `url-status=` is given, but no archived copy."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="AR206",
    name="url-status-without-archive",
    severity=Severity.NOTE,
    conditions=("url_status",),
    cs1="CS1 maint: url-status",
    also=("Citation bot: a lone `live`",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/ |url-status=live}}",
            fixed="{{cite web |title=T |url=http://example.com/}}",
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/ |url-status=live"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def url_status_without_archive(citation: Citation, context: Context) -> Iterator[Problem]:
    """`url-status=` is given, but no archived copy.

    The parameter decides whether the page or its copy is linked first; without a copy it does nothing.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_url_status`.
    """
    for remark in context.remarks(citation, "url_status"):
        yield Problem.at(
            remark.field or citation,
            "|url-status= needs |archive-url=",
            fix=dropped(remark.field, of=citation) if remark.field and remark.field.value == "live" else None,
        )
