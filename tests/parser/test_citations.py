"""Template parameters and hand-written references as citations."""

from __future__ import annotations

import pytest

from refcheck.model.article import Citation, CitationStyle, LinkRole
from refcheck.model.text import Document, Format
from refcheck.parser import parse


def cited(text: str) -> Citation:
    """The first citation of a reference with this content."""
    article = parse(Document("a.wiki", f"x<ref>{text}</ref>", Format.WIKITEXT))
    return article.references[0].citations[0]


TEMPLATES = (
    ("{{cite web|url=http://e.com/|title=T|website=W|publisher=P}}", {"title": "T", "work": "W", "publisher": "P"}),
    ("{{cite book|title=B|chapter=C|last=Doe|first=Jo}}", {"title": "B", "chapter": "C", "authors": ("Doe, Jo",)}),
    ("{{cite journal|title=T|journal=J|chapter=C}}", {"title": "T", "chapter": "", "work": "J"}),
    ("{{cite encyclopedia|title=Entry|encyclopedia=Enc}}", {"title": "Enc", "chapter": "Entry"}),
    ("{{Cite_Web |title = A [[b|c]] ''d'' }}", {"title": "A c d", "template": "cite web"}),
    ("{{cite web|title=A|title=B}}", {"title": "B"}),
    ("{{cite web|access-date=2001-02-03|accessdate=}}", {"access_date": "2001-02-03"}),
    ("{{cite book|author=Doe, Jo|author2=Roe, Al|editor=Poe}}", {"authors": ("Doe, Jo", "Roe, Al"), "editors": ("Poe",)}),
    ("{{cite book|last1=A|last3=C|last6=F}}", {"authors": ("A", "C")}),
    ("{{cite journal|vauthors=Smith J, etal}}", {"authors": ("Smith J",)}),
    ("{{cite journal|vauthors=Smith J ''et al''}}", {"authors": ("Smith J",)}),
    ("{{cite journal|vauthors=Smith J etal}}", {"authors": ("Smith J",)}),
    ("{{cite journal|vauthors=Smith J, ET AL.}}", {"authors": ("Smith J",)}),
    ("{{cite book|last=Smith, J. (et al.)}}", {"authors": ("Smith, J",)}),
    ("{{cite book|authors=Smith [et al], 2nd}}", {"authors": ("Smith",)}),
    ("{{cite journal|vauthors=Retal J, Al Asad B}}", {"authors": ("Retal J", "Al Asad B")}),
    ("{{cite tweet|user=rain|number=5|title=T}}", {"authors": ("rain",)}),
    ("{{cite tweet|user=rain|author=Smith|number=5|title=T}}", {"authors": ("Smith",)}),
    ("{{cite EB1911|wstitle=Mayow, John|volume=17}}", {"title": "Mayow, John"}),
    ("{{cite journal|vauthors=Smith J, Jones AB, ((WHO, Geneva)), et al.}}", {"authors": ("Smith J", "Jones AB", "WHO, Geneva")}),
    ("{{cite web|author=Smith et al.}}", {"authors": ("Smith",)}),
    ("{{cite web|year=2001|date=May 2001}}", {"date": "2001-05"}),
    ("{{cite web|year=2001|date=}}", {"date": "2001"}),
    ("{{cite journal|pmc=123|title=T}}", {"url": "//www.ncbi.nlm.nih.gov/pmc/articles/PMC123"}),
    ("{{cite web|url=http://e.com/?a=1&section=2&amp;b}}", {"url": "http://e.com/?a=1&section=2&b"}),
    ("{{cite book|title=T|page=5}}", {"pages": "5"}),
    ("{{cite web|title=T{{!}}U|url=http://e.com}}", {"title": "T|U"}),
    ("{{cite web|title=T|dead-url=yes|archive-url=http://a.b}}", {"url_status": "dead"}),
    ("{{cite web|title=T|url-status=unfit}}", {"url_status": "unfit"}),
    ("{{Ouvrage|titre=T|jour=3|mois=mai|année=2001}}", {"date": "2001-05-03"}),
    ("{{cite book|title=T|month=May|year=2001}}", {"date": "2001"}),
    ("{{Lien web|titre=T|url=http://e.fr|consulté le=3 mai 2001}}", {"title": "T", "url": "http://e.fr"}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEMPLATES)
def test_reads_templates(text: str, expected: dict[str, object]) -> None:
    """Which parameter is what depends on the template, as in Citation Style 1."""
    citation = cited(text)
    for name, value in expected.items():
        found = getattr(citation, name)
        assert (found.edtf if name in ("date", "access_date") else found) == value
    assert citation.style is CitationStyle.TEMPLATE


def test_identifiers_keep_their_order() -> None:
    """`ids` holds kind and value as written."""
    citation = cited("{{cite book|title=T|isbn=0-306-40615-2|doi=10.1/x|ISSN=}}")
    assert citation.ids == (("isbn", "0-306-40615-2"), ("doi", "10.1/x"))


HAND = (
    ("http://e.com/a.", "bare-url", "http://e.com/a", ""),
    ("[http://e.com/a]", "bare-url", "http://e.com/a", ""),
    ("[http://e.com/a_(b) The title]", "titled-link", "http://e.com/a_(b)", "The title"),
    ("(see http://e.com/a)", "free-text", "http://e.com/a", ""),
    ("http://e.com/a_(b)", "bare-url", "http://e.com/a_(b)", ""),
    ("http://e.com/?a=1&amp;b=2, p. 5 in 2001", "free-text", "http://e.com/?a=1&b=2", ""),
    ("''http://e.com/a''", "bare-url", "http://e.com/a", ""),
    ("http://e.com/a{{dead link|date=May 2001}}", "bare-url", "http://e.com/a", ""),
    ('"[http://e.com/a The title]". BBC News. 2 June 2004.', "titled-link", "http://e.com/a", "The title"),
    ("Doe 2001, p. 5", "free-text", "", ""),
    ("Doe, Jo (2001). ''The Book''. London: Faber.", "free-text", "", "The Book"),
    ("[//e.com/a Relative]", "titled-link", "//e.com/a", "Relative"),
    ("http://e.com/a&lt;b", "free-text", "http://e.com/a", ""),
)


@pytest.mark.parametrize(("text", "style", "url", "title"), HAND)
def test_reads_what_is_written_by_hand(text: str, style: str, url: str, title: str) -> None:
    """URLs are cut as MediaWiki cuts them; the linked words, or those in quotes or italics, are the title."""
    citation = cited(text)
    assert (citation.style.value, citation.url, citation.title) == (style, url, title)


def test_reads_the_words_around_a_link() -> None:
    """Work, date and access-date of a hand-written reference, with their places."""
    text = "x<ref>[http://e.com/a Some title], ''The Times'', 5 May 2001. Retrieved 3 June 2005.</ref>"
    citation = parse(Document("a", text, Format.WIKITEXT)).references[0].citations[0]
    assert citation.text == "Some title, The Times, 5 May 2001. Retrieved 3 June 2005."
    assert citation.work == "The Times"
    assert citation.date is not None
    assert citation.access_date is not None
    assert (citation.date.edtf, citation.access_date.edtf) == ("2001-05-05", "2005-06-03")
    assert text[citation.date.start : citation.date.end] == "5 May 2001"
    assert text[citation.access_date.start : citation.access_date.end] == "3 June 2005"


COPY = "http://web.archive.org/web/20010203000000/http://e.com/a"


@pytest.mark.parametrize(
    "text",
    [
        f"[http://e.com/a T] [{COPY} Archived]",
        f"{{{{cite web|url=http://e.com/a|title=T}}}} [{COPY} Archived]",
        f"{{{{cite web|url=http://e.com/a|title=T}}}} {{{{webarchive|url={COPY}|date=3 Feb 2001}}}}",
    ],
)
def test_gives_the_archived_copy_to_its_citation(text: str) -> None:
    """A copy behind a citation is its archive, not another citation."""
    article = parse(Document("a", f"x<ref>{text}</ref>", Format.WIKITEXT))
    (citation,) = article.references[0].citations
    assert (citation.url, citation.archive_url) == ("http://e.com/a", COPY)
    assert [link.role for link in article.links] == [LinkRole.URL, LinkRole.ARCHIVE_URL]


def test_reads_several_citations_of_one_reference() -> None:
    """Templates and links stand in their order."""
    article = parse(
        Document("a", "x<ref>{{cite web|title=A}}; [http://e.com/b B]; {{cite book|title=C}}</ref>", Format.WIKITEXT)
    )
    assert [c.title for c in article.references[0].citations] == ["A", "B", "C"]


def test_short_citations_cite_nothing_themselves() -> None:
    """`{{harvnb}}` and `{{sfn}}` point at a full citation elsewhere, and read as a person reads them."""
    article = parse(
        Document(
            "a",
            "x<ref>{{harvnb|Doe|2001|p=5}}</ref> y{{sfn|Doe|Roe|1999|pp=3–4}}\n* {{cite book|title=T}}",
            Format.WIKITEXT,
        )
    )
    assert [r.citations for r in article.references] == [(), ()]
    assert [r.text for r in article.references] == ["Doe 2001, p. 5", "Doe & Roe 1999, pp. 3–4."]
    assert [c.title for c in article.citations] == ["T"]


def test_lists_other_outside_links() -> None:
    """Links in running text are external; those in comments are none."""
    article = parse(Document("a", "* [http://e.com/a A]\n<!-- http://no.com/ --> http://e.com/b.", Format.WIKITEXT))
    assert [(link.url, link.role) for link in article.links] == [
        ("http://e.com/a", LinkRole.EXTERNAL),
        ("http://e.com/b", LinkRole.EXTERNAL),
    ]


def test_reads_works_listed_by_hand() -> None:
    """In a bibliography an item with a name, a title and a year is a citation; elsewhere, or without them, it is none."""
    item = "* Doe, Jo (2001). ''The Book of Things''. London: Faber. ISBN 0-306-40615-2.\n"
    text = (
        f"== Life ==\n{item}== Further reading ==\n{item}* A remark on something else that happened in 1999, and more\n"
    )
    (citation,) = parse(Document("a", text, Format.WIKITEXT)).citations
    assert (citation.title, citation.authors, citation.style) == (
        "The Book of Things",
        ("Doe, Jo",),
        CitationStyle.FREE_TEXT,
    )
    assert text[citation.start : citation.end] == item[2:-1]
    assert citation.start > text.index("Further")


def test_a_numbered_link_reads_as_its_address() -> None:
    """`[URL]` shows a number of its own; the reference is known by the URL."""
    article = parse(Document("a", "x<ref>[http://e.com/a]</ref>", Format.WIKITEXT))
    assert [r.text for r in article.references] == ["http://e.com/a"]


def test_titles_in_another_script() -> None:
    """`script-title=` begins with the code of its language, which no reader sees."""
    one = cited("{{cite web|script-title=ja:東京の窯|script-work=ja:窯業新聞|url=http://k.example/}}")
    assert (one.title, one.work) == ("東京の窯", "窯業新聞")
    assert cited("{{cite book|script-title=ru: Печь: история|script-chapter=ru:Глава}}").chapter == "Глава"
    assert cited("{{cite book|title=Kiln|script-title=ru:Печь}}").title == "Kiln"


def test_et_al_is_nobody() -> None:
    """What stands for further authors is no author, in lists of names either."""
    assert cited("{{cite journal|title=T|authors=Hale ME, et al.}}").authors == ("Hale ME",)
    assert cited("{{cite journal|title=T|authors=Hale M, Alder K; etal}}").authors == ("Hale M, Alder K",)


def test_an_episode_without_title_is_known_by_its_series() -> None:
    assert cited("{{cite episode|series=The Kiln Show|network=VTV}}").title == "The Kiln Show"


@pytest.mark.parametrize(
    ("call", "url"),
    [
        ("{{cite journal|title=T|doi=10.1234/x|doi-access=free}}", "//doi.org/10.1234/x"),
        ("{{cite journal|title=T|doi=10.1234/x|doi-access=free|doi-broken-date=May 2020}}", ""),
        ("{{cite journal|title=T|doi=10.1234/x|doi-access=free|url=http://k.example/}}", "http://k.example/"),
        ("{{cite journal|title=T|doi=10.1234/x}}", ""),
        ("{{cite tweet|user=hale|number=12|title=T}}", "https://twitter.com/hale/status/12"),
        ("{{cite tweet|user=hale|title=T}}", ""),
    ],
)
def test_links_that_templates_make(call: str, url: str) -> None:
    """A title without URL links to the free copy that a DOI names, a tweet to its own page."""
    assert cited(call).url == url
