"""Finds: the address of the archived copy leads to no copy."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import archive_form_fix
from refcheck.words.rescue import other_copy_for

COPY = "https://web.archive.org/web/20120503000000/http://example.com/"


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
        Bad(
            "{{cite web |title=T |url=http://example.com/ |archive-url=https://web.archive.org/web/2012/"
            "http://example.com/ |archive-date=2012}}",
            web={"http://example.com/": f"dead:capture={COPY}"},
            fixed=f"{{{{cite web |title=T |url=http://example.com/ |archive-url={COPY} |archive-date=3 May 2012}}}}",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/ |archive-date=3 May 2012"
            " |archive-url=https://web.archive.org/web/20120503000000http://example.com/}}",
            fixed=f"{{{{cite web |title=T |url=http://example.com/ |archive-date=3 May 2012 |archive-url={COPY}}}}}",
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

    Fix safety: safe.  Where the address holds the one moment and only its form is wrong, it is written right; else it
    is replaced where a copy was found, fetched and shows the page.

    Sources: CS1 `err_archive_url`.
    """
    for remark in context.remarks(citation, "archive_url"):
        fix = archive_form_fix(remark.field) or other_copy_for(context.article, citation, context.statuses)
        yield Problem.at(remark.field or citation, f"|archive-url= is malformed: {remark.about}", fix=fix)
