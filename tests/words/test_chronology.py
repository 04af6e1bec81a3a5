"""Evidence of a source's age: what accuses a date, what does not, and which date is proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import Article
from refcheck.model.finding import Safety, Severity
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine
from refcheck.words.chronology import ClueKind, Verdict, one_slip, slips_of_year, with_year
from refcheck.words.chronology_claims import verdicts
from refcheck.words.chronology_clues import site_began, url_day
from refcheck.words.chronology_report import NOTE, told
from support.timing import assert_within

YEARS = st.integers(min_value=1900, max_value=2030)


@dataclass
class Seen:
    """What the verdicts look at, without an engine."""

    article: Article
    statuses: dict[str, Any] = field(default_factory=dict)
    today: date = date(2026, 11, 23)

    def once(self, work: Callable[[Any], Any], /) -> Any:
        """Nothing is remembered."""
        return work(self)


def judged(text: str, kind: Format = Format.WIKITEXT) -> list[Verdict]:
    """The verdicts worth a word on a small article."""
    if kind is Format.WIKITEXT and "<ref" not in text:
        text = f"Claim.<ref>{text}</ref>\n\n== References ==\n{{{{reflist}}}}\n"
    article = parse(Document("t", text, kind))
    return [verdict for verdict in verdicts(Seen(article)) if verdict.points >= NOTE]


def loud(text: str) -> list[ClueKind]:
    """What the warnings and errors of a text come from."""
    return [verdict.kind for verdict in judged(text) if verdict.points > NOTE]


QUIET = [
    "{{cite news |title=City to bid for 2020 Olympics |date=11 August 2011}}",
    "{{cite news |title=Scotland to hold poll in 2014 |date=10 January 2012 |access-date=10 January 2012}}",
    "{{cite news |title=Athlete sets sights on 2020 Paralympics |date=5 May 2014 |access-date=5 June 2014}}",
    "{{cite report |title=World population prospects 2050 |date=2010}}",
    "{{cite book |title=2001: A Space Odyssey |date=1968}}",
    "{{cite news |title=Awards 2021: the harvest |date=September 23, 2020}}",
    "{{cite news |title=The end of Windows 2000 |date=1999}}",
    "{{cite news |title=1,999 and 2005km of road |date=1995}}",
    "{{cite news |title=A |url=https://e.com/2010/05/24/a |date=May 25, 2010}}",
    "{{cite web |title=A |url=https://e.com/wp-content/uploads/2012/03/a.pdf |date=2008}}",
    "{{cite web |title=A |url=https://e.com/elections/2003/a |date=2008}}",
    "{{cite magazine |title=A |url=https://e.com/a |date=October 2010 |access-date=20 September 2010}}",
    "{{cite book |title=A |url=https://e.com/a |date=2011 |access-date=20 November 2010}}",
    "{{cite web |title=A |url=https://e.com/a |date=c. 2014 |access-date=20 November 2010}}",
    "{{cite AV media |title=A |url=https://www.youtube.com/watch?v=1 |date=1985}}",
    "{{cite journal |title=A |journal=J |date=2009 |arxiv=0704.0001}}",
    "{{cite web |title=A |date=n.d. |access-date=2010-01-01 |url=https://e.com/a}}",
    "The show premiered on January 7, 2020.<ref>{{cite news |title=A |date=May 9, 2019}}</ref>",
    "It will open in 2012.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "By 2012 it had grown.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "Begun in 2001, it opened in 2012.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "In 2012 it fell.<ref>{{cite news |title=A |date=6 May 2002}}</ref><ref>{{cite news |title=B |date=7 May 2002}}</ref>",
    "In 2012 it fell.<ref>{{cite news |title=A |date=6 May 1998}}</ref>",
    "In 2012 it fell.<ref>{{cite news |title=A |url=https://e.com/a |date=6 May 2002 |access-date=5 May 2005}}</ref>",
    # An essay that was put up again, an issue of a magazine copied to a blog: the days are unlike each other.
    "{{cite magazine |title=A |url=https://e.com/2009/05/01/a |date=May 1949}}",
    "{{cite magazine |title=A |url=https://e.com/2014/11/25/a |date=September 23, 1992 |access-date=2015-01-11}}",
    # The second number is a list's, not a day.
    "{{cite web |title=A |url=https://e.com/lists/2006/11/06cities_Oslo.html |date=31 August 2006}}",
    # A note on the visit inside the title.
    "{{cite web |title=An essay. Accessed 30 January 2008 |url=https://e.com/a |date=11 September 2001}}",
    "{{cite book |title=A city without cars: a history 1848–2015 |date=1994}}",
    # Titles of other languages look ahead, too.
    "{{cite news |title=Le stade sera ouvert en 2014 |language=fr |date=5 May 2004}}",
    "{{cite news |title=Stadt plant neue Brücke bis 2021 |language=de |date=5 May 2011}}",
    "{{cite news |title=El puente será inaugurado en 2014 |language=es |date=5 May 2004}}",
    "{{cite news |title=Il ponte sarà aperto nel 2014 |language=it |date=5 May 2004}}",
    # Two sources in one footnote: the younger one may be what the sentence rests on.
    "In 2012 it fell.<ref>{{cite news |title=A |date=6 May 2002}} {{cite news |title=B |date=7 May 2012}}</ref>",
    # What the last part tells is honestly older than the part.
    "It grew in 2015,<ref>{{cite news |title=A |date=2015}}</ref> was sold in 2016, and fell in 2018 at last.<ref>"
    "{{cite news |title=B |date=5 June 1995}}</ref>",
    # Promises and stamps.
    "In 2012 it will be announced.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "In May 2012, it would open, they announced.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "The opening of 2012 was announced.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "It is being built (as of 2012).<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
    "It is to stay until 2001 and fell in 2012.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
]


@pytest.mark.parametrize("text", QUIET)
def test_announcements_and_honest_differences_accuse_nobody(text: str) -> None:
    """A wrong accusation costs more than a miss."""
    assert loud(text) == []


LOUD = [
    ("{{cite news |title=The top art of 2011 |date=September 11, 2001 |access-date=May 17, 2012}}", "title", "2011"),
    ("{{cite web |title=Fact 539: October 6, 2008 |date=October 6, 2006}}", "title", "2008"),
    ("{{cite news |title=A |url=https://e.com/a |date=4 March 2008 |access-date=21 February 2003}}", "access-date", ""),
    ("{{cite news |title=A |url=https://e.com/2005/06/05/a |date=June 5, 2006}}", "url", "2005"),
    ("{{cite news |title=A |url=https://e.com/2007/10/01/a |date=10 January 2007}}", "url", "1 October 2007"),
    ("{{cite news |title=A |url=https://e.com/2004/07/15/a |date=August 11, 2006}}", "url", "July 15, 2004"),
    ("{{cite news |title=A |url=https://deadline.com/a |date=May 9, 1999}}", "site", ""),
    ("{{cite journal |title=A |journal=J |date=1989 |bibcode=1998ApJ...500..525S}}", "identifier", "1998"),
    ("In May 2012 it fell.<ref>{{cite news |title=A |date=6 May 2002}}</ref>", "claim", ""),
    (
        "In May 2012 it fell.<ref>{{cite news |title=A |url=https://e.com/a |date=6 May 2002 |access-date=8 May 2012}}</ref>",
        "claim",
        "2012",
    ),
    ("{{cite news |title=Results of 1994 |date=1 January 1970}}", "title", ""),
    ("{{cite book |title=Survey of maritime law: 1996 |date=1958}}", "title", ""),
    ("{{cite web |title=Résultats de la pêche en 2016 |language=fr |date=2006}}", "title", "2016"),
    ("{{cite web |title=Population estimates, mid-2015 |date=23 June 2005}}", "title", "2015"),
    ("{{cite news |title=A |url=https://e.com/2002/WORLD/europe/09/23/a/ |date=23 September 2005}}", "url", "2002"),
    ("{{cite news |title=A |url=https://e.com/2013/03/20/a |date=March 20, 2009}}", "url", "March 20, 2013"),
    ("{{cite news |title=A |url=https://e.com/2008/06/22/a |date=31 December 1969}}", "url", "22 June 2008"),
    (
        "In May 2012, the city announced that a bridge would open in 2015.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
        "claim",
        "",
    ),
    (
        "A poll of May 2012 wanted the mayor to stay until 2015.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
        "claim",
        "",
    ),
    (
        "It grew in 2015,<ref>{{cite news |title=A |date=2015}}</ref> was sold in 2016, and fell in 2018 at last.<ref>"
        "{{cite news |title=B |date=5 June 2008}}</ref>",
        "claim",
        "",
    ),
    (
        "At the [[2012 Bridge Games|Bridge Games]] she came first.<ref>{{cite news |title=A |date=6 May 2002}}</ref>",
        "claim",
        "",
    ),
]


@pytest.mark.parametrize(("text", "kind", "suggestion"), LOUD)
def test_contradictions_are_loud_and_propose_only_what_is_known(text: str, kind: str, suggestion: str) -> None:
    """One finding a reference, by its heaviest contradiction; a proposal only where the evidence leaves one date."""
    [verdict] = judged(text)
    assert verdict.points > NOTE
    assert verdict.kind == kind
    assert verdict.suggestion == suggestion


def test_all_evidence_is_told_in_one_finding() -> None:
    """Title, sentence and day of reading stand together, and the slip that explains them."""
    text = (
        "The Post named it one of the Top Ten of 2011.<ref>{{cite news |title=The top art of 2011 "
        "|date=September 11, 2001 |access-date=May 17, 2012 |url=https://e.com/a}}</ref>"
    )
    [verdict] = judged(text)
    said = " / ".join(verdict.evidence)
    for piece in (
        "September 11, 2001",
        "the title names 2011",
        "the sentence cited speaks of 2011",
        "May 17, 2012",
        "one digit",
    ):
        assert piece in said
    report = told(verdict, parse(Document("t", text, Format.WIKITEXT)).document)
    assert report["severity"] is Severity.ERROR
    assert report["suggestion"] == "2011"
    assert report["fix"].safety is Safety.UNSAFE
    assert report["fix"].edits[0].text == "September 11, 2011"


SEED = "{{cite news |title=The top art and architecture of 2011 |newspaper=The Post |date=September 11, 2001}}"


@pytest.mark.parametrize(
    "page",
    [
        f"The Post named it.<ref>{SEED}</ref>",
        f"* The Post named it.<ref>{SEED}</ref>",
        f'{{| class="wikitable"\n|-\n| 2011 || The Post<ref>{SEED}</ref>\n|}}',
        f"{{{{Infobox building\n| award = Top ten<ref>{SEED}</ref>\n}}}}",
        f"== Further reading ==\n* {SEED}",
        "It.<ref>[https://e.com/a Best of 2011: art]. ''The Post''. September 11, 2001.</ref>",
        "Es.<ref>{{Literatur |Titel=Die besten Ergebnisse 2011 |Sammelwerk=Post |Datum=2001-09-11}}</ref>",
    ],
)
def test_the_case_it_all_began_with_is_found_wherever_it_stands(page: str) -> None:
    """Prose, list, table, infobox, bare citation, written by hand, in another language's template."""
    [verdict] = judged(f"{page}\n\n== References ==\n{{{{reflist}}}}<ref name=x />\n")
    assert (verdict.kind, verdict.suggestion) == (ClueKind.TITLE, "2011")
    assert told(verdict, parse(Document("t", page, Format.WIKITEXT)).document)["severity"] is Severity.ERROR


@pytest.mark.parametrize(
    ("doi", "year"),
    [
        ("10.1016/j.cities.2005.01.001", "2005"),
        ("10.1111/j.1365-2966.2005.09000.x", "2005"),
        ("10.1080/14649365.2005.683805", "2005"),
        ("10.1351/pac200577010001", "2005"),
        ("10.1590/S0100-879X2005000100001", "2005"),
        ("10.1038/s41586-005-1234-5", "2005"),
    ],
)
def test_publishers_write_the_year_into_the_doi(doi: str, year: str) -> None:
    """The year of a DOI is evidence, with the years that printing takes."""
    [verdict] = judged(f"{{{{cite journal |title=A |journal=J |date=1995 |doi={doi}}}}}")
    assert verdict.against[0].says == f"its DOI is of {year}"


@pytest.mark.parametrize(
    ("citation", "says"),
    [
        (
            "{{cite news |title=Market report of 17 December 2011 |work=P |date=3 February 2011}}",
            "the title names 2011-12-17",
        ),
        (
            "{{cite book |title=A |chapter=B |chapter-url=https://e.com/2014/05/17/b |date=3 February 2011}}",
            "its URL names the day 2014-05-17",
        ),
    ],
)
def test_the_first_look_overlooks_nothing(citation: str, says: str) -> None:
    """A later day of the stated year in a title, and the address of a chapter, are looked at in every citation."""
    [verdict] = judged(citation)
    assert verdict.against[0].says == says


def test_a_confirmed_date_accuses_the_day_of_reading() -> None:
    """Where the address says that the date is right, the access-date is the wrong one."""
    text = "{{cite news |title=A |url=https://e.com/2013/jan/30/a |date=30 January 2013 |access-date=4 February 2012}}"
    article = parse(Document("t", f"Claim.<ref>{text}</ref>\n{{{{reflist}}}}", Format.WIKITEXT))
    [verdict] = verdicts(Seen(article))
    report = told(verdict, article.document)
    assert report["suggestion"] == "2013"
    assert report["fix"].edits[0].text == "4 February 2013"


def test_a_day_apart_may_be_a_time_zone() -> None:
    """One day early is a warning, two are an error."""
    page = "{{{{cite news |title=A |url=https://e.com/a |date=17 August 2010 |access-date={} August 2010}}}}"
    [one], [two] = judged(page.format(16)), judged(page.format(15))
    assert (one.points, two.points) == (3, 5)


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://e.com/2010/05/25/a", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/2010/may/25/a", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/2010/POLITICS/05/25/a", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/a-20100525.html", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/news/2010-05-25-a", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/2010/05/a", (date(2010, 5, 1), date(2010, 5, 31))),
        ("https://e.com/2010/a", (date(2010, 1, 1), date(2010, 12, 31))),
        (
            "https://web.archive.org/web/20160115000000/http://e.com/2010/05/25/a",
            (date(2010, 5, 25), date(2010, 5, 25)),
        ),
        ("https://e.com/2010/WORLD/europe/05/25/a/", (date(2010, 5, 25), date(2010, 5, 25))),
        ("https://e.com/2010/05/25cities_a.html", (date(2010, 5, 1), date(2010, 5, 31))),
        ("https://e.com/2010/a/05/b", (date(2010, 1, 1), date(2010, 12, 31))),
        ("https://e.com/id/201005251234", None),
        ("https://e.com/a-2010-b", None),
        ("https://2010.e.com/", None),
        ("https://e.com/2010/13/45/a", None),
    ],
)
def test_the_day_in_an_address(url: str, days: tuple[date, date] | None) -> None:
    """Only what can be a date counts, and never the archive's own moment."""
    got = url_day(url)
    assert got == days or (days is None and got is not None and (got[1] - got[0]).days > 300)


def test_hosts_are_found_whole() -> None:
    """A site's subdomains count, another site that ends alike does not."""
    assert site_began("https://blog.deadline.com/a") == ((2006, 3), "deadline.com")
    assert site_began("https://notdeadline.com/a")[1] == ""


@given(YEARS, YEARS)
def test_slips_go_both_ways(one: int, two: int) -> None:
    """One slip away is symmetric, never the year itself, and agrees with the list of slips."""
    assert one_slip(one, two) == one_slip(two, one)
    assert one_slip(one, two) == (two in slips_of_year(one))
    assert not one_slip(one, one)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2020, 12, 31)), YEARS)
def test_changing_the_year_changes_nothing_else(day: date, year: int) -> None:
    """The rest of the written date stays."""
    written = f"{day.day} May {day.year}"
    assert with_year(written, day.year, year) == f"{day.day} May {year}"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab 0129–-/:.,'\"<>{}|=[]&;", max_size=60),
    st.text(alphabet="ab0129/-.:%?#", max_size=60),
    st.text(alphabet="0129 -/MayJun,.–", max_size=20),
)
def test_no_text_raises(title: str, url: str, day: str) -> None:
    """Whatever stands in the fields, there is a verdict or none."""
    text = (
        f"In 2012 {title}<ref>{{{{cite web |title={title} |url=http://{url} |date={day} |access-date={day}1}}}}</ref>"
    )
    article = parse(Document("t", text, Format.WIKITEXT))
    for verdict in verdicts(Seen(article)):
        told(verdict, article.document)


@pytest.mark.parametrize("piece", ["2001 ", "/2001/01", "20010101-", "May 5, 2001 ", "1 ", "a-", "by 2001 "])
def test_long_fields_cost_linear_time(piece: str) -> None:
    """A field of a hundred thousand characters takes no longer than its length asks."""
    text = piece * (100_000 // len(piece))
    page = (
        f"In 2012 {text}.<ref>{{{{cite web |title={text} |url=http://e.com/{text.replace(' ', '')} |date=1999}}}}</ref>"
    )
    article = parse(Document("t", page, Format.WIKITEXT))
    assert_within(3, lambda: verdicts(Seen(article)))


def test_a_finding_draws_the_moments_that_its_evidence_names() -> None:
    """The picture of a mismatch holds the clues themselves, not other years that the article happens to name."""
    text = (
        "In 2005 he held a record of 1998.<ref>{{cite news |title=Teen wins |date=June 5, 2006 "
        "|url=http://news.example.com/2005-06-05-final.htm |access-date=April 6, 2010}}</ref>"
    )
    (report,) = examine([Document("a.wiki", text, Format.WIKITEXT)], date(2026, 11, 23))
    (finding,) = (finding for finding in report.findings if finding.family == "mismatch")
    shown = [(moment.label, moment.written, moment.doubted) for moment in finding.moments]
    assert shown == [("date", "June 5, 2006", True), ("URL", "June 5, 2005", False), ("read", "April 6, 2010", False)]


def test_the_moment_in_doubt_comes_first() -> None:
    """Where the copy's address says that the archive-date is wrong, the picture doubts that one."""
    text = (
        "A.<ref>{{cite web |title=Cars |date=October 6, 2008 |url=http://example.com/cars |archive-date=October 6, 2006 "
        "|archive-url=https://web.archive.org/web/20081006202740/http://example.com/cars}}</ref>"
    )
    (report,) = examine([Document("a.wiki", text, Format.WIKITEXT)], date(2026, 11, 23))
    (finding,) = (finding for finding in report.findings if finding.family == "mismatch")
    assert text[finding.start : finding.end] == "October 6, 2006"
    shown = [(moment.label, moment.written, moment.doubted) for moment in finding.moments]
    assert shown == [
        ("archived", "October 6, 2006", True),
        ("date", "October 6, 2008", False),
        ("captured", "October 6, 2008", False),
    ]


def test_a_capture_that_agrees_with_the_archive_date_blames_the_date() -> None:
    """A day's difference may be a time zone, and the two agree: nothing says that the archive-date is wrong."""
    text = (
        "A.<ref>{{cite web |title=Cars |date=9 September 2021 |url=http://example.com/cars |archive-date=8 September 2021 "
        "|archive-url=https://web.archive.org/web/20210908120000/http://example.com/cars}}</ref>"
    )
    (report,) = examine([Document("a.wiki", text, Format.WIKITEXT)], date(2026, 11, 23))
    (finding,) = (finding for finding in report.findings if finding.family == "mismatch")
    assert text[finding.start : finding.end] == "9 September 2021"
    assert "but" not in finding.message


def test_no_year_is_written_into_a_month_that_the_address_contradicts() -> None:
    """The day was wrong as a whole: another year alone would make a new false date."""
    address = "https://news.example.com/news/2006/09/060906-robots.html"
    document = Document(
        "t", f"A.<ref>{{{{cite web |title=T |url={address} |date=28 October 2010}}}}</ref>", Format.WIKITEXT
    )
    [verdict] = judged(document.text)
    assert told(verdict, document)["suggestion"] == "2006"
    assert told(verdict, document)["fix"] is None
    document = Document("t", document.text.replace("28 October 2010", "28 September 2010"), Format.WIKITEXT)
    [verdict] = judged(document.text)
    assert told(verdict, document)["fix"].edits[0].text == "28 September 2006"
