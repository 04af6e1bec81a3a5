"""Any text at all: nothing raises, everything stands where it says, and time grows with the length only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse, recognise
from support.timing import assert_linear, assert_within

PIECES = st.sampled_from(
    ["^ ", "^ a b ", "  1. ^ ", "↑ ", "[1]", "[2]", "[nb 1]", "[a]", "[citation needed]", ":5", "History[edit]\n", "== A ==\n",
     "## B\n", "See alsoEdit\n\n", "  • item\n", "1. item\n", "Contents\n1\tHistory\n2\tB\n", "Categories: Lamps\n", "\n", "\n\n",
     "\r\n", "\r", "\t", " ", ". ", "Klint, Ann (2001). ", '"Title". ', "The Planet. ", "Retrieved 1 May 2001.", "References\n",
     "[^1]: ", "[[1]](#x)", "{{cite web}}: x (help)", "\xa0", "\u200a", "\0", "\u202e", "text", "a ", "b "]
)  # fmt: skip


def read(text: str) -> Article:
    return parse(Document("x", text, Format.PLAIN))


def check(article: Article) -> None:
    """Every place lies in the text and gives back what it says."""
    text = article.document.text
    for section in (*article.sections, *article.implied_sections):
        assert 0 <= section.start <= section.end <= section.body_end <= len(text)
    for marker in article.markers:
        assert text[marker.start] == "["
        assert marker.claim is None or marker.claim.start <= marker.claim.end == marker.start
    for reference in article.references:
        assert 0 <= reference.start <= reference.body_start <= reference.body_end <= reference.end <= len(text)
        for citation in reference.citations:
            assert reference.body_start <= citation.start <= citation.end <= reference.body_end
            assert text[citation.start : citation.end] == citation.text
            assert all(text[f.start : f.end] == f.value for f in citation.fields)
    for block in article.lists:
        assert all(text[item.start : item.end] == item.text for item in block.items)
    for paragraph in article.paragraphs:
        assert text[paragraph.start : paragraph.end] == paragraph.text
    keys = {(r.list, r.number) for r in article.references}
    assert all(m.number == 0 or (m.list, m.number) in keys for m in article.markers)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join))
def test_anything(text: str) -> None:
    """Pieces of copies in any order, and any characters between them."""
    recognise(text)
    check(read(text))


OPENERS = [
    "^ ", "^ a b ", "1. ^ ", "[1]", "[1] A. ", "[nb 1]", "[nb 1] [a 2] ", "[a]", "== A ==\n", "A[edit]\n", "AEdit\n\n", "  • x\n",
    "1. x\n", "(", '"', "“", '(2001). "', "{{cite web}}: ", "(help)", "CS1 maint: x (link)", "Check |x= ", "Retrieved ",
    "Archived from the original on ", "doi:10.1/", "ISBN 978", "p. ", 'Name (2001). "Title". Work.\n', "; ", " & ", " ", "\n",
    "\t", ". ", "A. ", ", ", "[", "[[1]](", "[^1]: ", "[^1] ", "Contents\n1\tA\n", "Categories: A\n", "\r", '"A" (', "A: ",
    "In A (ed.). ", "x (1999) [", "see A, B; ", "\n^ A\n\nB\n", "^ \n", "Cite error: ", "https://", "[dead link]", "\0", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("prefix", ["", '^ "T". Work. 2001. '], ids=["bare", "reference"])
@pytest.mark.parametrize("opener", OPENERS, ids=repr)
def test_time_is_linear(opener: str, prefix: str) -> None:
    """20,000 openers are read in a second or two, and time grows with their number."""

    def work(text: str) -> None:
        read(text)
        recognise(text)

    check(read(prefix + opener * 2_500))
    assert_linear(lambda count: prefix + opener * count, work, 20_000, seconds=2.5)


def test_one_line_of_fifty_megabytes() -> None:
    """A huge line is no problem."""
    text = "lamp " * 10_000_000

    def work() -> None:
        assert read(text).references == ()
        recognise(text)

    assert_within(10, work)
