"""Rendered pages of every kind are read as what they show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import NOWHERE, Article, CitationStyle, ClaimKind, LinkRole, ListKind
from refcheck.model.text import Document, Format
from refcheck.parser.html import read
from support.timing import assert_linear


def article(text: str) -> Article:
    return read(Document("page.html", text, Format.HTML))


def references(*items: str, attributes: str = 'class="references"') -> str:
    return f'<div class="mw-references-wrap"><ol {attributes}>{"".join(items)}</ol></div>'


def item(number: int, text: str) -> str:
    return (
        f'<li id="cite&#95;note-{number}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{number}">^</a></b></span> '
        f'<span class="reference-text">{text}</span></li>'
    )


def marker(number: int, label: str | int = "") -> str:
    return f'<sup id="cite_ref-{number}" class="reference"><a href="#cite_note-{number}">&#91;{label or number}&#93;</a></sup>'


COINS = (
    '<span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=article&amp;'
    "rft.jtitle=The+Varn+Times&amp;rft.atitle=Wheel+%26+axle&amp;rft.date=2011-05-03&amp;rft.aulast=Hale&amp;rft.aufirst=Mike&amp;"
    'rft.au=Ode%2C+T.&amp;rft_id=http%3A%2F%2Fvarn.example%2Fa%3Fx%3D1%26section%3D2&amp;rfr_id=info%3Asid%2Fen" class="Z3988"></span>'
)
NEWS = (
    '<cite id="CITEREFHaleOde2011" class="citation news cs1">Hale, Mike; Ode, T. (3 May 2011). '
    '<a class="external text" href="https://web.archive.org/web/20120104000000/http://varn.example/a?x=1&amp;section=2">"Wheel &amp; axle"</a>. '
    '<i>The Varn Times</i>. Archived from <a class="external text" href="http://varn.example/a?x=1&amp;section=2">the original</a> '
    'on 4 January 2012<span class="reference-accessdate">. Retrieved <span class="nowrap">5 May</span> 2011</span> – via NewsBank.</cite>'
)


def test_nothing_is_found_where_nothing_is() -> None:
    """Words that look like markers, links inside the wiki and page numbers are no markers and no links."""
    page = article(
        '<p>See [1] and <a href="/wiki/X">X</a>.<sup class="reference nowrap"><span>:&#8202;5&#8202;</span></sup>'
        '<sup class="noprint Inline-Template">[<i><a href="/wiki/CN">citation needed</a></i>]</sup></p>'
    )
    assert page.markers == page.references == page.links == page.citations == page.faults == ()
    assert [p.text for p in page.paragraphs] == ["See [1] and X."]


def test_metadata_first_and_text_second() -> None:
    """COinS give title, names, work and url; the text gives what they lack, and dates as written."""
    page = article(f"<p>A.{marker(1)}</p>" + references(item(1, NEWS + COINS)))
    [citation] = page.references[0].citations
    assert citation.title == "Wheel & axle"
    assert citation.authors == ("Hale, Mike", "Ode, T.")
    assert (citation.work, citation.template, citation.via) == ("The Varn Times", "cite news", "NewsBank")
    assert citation.url == "http://varn.example/a?x=1&section=2"
    assert citation.archive_url.startswith("https://web.archive.org/web/2012")
    assert citation.url_status == "dead"
    dates = [d and (d.raw, d.edtf, d.start) for d in (citation.date, citation.access_date, citation.archive_date)]
    assert dates == [
        ("3 May 2011", "2011-05-03", NOWHERE),
        ("5 May 2011", "2011-05-05", NOWHERE),
        ("4 January 2012", "2012-01-04", NOWHERE),
    ]
    assert {(link.url, link.role) for link in page.links} == {
        (citation.url, LinkRole.URL),
        (citation.archive_url, LinkRole.ARCHIVE_URL),
    }


def test_the_url_beside_a_copy_is_the_originals_not_an_identifiers() -> None:
    """Modules before 2021 wrote the addresses of identifiers into the metadata too, before the url."""
    url, jstor = "http://varn.example/a.pdf", "//www.jstor.org/stable/1"
    cite = (
        f'<cite class="citation journal cs1"><a class="external text" href="https://web.archive.org/web/20110514000000/{url}">'
        f'"Ode"</a>. <i>Varn</i>. JSTOR&#160;<a class="external text" href="{jstor}">1</a>. '
        f'Archived from <a class="external text" href="{url}">the original</a> on May 14, 2011.</cite>'
        '<span title="ctx_ver=Z39.88-2004&amp;rft.atitle=Ode&amp;rft_id=%2F%2Fwww.jstor.org%2Fstable%2F1'
        '&amp;rft_id=http%3A%2F%2Fvarn.example%2Fa.pdf" class="Z3988"></span>'
    )
    [reference] = article(marker(1) + references(item(1, cite))).references
    [citation] = reference.citations
    assert (citation.url, citation.url_status) == (url, "dead")
    assert citation.archive_url.endswith(url)


def test_messages_are_no_text() -> None:
    """Visible and hidden messages of CS1 go to the citation, not to the reference's text."""
    text = NEWS + COINS + (
        ' <span class="cs1-visible-error citation-comment"><code class="cs1-code">{{<a href="/w">cite news</a>}}</code>: </span>'
        '<span class="cs1-visible-error citation-comment">Check date values in: <code class="cs1-code">|date=</code> (<a href="/h">help</a>)</span>'
        '<span class="cs1-maint citation-comment"><code class="cs1-code">{{<a href="/w">cite news</a>}}</code>: CS1 maint: archived copy as title (<a href="/c">link</a>)</span>'
    )  # fmt: skip
    [reference] = article(references(item(1, text))).references
    assert reference.citations[0].messages == (
        "Check date values in: |date=",
        "CS1 maint: archived copy as title",
    )
    assert reference.text.endswith("via NewsBank.")


def test_claims_are_what_the_marker_supports() -> None:
    """The sentence before a marker, also when the marker follows its full stop; the item; the row; the caption."""
    page = article(
        f"<p>Dr. Ash came in 1911. He left in 1912.{marker(1)} Later he wrote.{marker(2)}</p>"
        f"<ul><li>A prize of 1913{marker(3)}</li></ul>"
        f"<table><caption>Lamps{marker(4)}</caption><tr><td>1914</td><td>oil{marker(5)}</td></tr></table>"
        f'<table class="infobox"><tr><th>Born</th><td>1880{marker(6)}</td></tr></table>'
    )
    assert [(m.claim.kind, m.claim.text) for m in page.markers if m.claim] == [
        (ClaimKind.SENTENCE, "He left in 1912."),
        (ClaimKind.SENTENCE, "Later he wrote."),
        (ClaimKind.ITEM, "A prize of 1913"),
        (ClaimKind.CAPTION, "Lamps"),
        (ClaimKind.ROW, "1914 oil"),
        (ClaimKind.FIELD, "1880"),
    ]


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ('<h2><span class="mw-headline" id="A">A <i>b</i></span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>', 2),
        ('<div class="mw-heading mw-heading3"><h3 id="A">A <i>b</i></h3><span class="mw-editsection">[edit]</span></div>', 3),
        ('<h2 class="section-heading"><div class="indicator"></div><span class="mw-headline">A b</span></h2>', 2),
        ('<h2><span class="editsection">[edit]</span> <span class="mw-headline">A b</span></h2>', 2),
        ("<section><h4 id='A'>A b</h4></section>", 4),
    ],
)  # fmt: skip
def test_headings_of_every_age(heading: str, level: int) -> None:
    """Heading wrappers of old, new and mobile pages give the same heading."""
    assert [(s.heading, s.level) for s in article(heading + "<p>x</p>").sections] == [("A b", level)]


def test_contents_are_no_section() -> None:
    """The table of contents has a heading and a list that are none of the article's."""
    page = article('<div id="toc" class="toc"><h2>Contents</h2><ul><li>1 A</li></ul></div><h2>A</h2>')
    assert [s.heading for s in page.sections] == ["A"]
    assert page.lists == ()


def test_groups_come_from_the_labels() -> None:
    """Two lists, one of notes: the labels of the markers say which group a list prints."""
    page = article(
        f"<p>A{marker(1, 'nb 1')} b{marker(2, 1)} c{marker(3, 'a')}</p>"
        + references(item(1, "Note."))
        + references(item(2, "Source."))
        + references(item(3, "Letter."))
    )
    assert [(r.list, r.group, r.number, r.label) for r in page.references] == [
        (0, "nb", 1, "nb 1"),
        (1, "", 1, "1"),
        (2, "lower-alpha", 1, "a"),
    ]
    assert [(m.group, m.number, m.list) for m in page.markers] == [("nb", 1, 0), ("", 1, 1), ("lower-alpha", 1, 2)]


def test_names_and_uses() -> None:
    """The id keeps the reference's name, the backlinks its uses; other punctuation of the same page too."""
    page = article(
        '<ol class="references"><li id="cite&#95;note-two_words-7"><span class="mw-cite-backlink">^ '
        '<a href="#cite_ref-two_words_7-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-two_words_7-1"><sup>b</sup></a></span> '
        '<span class="reference-text">Text.</span></li></ol>'
    )
    assert [(r.name, r.uses, r.text) for r in page.references] == [("two words", 2, "Text.")]


def test_saved_pages_keep_their_references() -> None:
    """A browser that saves a page makes all addresses absolute."""
    page = article(
        '<p>A.<sup class="reference"><a href="https://en.wikipedia.org/wiki/X#cite_note-1">[1]</a></sup></p>'
        '<ol class="references"><li id="cite_note-1"><a href="https://en.wikipedia.org/wiki/X#cite_ref-1">^</a> Text.</li></ol>'
    )
    assert [(m.label, m.number) for m in page.markers] == [("1", 1)]
    assert [(r.text, r.uses) for r in page.references] == [("Text.", 1)]


def test_hand_written_references_keep_their_links() -> None:
    """A titled link has a title, a bare or numbered one has none, an archive is no source of its own."""
    page = article(
        references(
            item(1, '<a class="external text" href="http://a.example/">"Carts"</a>, 2 June 2013.'),
            item(2, '<a class="external free" href="http://b.example/">http://b.example/</a>'),
            item(3, '<a class="external autonumber" href="http://c.example/">[1]</a>'),
        )
    )
    assert [(r.citations[0].style, r.citations[0].title, r.citations[0].url) for r in page.references] == [
        (CitationStyle.TITLED_LINK, "Carts", "http://a.example/"),
        (CitationStyle.BARE_URL, "", "http://b.example/"),
        (CitationStyle.BARE_URL, "", "http://c.example/"),
    ]


def test_errors_of_cite_are_faults() -> None:
    """Cite's own messages become faults with the error's key; one in a list names its reference."""
    error = '<span class="error mw-ext-cite-error" lang="en">Cite error: {}</span>'
    page = article(
        "<p>A." + error.format("Closing &lt;/ref&gt; missing for &lt;ref&gt; tag") + "</p>"
        + references(item(1, error.format("The named reference <code>x</code> was invoked but never defined")))
    )  # fmt: skip
    assert [(f.kind, f.reference) for f in page.faults] == [
        ("included_ref", None),
        ("references_no_text", (0, "", 1)),
    ]
    assert not page.references[0].defined


def test_lists_nest_and_have_captions() -> None:
    """Nested items follow their parent; the short line above a list names it."""
    page = article(
        "<h2>W</h2><p><b>Films</b></p><ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul><dl><dt>T</dt><dd>D</dd></dl>"
    )
    first, second = page.lists
    assert (first.caption, first.section, [(i.text, i.depth) for i in first.items]) == (
        "Films",
        0,
        [("One", 1), ("Two", 2), ("Three", 1)],
    )
    assert second.kind is ListKind.DESCRIPTION


def test_citations_outside_references() -> None:
    """A bibliography's citations are the article's; their links are links."""
    page = article(f"<ul><li>{NEWS}{COINS}</li></ul>")
    assert [c.title for c in page.citations] == ["Wheel & axle"]
    assert {link.reference for link in page.links} == {None}


PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<ol class=references>", "<li id=cite_note-1>", "</ol>", "<sup class=reference><a href=#cite_note-1>",
         "[1]", "</a></sup>", "<cite class=citation>", "</cite>", "<span class=Z3988 title='rft.date=20%&rft_id=x&rft.au=%ff'>",
         "<h2>", "</h2>", "<ul>", "<dl><dd>", "<table><tr><td>", "</table>", "<div style=display:none>", "</div>", "<q>", "<a href=http://x/ class=external>",
         "<span class='error mw-ext-cite-error'>Cite error: x", "<span class=cs1-maint>", "</span>", "text (2001). \"T\". ", "\0", "\ud800", "&#0;", "<!--"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_no_page_raises(pieces: list[str]) -> None:
    """Whatever stands in whatever order: an article comes out, and every marker's reference exists or is 0."""
    page = article("".join(pieces))
    known = {(r.list, r.number) for r in page.references}
    assert all(m.number == 0 or (m.list, m.number) in known for m in page.markers)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """Any string at all is read."""
    assert article(text).document.text == text


@pytest.mark.parametrize(
    "opener",
    ["<div>", "<b><i>", "<ul><li>", "<table><tr><td>", "<ol class=references><li>", "<cite class=citation>", "<!--",
     "<a href=#cite_note-1>", "<sup class=reference><a href=#cite_note-1>[1]</a></sup>", "<span class=Z3988 title='rft.au=A'></span>",
     "<a class=external href=http://x.example/>x</a> ", "<h2>", "<p>a. ", "&amp;", "<li id=cite_note-1><cite class=citation>x</cite>",
     "<span class=error>", "<strong class=error>", "<sup class=xreference>", "<span class=Z3988>"],
)  # fmt: skip
def test_time_grows_with_the_text(opener: str) -> None:
    """Time grows with the text, up to ten thousand repeats of every opener, inside a reference too."""
    for prefix in ("", '<ol class="references"><li id="cite_note-1">'):
        assert_linear(lambda count, prefix=prefix: prefix + opener * count, article, 10_000)  # type: ignore[misc]
