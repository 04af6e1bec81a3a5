"""Whole audits of text that was made to be slow: reader and rules together take linear time, and nothing raises."""

from __future__ import annotations

import time
from datetime import date

import pytest

from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection

EVERYTHING = Selection(offline=True, select=("all",))
SMALL, FACTOR = 12_000, 4
# `#` becomes another number in each repeat.
REPEATED = (
    "<ref>", "<ref name=a ", "<ref name=a />", "{{cite web|", "{{cite web|title=", "{{#tag:ref|", "{{refn|", "{{efn|",
    "{{", "[[", "[[File:a|", "[http://", "[http://a.example/ x", "http://", "<b><i>", "<!--", "<nowiki>", "{|", "{|\n|-\n",
    "|", "=", "\n=", "''", "&amp;", "~", "\n* ", "<references />", "{{r|a}}", "{{sfn|Smith|2001}}", "2001–1999 ",
    "A 2011<ref>{{cite web|title=T|date=2001|url=http://a.example/}}</ref>",
    "<ref name=a#>b#</ref>", "<ref name=a>b#</ref>", "<ref group=g#>x</ref><references group=g# />", "{{r|a#}}",
    "{{x#|A 2001}}{{sfn|B#|2001}}", "{{sfn|Ab#|2001}}{{cite book|last=Ac#|year=2001|title=T}}", "== h# ==\n",
    "A “b” 2011<ref>{{cite book|title=The same long title of a book #|date=2001|isbn=#}}</ref>",
    "2001–1999 <ref>a#</ref>\n\n", "2001–1999 {{a#}}\n", "<!-- refcheck: ignore x# -->",
    "<!-- refcheck: ignore isbn-checksum --><ref>{{cite book|title=T#|isbn=1}}</ref>", "{{refn|a#{{refn|b#",
    "* 19# a\n", "<ref>[http://web.archive.org/web/20010101000000/http://a#.example/ t]</ref>",
    "<ref>Smith, A. (2001). “T#”. B. p. 5.</ref>",
)  # fmt: skip


PAGE = "Lead.\n%s"


def spent(piece: str, size: int, frame: str = PAGE) -> float:
    """Seconds of CPU that an audit of so many characters takes, within a frame."""
    count = size // len(piece)
    text = frame % "".join([piece.replace("#", str(number)) for number in range(count)])
    start = time.process_time()
    examine([Document("x", text, Format.WIKITEXT)], date(2026, 11, 22), selection=EVERYTHING)
    return time.process_time() - start


@pytest.mark.parametrize("piece", REPEATED)
def test_audits_take_linear_time(piece):
    """Four times the text takes about four times as long; what compares all with all would take sixteen times."""
    assert_linear(piece)


@pytest.mark.parametrize("piece", ["|date= ", "|a#= |a#= ", "|date=2001<!-- # -->", ";", " ."])
def test_one_citation_takes_linear_time(piece):
    """Parameters that are given again, and a list of names that does not end."""
    title = "title=The long history of lamps|year=2001"  # the same, so that the authors are compared
    frame = f"A<ref>{{{{cite web|{title}|vauthors=A%sB et b al}}}}</ref> B<ref>{{{{cite web|{title}|author=C}}}}</ref>"
    assert_linear(piece, frame)


def assert_linear(piece: str, frame: str = PAGE) -> None:
    """Fails where four times the text takes much more than four times as long."""
    spent(piece, 500, frame)  # what is loaded and compiled once
    for _ in range(3):  # a busy machine may disturb one measurement
        if spent(piece, FACTOR * SMALL, frame) < 2.2 * FACTOR * spent(piece, SMALL, frame) + 0.02:
            return
    pytest.fail("the time of an audit grows faster than its text")


@pytest.mark.parametrize(
    ("opener", "closer"),
    [
        ("{{cite web|title=", "}}"),
        ("[[", "]]"),
        ("<ref>", "</ref>"),
        ("{{refn|", "}}"),
        ("{|\n|", "\n|}"),
        ("{{{", "}}}"),
    ],
)
def test_deep_nesting_is_audited(opener, closer):
    """A thousand levels end in time and without an error."""
    start = time.process_time()
    text = opener * 1000 + "x" + closer * 1000
    examine([Document("x", text, Format.WIKITEXT)], date(2026, 11, 22), selection=EVERYTHING)
    assert time.process_time() - start < 5
