"""The escapes, each against what reads its place."""

from __future__ import annotations

import json
import re
from html import unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample import ATTACKS

from refcheck.reporter import escapes

ANY = (
    st.text(st.characters(), max_size=60)
    | st.sampled_from(ATTACKS)
    | st.text("[](){}<>|`*_#@:.~!$\\'\"-+=&;/1a \n", max_size=40)
)


@given(ANY)
@settings(max_examples=150)
def test_one_line_is_one_printable_line(text: str) -> None:
    """No line end, control, mark or surrogate survives, and doing it twice changes nothing."""
    clean = escapes.one_line(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", clean)
    assert clean == clean.strip()
    assert escapes.one_line(clean) == clean


def test_one_line_takes_whole_escape_sequences_away() -> None:
    """What is left of a coloured, linked text is its words."""
    assert escapes.one_line("\x1b[1;31mred\x1b[0m \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\ \x9b2Jx") == "red link x"
    assert escapes.one_line("a \x1b]8;;never closed, and kept") == "a ]8;;never closed, and kept"


def test_one_line_is_linear_in_hostile_text() -> None:
    """Unclosed sequences in great number take no longer than their length."""
    for piece in ("\x1b]", "\x9d", "\x1b[0;", "\x1bP\x9d", " \t"):
        assert escapes.one_line(piece * 200_000) is not None


@given(ANY)
@settings(max_examples=150)
@example("1. a")
@example("- a")
@example("https://a.b/c www.a.b a@b.cd")
def test_markdown_text_is_read_back_as_text(text: str) -> None:
    """A Markdown reader finds one paragraph with the same words and no markup."""
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escapes.markdown(text))
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p"}
    words = unescape(re.sub(r"</?p>|\n", "", rendered)).replace("\u200b", "")
    assert words.split() == unescape(escapes.one_line(text).replace("&", "&amp;")).replace("\u200b", "").split()


@given(ANY)
@settings(max_examples=100)
def test_json_text_changes_no_data(text: str) -> None:
    """The same value is read back, from text that can be encoded and holds no control."""
    written = escapes.json_text(json.dumps([text], ensure_ascii=False))
    assert json.loads(written)[0].encode("utf-16-le", "surrogatepass") == text.encode("utf-16-le", "surrogatepass")
    assert not re.search("[\x00-\x1f\x7f-\x9f]", written.encode().decode())


@given(ANY)
@settings(max_examples=100)
def test_wikitext_text_holds_no_wiki_markup(text: str) -> None:
    """Nothing that MediaWiki reads as markup is left, and the words are the same to a reader."""
    written = escapes.wikitext(text)
    assert not re.search(r"[\[\]{}|<>]|''|~~|__", written)
    assert "://" not in written
    assert unescape(written) == escapes.one_line(text)


@given(ANY)
@settings(max_examples=100)
def test_workflow_text_is_read_back(text: str) -> None:
    """GitHub's own decoding gives the text back, and it holds no line end."""
    written = escapes.workflow_property(text)
    assert not re.search(r"[\r\n:,]", written)
    back = written.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert back == escapes.surrogates(text)


@given(ANY)
@settings(max_examples=100)
def test_web_addresses_are_http_or_nothing(text: str) -> None:
    """Only whole, printable http and https addresses may be clicked."""
    found = escapes.web_address(text)
    assert found in ("", text)
    assert not found or re.match(r"(?i)https?://[^/?#\s]", found)


def test_web_addresses_that_are_refused() -> None:
    """Schemes that act, blanks, quotes, controls and direction marks."""
    for url in (
        "javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "https:///x", "http://a b", 'http://a/"x', "http://a/<x>",
        "http://a/\x1b[0m", "http://a/\u202e", "http://a/\ud800", "\nhttp://a/", "http://a\n/", "ftp://a/", "http:/a", "vbscript:x",
    ):  # fmt: skip
        assert escapes.web_address(url) == ""
    for url in ("http://a/", "https://a.example/ä?x=1&y=2#z", "HTTP://A"):
        assert escapes.web_address(url) == url


def test_log_lines_are_no_commands() -> None:
    """A command at the start of a line, behind blanks or colour, is broken; other colons stay."""
    assert escapes.log_line("  ::error::x") == "  : :error::x"
    assert escapes.log_line("\x1b[1m::error::x") == "\x1b[1m: :error::x"
    assert escapes.log_line("a ::b") == "a ::b"
    assert "##[" not in escapes.log_line("a ##[error]b")
