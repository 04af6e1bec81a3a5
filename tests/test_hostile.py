"""Whole audits of text that was made to be slow: reader and rules together take linear time, and nothing raises."""

from __future__ import annotations

from datetime import date

import pytest

from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection
from support.timing import assert_linear, assert_within

EVERYTHING = Selection(offline=True, select=("all",))
SIZE = 48_000
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
    "<!-- refcheck: ignore isbn-invalid -->\n| x\n", "<!-- refcheck: ignore isbn-invalid -->\n* x\n",
    "<!-- refcheck: ignore isbn-invalid --><ref>{{cite book|title=T#|isbn=1}}</ref>", "{{refn|a#{{refn|b#",
    "* 19# a\n", "<ref>[http://web.archive.org/web/20010101000000/http://a#.example/ t]</ref>",
    "<ref>Smith, A. (2001). “T#”. B. p. 5.</ref>",
)  # fmt: skip


PAGE = "Lead.\n%s"


def audit(document: Document) -> None:
    """All rules, without the network."""
    examine([document], date(2026, 11, 22), selection=EVERYTHING)


def assert_audits_are_linear(piece: str, frame: str = PAGE) -> None:
    """Fails where the time of an audit grows faster than the text, within a frame."""

    def prepare(size: int) -> Document:
        count = size // len(piece)
        text = frame.replace("%s", "".join([piece.replace("#", str(number)) for number in range(count)]))
        return Document("x", text, Format.WIKITEXT)

    audit(prepare(500))  # what is loaded and compiled once
    assert_linear(prepare, audit, SIZE)


@pytest.mark.parametrize("piece", REPEATED)
def test_audits_take_linear_time(piece):
    """Time grows with the text; what compares all with all would take 64 times as long for eight times the text."""
    assert_audits_are_linear(piece)


@pytest.mark.parametrize("piece", ["|date= ", "|a#= |a#= ", "|date=2001<!-- # -->", ";", " ."])
def test_one_citation_takes_linear_time(piece):
    """Parameters that are given again, and a list of names that does not end."""
    title = "title=The long history of lamps|year=2001"  # the same, so that the authors are compared
    frame = f"A<ref>{{{{cite web|{title}|vauthors=A%sB et b al}}}}</ref> B<ref>{{{{cite web|{title}|author=C}}}}</ref>"
    assert_audits_are_linear(piece, frame)


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("title", "[http://a.b "),
        ("title", "[a"),
        ("quote", "//a "),
        ("author", "a:"),
        ("publisher", "<!--"),
        ("vauthors", "''"),
        ("vauthors", '"'),
        ("vauthors", "((, "),
        ("vauthors", "et al "),
        ("date", "1-"),
        ("pages", "p. "),
        ("archive-url", "web.archive.org/web/"),
    ],
)
def test_one_field_takes_linear_time(name, piece):
    """A value that is made of beginnings, in two citations that are compared."""
    citation = "{{{{cite web|title=T|year=2001|url=http://a.example/b|{}=%s{}}}}}"
    a, b = citation.format(name, ""), citation.format(name, "x")
    assert_audits_are_linear(piece, f"A<ref>{a}</ref> B<ref>{b}</ref>")


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
    text = opener * 1000 + "x" + closer * 1000
    assert_within(5, lambda: audit(Document("x", text, Format.WIKITEXT)))
