"""Which format a text is, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.text import Format
from refcheck.parser import recognise

COPY = """HTML element
From Wikipedia, the free encyclopedia

An element is written <p>like this</p>, a link <a href="x">so</a> and a box <div class="y">thus</div>.[1]

Syntax[edit]

In wikitext it is '''bold''', [[a link]], {{a template}} or <ref>a note</ref>.[2]
== This == is no heading.
{| class="wikitable"
References[edit]
^ "Elements". The Planet. {{cite web}}: Unknown parameter |x= ignored (help)
^ "Wikitext". The Planet.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Format.PLAIN),
        ("\ufeff  \n", Format.PLAIN),
        ("Just a sentence.", Format.PLAIN),
        ("A lamp gives light,[1][2] and heat.[3]", Format.PLAIN),
        (COPY, Format.PLAIN),
        ('Early lifeEdit\n\nHe was born.[1]\n\n  1. ^ "Born". J.\n', Format.PLAIN),
        ('== History ==\nOld.[1]\n== References ==\n^ "Old". J.\n^ "New". J.\n', Format.PLAIN),
        ('^ "Old". J. {{cite web}}: Empty citation (help)', Format.PLAIN),
        (
            "The tag <p> begins a paragraph. It may be left out.\nThe tag <div> may not.\nSo much for tags.",
            Format.PLAIN,
        ),
        ("1 < 2 and 3 > 2, they say.", Format.PLAIN),
        ("Light.<ref>{{cite web |title=A |url=http://a.example}}</ref>", Format.WIKITEXT),
        ("{{cite web |title=A}}", Format.WIKITEXT),
        ("'''Lamp''' is a [[thing]].", Format.WIKITEXT),
        ("== History ==\nOld [[lamps]].<ref name=a/>\n<div class=x>\n{{reflist}}\n</div>", Format.WIKITEXT),
        ("#REDIRECT [[Lamp]]", Format.WIKITEXT),
        ("{| class=wikitable\n|-\n| a <br> b\n|}", Format.WIKITEXT),
        ("<!DOCTYPE html><html><body>{{x}} [[y]] '''z'''</body></html>", Format.HTML),
        ("\ufeff<?xml version='1.0'?>\n<!-- saved -->\n<HTML lang=en>", Format.HTML),
        ("<p>Light.<sup><a href='#n1'>[1]</a></sup></p>\n<ol><li id='n1'>Old</li></ol>", Format.HTML),
        ('<li id="cite_note-1"><cite class="citation web">A</cite></li>', Format.HTML),
    ],
)
def test_content_decides(text: str, expected: Format) -> None:
    """The format shows in the text; a copy of a page about markup is a copy."""
    found, why = recognise(text)
    assert found is expected, why
    assert why


def test_name_breaks_ties_only() -> None:
    """A file's name counts where the text says nothing, and never against it."""
    assert recognise("Just a sentence.", "lamp.wiki")[0] is Format.WIKITEXT
    assert recognise("Just a sentence.", "lamp.HTML")[0] is Format.HTML
    assert recognise("", "lamp.txt")[0] is Format.PLAIN
    assert recognise(COPY, "lamp.html")[0] is Format.PLAIN
    assert recognise("{{cite web |title=A}}", "lamp.txt")[0] is Format.WIKITEXT


def test_reason_is_in_words() -> None:
    """The reason names what was seen."""
    assert "2 headings with their edit link" in recognise(COPY)[1]
    assert "pieces of wikitext" in recognise("{{cite web |title=A}} [[b]]")[1]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<", ">", "<p>", "</p>", "{{", "[[", "^ ", "[edit]\n", "== ", "\n", "<!--", "a", "\0"]),
        max_size=60,
    )
)
def test_never_raises(pieces: list[str]) -> None:
    """Any text has a format and a reason."""
    found, why = recognise("".join(pieces))
    assert found in Format
    assert why


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("article.txt", Format.PLAIN),
        ("article.vector-2022.txt", Format.PLAIN),
        ("article.wiki", Format.WIKITEXT),
        ("article.html", Format.HTML),
        ("parse.html", Format.HTML),
    ],
)
def test_real_pages(shared: Path, name: str, expected: Format) -> None:
    """All forms of the corpus's pages are told apart without their names."""
    wrong = []
    for path in sorted((shared / "corpus" / "pages").glob(f"*/{name}")):
        found, why = recognise(path.read_text(encoding="utf8"))
        if found is not expected:
            wrong.append((path.parent.name, found, why))
    assert wrong == []
