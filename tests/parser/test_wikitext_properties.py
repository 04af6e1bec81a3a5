"""What holds of every text that the wikitext reader is given, however broken."""

from __future__ import annotations

from itertools import pairwise

import mwparserfromhell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.parser.wikitext.tokens import Kind, Node, Scanner
from refcheck.words.markup import claim_text, plain
from support.timing import assert_within

PIECES = (
    "<ref>", "</ref>", "<ref name=a>", '<ref name="b" group=n>', "<ref name=a />", "<references />", "<references>",
    "</references>", "{{", "}}", "{{cite web", "|url=http://e.com/a", "|title=T", "|date=2001-02-03", "|last=Doe",
    "{{efn|", "{{refn|", "{{sfn|Doe|2001}}", "{{r|a}}", "{{reflist|refs=", "{{#tag:ref|", "[[", "]]", "[[File:x|", "|", "=",
    "[http://e.com t]", "http://e.com/x.", "<!--", "-->", "<nowiki>", "</nowiki>", "<pre>", "</pre>", "\n", "\n\n", "\n* ",
    "\n# x", "\n== H ==\n", "\n{|", "\n|-", "\n| c", "\n|}", "''", "'''", "Text. ", "Mr. X said. ", "&amp;", "{{{1}}}", "<br>",
    "{{Infobox\n| a = ", "{{nowrap|", "{{webarchive|url=http://web.archive.org/web/2001/http://e.com/a}}", "\0", "\r\n", " ",
    "{{Use dmy dates}}", "\N{NO-BREAK SPACE}", "é", "𝄞",
)  # fmt: skip
MIXES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


def read(text: str) -> Article:
    """The article in a text."""
    return parse(Document("a.wiki", text, Format.WIKITEXT))


@settings(max_examples=150)
@given(st.text(max_size=300) | MIXES)
def test_spans_give_back_their_text(text: str) -> None:
    """Every field spans its value, every other piece lies within the text, and nothing raises."""
    article = read(text)
    size = len(text)
    citations = [*article.citations, *(c for r in article.references for c in r.citations)]
    for citation in citations:
        assert 0 <= citation.start <= citation.end <= size
        for field in citation.fields:
            if field.start >= 0:
                assert text[field.start : field.end] == field.raw
            if field.outer_start >= 0:
                assert (
                    citation.start <= field.outer_start <= field.start <= field.end <= field.outer_end <= citation.end
                )
                assert text[field.outer_start] == "|"
        for date in (citation.date, citation.access_date, citation.archive_date):
            if date is not None and date.start >= 0:
                assert text[date.start : date.end] == date.raw
    for tag in article.tags:
        assert 0 <= tag.start < tag.end <= size
        if tag.body_start >= 0:
            assert tag.start <= tag.body_start <= tag.body_end <= tag.end
        for _, value, start, end in tag.attributes:
            assert tag.start <= start <= end <= tag.end
            if "&" not in value:
                assert text[start:end].split() == value.split()
    for piece in (*article.templates, *article.comments, *article.markers, *article.links, *article.faults):
        assert 0 <= piece.start <= piece.end <= size
    for link in article.links:
        assert "//" in link.url or link.reference is not None or link.url


@settings(max_examples=100)
@given(MIXES)
def test_structure_is_in_order(text: str) -> None:
    """Sections, paragraphs and lists follow each other; items lie in their list, claims end at their marker."""
    article = read(text)
    assert [s.start for s in article.sections] == sorted(s.start for s in article.sections)
    for section, following in pairwise(article.sections):
        assert section.start < section.end <= section.body_end == following.start
    blocks = sorted([*article.paragraphs, *article.lists], key=lambda block: block.start)
    for block, after in pairwise(blocks):
        assert block.end <= after.start
    for block in article.lists:
        for item in block.items:
            assert block.start <= item.start <= item.end <= block.end
    for marker in article.markers:
        if marker.claim is not None:
            assert 0 <= marker.claim.start <= marker.claim.end <= marker.start
            assert isinstance(claim_text(text, marker.claim), str)
    assert [tag.start for tag in article.tags] == sorted(tag.start for tag in article.tags)


@settings(max_examples=100)
@given(MIXES)
def test_markers_point_at_references(text: str) -> None:
    """Each marker's reference exists once, and bears the marker's label; uses are at least the markers."""
    article = read(text)
    known = {(r.list, r.group, r.label): r for r in article.references}
    assert len(known) == len(article.references)
    for marker in article.markers:
        assert (marker.list, marker.group, marker.label) in known
    for key, reference in known.items():
        assert reference.uses >= sum((m.list, m.group, m.label) == key for m in article.markers)


@settings(max_examples=100)
@given(st.text(max_size=200) | MIXES)
def test_parents_contain_their_children(text: str) -> None:
    """Nodes nest: a child lies within its parent's inside, and siblings do not overlap."""
    stack: list[tuple[int, int, list[Node]]] = [(0, len(text), Scanner(text).scan())]
    while stack:
        start, end, nodes = stack.pop()
        at = start
        for node in nodes:
            assert at <= node.start < node.end <= end
            at = node.end
            if node.inner_start >= 0:
                assert node.start < node.inner_start <= node.inner_end <= node.end
                stack.append((node.inner_start, node.inner_end, node.children))
            else:
                assert not node.children


@settings(max_examples=100)
@given(st.text(max_size=200) | MIXES)
def test_plain_reading_is_stable(text: str) -> None:
    """A plain reading holds no templates of its own and no double spaces."""
    once = plain(text)
    assert once == once.strip()
    assert "  " not in once or not once.isascii()


WELL_FORMED = st.recursive(
    st.sampled_from(["word", " and ", "[[Link]]", "[[A|b]]", "<ref>One</ref>", '<ref name="a">Two</ref>', "<ref name=a />",
                     "{{cite web|url=http://e.com|title=T}}", "<!-- c -->", "<nowiki>{{</nowiki>", "\n* item\n", "&amp;"]),
    lambda inner: st.tuples(st.sampled_from(["{{t|%s}}", "{{cite book|title=%s|date=2001}}", "x %s y", "[[L|%s]]"]), inner)
    .map(lambda pair: pair[0].replace("%s", pair[1])) | st.lists(inner, max_size=4).map("".join),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=100)
@given(WELL_FORMED)
def test_agrees_with_mwparserfromhell(text: str) -> None:
    """On well-formed text the templates and references are those of a whole-page parse."""
    code = mwparserfromhell.parse(text, skip_style_tags=True)
    theirs = sorted(str(template) for template in code.filter_templates())
    assert sorted(text[call.start : call.end] for call in read(text).templates) == theirs
    tags = sorted(str(tag) for tag in code.filter_tags() if str(tag.tag) == "ref")
    nodes, found = list(Scanner(text).scan()), []
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.kind == Kind.REF:
            found.append(text[node.start : node.end])
    assert sorted(found) == tags


OPENERS = (
    "<ref>", "<ref name=a ", "{{cite web|", "[[", "<b><i>", "<!--", "<nowiki>", "{|\n", "''", "{{efn|", "[http://a ", "[//a",
    "<references>", "a<ref>.</ref>", "<ref>x<ref></ref>", "{{{", "<ref>''a'' 2001</ref>", "* x\n", "== h\n", "&", "A. ",
)  # fmt: skip


@pytest.mark.parametrize("opener", OPENERS)
def test_hostile_repeats_take_linear_time(opener: str) -> None:
    """A hundred thousand characters of one opener, in running text and in a citation, are read in no time."""
    text = opener * (50_000 // len(opener))
    hostile = f"{text}\n\nx<ref>{{{{cite web|title={text}}}}}</ref>"
    assert_within(3, lambda: read(hostile))


@pytest.mark.parametrize(
    ("opener", "closer"), [("{{a|", "}}"), ("[[a|", "x]]"), ("{{efn|", "}}"), ("{{cite web|title=", "}}")]
)
def test_deep_nesting_ends(opener: str, closer: str) -> None:
    """A thousand levels of brackets are got over."""
    article = read("x<ref>" + opener * 1000 + "y" + closer * 1000 + "</ref>")
    assert article.references


def test_a_claim_is_of_bounded_length() -> None:
    """Two thousand markers in one sentence do not each carry all of it."""
    article = read("word <ref>x</ref> " * 2000)
    lengths = [marker.claim.end - marker.claim.start for marker in article.markers if marker.claim is not None]
    assert len(lengths) == 2000
    assert max(lengths) <= 6000
