"""Finds: a date has a form that the style does not know, or names no day of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import date_fix, timestamp_fix
from refcheck.words.cs1form import seen
from refcheck.words.cs1urls import wayback_day


@rule(
    Citation,
    code="DT301",
    name="invalid-date",
    severity=Severity.ERROR,
    conditions=("bad_date",),
    cs1="CS1 errors: dates",
    also=("AWB: CiteTemplateDates", "Citation bot"),
    examples=[
        Bad("{{cite book |title=T |date=May 5th, 2012}}", fixed="{{cite book |title=T |date=May 5, 2012}}"),
        Bad("{{cite book |title=T |date=25/12/2011}}", fixed="{{cite book |title=T |date=2011-12-25}}"),
        Bad("{{cite book |title=T |date=circa 1950}}", fixed="{{cite book |title=T |date=c. 1950}}"),
        Bad("{{cite book |title=T |date=12/06/2011}}"),
        Bad("{{cite book |title=T |date=31 February 2012}}"),
        Bad(
            "{{cite web |title=T |url=http://example.com/ |date=1 May 2015 |archive-date=January 2016"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/}}",
            fixed="{{cite web |title=T |url=http://example.com/ |date=1 May 2015 |archive-date=15 January 2016"
            " |archive-url=https://web.archive.org/web/20160115000000/http://example.com/}}",
        ),
        Good("{{cite book |title=T |date=May 5, 2012}}"),
        Good("{{cite book |title=T |date=c. 2001}}"),
        Good("{{cite book |title=T |date=Winter 2011–12}}"),
    ],
)
def invalid_date(citation: Citation, context: Context) -> Iterator[Problem]:
    """A date has a form that the style does not know, or names no day of the calendar.

    Readers of other countries read 12/06 in two ways; tools read it in none.  The day of access and that of archiving
    must be whole days.

    Fix safety: safe; nothing that readers see as a fact changes, and numbers are put into order only where they can be
    read in one way.

    Sources: CS1 `err_bad_date`; MOS:DATES.
    """
    for remark in context.remarks(citation, "bad_date"):
        if context.article.language != "en":
            return
        field = remark.field
        fix = date_fix(field, context.today)
        if fix is None and field is not None and field.name == "archive-date":
            day = wayback_day(citation.archive_url)
            fix = timestamp_fix(citation, field, day) if day else None
        message = f"check the date in |{field.written}=: {seen(field)[:60]!r}" if field else ""
        yield Problem.at(field or citation, message, fix=fix)
