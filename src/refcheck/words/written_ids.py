"""Identifiers that stand in running text, outside templates: how they are written, and whether they can be one.

Sources: Check Wikipedia 69 to 73 (ISBN), 102 (PMID), 106 to 108 (ISSN); MediaWiki's magic links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from refcheck.words.identifiers import isbn_fault, issn_fault

_WORDS = ("ISBN", "ISSN", "PMID")


class Written(NamedTuple):
    """An identifier in a text: its place with its name, the kind, the value, and what is wrong with either.

    `fault` is what makes the value impossible, `form` the way of writing that tools do not read; "" where all is well.
    """

    start: int
    end: int
    kind: str
    value: str
    fault: str
    form: str


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    values = {
        "ISBN": r"[0-9][0-9Xx \u00a0‐‑–-]{7,24}",
        "ISSN": r"[0-9]{4}[ ‐‑–-]?[0-9]{3}[0-9Xx]",
        "PMID": r"[0-9]{4,9}",
    }
    extra = r"(?:[ -]?1[03])?" if kind == "ISBN" else ""
    return re.compile(
        rf"\b{kind}(?P<form>{extra}\s*[:=#]?)(?P<space>[\s\u00a0]*)(?P<value>{values[kind]})(?![0-9A-Za-z])"
    )


def written(text: str, today: date) -> Iterator[Written]:
    """The identifiers of a text that are written wrongly or cannot be one; linear in its length."""
    for kind in _WORDS:
        at = text.find(kind)
        while at >= 0:
            match = _pattern(kind).match(text, at)
            if match is not None and not text[at - 1 : at].isalnum():
                found = _judged(kind, match, today)
                if found is not None:
                    yield found
            at = text.find(kind, at + 4)


def _judged(kind: str, match: re.Match[str], today: date) -> Written | None:
    value = match["value"]
    if kind == "ISBN":
        value, fault = _isbn(value, today)
    else:
        fault = (issn_fault(value.replace(" ", ""), today) or "") if kind == "ISSN" else ""
    form = match["form"].strip()
    if not fault and not form:
        return None
    return Written(match.start(), match.start("value") + len(value), kind, value, fault, form)


def _isbn(run: str, today: date) -> tuple[str, str]:
    """The ISBN at the beginning of a run of digits, and its fault: other numbers may follow after a space."""
    run = run.rstrip(" \u00a0‐‑–-")
    words = re.split(r"(?<=[0-9Xx])[ \u00a0]+(?=[0-9])", run)
    lengths = []
    for count in range(len(words), 0, -1):
        # The text of the first words as it is written.
        end = sum(map(len, words[:count]))
        tried = _first(run, end)
        plain = re.sub(r"[‐‑–\u00a0]", "-", tried).replace("x", "X")
        if isbn_fault(plain, today) is None:
            return tried, ""
        if sum(c.isalnum() for c in plain) in (10, 13):
            lengths.append((tried, isbn_fault(plain, today) or ""))
    return lengths[0] if lengths else (run, "length")


def _first(run: str, count: int) -> str:
    """The beginning of a run with so many characters that are no spaces."""
    seen = 0
    for at, character in enumerate(run):
        seen += character not in " \u00a0"
        if seen == count:
            return run[: at + 1]
    return run
