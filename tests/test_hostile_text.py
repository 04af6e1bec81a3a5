"""Any text copy at all: a report or a clear line, never a traceback, and time that grows with the length only."""

from __future__ import annotations

import contextlib
import io
import random
from datetime import date
from pathlib import Path

import pytest

from refcheck.cli import main
from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine, judge
from refcheck.reporter.selection import Selection
from support.timing import assert_linear

COPY = (
    "Lamp\nFrom Wikipedia, the free encyclopedia\n\nHistory[edit]\nThe lamp – René's – was lit in 2012.[1]\n\n"
    'References[edit]\n^ Klint, Ann (May 5, 2011). "Lamps". The Planet. Retrieved June 6, 2012.\n'
)
NOISE = random.Random(7).randbytes(50_000)
FILES = {
    "empty": b"",
    "noise": NOISE,
    "picture": b"\x89PNG\r\n\x1a\n" + NOISE,
    "nul": b"\0" * 1000,
    "some nul": COPY.replace(" ", "\0").encode(),
    "utf-16": COPY.encode("utf-16"),
    "utf-16 without a mark": COPY.encode("utf-16-le"),
    "utf-32": COPY.encode("utf-32"),
    "windows-1252": COPY.encode("cp1252"),
    "byte order mark": b"\xef\xbb\xbf" + COPY.encode(),
    "lone surrogates": (COPY + "\ud800x\udfff").encode("utf-8", "surrogatepass"),
    "right to left": COPY.replace("lamp", "\u202elamp\u2066").encode(),
    "old line ends": COPY.replace("\n", "\r").encode(),
    "unbalanced": b'[[{{((<ref><!--"== \n' * 2000,
    "brackets": b"[" * 20_000 + b"{{" * 20_000 + b'"' * 20_000,
}
READ = {name for name in FILES if name not in ("noise", "picture", "nul", "some nul")}


@pytest.mark.parametrize("command", [("audit", "--offline"), ("parse",), ("fix", "--offline")], ids=lambda c: c[0])
@pytest.mark.parametrize("name", FILES)
def test_any_file_gives_a_report_or_a_clear_line(name: str, command: tuple[str, ...], tmp_path: Path) -> None:
    """What can be read is reported; of the rest one line says what it is."""
    path = tmp_path / "copy.txt"
    path.write_bytes(FILES[name])
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*command, str(path)])
    said = err.getvalue()
    assert "Traceback" not in said + out.getvalue()
    assert "internal error" not in said
    assert said.count("\n") <= 2  # one line on the encoding, one on what is wrong
    if name not in READ:
        assert status == 2
        assert str(path) in said
    elif command[0] != "fix":
        assert status in (0, 1)
        assert out.getvalue()
    shown = out.getvalue() + said
    assert not any(hidden in shown for hidden in ("\0", "\u202e", "\u2066", "\ud800"))


PIECES = [
    "word [1] ", "[1] ", "a[1]", "a [1]; ", "a. [1] ", ": [1] ", ";[1]; ", "a,[1], ", "[nb 1] x. ", '"T" (2001). ', "^ A (2001). ", "1. ^ T. ",
    '^ Klint, Ann (May 5, 2011). "Lamps of 2012". The Planet.\n', "  • x [1]\n", "Lamps lit in 2012.[1]\n", "History[edit]\n",
    " ISBN 0", " doi:10.1/x", "^\n", "http://a.example/2011/05/06/ ", '^ "T". http://a.example/ Retrieved May 5, 2011.\n', "\0", "\u202e", "{{cite web}}: x (help)",
]  # fmt: skip


def test_references_that_no_marker_points_to_take_linear_time() -> None:
    """Four times the references take about four times as long; sought one by one in all their text, twelve times."""
    alone = Selection(offline=True, select=("FN635",))

    def prepare(count: int) -> Article:
        text = "Title\n\nIt rained.[1]\n\nReferences[edit]\n\n" + "^ a b x\n" * count
        return parse(Document("x", text, Format.PLAIN))

    def work(article: Article) -> None:
        (result,) = judge([article], {}, alone, date(2026, 1, 1))
        assert len(result.findings) == len(article.references) - 1

    assert_linear(prepare, work, 50_000)


CITED = "{{cite news|title=abc|date=May 2001|url=http://a.example/}}"
WIKITEXT = [
    f"<ref name=x>{CITED}</ref>", f"In 2005 a.<ref>{CITED}</ref> ", f"In 2005<ref>{CITED}</ref> ", "<ref name=a/>",
    "[[A (1999)]] (1999) ", "<ref>[[A]] (2001)</ref>", "{{sfn|a|1}}", "{{r|a|b}}", "<ref>Smith 2001, p. 5.</ref>",
    '<ref>"Title here", Work, 2001, ISBN 1234567890.</ref>', "<ref>[http://a.example/ Title] Work, 5 May 2001.</ref>",
    "[[File:a.jpg|thumb|b<ref>c</ref>]]", "\n* 1999 a", "\n|-\n| 1999<ref name=a/>", "{{[[", "{{a [[b}} ", "<ref>[[", "[[a]] <ref>[[b</ref>",
    "<!--{{", "{{a|[[b]]", "{{refn|a<ref>b</ref>}}", "[http://a.example/ b]{{dead link}}",
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "piece"),
    [*((Format.PLAIN, piece) for piece in PIECES), *((Format.WIKITEXT, piece) for piece in WIKITEXT)],
    ids=repr,
)
def test_an_audit_takes_linear_time(kind: Format, piece: str) -> None:
    """All rules over 200 kB of a repeated piece: a second or two, and time grows with the text."""

    def prepare(size: int) -> Document:
        return Document("x", (COPY if kind is Format.PLAIN else "") + piece * (size // len(piece)), kind)

    def work(document: Document) -> None:
        examine([document], date(2026, 1, 1), selection=Selection(offline=True))

    assert_linear(prepare, work, 200_000, seconds=3)
