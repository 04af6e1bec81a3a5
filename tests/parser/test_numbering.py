"""Cite's numbering and its errors, one small page each."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.parser.labels import label
from refcheck.parser.validation import includes_reference, nearest

LIST = "\n<references />"


def read(text: str) -> Article:
    """The article in a text."""
    return parse(Document("a.wiki", text, Format.WIKITEXT))


def kinds(text: str) -> list[str]:
    """The faults of a text."""
    return [fault.kind for fault in read(text).faults]


FINE = (
    "A<ref>One</ref>" + LIST,
    'A<ref name="a">One</ref> B<ref name="a">One</ref>' + LIST,
    'A<ref name="a" /> B<ref name="a">One</ref>' + LIST,
    'A<ref name="a" />\n<references>\n<ref name="a">One</ref>\n</references>',
    'A<ref name="2001">One</ref>'.replace("2001", "Doe 2001") + LIST,
    'A<ref name="a">One</ref> B<ref follow="a">two</ref>' + LIST,
    'A<ref group="n">One</ref>\n<references group="n" />',
    'A<ref dir="rtl">One</ref>' + LIST,
    'A<ref name="a">One</ref> B<ref name="a" details="p. 5" />' + LIST,
    "A<ref>One <nowiki><ref></nowiki></ref>" + LIST,
    "A<ref>One <!-- <ref> --></ref>" + LIST,
    "A{{efn|name=x|One}} B{{efn|name=x}}\n{{notelist}}",
    "A<ref>{{harvnb|Doe|2001}}</ref>" + LIST,
    "A<ref>One</ref>\n<references responsive />",
    "{|\n| {{t\n|a=1\n|}}<ref>One</ref>\n|}" + LIST,
    "{|\n| x<ref>One</ref>\n{{table end}}" + LIST,
    "A<ref name=a>One</ref>{{r|a|p=5}} B{{sfnm|1a1=Doe|1y=2001|2a1=Roe|2y=2002|2p=5}}\n{{reflist}}",
)


@pytest.mark.parametrize("text", FINE)
def test_finds_no_fault_where_there_is_none(text: str) -> None:
    """What Cite accepts has no faults."""
    assert kinds(text) == []


CASES = (
    ("ref_no_key", "A<ref />" + LIST),
    ("ref_no_input", "A<ref></ref>" + LIST),
    ("ref_numeric_key", 'A<ref name="5">One</ref>' + LIST),
    ("ref_numeric_key", 'A<ref follow="5">One</ref>' + LIST),
    ("ref_parameter_suggestion", 'A<ref nam="a">One</ref>' + LIST),
    ("ref_too_many_keys", 'A<ref colour="a">One</ref>' + LIST),
    ("ref_follow_conflicts", 'A<ref name="a">One</ref> B<ref name="b" follow="a">two</ref>' + LIST),
    ("orphan-follow", 'B<ref follow="a">two</ref>' + LIST),
    ("ref_invalid_dir", 'A<ref dir="up">One</ref>' + LIST),
    ("ref_conflicting_dir", 'A<ref name="a" dir="ltr">One</ref> B<ref name="a" dir="rtl" />' + LIST),
    ("ref_with_details_no_name", 'A<ref details="p. 5">One</ref>' + LIST),
    ("details_missing_parent", 'A<ref details="p. 5" />' + LIST),
    ("details_unsupported_context", 'A<ref name="a" />\n<references><ref name="a" details="x">One</ref></references>'),
    ("included_ref", "A<ref>One B<ref>Two</ref>" + LIST),
    ("unclosed-ref", "A<ref>One"),
    ("included_references", "A<ref>One</ref>\n<references><references /></references>"),
    ("references_no_text", 'A<ref name="a" />' + LIST),
    ("references_duplicate_key", 'A<ref name="a">One</ref> B<ref name="a">Two</ref>' + LIST),
    ("references_duplicate_key", 'A<ref name="a">One</ref> B<ref name="a">One </ref>' + LIST),
    ("references_missing_key", 'A<ref>x</ref>\n<references><ref name="a">One</ref></references>'),
    ("references_no_key", "A<ref>x</ref>\n<references><ref>One</ref></references>"),
    ("references_no_key", "A<ref>x {{efn|lost}}</ref>" + LIST),
    ("references_group_mismatch", 'A<ref name="a" />\n<references><ref name="a" group="n">One</ref></references>'),
    ("empty_references_define", 'A<ref name="a">x</ref>\n<references><ref name="a" /></references>'),
    ("references_invalid_parameters", 'A<ref>One</ref>\n<references colour="red" />'),
    ("group_refs_without_references", 'A<ref group="n">One</ref>' + LIST),
    ("stray-ref-close", "A</ref> B<ref>One</ref>" + LIST),
    ("unclosed-comment", "A<ref>One</ref>" + LIST + "<!-- and so on"),
    ("unbalanced-template", "A<ref>{{cite web|title=T</ref>" + LIST),
    ("unclosed-nowiki", "A <nowiki> B<ref>One</ref>" + LIST),
    ("unclosed-table", "{|\n| x<ref>One</ref>\n\nText" + LIST),
    ("unclosed-references", "A<ref>One</ref>\n<references>"),
)


@pytest.mark.parametrize(("kind", "text"), CASES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(CASES)])
def test_finds_the_fault(kind: str, text: str) -> None:
    """What Cite complains about, or markup that ends nowhere, is one fault of that kind."""
    assert kinds(text) == [kind]


def test_a_fault_names_its_reference() -> None:
    """The list of a reference is known only at its end, also where another group's list comes first."""
    text = 'A<ref name="a">1</ref><ref group="n">x</ref><ref name="a">2</ref>\n<references group="n" />\n<references />'
    (fault,) = read(text).faults
    assert fault.reference == (1, "", 1)


def test_an_unclosed_reference_hides_only_itself() -> None:
    """References before and behind it keep their numbers."""
    text = "A<ref>One</ref> B<ref>bad C<ref>Two</ref> D<ref>Three</ref>" + LIST
    article = read(text)
    assert [r.text for r in article.references] == ["One", "Three"]
    assert [(tag.number, tag.start) for tag in article.tags] == [(1, 1), (0, 17), (2, text.index("<ref>Three"))]


def test_sub_references_stand_below_their_parent() -> None:
    """`details=` gives 1.1, and the parent's number counts once."""
    article = read('A<ref name="a">One</ref> B<ref name="a" details="p. 5" /> C<ref>Two</ref>' + LIST)
    assert [m.label for m in article.markers] == ["1", "1.1", "2"]
    assert [(r.label, r.text) for r in article.references] == [("1", "One"), ("1.1", "p. 5"), ("2", "Two")]


def test_the_content_that_follows_belongs_to_the_reference() -> None:
    """`follow=` has no marker; its text goes on behind that of its parent."""
    article = read('A<ref name="a">One</ref> B<ref follow="a">{{cite web|title=T}}</ref>' + LIST)
    assert [m.label for m in article.markers] == ["1"]
    (reference,) = article.references
    assert reference.text.startswith("One ")
    assert [c.title for c in reference.citations] == ["", "T"]


def test_an_unused_definition_has_no_number() -> None:
    """Its citation counts as one outside the references."""
    article = read('A<ref>x</ref>\n<references><ref name="a">{{cite web|title=T}}</ref></references>')
    assert [r.text for r in article.references] == ["x"]
    assert [c.title for c in article.citations] == ["T"]


@pytest.mark.parametrize(
    ("group", "number", "shown"),
    [("", 12, "12"), ("n", 2, "n 2"), ("lower-alpha", 1, "a"), ("lower-alpha", 28, "ab"), ("upper-alpha", 2, "B"),
     ("lower-roman", 14, "xiv"), ("upper-roman", 4, "IV"), ("lower-greek", 3, "γ"), ("decimal", 7, "7")],
)  # fmt: skip
def test_labels(group: str, number: int, shown: str) -> None:
    """Groups with a style of their own count in letters or Roman numerals."""
    assert label(group, number) == shown


def test_the_attribute_meant() -> None:
    """A near name is suggested, a far one is not."""
    assert nearest("names") == "name"
    assert nearest("gruop") == "group"
    assert nearest("colour") == ""
    assert nearest("x" * 30) == ""


def test_a_reference_inside_another() -> None:
    """Balanced tags and comments may hold anything."""
    assert includes_reference("a <ref>b")
    assert includes_reference("a <references /> b")
    assert not includes_reference("a <nowiki><ref></nowiki> <!-- <ref> -->")
    assert not includes_reference("a < b <reft>")
