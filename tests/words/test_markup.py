"""Plain readings of wikitext, and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest

from refcheck.model.article import Claim, ClaimKind
from refcheck.words.markup import claim_text, decode, plain, template_name
from refcheck.words.prose import sentence_starts

READINGS = (
    ("nothing special", "nothing special"),
    ("  a   b\nc ", "a b c"),
    ("''It'' and '''bold''' and '''''both'''''", "It and bold and both"),
    ("it's", "it's"),
    ("[[Link]] [[a|b]] [[Foo (bar)|]] [[:Category:X]]", "Link b Foo Category:X"),
    ("[[File:x.png|thumb|no]]text[[Category:X]]", "text"),
    ("[http://e.com/a the words] [http://e.com/b]", "the words"),
    ("a<!-- b -->c <ref>d</ref>e <ref name=x />f <br/>g <small>h</small>", "ac e f g h"),
    ("AT&amp;T &ndash; 5&nbsp;km &section; &#91;x&#93;", "AT&T – 5 km &section; [x]"),
    ("{{nowrap|a [[b|c]]}} {{lang|fr|été}} {{circa|1900}}", "a c été c. 1900"),
    ("{{small|{{nowrap|x}}}} {{convert|5|km|mi}}", "x 5"),
    ("{{abbr|no.|number}} {{citation needed|date=May 2001}} {{snd}} {{'}}", "no. – '"),
    ("{{start date|2001|5|6}}", "2001-5-6"),
    ("{{Short description|Town in 1990}}\n{{About|the town}}\nIt rained.", "It rained."),
    ("{{unknown template|first|second}}", "first"),
    ("{{lang-de|Wort}} {{harvnb|Doe|Roe|2001|p=5}}", "Wort Doe & Roe 2001, p. 5"),
    ("a {{{1|b}}} c", "a b c"),
    ("half {{open", "half {{open"),
    ("half [[open", "half [[open"),
    ("<ref>never closed", "never closed"),
    ("{{small|<b>x</b> [http://e.com y]}}", "x y"),
    ("2 < 3 > 1", "2 < 3 > 1"),
    ("__NOTOC__x", "x"),
    ("<nowiki>{{a}} ''b'' &amp; [[c]]</nowiki> {{#tag:ref|x}}d", "{{a}} ''b'' &amp; [[c]] d"),
)


@pytest.mark.parametrize(("wikitext", "expected"), READINGS)
def test_plain_reading(wikitext: str, expected: str) -> None:
    """What a reader sees of a piece of wikitext."""
    assert plain(wikitext) == expected


def test_decodes_only_whole_character_references() -> None:
    """`&sect` without its semicolon is part of a URL."""
    assert decode("a=1&section=2&amp;b&#38;c&#x26;d") == "a=1&section=2&b&c&d"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (" Cite_web\n", "cite web"),
        ("cite <!-- x -->news", "cite news"),
        ("Template:Efn", "efn"),
        ("#tag: ref", "#tag:ref"),
    ],
)
def test_template_names(written: str, name: str) -> None:
    """Case, underscores, comments and the namespace do not matter."""
    assert template_name(written) == name


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    starts = [*sentence_starts(text), len(text)]
    return [text[a:b].strip(" \0") for a, b in pairwise(starts) if text[a:b].strip(" \0")]


@pytest.mark.parametrize(
    "text",
    ["Mr. J. R. Smith of St. Louis came at 5 p.m. on Jan. 3.", "The U.S. Army (est. 1775) paid $3.5 million.",
     "He wrote vol. 2, pp. 5–6 of it, i.e. half.", "It rose by 1.5 percent, e.g. in No. 5."],
)  # fmt: skip
def test_does_not_split_a_sentence(text: str) -> None:
    """Abbreviations, initials and decimal points end nothing."""
    assert sentences(text) == [text]


def test_splits_sentences() -> None:
    """At full stops, question and exclamation marks, with quotes and footnotes behind them."""
    assert sentences('He left. "Really?" she said! They went.\0\0 Then it was over') == [
        "He left.", '"Really?" she said!', "They went.", "Then it was over",
    ]  # fmt: skip


def test_claim_text_reads_rows_and_open_templates() -> None:
    """The cells of a row are read without their attributes; a template that the marker stands in is left out."""
    row = '| style="x" | 1999 || [[Foo|Bar]]\n| baz'
    assert claim_text(row, Claim(ClaimKind.ROW, 0, len(row))) == "1999; Bar; baz"
    text = "He ran {{nowrap|5 km"
    assert claim_text(text, Claim(ClaimKind.SENTENCE, 0, len(text))) == "He ran 5 km"
    assert claim_text("x", Claim(ClaimKind.SENTENCE, 0, 1, "as it was read")) == "as it was read"
