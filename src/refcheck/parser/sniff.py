"""Which of the three formats is this text?  Decided from the content, the file's name only breaks ties.

A rendered page that was copied as text may be *about* HTML or wikitext and hold plenty of either, and its references
hold `{{cite web}}: …` where CS1 left a message.  So the signs that only a copy has come first: `History[edit]`, lines
that begin with `^ `, the line "From Wikipedia, the free encyclopedia".
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.text import Format
from refcheck.words.patterns import later

_NEAR = 40_000  # what is looked at first
_MAX = 400_000  # what is looked at if that shows nothing
_PAGE_START = later(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*){0,3}<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_TAG_START = later(
    r"\s*<(?:a|article|aside|body|cite|div|dl|figure|h[1-6]|head|header|li|link|main|meta|ol|p|section|span|style|sup"
    r"|table|tbody|td|tr|ul)(?:\s[^<>]{0,2000})?>",
    re.I,
)


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(
        r"</?(?:a|article|body|cite|dd|div|dl|dt|em|figure|h[1-6]|head|html|i|li|link|meta|ol|p|section|span|sup|table"
        r"|tbody|td|th|tr|ul)(?:\s[^<>]{0,500})?>",
        re.I,
    )


@cache
def _wiki() -> re.Pattern[str]:
    return re.compile(
        r"\{\{(?![Cc]it[a-z ]{1,40}\}\}:)[^\s{}|]|\[\[[^\s\[\]]|</?ref(?:erences)?[\s>/]|'''|^==[^=\n]{1,250}==[ \t]*$"
        r"|^\{\||^#redirect\b",
        re.M | re.I,
    )


@cache
def _markers() -> re.Pattern[str]:
    return re.compile(r"[\w.,;:)\"'”’]\[(?:\d{1,3}|[a-z]{1,6} \d{1,2})\]")


def recognise(text: str, name: str = "") -> tuple[Format, str]:
    """The format of a text and the reason in words.  `name` is the file's name, used only where the text is silent."""
    sample = text[:_MAX].lstrip("\ufeff")
    if not sample or sample.isspace():
        return _by_name(name, "the text is empty")
    if _PAGE_START.match(sample):
        return Format.HTML, "it begins as an HTML page does"
    copied = _signs_of_a_copy(sample)
    if len(copied) > 1 and sum(count for count, _ in copied) > 4:
        return _copy(copied)
    return _by_markup(sample, copied, name, _NEAR) or _by_markup(sample, copied, name, _MAX) or _silent(name)


def _by_markup(sample: str, copied: list[tuple[int, str]], name: str, size: int) -> tuple[Format, str] | None:
    """The format that the markup in the first `size` characters shows, None where there is none."""
    sample = sample[:size]
    wiki = sum(1 for _ in _wiki().finditer(sample))
    if copied and (len(copied) > 1 or copied[0][0] > wiki // 4):
        return _copy(copied)
    tags = sum(1 for _ in _tags().finditer(sample)) if "<" in sample else 0
    if tags and tags >= wiki and (_TAG_START.match(sample) or _is_markup(sample)):
        return Format.HTML, f"{tags} HTML tags" + (f", {wiki} pieces of wikitext" if wiki else "")
    if not wiki:
        return None
    markers = sum(1 for _ in _markers().finditer(sample))
    if markers > wiki:
        return Format.PLAIN, f"{markers} footnote markers in the text, {wiki} pieces of wikitext"
    return Format.WIKITEXT, f"{wiki} pieces of wikitext" + (f", {tags} HTML tags" if tags else "")


def _copy(signs: list[tuple[int, str]]) -> tuple[Format, str]:
    return Format.PLAIN, "a copied page: " + ", ".join(f"{count} {what}" for count, what in signs)


def _signs_of_a_copy(sample: str) -> list[tuple[int, str]]:
    """What only a page that was rendered and then copied as text has, with how often it is there."""
    signs = []
    headings = sample.count("[edit]\n") + sample.count("[edit]\r") + sample.endswith("[edit]")
    headings += sample.count("[edit | edit source]\n") + sample.count("Edit\n\n")
    if headings:
        signs.append((headings, "headings with their edit link"))
    entries = sample.count("\n^ ") + sample.count("\n↑ ") + sample.count(". ^ ")
    if entries or sample[:1] in "^↑":
        signs.append((entries or 1, "references with their backlink"))
    if "\nFrom Wikipedia, the free encyclopedia" in sample[:5000]:
        signs.append((1, "line of the site's name"))
    return signs


def _is_markup(sample: str) -> bool:
    """Whether tags run all through a text, rather than being spoken of in it."""
    lines = [line for line in sample.split("\n") if line.strip()]
    with_tags = sum(1 for line in lines if "</" in line or ("<" in line and ">" in line))
    return with_tags * 3 >= len(lines) and "</" in sample


def _silent(name: str) -> tuple[Format, str]:
    return _by_name(name, "neither HTML nor wikitext in it")


def _by_name(name: str, reason: str) -> tuple[Format, str]:
    """What the file's name says where the text does not."""
    low = name.lower()
    if low.endswith((".wiki", ".wikitext", ".mediawiki")):
        return Format.WIKITEXT, f"{reason}; the file's name says wikitext"
    if low.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML, f"{reason}; the file's name says HTML"
    return Format.PLAIN, reason
