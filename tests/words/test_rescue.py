"""Rescues are written in the citation's own way, and nothing that stands is rewritten."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from refcheck.model.article import Article
from refcheck.model.evidence import Capture
from refcheck.model.finding import Fix
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.reporter.fixes import apply
from refcheck.words.deadlinks import place_of, tag_dead, untag_dead
from refcheck.words.rescue import page_style, rescue

URL = "http://a.example/x"
COPY = "https://web.archive.org/web/20160115000000/http://a.example/x"
CAPTURE = Capture(COPY, URL, datetime(2016, 1, 15, tzinfo=UTC), "wayback", 200, verified=True)
LIST = "\n\n== References ==\n{{reflist}}\n"


def article(text: str) -> Article:
    """The article of a wikitext."""
    return parse(Document("article", text, Format.WIKITEXT))


def rescued(inside: str, head: str = "", *, dead: bool = True) -> str:
    """What stands in the reference after the rescue."""
    text = f"{head}A.<ref>{inside}</ref>{LIST}"
    page = article(text)
    fix = rescue(page, page.references[0].citations[0], CAPTURE, dead=dead)
    assert isinstance(fix, Fix), fix
    after, applied = apply(text, [fix])
    assert applied
    return after.split("<ref>")[1].split("</ref>")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{{cite web|url=http://a.example/x|title=T|access-date=May 1, 2012}}",
            f"{{{{cite web|url=http://a.example/x|archive-url={COPY}|archive-date=January 15, 2016|url-status=dead"
            "|title=T|access-date=May 1, 2012}}",
        ),
        (
            "{{cite web | url = http://a.example/x | title = T }}",
            f"{{{{cite web | url = http://a.example/x | archive-url = {COPY} | archive-date = 15 January 2016"
            " | url-status = dead | title = T }}",
        ),
        (
            "{{cite web |title=T |url=http://a.example/x}}",
            f"{{{{cite web |title=T |url=http://a.example/x |archive-url={COPY} |archive-date=15 January 2016"
            " |url-status=dead}}",
        ),
        (
            "{{cite web\n| url = http://a.example/x\n| title = T\n}}",
            f"{{{{cite web\n| url = http://a.example/x\n| archive-url = {COPY}\n| archive-date = 15 January 2016"
            "\n| url-status = dead\n| title = T\n}}",
        ),
        (
            "{{cite web|url=http://a.example/x|title=T|archive-url=|archive-date=|url-status=live}}",
            f"{{{{cite web|url=http://a.example/x|title=T|archive-url={COPY}|archive-date=15 January 2016"
            "|url-status=dead}}",
        ),
        (
            "{{cite web|url=http://a.example/x|title=T}}{{dead link|date=May 2015}}",
            f"{{{{cite web|url=http://a.example/x|archive-url={COPY}|archive-date=15 January 2016|url-status=dead"
            "|title=T}}",
        ),
        (
            "[http://a.example/x Title], by Smith.",
            f"[http://a.example/x Title] {{{{webarchive|url={COPY}|date=15 January 2016}}}}, by Smith.",
        ),
        (
            "http://a.example/x",
            f"http://a.example/x {{{{webarchive|url={COPY}|date=15 January 2016}}}}",
        ),
    ],
    ids=["tight", "spaced", "url-last", "multi-line", "empty-parameters", "tagged", "titled-link", "bare-url"],
)
def test_each_shape_of_citation(before: str, after: str) -> None:
    """Every shape gets its capture where editors put it, with the spaces and the date style that stand there."""
    assert rescued(before) == after


def test_nothing_is_invented() -> None:
    """No title and no access-date is added, and the url stays as typed (InternetArchiveBot does all three)."""
    after = rescued("{{cite web|url=http://A.example/x#part|publisher=P}}")
    assert "title=" not in after
    assert "access-date=" not in after
    assert "|url=http://A.example/x#part|" in after


def test_page_style_decides_where_the_citation_is_silent() -> None:
    """{{Use mdy dates}} and the page's other archive dates give the style of the new date."""
    assert "archive-date=January 15, 2016" in rescued(
        "{{cite web|url=http://a.example/x|title=T}}", "{{Use mdy dates}}\n"
    )
    iso = "B.<ref>{{cite web|url=http://b.example/|title=U|archive-url=https://web.archive.org/web/20150101000000/http://b.example/|archive-date=2015-01-01}}</ref>\n"
    text = f"{iso}A.<ref>{{{{cite web|url=http://a.example/x|title=T}}}}</ref>{LIST}"
    page = article(text)
    assert page_style(page) == "ymd"


def test_live_link_keeps_its_place() -> None:
    """A capture for a link that works says url-status=live."""
    assert "|url-status=live" in rescued("{{cite web|url=http://a.example/x|title=T}}", dead=False)


def test_characters_that_would_break_the_template_are_encoded() -> None:
    """A pipe or bracket in the capture's address does not end the parameter."""
    odd = Capture(COPY + "?a|b[c]", URL, CAPTURE.captured, "wayback", 200, verified=True)
    page = article("A.<ref>{{cite web|url=http://a.example/x|title=T}}</ref>" + LIST)
    fix = rescue(page, page.references[0].citations[0], odd)
    assert isinstance(fix, Fix)
    after, _ = apply(page.document.text, [fix])
    again = article(after).references[0].citations[0]
    assert again.archive_url == COPY + "?a%7Cb%5Bc%5D"
    assert again.title == "T"


def test_dead_links_are_tagged_once() -> None:
    """{{dead link}} goes right behind the citation, never twice, and comes off where the link works."""
    text = "A.<ref>{{cite web|url=http://a.example/x|title=T}}</ref>" + LIST
    page = article(text)
    place = place_of(page, page.references[0].citations[0])
    assert place is not None
    fix = tag_dead(page, place, date(2026, 11, 22))
    assert fix is not None
    assert untag_dead(page, place) is None
    tagged, _ = apply(text, [fix])
    assert "|title=T}}{{dead link|date=November 2026|fix-attempted=yes}}</ref>" in tagged
    again = article(tagged)
    place = place_of(again, again.references[0].citations[0])
    assert place is not None
    assert tag_dead(again, place, date(2026, 11, 22)) is None
    removal = untag_dead(again, place)
    assert removal is not None
    assert apply(tagged, [removal])[0] == text


def test_an_archived_copy_belongs_to_the_link_before_it() -> None:
    """{{webarchive}} behind a link by hand is none of the template before that."""
    page = article(
        "A.<ref>{{cite book|title=T|url=http://b.example/}}, [http://a.example/x chap. 3] "
        f"{{{{webarchive|url={COPY}|date=15 January 2016}}}}</ref>{LIST}"
    )
    book, chapter = page.references[0].citations
    assert (book.archive_url, book.archive_date) == ("", None)
    assert chapter.archive_url == COPY
    assert chapter.archive_date is not None
    assert chapter.archive_date.edtf == "2016-01-15"


def test_a_bibliography_s_link_is_rescued_once() -> None:
    """A list item of a bibliography that has its copy already is left alone."""
    from support.fixing import mended, seen

    item = f"* Smith, Jo (2000). ''[{URL} Rain in spring and autumn]''. Leeds: Rain House."
    text = f"It rained.<ref>Smith 2000.</ref>\n\n== References ==\n{{{{reflist}}}}\n\n== Further reading ==\n{item}\n"
    once = mended(text, {URL: seen(URL, "dead", COPY)}).after
    assert once.count("{{webarchive|") == 1
