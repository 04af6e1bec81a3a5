"""Outside links in running wikitext, cut as MediaWiki cuts them.

Source: `Parser::handleExternalLinks` and `handleMagicLinks`/`makeFreeExternalLink`: a bare URL ends at a space, at
`[ ] < > "` or a control character, at an apostrophe pair and at `&lt; &gt; &nbsp;`; `, ; . : ! ?` behind it are no part
of it, nor is `)` where no `(` stands in it.  In brackets only the characters count.  Template braces end both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.words.markup import decode

_CHARACTER = r"[^\s\[\]<>\"\x00-\x20\x7f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffd{}]"
_LINK = re.compile(
    rf"\[(?P<inside>(?:(?:https?|ftps?|sftp|gopher|irc|ircs|svn|git|nntp|worldwind|redis):)?//{_CHARACTER}++)"
    rf"(?P<title>(?:[^\[\]\n]++|\[\[[^\[\]\n]*+\]\]|\[(?!\[)){{0,20}}+)\]"
    rf"|\b(?P<bare>(?:https?|ftps?|sftp|gopher|ircs?)://{_CHARACTER}++)",
    re.I,
)
_CUT = re.compile(r"''|&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_ENTITY_END = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z0-9]+);$", re.I)


@dataclass(slots=True)
class OutsideLink:
    """One link: the whole as it stands, the URL's own place, and the text that is shown, "" where none is."""

    url: str
    start: int
    end: int
    url_start: int
    url_end: int
    title: str
    bracketed: bool


def find(text: str, start: int, end: int, in_template: bool = False) -> list[OutsideLink]:
    """The outside links in [start, end), in order.  Inside a template's parameter a `|` ends a URL too."""
    found: list[OutsideLink] = []
    at = text.find("//", start, end)
    if at < 0:
        return found
    for match in _LINK.finditer(text, max(start, at - 16), end):
        bracketed = match["bare"] is None
        begin, stop = match.span("inside" if bracketed else "bare")
        stop = cut(text, begin, stop, bracketed)
        if in_template:
            bar = text.find("|", begin, stop)
            stop = bar if bar >= 0 else stop
        written = text[begin:stop]
        url = decode(written) if "&" in written else written
        if len(url) <= url.find("//") + 2:
            continue
        title = text[stop : match.end() - 1].strip() if bracketed else ""
        found.append(OutsideLink(url, match.start(), match.end() if bracketed else stop, begin, stop, title, bracketed))
    return found


def cut(text: str, start: int, end: int, bracketed: bool = False) -> int:
    """Where the URL that begins at `start` ends, given where its characters end."""
    inner = _CUT.search(text, start, end)
    if inner is not None:
        end = inner.start()
    if bracketed:
        return end
    tail = ",;.:!?" if "(" in text[start:end] else ",;.:!?)"
    stop = end
    while stop > start and text[stop - 1] in tail:
        stop -= 1
    if stop < end and text[stop] == ";" and _ENTITY_END.search(text, start, stop + 1):
        stop += 1
    return stop
