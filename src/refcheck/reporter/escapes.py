"""One escape for each place that article text is written to; everything from an article is a stranger's.

All functions are pure, linear, and total: any text in, harmless text out.
"""

from __future__ import annotations

import re
from functools import cache

# Controls, bidi marks and overrides, invisible separators, and lone surrogates, which no encoder takes.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# The two shapes of terminal sequences (ECMA-48): controls with parameters, and strings up to their terminator.
_CSI = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
_STRING = r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\x9d\x90\x98\x9e\x9f]*(?:\x07|\x1b\\|\x9c)"
_INVISIBLE = "\u2028\u2029\ufeff\ufff9-\ufffb"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def one_line(text: str) -> str:
    """Text fit for one line of a terminal or a log: no controls, no escape sequences, single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    # A whole escape sequence goes, not only its first character: "[31m" left over is noise.
    text = _compiled(_CSI + "|" + _STRING).sub("", text)
    text = _compiled(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_BIDI}\ufeff\ufff9-\ufffb]").sub("", text)
    text = _compiled(r"[\s\x85\u2028\u2029]+").sub(" ", text)
    return surrogates(text).strip()


def log_line(line: str) -> str:
    """A finished line that no CI service takes for a command: GitHub obeys `::` after blanks, and `##[` anywhere."""
    if "::" in line:
        line = _compiled(r"^((?:\s|\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\)*):(?=:)").sub(r"\1: ", line)
    return line.replace("##[", "# #[")


def surrogates(text: str) -> str:
    """Lone surrogates become U+FFFD, so that the text can be encoded."""
    return _compiled("[\ud800-\udfff]").sub("\ufffd", text)


def json_text(text: str) -> str:
    """JSON text whose strings hold no character that a terminal obeys or an encoder refuses; the data stay the same."""
    return _compiled(f"[\x7f-\x9f\ud800-\udfff{_BIDI}{_INVISIBLE}]").sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def markdown(text: str) -> str:
    """Text for a GitHub Markdown paragraph or table cell: nothing in it is markup, a mention or a link."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _compiled(r"([\\`*_{}\[\]|~$])").sub(r"\\\1", text)
    text = text.replace("://", "\\://")
    text = _compiled(r"(?i)\bwww\.").sub(lambda m: m[0][:3] + "\\.", text)
    text = _compiled(r"^([#+=-]|\d{1,9}(?=[.)]))").sub(
        lambda m: m[0] + "\u200b" if m[0].isdigit() else "\\" + m[0], text
    )
    # GitHub finds mentions, mail addresses and issue numbers after unescaping: an invisible space keeps them apart.
    return _compiled(r"(?<=[@#])(?=\w)").sub("\u200b", text)


def wikitext(text: str) -> str:
    """Text for the middle of a line of a wiki page, shown as it is: no link, template, tag or signature in it."""
    special = r"[&<>\[\]{}|~]|'(?=')|(?<=')'|_(?=_)|(?<=_)_|:(?=\S)"
    return _compiled(special).sub(lambda m: _ENTITIES.get(m[0]) or f"&#{ord(m[0])};", one_line(text))


def workflow_message(text: str) -> str:
    """Text for the message of a GitHub workflow command."""
    return surrogates(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """Text for a property (`file=`, `title=`) of a GitHub workflow command."""
    return workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def csv_cell(text: str) -> str:
    """Text for a cell that no spreadsheet takes for a formula (OWASP, CSV injection): such cells begin with '."""
    text = one_line(text)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20") else text


def xml(text: str) -> str:
    """Text with the characters that XML 1.0 cannot hold replaced by U+FFFD; markup is left to the serialiser."""
    return _compiled("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").sub("\ufffd", text)


def web_address(url: str) -> str:
    """The URL where it is one that may be made clickable (http, https, a host, nothing unprintable), else ""."""
    if not _compiled(r"(?i)https?://[^\s/?#\x00-\x20]").match(url):
        return ""
    clean = one_line(url)
    return clean if clean == url and " " not in url and not _compiled(r'["<>\\^`{|}]').search(url) else ""
