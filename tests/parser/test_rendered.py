"""References as a reader sees them, read back into fields."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered_cases import CASES

from refcheck.model.article import Citation, CitationStyle
from refcheck.parser.rendered import read_citation, read_entry, read_reference


def seen(citation: Citation) -> dict[str, object]:
    """What is known of a citation, by short names."""
    found: dict[str, object] = {
        "title": citation.title,
        "chapter": citation.chapter,
        "authors": citation.authors,
        "editors": citation.editors,
        "work": citation.work,
        "publisher": citation.publisher,
        "place": citation.get("location"),
        "edition": citation.edition,
        "volume": citation.volume,
        "issue": citation.issue,
        "pages": citation.pages,
        "language": citation.language,
        "via": citation.via,
        "url": citation.url,
        "ids": citation.ids,
    }
    for name, date in (
        ("date", citation.date),
        ("access", citation.access_date),
        ("archive", citation.archive_date),
    ):
        found[name] = date.edtf or date.raw if date else ""
    return {name: value for name, value in found.items() if value}


def one(text: str) -> dict[str, object]:
    (citation,) = read_reference(text)
    return seen(citation)


# --------------------------------------------------------------------------------------------- what must stay unknown


@pytest.mark.parametrize(
    "text",
    [
        "Video on YouTube",
        "[1]",
        "The engine is that of the second stage.",
        "See the discussion in the second chapter; the numbers there are rough estimates only.",
        "",
        "   ",
        "Lindqvist et al. 2008",
    ],
)
def test_remarks_have_no_fields(text: str) -> None:
    """A remark, a stock text or a short citation gives one citation without any field."""
    (citation,) = read_reference(text)
    assert seen(citation) == {}
    assert citation.fields == ()


def test_short_citation_keeps_its_page_only() -> None:
    """What bears a label is read; the rest of a short citation is not guessed."""
    assert one("Marlowe, p. 54.") == {"pages": "54"}
    assert one("Stein & Kowal 1995, pp. 57–58.") == {"pages": "57–58"}


def test_a_quotation_is_no_title() -> None:
    """A long quotation with its speaker behind it gives no title."""
    quotation = '"' + "We went there and saw nothing but fog, and so we came back again. " * 8 + '" John Doe'
    assert "title" not in one(quotation)


def test_words_that_go_on_behind_the_title() -> None:
    """What follows the quotes without a separator is no work."""
    assert one('"Lamp" at the Lamp Database') == {"title": "Lamp"}


def test_quotation_at_the_end() -> None:
    """What the citation quotes stands last, in quotes of its own."""
    (citation,) = read_reference('"Lamp". The Planet. Retrieved 2 May 2011. "It shone."')
    assert (citation.title, citation.quote) == ("Lamp", "It shone.")


def test_words_of_the_title_are_not_read_as_labels() -> None:
    """A date or an ISBN inside the title belongs to the title."""
    found = one('"What ISBN 0306406152 meant in May 2011". The Daily Planet.')
    assert found == {"title": "What ISBN 0306406152 meant in May 2011", "work": "The Daily Planet"}


def test_year_in_the_works_name_is_no_date() -> None:
    """A name that ends with a year after a comma is a name, as CS1 prints dates behind a dot."""
    assert "date" not in one('"A short story". Anthology, 2009.')


@pytest.mark.parametrize(
    ("text", "work", "date"),
    [
        ('"Lamps" The Planet, 7 May 2008. Retrieved 4 April 2009.', "The Planet", "2008-05-07"),
        ('"Lamps". Planet.example (2011-06-20). Retrieved on 2013-07-12.', "Planet.example", "2011-06-20"),
        ('"Lamps" 24 May 2000, Planet.com.', "Planet.com", "2000-05-24"),
        ('"Lamps" – Planet.az – Published 28 October 2011.', "– Planet.az", "2011-10-28"),
        ('"Lamps"; Planet; June 2006.', "Planet", "2006-06"),
        ('"Lamps". Annual Report 2006/2007. Planet Institute.', "Annual Report 2006/2007", ""),
        ('"Lamps" World Almanac and Book of Facts 2006.', "World Almanac and Book of Facts 2006", ""),
        ('"Lamps". Act of 4 May 2019. Retrieved 6 May 2020.', "Act of 4 May 2019", ""),
        ('"Lamps". Papers of the 12 June 2005.', "Papers of the 12 June 2005", ""),
        ('"Lamps". The Making of March 2003.', "The Making of March 2003", ""),
        ('"Lamps". Planet, vol. 5, May 2001.', "Planet, vol. 5", "2001-05"),
        ('"Lamps". The Planet On May 5, 2008.', "The Planet", "2008-05-05"),
        ('"Lamps". Journal of Lamps. Retrieved15, 2010.', "Journal of Lamps", ""),
    ],
)
def test_a_date_by_hand_stands_beside_the_work(text: str, work: str, date: str) -> None:
    """People write the date behind the work, where templates never print it; a year alone may belong to the name."""
    found = one(text)
    assert str(found["work"]).lstrip("; ") == work
    assert found.get("date", "") == date


# ---------------------------------------------------------------------------------------------------- what is printed


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_fields(text: str, expected: dict[str, object]) -> None:
    """Each part of the printed form finds its field, and nothing is added."""
    assert one(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_hard_spaces_do_not_matter(text: str, expected: dict[str, object]) -> None:
    """The no-break space that MediaWiki puts behind `p.`, `pp.` and `ISBN` changes nothing."""
    for label in ("p. ", "pp. ", "ISBN ", "PMID ", "PMC ", "OCLC "):
        text = text.replace(f" {label}", f" {label[:-1]}\xa0")
    assert one(text) == expected


# ------------------------------------------------------------------------------------------------ messages and remarks


def test_messages_are_told_apart() -> None:
    """CS1's messages are no part of the fields, and all are kept."""
    text = (
        '"Lamps". Retrieved 17 June 2011. {{cite web}}: Unknown parameter |deadurl= ignored (|url-status= suggested) '
        "(help); |author= has generic name (help)"
    )
    (citation,) = read_reference(text)
    assert seen(citation) == {"title": "Lamps", "access": "2011-06-17"}
    assert citation.messages == (
        "Unknown parameter |deadurl= ignored (|url-status= suggested)",
        "|author= has generic name",
    )
    assert read_entry(text, 0)[0] == '"Lamps". Retrieved 17 June 2011.'


def test_maintenance_messages_are_glued_on() -> None:
    """The maintenance messages of 2020 stand without a space behind the last dot."""
    text = '"Archived copy". Archived from the original on May 3, 2016. Retrieved 2012-05-17.CS1 maint: archived copy as title (link)'
    (citation,) = read_reference(text)
    assert citation.messages == ("CS1 maint: archived copy as title",)
    assert citation.archive_date is not None
    assert citation.archive_date.edtf == "2016-05-03"


def test_old_errors_have_no_template_name() -> None:
    """Before 2022 errors began with their own words."""
    (citation,) = read_reference('"Lamps". Missing or empty |url= (help)')
    assert citation.messages == ("Missing or empty |url=",)
    assert citation.title == "Lamps"


def test_remarks_behind_are_left_out() -> None:
    """[dead link], [page needed] and access remarks end no field."""
    assert one('"Lamps". Lamp Office. 24 May 2011. Retrieved 22 November 2011.[dead link]')["access"] == "2011-11-22"
    assert one("Riddle, J. (1997). Eve's lamps. Lamp Press.[page needed]")["publisher"] == "Lamp Press"
    assert one('"Lamps". Lamp News.(subscription required)')["work"] == "Lamp News"


# -------------------------------------------------------------------------------------------------- several citations


def test_lines_are_citations() -> None:
    """A reference of several lines cites one work a line; a line that only leads to them is none."""
    found = read_reference('Lamps and light:\nA B (2006). "One". J. 1: 2.\nC D (2007). "Two". J. 3: 4.')
    assert [citation.title for citation in found] == ["One", "Two"]


def test_a_second_head_begins_a_citation() -> None:
    """`Reprinted in` leads to a second work on the same line."""
    found = read_reference(
        'Kann L (1943). "First lamp". Nerv Lamp. 2: 217–50. Reprinted in Kann L (1968). "Second lamp". Acta Lamp. 35 (4): 100–36.'
    )
    assert [(c.title, c.authors, c.pages) for c in found] == [
        ("First lamp", ("Kann L",), "217–50"),
        ("Second lamp", ("Kann L",), "100–36"),
    ]


def test_a_work_without_names_ends_with_its_tail() -> None:
    """What follows the day of access, and has names and a date in brackets, is another work."""
    found = read_reference(
        '"Lamps join the list". lamps.example. May 6, 2008. Retrieved May 23, 2017. Adams, Ann (May 9, 2007). "Lamps". The '
        "Planet. London. Archived from the original on May 13, 2008. Retrieved May 26, 2008."
    )
    assert [(c.title, c.date and c.date.edtf, c.archive_date and c.archive_date.edtf) for c in found] == [
        ("Lamps join the list", "2008-05-06", None),
        ("Lamps", "2007-05-09", "2008-05-13"),
    ]
    assert found[1].authors == ("Adams, Ann",)


def test_a_message_ends_a_citation() -> None:
    """What follows a message is another work, and the message stays with the one before."""
    found = read_reference('"One". J. {{cite web}}: Empty citation (help) "Two". K.')
    assert [(c.title, len(c.messages)) for c in found] == [("One", 1), ("Two", 0)]


def test_prose_that_leads_to_the_source() -> None:
    """A sentence before the names is not taken for a name."""
    (citation,) = read_reference(
        "The volume can be computed quickly, but not surely: see Dyer, Martin; Frieze, Alan; Kannan, Ravi (January 1991),"
        ' "A Random Lamp", J. Lamp, 38 (1): 1–17'
    )
    assert citation.authors == ("Dyer, Martin", "Frieze, Alan", "Kannan, Ravi")
    assert citation.title == "A Random Lamp"


def test_a_label_before_the_title() -> None:
    """Who says it, a colon, the title: a title if the rest is a citation's, else somebody's words."""
    found = one('Lamp Office: "Lamps harm nobody (Fact sheet 240)". Lamp Office. Retrieved 6 January 2011.')
    assert found["title"] == "Lamps harm nobody (Fact sheet 240)"
    assert "title" not in one('Jan Bohr writes: "In March the lamps were lit". He was there.')


# --------------------------------------------------------------------------------------------------------- properties

PIECES = st.sampled_from(
    ["Smith, John", "; ", "(2001)", ". ", ", ", '"', "Title of it", "The Times", "12 (3): 4–5", "p. 5", "Retrieved ",
     "1 May 2001", "Archived from the original on ", "ISBN 0306406152", "doi:10.1/x.", "[", "]", "(", ")", "\n", "\xa0",
     "{{cite web}}: x (help)", "CS1 maint: y (link)", "http://a.b/c", "In A (ed.). ", "vol. 2", " – via ", "et al.", "“", "”"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join), st.integers(0, 9))
def test_spans_give_back_the_values(text: str, offset: int) -> None:
    """Every field, date and citation stands where it says, and nothing raises."""
    document = "x" * offset + text
    for citation in read_reference(text, offset):
        assert document[citation.start : citation.end] == citation.text
        for field in citation.fields:
            assert document[field.start : field.end] == field.value == field.raw
        for date in (citation.date, citation.access_date, citation.archive_date):
            assert date is None or document[date.start : date.end] == date.raw


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_place_known(text: str) -> None:
    """Without an offset the reading is the same and all places are -1."""
    placed, nowhere = read_reference(text, 0), read_reference(text, -1)
    assert [seen(c) for c in placed] == [seen(c) for c in nowhere]
    for citation in nowhere:
        assert (citation.start, citation.end) == (-1, -1)
        assert all(field.start == field.end == -1 for field in citation.fields)


def test_link_without_text_is_a_bare_url() -> None:
    """`[1]` alone is how MediaWiki shows a link without text; a URL alone says so itself."""
    assert read_reference("[1]")[0].style is CitationStyle.BARE_URL
    assert read_reference("http://lamps.example.org/a")[0].style is CitationStyle.BARE_URL
    assert read_reference("Video on YouTube")[0].style is CitationStyle.FREE_TEXT


def test_a_last_letter_alone() -> None:
    """A citation that ends with a letter that labels begin with (`N` as in "No. 4") is read, too."""
    (citation,) = read_reference('"Lamps". The Planet. N CS1 maint: date (link)')
    assert (citation.title, citation.work, citation.publisher) == ("Lamps", "The Planet", "N")


@pytest.mark.parametrize("space", [" ", "\xa0", "\n", "\t", "\u2009", "\u202f"], ids=ascii)
def test_labels_behind_any_white_space(space: str) -> None:
    """A label is known behind a line break or a thin space as well."""
    assert read_citation(f'"Lamps". The Planet,{space}p. 4.').pages == "4"


def test_one_citation_is_never_split() -> None:
    """A text that is known to be one citation stays one."""
    text = 'A B (2006). "One". J. 1: 2. C D (2007). "Two". J. 3: 4.'
    assert read_citation(text).title == "One"
