"""The signals of a page that is not there although the server says 200; pure, one function each.

The strongest is the comparison with a page that cannot exist: a made-up sibling of the same directory (Bar-Yossef,
Broder, Kumar, Tomkins, "Sic Transit Gloria Telae", WWW 2004).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from refcheck.model.evidence import Page
from refcheck.words import titles, urls

ALIKE = 0.9
FEW_WORDS = 30
_TOO_FEW = 4
_MANY_WORDS = 400
_LONG = 150

# How pages say that they are not there, in the languages that articles cite most.
_NOT_FOUND = (
    r"(?:page|file|article|document|story|content|resource|item|record|site|video)s?[^.!?]{0,60}?"
    r"(?:not (?:be )?(?:found|exist)|n.t (?:be )?(?:found|exist)|no longer (?:available|exists?|here)|not available"
    r"|n.t available|unavailable|(?:has|have|was|been) (?:been )?(?:removed|deleted)|missing|is gone)",
    r"\bnot found\b",
    r"\b(?:error|http|erreur|fehler|errore?|fel|virhe|błąd|chyba|ошибка)\s*:?\s*404\b",
    r"\b404\s*[-–—:|]?\s*(?:error|not found|page|file|seite|página|pagina|erreur|fehler)",
    r"introuvable|n.existe pas|n.existe plus",
    r"nicht (?:gefunden|verfügbar|vorhanden)|existiert nicht",
    r"no (?:se )?(?:ha )?(?:sido )?encontrad[ao]|no existe",
    r"não (?:foi )?encontrad[ao]|não existe",
    r"non (?:è stata )?trovat[ao]|non esiste",
    r"niet gevonden|bestaat niet",
    r"hittades inte|finns inte|ikke funnet|ikke fundet|findes ikke|ei löyt|ei löydy",
    r"nie (?:została |został )?znalezion|nie istnieje|nenalezen|neexistuje|nem található|bulunamadı",
    r"не найден|не существует|не знайден",
    r"見つかりません|存在しません|找不到|未找到|不存在|찾을 수 없",
    r"غير موجود|یافت نشد|לא נמצא",
    r"δεν (?:βρέθηκε|υπάρχει)|nu (?:a fost )?găsit|nu există|не е намерен|није пронађен|nije (?:pronađen|nađen)",
    r"tidak ditemukan|không tìm thấy|नहीं मिला|ไม่พบ",
)
_TITLE_ALONE = r"\s*(?:error\s*)?404(?:\s*error)?\s*!?\s*|\s*(?:page )?(?:not found|missing|unavailable)\s*!?\s*"


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(_NOT_FOUND), re.IGNORECASE)


@cache
def _title_alone() -> re.Pattern[str]:
    return re.compile(_TITLE_ALONE, re.IGNORECASE)


_ABOUT_404 = re.compile(r"404|not.?found|missing|unavailable", re.IGNORECASE)
_SLUG_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(.*?)(\.[A-Za-z0-9]{1,5})?")


def sibling(url: str, by_query: bool = False) -> str:
    """An address beside this one that cannot exist; the same for all pages of a directory.

    Its last step is made up, its ending (`.html`) kept; with `by_query` the values of the query are made up instead.
    """
    parts = urls.read(url)
    if parts is None:
        return ""
    directory, _, name = parts.path.rstrip("/").rpartition("/")
    made_up = _made_up(f"{parts.origin}{directory}")
    if by_query and parts.query:
        query = "&".join(f"{pair.partition('=')[0]}={made_up}" for pair in parts.query.split("&")[:10])
        return f"{parts.origin}{parts.path}?{query}"
    match = _NAME.fullmatch(name)
    ending = (match[2] or "") if match else ""
    slash = "/" if parts.path.endswith("/") else ""
    return f"{parts.origin}{directory}/{made_up}{ending}{slash}"


def _made_up(seed: str) -> str:
    """Twenty-five letters that nobody has as a page name, the same each time for the same place."""
    digest = blake2b(seed.encode("utf-8", "replace"), digest_size=25).digest()
    return "".join(chr(97 + byte % 26) for byte in digest)


def alike(one: Page, other: Page) -> float:
    """How much of their text two pages share, 0 … 1, estimated from their digests; 0 where a page has no text."""
    if not one.words or not other.words:
        return 0.0
    if one.digest == other.digest:
        return 1.0
    size = min(48, max(len(one.words), len(other.words)))
    union = sorted({*one.words, *other.words})[:size]
    both = set(one.words) & set(other.words)
    return sum(word in both for word in union) / len(union)


def same_page(page: Page, control: Page) -> bool:
    """Whether the page is what the host gives for any made-up address: as good as the same text, and the same title.

    A page whose text scripts write can only be told by its title.
    """
    if min(page.length, control.length) < _TOO_FEW:
        return False
    return alike(page, control) >= ALIKE and _titles_agree(page, control)


def _titles_agree(page: Page, control: Page) -> bool:
    """The same title, or one that differs only in echoing the address asked for."""
    if page.heading == control.heading:
        return True
    ours, theirs = set(page.heading.lower().split()), set(control.heading.lower().split())
    return page.digest == control.digest and (not ours or len(ours & theirs) >= len(ours) - 1)


def needs_scripts(page: Page) -> bool:
    """Whether the page is a shell that scripts fill: nothing can be said of what it shows."""
    return page.length < FEW_WORDS and "javascript" in page.excerpt.lower()


def is_moved(asked: str, final: str) -> bool:
    """Whether a redirect led to another page, not only to https, www, another case or a closing slash."""
    return asked != final and urls.comparable(unquote(asked)).lower() != urls.comparable(unquote(final)).lower()


def says_not_found(page: Page, url: str) -> bool:
    """Whether the page itself says that it is not there: by its title, or in the first words of a short text.

    An address that is about such pages (`/wiki/HTTP_404`) is believed.
    """
    if page.length > _MANY_WORDS or is_about(url):
        return False
    # A long text may have a title about what is not found; an error page says so at once.
    if any(_speaks_of_absence(title, page.length >= _LONG) for title in {page.heading, page.title}):
        return True
    return page.length < 3 * FEW_WORDS and bool(_phrases().search(page.excerpt[:200]))


@lru_cache(maxsize=256)  # one page's title is asked for more than once
def _speaks_of_absence(title: str, at_once: bool = False) -> bool:
    """Whether a title says that something is not there; `at_once`: whether it begins so."""
    find = _phrases().match if at_once else _phrases().search
    return bool(title) and bool(_title_alone().fullmatch(title) or find(title[:120]))


def is_about(url: str) -> bool:
    """Whether an address says that its page is about pages that are not there."""
    return _ABOUT_404.search(unquote(url.partition("://")[2])) is not None


def is_suspicious(page: Page, asked: str, final: str) -> bool:
    """Whether a page deserves a comparison with a made-up sibling of its own directory."""
    if page.length < FEW_WORDS or is_moved(asked, final) or says_not_found(page, asked):
        return True
    shown = {page.heading, page.title, page.headline} - {""}
    return any(_speaks_of_absence(title) or titles.wall(title) for title in shown)


def vouches(page: Page, url: str) -> bool:
    """Whether the page is about what its address says: `/mike-hale-on-emmys` in its title."""
    parts = urls.read(url)
    if parts is None:
        return False
    slug = unquote(parts.path.rstrip("/").rpartition("/")[2])
    wanted = {word.lower() for word in _SLUG_WORD.findall(slug)}
    if len(wanted) < 2:
        return False
    said = {word.lower() for word in _SLUG_WORD.findall(f"{page.heading} {page.title}")}
    return len(wanted & said) >= max(2, (len(wanted) + 1) // 2)
