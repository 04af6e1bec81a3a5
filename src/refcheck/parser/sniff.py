"""Which of the three formats is this text?  Decided from the content, the file's name only breaks ties."""

from __future__ import annotations

import re

from refcheck.model.text import Format

_HTML = re.compile(r"<!doctype html|<html[\s>]|<(?:div|p|ol|ul|table|section|cite|h[1-6]|body)[\s>]", re.I)
_WIKI = re.compile(r"\{\{|\[\[|<ref[\s>/]|^==+[^=\n]+==+\s*$|^\{\||'''", re.M | re.I)
_MAX = 400_000


def recognise(text: str, name: str = "") -> tuple[Format, str]:
    """The format of a text and the reason in words.  `name` is the file's name, used only where the text is silent."""
    sample = text[:_MAX]
    html = len(_HTML.findall(sample))
    wiki = len(_WIKI.findall(sample))
    if html and html >= wiki:
        return Format.HTML, f"{html} HTML block elements, {wiki} pieces of wikitext"
    if wiki:
        return Format.WIKITEXT, f"{wiki} pieces of wikitext"
    low = name.lower()
    if low.endswith((".wiki", ".wikitext", ".mediawiki")):
        return Format.WIKITEXT, "the file's name"
    if low.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML, "the file's name"
    return Format.PLAIN, "neither HTML nor wikitext in it"
