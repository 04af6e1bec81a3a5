"""References as a reader sees them, read back into fields."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


# ---------------------------------------------------------------------------------------------------- what is printed

BOTH = {"access": "2012-05-17", "archive": "2016-01-15"}
CASES: list[tuple[str, dict[str, object]]] = [
    ('"Lights on".', {"title": "Lights on"}),
    ('"Lights on". The Planet.', {"title": "Lights on", "work": "The Planet"}),
    (
        '"Lights on". The Planet. Planet Media. May 25, 2010. Retrieved May 17, 2012.',
        {
            "title": "Lights on",
            "work": "The Planet",
            "publisher": "Planet Media",
            "date": "2010-05-25",
            "access": "2012-05-17",
        },
    ),
    (
        'Hale, Ann (25 May 2010). "Lights \'on\' –". Archived from the original on 2016-01-15. Retrieved 17 May 2012.',
        {"title": "Lights 'on' –", "authors": ("Hale, Ann",), "date": "2010-05-25", **BOTH},
    ),
    ('Hale, Ann. "Lights on". The Planet.', {"title": "Lights on", "authors": ("Hale, Ann",), "work": "The Planet"}),
    ('"Lights on" (PDF). Retrieved 2012-05-17.', {"title": "Lights on", "access": "2012-05-17"}),
    (
        '"Licht an" [Lights on] (PDF) (in German). Der Planet – via Example Archive.',
        {"title": "Licht an", "language": "German", "work": "Der Planet", "via": "Example Archive"},
    ),
    ('"He said "no"". 2010.', {"title": 'He said "no"', "date": "2010"}),
    ('"Why?". The Planet. Spring 2011.', {"title": "Why?", "work": "The Planet", "date": "2011-21"}),
    (
        '"Set for "Lights: The True Story". Planet Online. July 15, 2016.',
        {"title": 'Set for "Lights: The True Story', "work": "Planet Online", "date": "2016-07-15"},
    ),
    (
        '"Lana: "Now I ask". The star explains" (in Italian). Sport Today. Retrieved November 22, 2013.',
        {
            "title": 'Lana: "Now I ask". The star explains',
            "language": "Italian",
            "work": "Sport Today",
            "access": "2013-11-22",
        },
    ),
    (
        "Stone, Brad (1979). The Design of Films (Corrected reprint of (1952) Farland ed.). Krieger.",
        {
            "title": "The Design of Films",
            "authors": ("Stone, Brad",),
            "date": "1979",
            "edition": "Corrected reprint of (1952) Farland",
            "publisher": "Krieger",
        },
    ),
    (
        "Stone, Brad (2003). His Life and Films (1st ed.). Farland. p. 134. ISBN 0306406152.",
        {
            "title": "His Life and Films",
            "authors": ("Stone, Brad",),
            "date": "2003",
            "edition": "1st",
            "publisher": "Farland",
            "pages": "134",
            "ids": (("isbn", "0306406152"),),
        },
    ),
    (
        "Meyer, Eva; Blau, Tom, eds. (2008). Old Lights. Oxford: Oxford House. pp. 12–19, 40. ISBN 978-0-306-40615-7.",
        {
            "title": "Old Lights",
            "editors": ("Meyer, Eva", "Blau, Tom"),
            "date": "2008",
            "place": "Oxford",
            "publisher": "Oxford House",
            "pages": "12–19, 40",
            "ids": (("isbn", "978-0-306-40615-7"),),
        },
    ),
    (
        'Blau, Tom (2002). "10. Lamps". In Meyer, Eva S. (ed.). A Book of Lamps (13 ed.). Lippe & Sons.',
        {
            "title": "A Book of Lamps",
            "chapter": "10. Lamps",
            "authors": ("Blau, Tom",),
            "editors": ("Meyer, Eva S.",),
            "date": "2002",
            "edition": "13",
            "publisher": "Lippe & Sons",
        },
    ),
    (
        "Blau, Tom (2001). Eva Meyer (ed.). Collected Lamps. Lamp Press.",
        {
            "title": "Collected Lamps",
            "authors": ("Blau, Tom",),
            "editors": ("Eva Meyer",),
            "date": "2001",
            "publisher": "Lamp Press",
        },
    ),
    (
        "Blau, Tom (2001) [First published 1974; New York: Lamp House.]. Carrying the Lamp. New York: Cooper Place.",
        {
            "title": "Carrying the Lamp",
            "authors": ("Blau, Tom",),
            "date": "2001",
            "place": "New York",
            "publisher": "Cooper Place",
        },
    ),
    ("Lamp dictionary. Leeds: Lamp House. 1998. OCLC 123456.",
     {"title": "Lamp dictionary", "place": "Leeds", "publisher": "Lamp House", "date": "1998", "ids": (("oclc", "123456"),)}),
    ("Lamp Protocol. Lamp Force. May 19, 1971. LFC 158.",
     {"title": "Lamp Protocol", "publisher": "Lamp Force", "date": "1971-05-19"}),
    (
        'Klint AB, Bohr C, de Wit M (March 2001). "Lamps". Ann. Intern. Lamp. 12 (3): 45–67. doi:10.1000/lamp(1)2.'
        " PMC 12345. PMID 123456.",
        {
            "title": "Lamps",
            "authors": ("Klint AB", "Bohr C", "de Wit M"),
            "date": "2001-03",
            "work": "Ann. Intern. Lamp",
            "volume": "12",
            "issue": "3",
            "pages": "45–67",
            "ids": (("doi", "10.1000/lamp(1)2"), ("pmc", "12345"), ("pmid", "123456")),
        },
    ),
    ('"Lamps". Nature: 45. 2001.', {"title": "Lamps", "work": "Nature", "pages": "45", "date": "2001"}),
    ('Au. "Lamps". Nature (3).', {"title": "Lamps", "authors": ("Au",), "work": "Nature", "issue": "3"}),
    (
        'Au, B. (2001). "Lamps". J. Lamp. Oxford: Lamp Press. 7: S3–S11.',
        {
            "title": "Lamps",
            "authors": ("Au, B.",),
            "date": "2001",
            "work": "J. Lamp",
            "place": "Oxford",
            "publisher": "Lamp Press",
            "volume": "7",
            "pages": "S3–S11",
        },
    ),
    (
        'S, J (May 6, 2011). "Lamps". Time. Vol. 177 no. 18. p. 5.',
        {
            "title": "Lamps",
            "authors": ("S, J",),
            "date": "2011-05-06",
            "work": "Time",
            "volume": "177",
            "issue": "18",
            "pages": "5",
        },
    ),
    (
        'S, J (May 6, 2011). "Lamps". Time. Vol. 177, no. 18. p. A5.',
        {
            "title": "Lamps",
            "authors": ("S, J",),
            "date": "2011-05-06",
            "work": "Time",
            "volume": "177",
            "issue": "18",
            "pages": "A5",
        },
    ),
    (
        'Berg, C; Shaw, H; et al. (2004), "Lamps", Lamp Review, 103 (4): 729–37, doi:10.1000/L, retrieved 1 May 2011',
        {
            "title": "Lamps",
            "authors": ("Berg, C", "Shaw, H"),
            "date": "2004",
            "work": "Lamp Review",
            "volume": "103",
            "issue": "4",
            "pages": "729–37",
            "ids": (("doi", "10.1000/L"),),
            "access": "2011-05-01",
        },
    ),
    (
        "Jung, Barbara (1999) [1983], History of Lamps: Volume Two, vol. 2, Cambridge: Lamp Syndicate, p. 103,"
        " archived from the original on 2016-01-15, retrieved 2012-05-17",
        {
            "title": "History of Lamps: Volume Two",
            "authors": ("Jung, Barbara",),
            "date": "1999",
            "volume": "2",
            "place": "Cambridge",
            "publisher": "Lamp Syndicate",
            "pages": "103",
            **BOTH,
        },
    ),
    (
        "Example lamps, http://lamps.example.org/2013/lamp-one/.",
        {"url": "http://lamps.example.org/2013/lamp-one/"},
    ),
    (
        "Abram, M.; Stone, I. Handbook of lamps. p. 228.",
        {"title": "Handbook of lamps", "authors": ("Abram, M.", "Stone, I."), "pages": "228"},
    ),
    ('Bob Bean (n.d.). Lamps meet Europe. Lamp House.',
     {"title": "Lamps meet Europe", "authors": ("Bob Bean",), "date": "n.d.", "publisher": "Lamp House"}),
    # names without a date
    ("Klint, Ann; Bohr, Tom. Studies of Lamps. Lamp House. OCLC 123456.",
     {"title": "Studies of Lamps", "authors": ("Klint, Ann", "Bohr, Tom"), "publisher": "Lamp House",
      "ids": (("oclc", "123456"),)}),
    ("Klint, S. M.; Lim, A. C. H. Atlas of Lamps. Lamp House. p. 5.",
     {"title": "Atlas of Lamps", "authors": ("Klint, S. M.", "Lim, A. C. H."), "publisher": "Lamp House", "pages": "5"}),
    ("Klint, Ann. The Lamp as Will. Vol. 1, § 53.",
     {"title": "The Lamp as Will", "authors": ("Klint, Ann",), "volume": "1, § 53"}),
    ("Klint, Ann. The Lamp as Will. § 19.", {"title": "The Lamp as Will", "authors": ("Klint, Ann",)}),
    ('Klint EC, et al. "Lamps". The Planet.', {"title": "Lamps", "authors": ("Klint EC",), "work": "The Planet"}),
    # what stands before names
    ("Quoted in Klint, Ann (2001). Lamps. Lamp House.",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "2001", "publisher": "Lamp House"}),
    ('Klint 2003, pp. 384–386; Berg & Au 2004, p. 7; Bohr, Tom (2006). "Lamps". The Planet.',
     {"title": "Lamps", "authors": ("Bohr, Tom",), "date": "2006", "work": "The Planet"}),
    ("Lamp Interview - Radio Lamp (2003). Lamp Media. May 7, 2020. Retrieved May 8, 2020.",
     {"title": "Lamp Interview - Radio Lamp (2003)", "publisher": "Lamp Media", "date": "2020-05-07",
      "access": "2020-05-08"}),
    ("Bob Bean (2003). 1776. p. 122.", {"title": "1776", "authors": ("Bob Bean",), "date": "2003", "pages": "122"}),
    # what stands between date and title, and behind it
    ("Klint, Ann (1905b) [Finished 30 April]. Written at Berne, Lampland. Eine neue Lampe. Lamp House.",
     {"title": "Eine neue Lampe", "authors": ("Klint, Ann",), "date": "1905", "publisher": "Lamp House"}),
    ("Klint, Ann (2004). Magische Lampen [A Who's Who of Lamps]. Lamp House.",
     {"title": "Magische Lampen", "authors": ("Klint, Ann",), "date": "2004", "publisher": "Lamp House"}),
    # CS2 with a title in italics
    ("Klint, Ann (2001), Theory of lamps: an edition, with translation, of the first books, 1100–1700, Leeds: Lamp House",
     {"title": "Theory of lamps: an edition, with translation, of the first books, 1100–1700", "authors": ("Klint, Ann",),
      "date": "2001", "place": "Leeds", "publisher": "Lamp House"}),
    ("Klint, Ann (1972), Lamps, with the collaboration of Tom Bohr, Leeds: Lamp House",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "1972", "place": "Leeds", "publisher": "Lamp House"}),
    ("The Lamp Prize 1921 : Ann Klint, Lamp Media AB, archived from the original on 2016-01-15, retrieved 2012-05-17",
     {"title": "The Lamp Prize 1921 : Ann Klint", "publisher": "Lamp Media AB", **BOTH}),
    ("The Long, Strange Journey of a Lamp, Lamp Radio, retrieved 2012-05-17",
     {"title": "The Long, Strange Journey of a Lamp", "publisher": "Lamp Radio", "access": "2012-05-17"}),
    ("Search for a Lamp, 3.1, Lamp University, retrieved 2012-05-17",
     {"title": "Search for a Lamp", "publisher": "Lamp University", "access": "2012-05-17"}),
    # dots that end no sentence, and those that do
    ("Klint, Ann (2001). Lamps. Wm. B. Lampman. p. 3.",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "2001", "publisher": "Wm. B. Lampman", "pages": "3"}),
    ("Klint, Ann (2001). Lamps. Lamp Pub. Co. p. 3.",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "2001", "publisher": "Lamp Pub. Co.", "pages": "3"}),
    ("Klint, Ann (2001). Lamps. C. Bohr & Co. Publishers. p. 3.",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "2001", "publisher": "C. Bohr & Co. Publishers", "pages": "3"}),
    ('"Lamps". Lamp Systems B.V. 2012.', {"title": "Lamps", "work": "Lamp Systems B.V.", "date": "2012"}),
    ('"Lamps". Lamp News L.P. 4 September 2014.',
     {"title": "Lamps", "work": "Lamp News L.P.", "date": "2014-09-04"}),
    ("Klint, Ann (2005). The crisis of lamps, A.D. 193–337. Lamp House.",
     {"title": "The crisis of lamps, A.D. 193–337", "authors": ("Klint, Ann",), "date": "2005",
      "publisher": "Lamp House"}),
    # names of journals and who prints them
    ('Klint K (2011). "Lamps". J. Pharmacol. Exp. Ther. 338: 114–124.',
     {"title": "Lamps", "authors": ("Klint K",), "date": "2011", "work": "J. Pharmacol. Exp. Ther", "volume": "338",
      "pages": "114–124"}),
    ('Klint, Ann (January 1993). "Lamps". Lamp. Lamp Entertainment (17).',
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "1993-01", "work": "Lamp", "publisher": "Lamp Entertainment",
      "issue": "17"}),
    ('"not yet". Lamp (Tweet). Retrieved 2012-05-17.', {"title": "not yet", "work": "Lamp", "access": "2012-05-17"}),
    ("Klint, Ann (2001). Lamps. Lamp House. pp. 269–271 – via Lamp Archive.",
     {"title": "Lamps", "authors": ("Klint, Ann",), "date": "2001", "publisher": "Lamp House", "pages": "269–271",
      "via": "Lamp Archive"}),
]  # fmt: skip


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
