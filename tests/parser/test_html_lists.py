"""Items of rendered reference lists that are no plain references: sub-references, unused ones, odd names."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser.html import read as read_html
from refcheck.parser.wikitext import read as read_wikitext

BACK = '<span class="mw-cite-backlink">'
# "Kiln" is used itself and with two pages, "Oven" with a page only, as Cite's two parsers print it.
PHP = (
    '<p>A<sup id="cite_ref-kiln_1-0" class="reference"><a href="#cite_note-kiln-1">[1]</a></sup>'
    ' B<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[1.1]</a></sup>'
    '<sup id="cite_ref-4" class="reference"><a href="#cite_note-4">[2.1]</a></sup>'
    ' C<sup id="cite_ref-2-1" class="reference"><a href="#cite_note-2">[1.1]</a></sup>'
    '<sup id="cite_ref-5" class="reference"><a href="#cite_note-5">[1.2]</a></sup></p>'
    '<div class="mw-references-wrap"><ol class="references">'
    f'<li id="cite_note-kiln-1">{BACK}<a href="#cite_ref-kiln_1-0">↑</a></span> <span class="reference-text">Kilns of Varn</span>'
    f'<ol class="mw-subreference-list"><li id="cite_note-2">{BACK}↑ <sup><a href="#cite_ref-2">1.0</a></sup> '
    '<sup><a href="#cite_ref-2-1">1.1</a></sup></span> <span class="reference-text">p. 7</span></li>'
    f'<li id="cite_note-5">{BACK}<a href="#cite_ref-5">↑</a></span> <span class="reference-text">p. 9</span></li></ol></li>'
    f'<li>{BACK}↑</span> <span class="reference-text">Ovens of Varn</span><ol class="mw-subreference-list">'
    f'<li id="cite_note-4">{BACK}<a href="#cite_ref-4">↑</a></span> <span class="reference-text">fig. 2</span></li></ol></li>'
    "</ol></div>"
)
PARSOID = (
    PHP.replace('href="#', 'href="./Kiln#')
    .replace('class="references"', 'class="mw-references references"')
    .replace(
        "<li>" + BACK + "↑</span>",
        '<li id="cite_note-oven-3"><span rel="mw:referencedBy" class="mw-cite-backlink"></span>',
    )
)
WIKITEXT = (
    'A<ref name="kiln">Kilns of Varn</ref> B<ref name="kiln" details="p. 7" /><ref name="oven" details="fig. 2" /> '
    'C<ref name="kiln" details="p. 7" /><ref name="kiln" details="p. 9" />\n'
    '<references><ref name="oven">Ovens of Varn</ref></references>'
)


def html(text: str) -> Article:
    return read_html(Document("page.html", text, Format.HTML))


def told(article: Article) -> list[tuple[int, str, str, int]]:
    return [(r.number, r.label, r.text, r.uses) for r in article.references]


@pytest.mark.parametrize("page", [PHP, PARSOID], ids=["php", "parsoid"])
def test_sub_references_stand_beside_their_reference(page: str) -> None:
    """Each sub-reference is an entry of its own, as in wikitext; its pages are no citation."""
    shown, source = html(page), read_wikitext(Document("x", WIKITEXT, Format.WIKITEXT))
    assert told(shown) == told(source)
    assert told(shown) == [
        (1, "1", "Kilns of Varn", 1),
        (1, "1.1", "p. 7", 2),
        (1, "1.2", "p. 9", 1),
        (2, "2", "Ovens of Varn", 0),
        (2, "2.1", "fig. 2", 1),
    ]
    assert [(m.label, m.number) for m in shown.markers] == [(m.label, m.number) for m in source.markers]
    assert [r.name for r in shown.references[:3]] == ["kiln"] * 3
    assert [len(r.citations) for r in shown.references] == [1, 0, 0, 1, 0]


def test_sub_references_of_lettered_notes() -> None:
    """The group of a list is told by its labels, whatever hangs below them."""
    page = html(PHP.replace("[1", "[n 1").replace("[2", "[n 2"))
    assert {r.group for r in page.references} == {"n"}
    assert [r.label for r in page.references] == ["n 1", "n 1.1", "n 1.2", "n 2", "n 2.1"]


def test_unused_items_have_no_number() -> None:
    """Cite prints what a list defines and nobody uses before the others, without an id; its citation stays known."""
    error = '<span class="error mw-ext-cite-error">Cite error: tag with name "x" is not used in prior text.</span>'
    page = html(
        '<p>A<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup></p><ol class="references">'
        f'<li>{BACK}↑</span> <span class="reference-text"><cite class="citation book cs1">Ode, T. (1999). <i>Unused</i>.</cite> '
        f"{error}</span></li>"
        f'<li id="cite_note-a-1">{BACK}<a href="#cite_ref-a_1-0">↑</a></span> <span class="reference-text">Used</span></li></ol>'
    )
    assert told(page) == [(1, "1", "Used", 1)]
    assert [c.title for c in page.citations] == ["Unused"]
    assert [f.kind for f in page.faults] == ["references_missing_key"]


def test_names_with_number_signs() -> None:
    """A `#` in a reference's name is part of its id; the address begins its fragment at the first one."""
    page = html(
        '<p>A<sup id="cite_ref-[#b]_1-0" class="reference"><a href="#cite_note-[#b]-1">[1]</a></sup></p><ol class="references">'
        f'<li id="cite_note-[#b]-1">{BACK}<a href="#cite_ref-[#b]_1-0">↑</a></span> <span class="reference-text">T</span></li></ol>'
    )
    assert told(page) == [(1, "1", "T", 1)]
    assert [(m.label, m.name, m.list) for m in page.markers] == [("1", "[#b]", 0)]


def test_markers_in_attributions_and_citations() -> None:
    """Who is quoted is no citation; a marker there counts, and so does one inside a citation of the bibliography."""
    marker = '<sup id="cite_ref-{0}" class="reference"><a href="#cite_note-{0}">[{0}]</a></sup>'
    page = html(
        f'<blockquote class="templatequote"><p>Words.</p><div class="templatequotecite">— <cite>Ode, 1999{marker.format(1)}</cite></div>'
        f'</blockquote><ul><li><cite class="citation book cs1">Hale, M. (2001). <i>Kilns</i>. Varn.{marker.format(2)}</cite></li></ul>'
        f'<ol class="references"><li id="cite_note-1">{BACK}<a href="#cite_ref-1">^</a></span> <span class="reference-text">A</span></li>'
        f'<li id="cite_note-2">{BACK}<a href="#cite_ref-2">^</a></span> <span class="reference-text">B</span></li></ol>'
    )
    assert [m.label for m in page.markers] == ["1", "2"]
    assert [c.title for c in page.citations] == ["Kilns"]
