"""The url is an archived copy; the page itself is not named."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives, dates
from refcheck.words.rescue import page_style


@rule(
    Citation,
    code="AR240",
    name="archive-as-url",
    severity=Severity.NOTE,
    needs=("url",),
    also=("IABot", "Citation bot", "IARE"),
    examples=[
        Bad(
            "{{cite web |title=T |url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            fixed="{{cite web |title=T |url=http://example.com/a "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a "
            "|archive-date=15 January 2016}}",
        ),
        Bad("{{cite web |title=T |url=https://perma.cc/ABCD-1234}}", found="Perma.cc"),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
        ),
        Good("{{cite book |title=T |url=https://archive.org/details/aristotelisopera05arisric}}"),
    ],
)
def archive_as_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The url is an archived copy; the page itself is not named.

    Readers are not told that they see a copy, nor of which day; tools that look after links cannot see whether the
    page lives. The address of the page belongs into `url`, the copy into `archive-url` with its day in `archive-date`.

    Fix safety: safe.  Both addresses and the day are read off the copy's own address; offered only where that is exact.

    Sources: Help:Citation Style 1 (archive-url); Wikipedia:Link rot.
    """
    link = archives.read(citation.url)
    field = citation.field("url") if link is not None else None
    if field is None or link is None:
        return
    fix = None
    if link.exact and link.captured and link.original and not link.problem and field.raw == field.value:
        taken = any(item.name in ("archive-url", "archive-date") for item in citation.fields)
        if not taken and citation.template and field.start >= 0:
            day = dates.write(link.captured.date(), style=page_style(context.article))
            more = f"{link.original} |archive-url={field.raw} |archive-date={day}"
            if "|" not in link.original and "|" not in field.raw:
                fix = Fix("name the page and its archived copy", (Edit(field.start, field.end, more),), Safety.SAFE)
    name = archives.title(link.service)
    of = f" of {link.original}" if link.original else ""
    where = name if "." in name else f"the {name}"  # archive.today is a name of its own
    yield Problem.at(field, f"url is a copy in {where}{of}", url=field.value, fix=fix)
