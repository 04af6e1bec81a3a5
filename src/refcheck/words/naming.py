"""Derives a name for a reference as editors would: surname and year, else the title, the work, the site."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from refcheck.model.article import Citation
from refcheck.words.patterns import later

# Names that tools make up; a person's name for a reference goes before them.
_MACHINE = later(r":\d+|auto(?:generated)?\d*|ref(?:erence)?[a-z]?\d*|multiple\d*|test\d*|a\d+", re.I)


def is_human(name: str) -> bool:
    """Whether a reference name looks chosen by a person (`smith2001`), not by a tool (`:0`, `auto1`)."""
    return bool(name) and not name.isdecimal() and not _MACHINE.fullmatch(name)


def derive(citation: Citation | None, text: str, taken: Collection[str]) -> str:
    """A free name for a reference with this citation and plain text.

    The result has at least three characters, is no number, needs no escaping inside straight quotes and is not in
    `taken`.  Order: surname and year, with a single page or where it is taken with all pages; title; work or
    publisher; the link's host; the text itself.
    """
    for candidate in _candidates(citation, text, taken):
        name = _clean(candidate)
        if len(name) >= 3 and not name.isdecimal() and name.lower() not in ("http", "https"):
            return _free(name, taken)
    return _free("source", taken)


def _candidates(citation: Citation | None, text: str, taken: Collection[str]) -> list[str]:
    found = []
    if citation is not None:
        year = citation.date.edtf[:4] if citation.date is not None and citation.date.edtf else ""
        if citation.authors:
            surname = citation.authors[0].split(",")[0]
            who = f"{surname} {year}".strip()
            one_page = citation.pages.isdecimal() or _clean(who) in taken
            found.append(f"{who} p{citation.pages}" if year and citation.pages and one_page else who)
        title = citation.chapter or citation.title
        if 4 <= len(title) <= 34:
            found.append(title)
        elif title:
            found.append(_first_words(title))
        found += [citation.work, citation.publisher]
        host = re.match(r"\w+://(?:www\.)?([^/:?#]+)", citation.url)
        if host:
            found.append(host[1])
    if len(text) < 35:
        found.append(text)
    found.append(_first_words(text))
    return [candidate for candidate in found if candidate]


def _first_words(text: str) -> str:
    """The beginning of a text up to 34 characters, cut between words."""
    return text[:34] if " " not in text[:34] or len(text) <= 34 else text[:34].rsplit(" ", 1)[0]


@cache
def _unwanted() -> re.Pattern[str]:
    return re.compile(r"[\"'<>=|{}\[\]\\/?#`\s]+")


def _clean(name: str) -> str:
    return _unwanted().sub(" ", name).strip(" .,;:-–—")


def _free(name: str, taken: Collection[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
