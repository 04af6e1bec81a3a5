"""Repairs of single parameters: one reading or none, and the citation keeps its layout."""

from __future__ import annotations

from datetime import date

import pytest

from refcheck.mending import judging, mend
from refcheck.model.finding import Safety
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine
from refcheck.reporter.fixes import apply
from refcheck.reporter.selection import Selection
from refcheck.words.cs1fixes import dropped

TODAY = date(2026, 11, 22)
OFFLINE = Selection(offline=True)
COPY = "https://web.archive.org/web/20160115000000/http://a.example/x"
URL = "|url=http://a.example/x"


def mended(citation: str, *allowed: Safety) -> str:
    """The citation after fix-up."""
    text = f"A.<ref>{citation}</ref>\n\n== References ==\n{{{{reflist}}}}\n"
    [report] = examine([Document("article", text, Format.WIKITEXT)], TODAY, selection=OFFLINE)
    patch = mend(report, judging(report, OFFLINE, TODAY), frozenset(allowed or (Safety.SAFE,)), cosmetic=True)
    assert [refusal for refusal in patch.refused if refusal.bug] == []
    return patch.after.split("<ref>")[1].split("</ref>")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{{{{cite web|title=T{URL}|archive-url={COPY}|archive-date=15 January 2016|deadurl=no}}}}",
            f"{{{{cite web|title=T{URL}|archive-url={COPY}|archive-date=15 January 2016|url-status=live}}}}",
        ),
        (
            f"{{{{cite web|title=T{URL}|archive-url={COPY}|archive-date=15 January 2016| dead-url = yes }}}}",
            f"{{{{cite web|title=T{URL}|archive-url={COPY}|archive-date=15 January 2016| url-status = dead }}}}",
        ),
        (f"{{{{cite web|title=T{URL} |deadurl=no |website=W}}}}", f"{{{{cite web|title=T{URL} |website=W}}}}"),
        (
            "{{cite book|title=T|last1=A|last2=B|lastauthoramp=yes}}",
            "{{cite book|title=T|last1=A|last2=B|name-list-style=amp}}",
        ),
        (f"{{{{cite news|title=T{URL}|registration=yes}}}}", f"{{{{cite news|title=T{URL}|url-access=registration}}}}"),
        (
            f"{{{{cite web |title=T {URL} |publisher=''The Daily Rain''}}}}",
            f"{{{{cite web |title=T {URL} |work=The Daily Rain}}}}",
        ),
        (
            f"{{{{cite web |title=T {URL} |website=Rain |publisher=''Rain House''}}}}",
            f"{{{{cite web |title=T {URL} |website=Rain |publisher=Rain House}}}}",
        ),
        ("{{cite book |title=T |publisher=''Rain'' (RH)}}", "{{cite book |title=T |publisher=Rain (RH)}}"),
        ("{{cite book |title=T |access-date=5 May 2012 |page=3}}", "{{cite book |title=T |page=3}}"),
        ("{{cite journal|title=T|journal=J|pages=page-140}}", "{{cite journal|title=T|journal=J|pages=140}}"),
        ("{{cite journal|title=T|journal=J|volume=Vol-3}}", "{{cite journal|title=T|journal=J|volume=3}}"),
        ("{{cite journal|title=T|journal=J|issue=Issue #4}}", "{{cite journal|title=T|journal=J|issue=4}}"),
        ("{{cite book|title=T|date=the 6th May 2010}}", "{{cite book|title=T|date=6 May 2010}}"),
        ("{{cite book|title=T|date=2010-12}}", "{{cite book|title=T|date=December 2010}}"),
        ("{{cite book\n| title = T\n| ref = harv\n| page = 3\n}}", "{{cite book\n| title = T\n| page = 3\n}}"),
    ],
)
def test_one_reading(before: str, after: str) -> None:
    """What can only have meant one thing is written so."""
    assert mended(before) == after


@pytest.mark.parametrize(
    "citation",
    [
        f"{{{{cite web|title=T{URL}|deadurl=yes}}}}",  # says that the link is dead, which no other parameter can
        f"{{{{cite web|title=T{URL}|archive-url={COPY}|archive-date=15 January 2016|deadurl=perhaps}}}}",
        "{{cite book|title=T|editors=Doe, Jo; Roe, Al; Poe, Ed}}",  # several names in one field
        "{{cite web|title=T|access-date=5 May 2012}}",  # the address was lost: the day helps to find it
        "{{cite book|title=T|access-date=5 May 2012|ulr=http://a.example/x}}",
        "{{cite book|title=T|isbn=978-0-306-40615-7|isbn-formally-wrong=1}}",
        "{{cite book|tile=T|title=U}}",
        "{{cite book|title=T|pages=p. 3 and pp. 5–7}}",
        "{{cite journal|title=T|journal=J|volume=Vol. 3, no. 2}}",
        "{{cite book|title=T|deadurl<!-- ? -->=no}}",
    ],
)
def test_two_readings(citation: str) -> None:
    """Where something would be lost or guessed, nothing is changed, not even with --unsafe."""
    assert mended(citation, Safety.SAFE, Safety.UNSAFE) == citation


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("25/12/2011", "2011-12-25"),
        ("12/25/2011", "2011-12-25"),
        ("25.12.2011", "2011-12-25"),
        ("05/05/2011", "2011-05-05"),
        ("2011/05/06", "2011-05-06"),
        ("12/06/2011", None),  # June or December
        ("12/6/87", None),
        ("c.2011", "c. 2011"),
        ("circa 2011", "c. 2011"),
        ("Ca. 950", "c. 950"),
        ("circa May 2011", None),
    ],
)
def test_a_date_with_one_reading_is_written_as_the_style_has_it(written: str, meant: str | None) -> None:
    """Numbers are put into order only where they can be read in one way."""
    citation = "{{{{cite book |title=T |date={}}}}}"
    assert mended(citation.format(written)) == citation.format(written if meant is None else meant)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{cite book |title=T |foo=}}", "{{cite book |title=T}}"),
        ("{{cite book |title=T |foo= }}", "{{cite book |title=T }}"),
        ("{{cite book |title=T |foo=x |bar=y}}", "{{cite book |title=T}}"),
        ("{{cite book |foo=x |title=T |bar=y}}", "{{cite book |title=T}}"),
        ("{{cite book |title=T |foo= |year=2001}}", "{{cite book |title=T |year=2001}}"),
        ("{{cite book\n| title = T\n| foo =\n}}", "{{cite book\n| title = T\n}}"),
        ("{{cite book |foo=x}}", "{{cite book }}"),
    ],
)
def test_dropping_keeps_the_layout(before: str, after: str) -> None:
    """No space is left before the braces where none stood there."""
    citation = parse(Document("a", before, Format.WIKITEXT)).citations[0]
    fix = dropped(*(f for f in citation.fields if f.written in ("foo", "bar")), of=citation)
    assert apply(before, [fix])[0] == after


def test_a_default_anchor_that_is_given_twice_goes_twice() -> None:
    """One of the two would still be there."""
    assert mended(f"{{{{cite web |ref=harv |title=T {URL} |ref=harv}}}}") == f"{{{{cite web |title=T {URL}}}}}"


def test_a_month_that_may_be_a_year_is_for_a_person() -> None:
    """`2009-10` may be a season, a year of accounts, or October."""
    season, month = "{{cite book|title=T|date=2009-10}}", "{{cite book|title=T|date=October 2009}}"
    assert mended(season) == season
    assert mended(season, *Safety) == month
