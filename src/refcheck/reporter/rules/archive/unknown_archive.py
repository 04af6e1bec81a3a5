"""The address of the archived copy is not one of an archive."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words import archives, urls


@rule(
    Citation,
    code="AR247",
    name="unknown-archive",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("archive-url",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-url=http://example.org/copy/a "
            "|archive-date=15 January 2016}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://archive.org/details/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=http://webarchive.example.gov/20160115000000/http://example.com/a}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a}} {{Wayback |url=http://example.com/a |date=20160115000000}}"
        ),
    ],
)
def unknown_archive(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The address of the archived copy is not one of an archive.

    It is on none of the archives that refcheck knows, and holds neither a moment nor another address.  Mostly it is
    another live page, which will be lost with its site.  The page's own address once more is `malformed-url`.

    Sources: Help:Citation Style 1 (archive-url); the citation template does not look at hosts.
    """
    url, field = citation.archive_url, citation.field("archive-url")
    if field is None or "archiv" not in field.written:  # {{wayback|url=…}} gives the page's own address
        return
    parts = urls.read(url)
    if parts is None or archives.service(url) or "archive" in parts.host or "wayback" in parts.path.lower():
        return
    if url == citation.url or "://" in url[8:] or "%3A%2F%2F" in url.upper():
        return
    yield Problem.at(field, f"{parts.host} is no archive that is known", url=url)
