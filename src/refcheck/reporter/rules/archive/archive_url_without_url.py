"""Finds: an archived copy stands without the address that was archived."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import url_added


@rule(
    Citation,
    code="AR202",
    name="archive-url-without-url",
    severity=Severity.WARNING,
    conditions=("archive_missing_url",),
    cs1="CS1 errors: archive-url",
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite book |title=T"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}",
            fixed="{{cite book |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}",
        ),
        Good(
            "{{cite book |title=T |url=http://example.com/"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/"
            " |archive-date=2016-01-15}}"
        ),
    ],
)
def archive_url_without_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """An archived copy stands without the address that was archived.

    The original address belongs into `url=`.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_archive_missing_url`.
    """
    for remark in context.remarks(citation, "archive_missing_url"):
        yield Problem.at(remark.field or citation, "|archive-url= needs |url=", fix=url_added(remark.field))
