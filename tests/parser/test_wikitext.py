"""The wikitext reader: what becomes of an article's text."""

from __future__ import annotations

from refcheck.model.article import Article, CitationStyle, ClaimKind
from refcheck.model.text import Document, Format
from refcheck.parser import parse


def read(text: str) -> Article:
    """The article in a text."""
    return parse(Document("a.wiki", text, Format.WIKITEXT))


def test_reads_nothing_out_of_comments_and_nowiki() -> None:
    """References and templates in comments, nowiki and pre are no references and no citations."""
    article = read("A<!-- <ref>x</ref> --> <nowiki><ref>y</ref></nowiki> <pre>{{cite web|title=T}}</pre>")
    assert article.references == ()
    assert article.citations == ()
    assert [comment.text for comment in article.comments] == [" <ref>x</ref> "]


def test_numbers_references_in_order_of_first_use() -> None:
    """A reused name keeps its number and counts its uses."""
    article = read('A<ref name="a">{{cite web|title=T|url=http://e.com}}</ref> B<ref>Book</ref> C<ref name=a />')
    assert [(r.number, r.name, r.uses) for r in article.references] == [(1, "a", 2), (2, "", 1)]
    assert [m.label for m in article.markers] == ["1", "2", "1"]
    citation = article.references[0].citations[0]
    assert (citation.style, citation.template, citation.title) == (CitationStyle.TEMPLATE, "cite web", "T")


def test_fields_give_back_their_text() -> None:
    """Each field spans its value, and its whole parameter begins with the bar."""
    text = "x {{cite web\n | url = http://e.com/a|title=<!-- c -->A [[b|c]] | accessdate=2010-01-02 }} y"
    (citation,) = read(text).citations
    assert [(f.name, f.value, f.raw) for f in citation.fields] == [
        ("url", "http://e.com/a", "http://e.com/a"),
        ("title", "A c", "<!-- c -->A [[b|c]]"),
        ("access-date", "2010-01-02", "2010-01-02"),
    ]
    for field in citation.fields:
        assert text[field.start : field.end] == field.raw
        assert text[field.outer_start] == "|"
    assert text[citation.name_start : citation.name_end] == "cite web"


def test_the_claim_is_the_sentence_before_the_marker() -> None:
    """Abbreviations and initials do not end a sentence."""
    text = "First one. Mr. J. Smith came (see p. 5) at last.<ref>a</ref> Third."
    (marker,) = read(text).markers
    assert marker.claim is not None
    assert marker.claim.kind is ClaimKind.SENTENCE
    assert text[marker.claim.start : marker.claim.end] == "Mr. J. Smith came (see p. 5) at last."
