"""What two citations have in common, and where they contradict: keys of texts, addresses and identifiers, titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from refcheck.model.article import Citation, CitationStyle, Reference
from refcheck.words import archives, urls
from refcheck.words.markup import without_comments
from refcheck.words.patterns import later

_NUMBER = later(r"\b(?:[A-Z]?[0-9]+[a-z]?|[IVXLC]+)\b(?:\s?[–—-]\s?[0-9]+[a-z]?)?")
_PAGED = later(
    r"\b(?:pp?|pgs?|pages?|s|seiten?|sid|side|str|стр|с|p[áa]g(?:inas?)?|blz|appendix|chapter|chap|ch|kap)\b\.?\s*[A-Z]?\d",
    re.I,
)
_LONG_WORD = later(r"[^\W\d_]{4,}")
_NEITHER = later(r"[\W_]+")  # letter nor digit
_STOCK = later(
    r"(?:\W|\b(?:ibid(?:em)?|id(?:em)?|op|loc|cit|archived?|copy|from|the|original|on|retrieved|accessed|video|youtube"
    r"|vimeo|facebook|twitter|instagram|imdb|website|web ?site|official|home ?page|untitled|title|none|error|page|not"
    r"|found|login|index|document|pdf|link|citation|needed|see|above|below|same|source|as|note|ref|reference|permanent"
    r"|dead|unknown|missing|empty|at|of|in|p|pp|cs1|maint|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|[0-9])*\Z",
    re.I,
)
#: Where in a source a citation points; two different values make two references, not a contradiction.
LOCATORS = frozenset({
    "page", "pages", "at", "quote", "quote-page", "quote-pages", "chapter", "section", "time", "minutes", "entry",
    "article", "contribution", "script-chapter", "trans-chapter", "chapter-url", "nopp", "trans-quote", "map", "sheet",
    "episode", "number", "inset", "season",
})  # fmt: skip
#: Identifiers that stand for one work (a book's also for its edition).
_IDENTIFIERS = ("doi", "pmid", "pmc", "arxiv", "isbn", "oclc", "jstor", "bibcode", "hdl", "ssrn", "lccn")


def plain_key(text: str) -> str:
    """The E0 key of a text: NFC, comments removed, white space as single spaces."""
    if "<!--" in text:  # few values have comments, and there are many values
        text = without_comments(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.isprintable() and "  " not in text:  # as nearly all are; no other white space can be printed
        return text.strip(" ")
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Letters and digits only, without case and diacritics: how titles are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return _NEITHER.sub("", text.casefold())


def is_stock(text: str) -> bool:
    """Whether a text could stand for any source: "Archived copy. Retrieved May 5, 2012", "Video on YouTube"."""
    return len(text) < 300 and _STOCK.match(text) is not None


@lru_cache(maxsize=8192)
def address_key(url: str) -> str:
    """The key of a cited address: that of the page, where the address is one of an archived copy of it."""
    archived = archives.read(url)
    return urls.comparable(archived.original if archived and archived.original else url)


def source_keys(citation: Citation) -> list[str]:
    """What identifies the source of a citation, strongest first: identifiers, then the address."""
    keys = []
    if citation.ids:
        keys = [f"{kind}:{_identifier(kind, value)}" for kind, value in citation.ids if kind in _IDENTIFIERS and value]
    url = citation.url or citation.archive_url
    if url:
        key = address_key(url)
        if "/" in key or "?" in key:  # a front page is cited for many things
            keys.append("url:" + key)
    return keys


def _identifier(kind: str, value: str) -> str:
    value = value.casefold()
    if kind == "doi":
        return value.strip()
    if kind == "isbn":
        digits = value.replace("-", "")
        if not digits.isalnum():
            digits = "".join(filter(str.isalnum, digits))
        return digits[3:12] if len(digits) == 13 else digits[:9]
    if not value.isalnum():
        value = "".join(c for c in value if c.isalnum() or c in "./-")
    return value.removeprefix("pmc")


def is_archive(url: str) -> bool:
    return archives.read(url) is not None


def locators(citation: Citation) -> frozenset[tuple[str, str]]:
    """Which part of the source is cited."""
    if citation.style is CitationStyle.TEMPLATE and citation.fields:
        return frozenset(
            (_LOCATOR_NAMES.get(f.name, f.name), folded(f.value or f.raw))
            for f in citation.fields
            if f.name in LOCATORS and f.raw
        )
    return frozenset(
        (name, folded(text))
        for name, text in (("page", citation.pages), ("chapter", citation.chapter), ("quote", citation.quote))
        if text
    )


def differ_in_numbers(one: Reference, two: Reference) -> bool:
    """Whether references by hand say the same but for numbers that are no dates: "S. 5" and "S. 17", "vol. II"."""
    a, b = _undated(one), _undated(two)
    if not a or not b or a == b or _NUMBER.findall(a) == _NUMBER.findall(b):
        return False
    return folded(_NUMBER.sub("", a)) == folded(_NUMBER.sub("", b))


def one_names_a_page(one: Reference, two: Reference) -> bool:
    """Whether of two references by hand only one says where in the source to look."""
    a, b = _undated(one), _undated(two)
    return bool(a and b) and (_PAGED.search(a) is None) != (_PAGED.search(b) is None)


def other_query(one: str, two: str) -> bool:
    """Whether two addresses are those of different answers of one page: tables of one collection of data."""
    (page, _, a), (other, _, b) = address_key(one).partition("?"), address_key(two).partition("?")
    if page != other or a == b or not a or not b:
        return False
    # Other questions, such as `?login=false`, may well bring the same page.
    return [part.partition("=")[0] for part in a.split("&")] == [part.partition("=")[0] for part in b.split("&")]


def speak_of_two(one: str, two: str) -> bool:
    """Whether each of two texts has words that the other has not: two chapters of one book."""
    a, b = ({folded(word) for word in _LONG_WORD.findall(text)} for text in (one, two))
    return len(a - b) > 1 and len(b - a) > 1


def _undated(reference: Reference) -> str:
    """The text of a reference by hand without its dates, "" for a template, whose parameters say what a number is."""
    citation = reference.citations[0]
    if citation.style is CitationStyle.TEMPLATE:
        return ""
    text = reference.text
    for stated in (citation.date, citation.access_date, citation.archive_date):
        if stated is not None:
            text = text.replace(stated.raw, "")
    return text


_LOCATOR_NAMES = {
    "pages": "page",
    "at": "page",
    "contribution": "chapter",
    "entry": "chapter",
    "section": "chapter",
    "article": "chapter",
}


def conflicts_of(one: Citation, two: Citation) -> Iterator[tuple[str, str, str]]:
    """Fields that both have and that cannot both be right."""
    if one.title and two.title and not titles_alike(one.title, two.title):
        yield "title", one.title, two.title
    if (
        one.date
        and two.date
        and one.date.first
        and two.date.first
        and one.date.last
        and two.date.last
        and (one.date.last < two.date.first or two.date.last < one.date.first)
    ):
        yield "date", one.date.raw, two.date.raw
    if one.edition and two.edition and folded(one.edition) != folded(two.edition):
        yield "edition", one.edition, two.edition
    if one.volume and two.volume and folded(one.volume) != folded(two.volume):
        yield "volume", one.volume, two.volume
    surnames = surname(one), surname(two)
    if all(surnames) and surnames[0] not in surnames[1] and surnames[1] not in surnames[0]:
        yield "author", one.authors[0], two.authors[0]


def surname(citation: Citation) -> str:
    return folded(citation.authors[0].partition(",")[0]) if citation.authors else ""


def titles_alike(one: str, two: str) -> bool:
    """Whether two titles differ at most by case, marks, a subtitle or a slip of the pen."""
    a, b = folded(one), folded(two)
    if a == b or (len(a) >= 12 and b.startswith(a)) or (len(b) >= 12 and a.startswith(b)):
        return True
    if is_stock(one) or is_stock(two):
        return True
    if abs(len(a) - len(b)) > 3 or min(len(a), len(b)) < 8 or _digits(a) != _digits(b):
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(a, b, score_cutoff=3) <= 3


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
