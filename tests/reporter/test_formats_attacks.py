"""An article whose title, references and URLs are attacks, through every format: nothing in it acts."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from sample import ATTACKS, hostile, hostile_report, view

from refcheck.reporter.formats import NAMES, load
from refcheck.reporter.view import Run

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:https?://[!-~]+)?\x1b\\")


def attacked(name: str, **changes: object) -> str:
    """The hostile sample in a format; fails where the text cannot be encoded."""
    run = Run([hostile_report()], problems=[hostile("gone.wiki")])
    return "".join(load(name)(run, view(**changes))).encode().decode()


def in_utf16(text: str) -> bytes:
    """The text as JSON knows it."""
    return text.encode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("name", NAMES)
def test_no_format_lets_controls_or_direction_marks_through(name: str) -> None:
    """No report holds a character that a terminal obeys, whatever the article holds."""
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", attacked(name))
    assert not BIDI.search(attacked(name))


@pytest.mark.parametrize("name", ["text", "concise"])
def test_the_terminal_sees_only_our_own_escape_sequences(name: str) -> None:
    """With colour and links on, every escape is one that refcheck wrote, and links lead to http and https only."""
    text = attacked(name, color=True, hyperlinks=True, width=80)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", OURS.sub("", text))
    assert "evil.example\x07" not in text


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_of_a_log_is_a_workflow_command(name: str, color: bool) -> None:
    """GitHub obeys lines that begin with :: and ##[ anywhere; the article writes none."""
    for width in (40, 60, 97):
        for line in attacked(name, color=color, width=width).splitlines():
            assert not OURS.sub("", line).lstrip().startswith("::")
            assert "##[" not in line


def test_github_prints_one_command_a_line_and_no_other() -> None:
    """Line feeds, colons and commas of the article stay inside their own message or property."""
    lines = attacked("github").splitlines()
    for line in lines:
        assert re.match(r"::(error|warning|notice) [^:]*::", line)
    properties = re.match(r"::error ([^:]*)::", lines[0])
    assert properties
    assert [part.split("=")[0] for part in properties[1].split(",")] == [
        "file",
        "line",
        "endLine",
        "col",
        "endColumn",
        "title",
    ]


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab"])
def test_json_formats_carry_the_attack_as_data(name: str) -> None:
    """The text parses, and the message arrives whole where the contract promises the data."""
    text = attacked(name)
    records = [json.loads(line) for line in text.splitlines()] if name == "jsonl" else [json.loads(text)]
    assert records
    if name == "json":
        assert records[0]["findings"][0]["message"].startswith("the date says 2001")
        assert any(attack in records[0]["articles"][0]["title"] for attack in ATTACKS)
    if name == "jsonl":
        # JSON cannot tell two lone surrogates from the pair that they make; everything else arrives as it was.
        assert in_utf16(records[0]["title"]) == in_utf16(hostile("Ada Example"))


def test_junit_holds_the_attack_as_text() -> None:
    """The XML has only the elements that the format has."""
    root = etree.fromstring(attacked("junit").encode())
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error", "system-out",
    }  # fmt: skip


def test_csv_has_no_formula() -> None:
    """No cell begins with what a spreadsheet takes for a formula."""
    for row in csv.reader(io.StringIO(attacked("csv"), newline="")):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_markdown_has_no_markup_of_the_article() -> None:
    """Rendered, there are no tags, pictures or links but ours, and every table keeps its columns."""
    text = attacked("markdown")
    markdown = MarkdownIt("gfm-like", {"linkify": False})
    rendered = markdown.render(text)
    tags = set(re.findall(r"<([a-z0-9]+)", rendered))
    assert tags <= {"h1", "h2", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "br", "code", "pre", "details",
                    "summary", "ul", "li", "a"}  # fmt: skip
    for href in re.findall(r'href="([^"]*)"', rendered):
        assert href.startswith(("http://", "https://"))
    for table in re.findall(r"<table>.*?</table>", rendered, re.S):
        widths = {len(re.findall(r"<t[hd]", row)) for row in re.findall(r"<tr>.*?</tr>", table, re.S)}
        assert len(widths) == 1
    assert "onerror=" not in re.sub(r">[^<]*<", "><", rendered)
    assert not re.search(r"@\w|#\d", re.sub(r"<pre>.*?</pre>|&#\w+;|<code>.*?</code>", "", rendered, flags=re.S))


def test_wikitext_acts_in_nothing_but_what_we_wrote() -> None:
    """No template, link, category, tag or signature of the article survives; ours is at the end."""
    text = attacked("wikitext")
    assert "{{" not in text
    assert "[[" not in text
    assert "{|" not in text
    assert set(re.findall(r"</?([a-z]+)", text)) <= {"small", "code", "del", "ins"}
    assert text.count("~~~~") == 1
    assert not re.search(r"^[=;:]", re.sub(r"(?m)^== Reference check.*|^: ", "", text), re.M)
    for url in re.findall(r"https?://\S+", text):
        assert re.fullmatch(r"https?://[\w.~:/?#@!$&()*+,;=%-]+", url, re.A)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_run_is_written_by_every_format(name: str) -> None:
    """Nothing to say is said in a valid way."""
    text = "".join(load(name)(Run([]), view()))
    if name in ("json", "sarif"):
        assert json.loads(text)
    if name == "gitlab":
        assert json.loads(text) == []
