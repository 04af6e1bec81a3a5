"""The wikitext reader: what becomes of an article's text."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("call", "template"),
    [
        ("{{#invoke:cite web||title=Kilns|url=http://k.example/}}", "cite web"),
        ("{{#invoke:Cite|news|title=Kilns|url=http://k.example/}}", "cite news"),
        ("{{#invoke:citation/CS1|citation|CitationClass=encyclopaedia|title=Kilns|url=http://k.example/}}", "cite encyclopedia"),
        ("{{#invoke:cite|citation|title=Kilns|url=http://k.example/}}", "citation"),
    ],
)  # fmt: skip
def test_modules_called_in_a_templates_stead(call: str, template: str) -> None:
    """Long pages call CS1's modules without the templates; the function's name is no parameter of the citation."""
    (reference,) = read(f"A<ref>{call}</ref>").references
    (citation,) = reference.citations
    assert (citation.template, citation.title, citation.url) == (template, "Kilns", "http://k.example/")
    assert [field.written for field in citation.fields] == ["title", "url"]


def test_short_notes_by_module() -> None:
    """`{{#invoke:footnotes|sfn|…}}` is `{{sfn}}`; other modules are left alone."""
    article = read("A{{#invoke:Footnotes|sfn|Ode|1999|p=4}} B{{sfn|Ode|1999|p=4}} C{{#invoke:flag|icon|Varn}}")
    assert [(r.text, r.uses) for r in article.references] == [("Ode 1999, p. 4.", 2)]
    assert read("{{#invoke:}} {{#invoke:cite}} {{#invoke:citation/CS1|x}}").citations == ()


@pytest.mark.parametrize("parameter", ["1=", "content=", "text=", "reason=", ""])
def test_notes_by_any_name_of_their_content(parameter: str) -> None:
    """{{efn}} and {{refn}} know several names of their first parameter."""
    article = read(f"A{{{{efn|name=n|{parameter}A note}}}} B{{{{efn|name=n}}}}")
    assert [(r.label, r.text, r.uses) for r in article.references] == [("a", "A note", 2)]


def test_addresses_of_references_inside_a_note_are_theirs() -> None:
    """What a footnote inside a note cites, the note does not."""
    article = read("A{{efn|See<ref>{{cite web|title=T|url=http://k.example/}}</ref> and [http://m.example/ M].}}")
    cited = {r.label: [c.url for c in r.citations] for r in article.references}
    assert cited == {"a": ["http://m.example/"], "1": ["http://k.example/"]}


def test_text_of_bundled_citations() -> None:
    """A template around several citations leaves nothing of itself in the reference's text."""
    (reference,) = read(
        "A<ref>{{multiref2|1={{cite web|title=One}}|2=See {{cite web|title=Two}}|{{cite web|title=Three}}}}</ref>"
    ).references
    assert reference.text == "“One”. See “Two”. “Three”."


def test_the_link_to_the_original_behind_a_copy_is_no_second_citation() -> None:
    """ "Archived from [… the original] on …", as other wikis write it by hand."""
    copy = "https://archive.is/20161213174456/http://news.example/2016/08/b.html"
    text = f"A.<ref>[{copy} Title] ''Rbb'', 29 augusti 2016. Arkiverat från [http://news.example/2016/08/b.html originalet] 13 december 2016.</ref>\n\n== Källor ==\n<references />"
    [citation] = read(text).references[0].citations
    assert (citation.title, citation.url, citation.archive_url) == ("Title", "http://news.example/2016/08/b.html", copy)
    assert citation.date is not None
    assert citation.archive_date is not None
    assert (citation.date.edtf, citation.archive_date.edtf) == ("2016-08-29", "2016-12-13")


def test_the_french_quotation_template_is_no_citation() -> None:
    """{{citation}} means another thing there."""
    text = "A {{citation|des sanctions}}.<ref>{{citation|x}} Livre, 2001.</ref>\n\n== Notes et références ==\n{{Références}}"
    article = read(text)
    assert not article.citations
    assert not article.references[0].citations or article.references[0].citations[0].template == ""
