"""Short citations and the full citations that they point at: `{{sfn|Smith|2001}}` leads to `#CITEREFSmith2001`.

Source: Module:Footnotes and Module:Citation/CS1: an anchor is `CITEREF`, up to four surnames (of the authors, else of
the editors), and the year with its letter; `ref=none` gives none, `ref={{harvid|…}}` or `ref=CITEREF…` another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from refcheck.model.article import Article, Citation

_SHORT = frozenset(
    "sfn sfnp sfnm sfnmp snf harv harvnb harvp harvtxt harvcol harvcolnb harvcoltxt harvs harvc sfnref harvid".split()
)
_MAKERS = ("sfnref", "harvid", "harvc")
_NUMBERED = ("sfnm", "sfnmp", "harvs")


@dataclass(frozen=True, slots=True)
class ShortCitation:
    """One short citation: the anchor it points at, its surnames and year, and where it stands."""

    anchor: str
    names: tuple[str, ...]
    year: str
    start: int
    end: int
    # Where year and first surname are written, for a correction.
    year_span: tuple[int, int] = (-1, -1)
    name_span: tuple[int, int] = (-1, -1)


class HasArticle(Protocol):
    """Anything that has an article: a rule's context."""

    @property
    def article(self) -> Article:
        """The article."""


def short_citations(article: Article) -> Iterator[ShortCitation]:
    """The short citations of an article read from wikitext, in order; those with computed parts are left out."""
    text = article.document.text
    for call in article.templates:
        if call.name not in _SHORT or call.name in _MAKERS or call.name in _NUMBERED:
            continue
        inner = text[call.start + 2 : call.end - 2]
        if "{{" in inner or "<!--" in inner or "[[" in inner:
            continue
        parts = []
        at = call.start + 2
        for piece in inner.split("|"):
            stripped = piece.strip()
            start = at + len(piece) - len(piece.lstrip())
            if "=" not in piece:
                parts.append((stripped, start, start + len(stripped)))
            at += len(piece) + 1
        arguments = [part for part in parts[1:] if part[0]]
        if "ref=" in inner.replace(" ", "") or len(arguments) < 2:
            continue
        *names, year = arguments[:5]
        yield ShortCitation(
            anchor="CITEREF" + "".join(name for name, _, _ in names) + year[0],
            names=tuple(name for name, _, _ in names),
            year=year[0],
            start=call.start,
            end=call.end,
            year_span=year[1:],
            name_span=names[0][1:],
        )


@cache
def _made() -> re.Pattern[str]:
    return re.compile(r"\{\{\s*(?:sfnref|harvid)\s*\|([^{}]*)\}\}", re.I)


def anchors(seen: HasArticle) -> tuple[tuple[Citation, str], ...]:
    """Every citation of the article at hand with its anchor, for `Context.once`."""
    inside = [citation for reference in seen.article.references for citation in reference.citations]
    return tuple([(citation, anchor(citation)) for citation in (*seen.article.citations, *inside)])


def short(seen: HasArticle) -> tuple[ShortCitation, ...]:
    """`short_citations` of the article at hand, for `Context.once`."""
    return tuple(short_citations(seen.article))


_WANTED = frozenset(
    (
        *[f"{role}{number}" for role in ("last", "editor-last") for number in range(1, 5)],
        *("vauthors", "date", "year", "publication-date", "ref"),
    )
)


def anchor(citation: Citation) -> str:
    """The anchor that a citation template makes, "" where it makes none."""
    wanted = [field for field in citation.fields if field.name in _WANTED]
    values = {field.name: field.value for field in reversed(wanted) if field.value}
    field = next((field for field in wanted if field.name == "ref" and field.raw), None)
    if field is not None:
        made = _made().match(field.raw)
        if made:
            parts = [part.strip() for part in made[1].split("|") if part.strip() and "=" not in part]
            return "CITEREF" + "".join(parts)
        if field.raw.lower() == "none":
            return ""
        stated = values.get("ref", "").strip()
        if stated and stated.lower() != "harv":
            return stated
    if not citation.template:
        return ""
    names = _surnames(values, "last") or _vancouver(values) or _surnames(values, "editor-last")
    return "CITEREF" + "".join(names) + _year(values) if names else ""


def _surnames(values: Mapping[str, str], name: str) -> list[str]:
    found: list[str] = []
    while len(found) < 4 and (value := values.get(f"{name}{len(found) + 1}")):
        found.append(value)
    return found


def _vancouver(values: Mapping[str, str]) -> list[str]:
    listed = values.get("vauthors")
    return [author.rsplit(" ", 1)[0].strip() for author in listed.split(",")[:4]] if listed else []


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:c\. )?(\d{3,4}[a-z]?)(?![\da-zA-Z])|n\.d\.")


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"\d{4}([a-z])\b")


def _year(values: Mapping[str, str]) -> str:
    """The anchor's year: that of the date with its letter, of a range both."""
    for name in ("date", "year", "publication-date"):
        value = values.get(name)
        if value:
            found = _years().search(value)
            letter = _letter().search(values.get("year") or value)
            year = found[0] if found else ""
            return year + letter[1] if letter and year and not year[-1].isalpha() else year
    return ""
