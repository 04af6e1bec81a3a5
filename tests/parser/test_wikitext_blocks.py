"""Sections, lists, paragraphs, tables and what stands around a marker in wikitext."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article, ClaimKind, ListKind
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.words.markup import claim_text


def read(text: str, path: str = "a.wiki") -> Article:
    """The article in a text."""
    return parse(Document(path, text, Format.WIKITEXT))


def test_sections() -> None:
    """Headings of levels 2 to 6, with markup, a comment behind them, or in the wrong number of signs."""
    text = "Lead.\n== One ==\nx\n=== ''Two'' [[a|b]] ===<!-- c -->\n==Three==\n= = =\n==== F====\nx == no ==\n"
    article = read(text)
    assert [(s.heading, s.level) for s in article.sections] == [
        ("One", 2), ("Two b", 3), ("Three", 2), ("=", 1), ("F", 4)]  # fmt: skip
    for section in article.sections:
        assert text[section.start] == "="
    assert article.sections[-1].body_end == len(text)


@pytest.mark.parametrize(
    "text",
    ["<!--\n== no ==\n-->", "<nowiki>\n== no ==\n</nowiki>", "<ref>\n== no ==\n</ref>", "<pre>\n== no ==\n</pre>", "x == no ==",
     "<!-- == no -->== x"],
)  # fmt: skip
def test_no_sections(text: str) -> None:
    """What stands in comments, nowiki, references or within a line is no heading."""
    assert read(text).sections == ()


def test_lists() -> None:
    """Kind, items with depth, section and the line above that names the list."""
    text = "== Prizes ==\n'''Emmy'''\n* 1994 Nominated<ref>x</ref>\n** for ''Law''\n* 1995\n\n# one\n;Term\n:text\n"
    article = read(text)
    assert [(block.kind, block.caption, block.section) for block in article.lists] == [
        (ListKind.UNORDERED, "Emmy", 0),
        (ListKind.ORDERED, "", 0),
        (ListKind.DESCRIPTION, "", 0),
    ]
    assert [(item.text, item.depth) for item in article.lists[0].items] == [
        ("1994 Nominated", 1),
        ("for Law", 2),
        ("1995", 1),
    ]
    assert text[article.lists[0].start : article.lists[0].end].startswith("* 1994")


def test_a_term_names_the_list_below_it() -> None:
    """`;Name` above a bulleted list is its caption."""
    assert [block.caption for block in read(";Emmy\n* 1994\n* 1995\n").lists] == ["", "Emmy"]


def test_an_item_may_go_over_lines_inside_a_template_or_comment() -> None:
    """The item ends where the piece that it opened ends; a comment line does not end the list."""
    article = read("* a {{cite web\n|title=T\n}}\n<!-- c -->\n* b\n")
    assert [len(block.items) for block in article.lists] == [2]


def test_an_item_reads_as_the_citation_in_it() -> None:
    """A citation template in a list shows what it cites."""
    (block,) = read("* See {{cite book|title=T|last=Doe}}, [[a|p. 5]]\n").lists
    assert [item.text for item in block.items] == ["See Doe. “T”. , p. 5"]


def test_paragraphs() -> None:
    """Runs of lines of prose; tables, lists, headings and empty lines end them."""
    text = "One\ntwo.\n\nThree.\n== H ==\nFour.\n* item\nFive.\n{|\n| cell\n|}\nSix.\n"
    assert [text[p.start : p.end] for p in read(text).paragraphs] == ["One\ntwo.", "Three.", "Four.", "Five.", "Six."]


CLAIMS = (
    ("First one. Mr. J. Smith came (p. 5) at last.<ref>a</ref> Third.", ClaimKind.SENTENCE, "Mr. J. Smith came (p. 5) at last."),
    ("It is so,<ref>x</ref> and that, too.", ClaimKind.SENTENCE, "It is so,"),
    ("One two. <ref>a</ref>", ClaimKind.SENTENCE, "One two."),
    ('He said "Go." Then he went.<ref>a</ref>', ClaimKind.SENTENCE, "Then he went."),
    ("The U.S. Army came to [[St. Louis]] in 1850.<ref>a</ref>", ClaimKind.SENTENCE, "The U.S. Army came to St. Louis in 1850."),
    ("* Item one. Two<ref>a</ref>\n* Three", ClaimKind.ITEM, "Two"),
    ("{|\n! Year !! What\n|-\n| 1999 || [[Foo]]<ref>a</ref>\n|-\n| 2000 || bar\n|}", ClaimKind.ROW, "1999; Foo"),
    ("{|\n|+ The caption<ref>a</ref>\n|-\n| x\n|}", ClaimKind.CAPTION, "The caption"),
    ("[[File:a.jpg|thumb|A bird. In 1999<ref>a</ref>]] Text.", ClaimKind.CAPTION, "A bird. In 1999"),
    ("{{Infobox\n| name = X\n| born = 1900<ref>a</ref>\n}}\nText.", ClaimKind.FIELD, "born = 1900"),
    ("Plain. He ran {{nowrap|5 km<ref>a</ref>}} fast.", ClaimKind.SENTENCE, "He ran 5 km"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), CLAIMS)
def test_the_text_that_a_marker_supports(text: str, kind: ClaimKind, expected: str) -> None:
    """The sentence, item, row, caption or field before it."""
    marker = read(text).markers[0]
    assert marker.claim is not None
    assert (marker.claim.kind, claim_text(text, marker.claim)) == (kind, expected)


def test_markers_side_by_side_share_their_claim() -> None:
    """`[1][2]` supports one sentence; a later marker's sentence begins behind the earlier one's full stop."""
    text = "Ants eat.<ref>a</ref><ref>b</ref> Bees, too,<ref>c</ref> do.<ref>d</ref>"
    assert [claim_text(text, m.claim) for m in read(text).markers if m.claim] == [
        "Ants eat.", "Ants eat.", "Bees, too,", "Bees, too, do.",
    ]  # fmt: skip


def test_date_style() -> None:
    """The page's declared style of dates, with the module's own option."""
    assert read("{{Use dmy dates|date=June 2013}}").date_style == "dmy"
    assert read("{{use mdy dates|cs1-dates=ly}}").date_style == "mdy-ly"
    assert read("<!-- {{Use dmy dates}} -->").date_style == ""


@pytest.mark.parametrize(
    ("text", "path", "language"),
    [("x", "a", "en"), ("x\n[[Kategorie:Y]]", "a", "de"), ("[[Fichier:a.jpg]] x", "a", "fr"), ("x", "wiki:it:Pagina", "it"),
     ("x", "https://de.wikipedia.org/wiki/X", "de"), ("[[Datei:x]]\n[[Category:X]]", "a", "en"),
     ("x\n== Källor ==\n[[Kategori:Y]]", "a", "sv"), ("x\n== Legături externe ==\n[[Categorie:Y]]", "a", "ro"),
     ("x\n== 脚注 ==\n[[Category:Y]]", "a", "ja"), ("x\n[[Categorie:Y]]", "a", "nl"),
     ("x\n[[Kategori:Y]]", "a", "no"), ("[[Fil:a.jpg]] x\n[[Kategori:Y]]", "a", "sv"), ("x\r\n== Notes et références ==\r\n{{Références}}", "a", "fr"), ("x\n[[Dosya:a.jpg]]\n[[Kategori:Y]]", "a", "tr"),
     ("[[Fails:a.jpg|thumb|A]] x", "a", "und"), ("x\n[[Kategoreja:Y]]", "a", "und"), ("[[File:a.jpg|thumb]] x\n[[simple:Y]]", "a", "en"),
     ("x\n[[Kategoreja:Y]]\n[[Category:Z]]", "a", "en"), ("== See also ==\n[[Kategoreja:Y]]", "a", "en")],
)  # fmt: skip
def test_language(text: str, path: str, language: str) -> None:
    """The wiki's address tells the language, else the names of its namespaces, else its headings."""
    assert read(text, path).language == language


def test_numeric_dates_are_read_in_the_article_s_language() -> None:
    """03.05.2001 is a day only where the order is known."""
    text = "x<ref>{{Internetquelle|titel=T|url=http://e.de|abruf=03.05.2001}}</ref>\n[[Kategorie:Y]]"
    date = read(text).references[0].citations[0].access_date
    assert date is not None
    assert date.edtf == "2001-05-03"


def test_tags_hold_attributes_with_their_places() -> None:
    """Each value's own place, without its quotes."""
    text = "a<ref name = \"x y\" group='n'>b</ref><ref name=z/>"
    first, second = read(text).tags
    assert [(n, v, text[a:b]) for n, v, a, b in first.attributes] == [("name", "x y", "x y"), ("group", "n", "n")]
    assert [(n, v, text[a:b]) for n, v, a, b in second.attributes] == [("name", "z", "z")]
    assert text[first.body_start : first.body_end] == "b"


def test_a_comment_may_end_inside_what_looks_like_a_template() -> None:
    """What begins in a comment and ends behind it is only its end."""
    article = read("{{a|<!-- {{b|x --> y}} {{c}} <!-- [[d --> ]]<ref>One</ref>")
    assert [call.name for call in article.templates] == ["a", "c"]
    assert len(article.references) == 1
