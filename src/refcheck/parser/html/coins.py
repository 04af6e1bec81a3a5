"""Reads COinS, the metadata that citation templates leave in a page: OpenURL keys in the title of an empty span.

Source: ANSI/NISO Z39.88-2004, the formats journal, book and dissertation; Module:Citation/CS1/COinS for what CS1 puts
where.  Identifiers that OpenURL has no place for come as addresses that end in `#id-name=PMC`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote_plus

_INFO = {"doi": "doi", "pmid": "pmid", "oclcnum": "oclc", "bibcode": "bibcode", "arxiv": "arxiv", "hdl": "hdl",
         "lccn": "lccn", "pmc": "pmc"}  # fmt: skip
_NUMBERS = {"rft.isbn": "isbn", "rft.issn": "issn", "rft.eissn": "eissn"}
_UNUSED = ("ctx_ver", "rft_val_fmt", "rfr_id", "rft.genre")
_PREFIXES = {"pmc": ("PMC",), "ol": ("OL",)}


@dataclass(slots=True)
class Metadata:
    """What one COinS says; `first` holds the first value of each key, without its `rft.`."""

    first: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    ids: list[tuple[str, str]] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)  # also those of identifiers, as modules before 2021 wrote them

    @property
    def titles(self) -> tuple[str, str, str]:
        """The title of the whole, of the part that is cited, and of the periodical ("" where there is none)."""
        get = self.first.get
        article, work = get("atitle", ""), get("jtitle", "")
        book = get("btitle", "") or get("title", "")
        if book and article:
            return book, article, work
        return book or article, "", work


def read(title: str) -> Metadata:
    """The metadata in a span's title; what cannot be read is left out, and nothing raises."""
    found = Metadata()
    first = found.first
    for pair in title.split("&"):
        key, _, value = pair.partition("=")
        key = key.replace("&#95;", "_")
        if not value or key in _UNUSED:
            continue
        if "%" in value:
            value = unquote_plus(value)
        elif "+" in value:
            value = value.replace("+", " ")
        if key == "rft_id":
            _identifier(value, found)
            continue
        if "&" in value:
            value = unescape(value)
        if key in _NUMBERS:
            found.ids.append((_NUMBERS[key], value.strip()))
        elif key == "rft.au":
            found.authors.append(" ".join(value.split()))
        elif key.startswith("rft."):
            first.setdefault(key[4:], value if value.isascii() and "  " not in value else " ".join(value.split()))
    family, given = first.get("aulast", ""), first.get("aufirst", "")
    if family or given:
        found.authors.insert(0, f"{family}, {given}" if family and given else family or given)
    return found


def _identifier(value: str, found: Metadata) -> None:
    if value.startswith("info:"):
        kind, _, rest = value[5:].partition("/")
        if kind in _INFO and rest:
            found.ids.append((_INFO[kind], rest))
        return
    address, mark, name = value.rpartition("#id-name=")
    if mark:
        kind = name.lower()
        number = address.rstrip("/").rpartition("/")[2].rpartition("=")[2]
        for prefix in _PREFIXES.get(kind, ()):
            number = number.removeprefix(prefix)
        found.ids.append((kind, number))
    elif (value.startswith("//") or "://" in value[:12]) and value[0].isalpha() | (value[0] == "/"):
        found.urls.append(value)
