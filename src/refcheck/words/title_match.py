"""Compares the title that a citation gives with what a page shows, whatever the language; pure.

A page rarely bears its title alone ("A story - The Times"), editors shorten titles and translate them: two texts are
called different only where nothing of the one is found in the other, and both are written in the same script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters of a word that means something
_ENOUGH = 2  # such words make a title that can be told from another
_STEM = 5  # letters that two forms of one word share
_LOOKS_ALIKE = 60.0
# Words of the Web and of citations, which any page may have.
_GENERIC = frozenset(
    "about accessed archive archived article articles blog book contents copy data database details document download"
    " error file from home homepage html http https index info information article login main media menu more news"
    " official online page pages part press profile release report retrieved review search section site summary text"
    " that this title untitled volume website welcome with"
    .split()
)  # fmt: skip
# Scripts that write no spaces between words: pairs of characters stand for words.
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The first word of a letter's name: `LATIN`, `CYRILLIC`, `CJK` …"""
    name = unicodedata.name(character, "").split(" ", 1)[0]
    return "CJK" if name in _UNSPACED else name


def _folded(text: str) -> str:
    """Without case and without the marks on Latin, Greek and Cyrillic letters."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def words(text: str) -> frozenset[str]:
    """The words of a text that tell it from another: those of four letters; pairs of characters where no spaces are."""
    found: set[str] = set()
    for match in _WORD.finditer(_folded(text)):
        word = match[0]
        if not word.isascii() and _script(word[0]) == "CJK":
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _SHORTEST and not word.isdecimal() and word not in _GENERIC:
            found.add(word)
    return frozenset(found)


def agreement(title: str, *shown: str) -> float | None:
    """How much of a cited title is found in what a page shows, 0 … 1; None where it cannot be told.

    It cannot where the title has less than two words that mean something, or where the page shows no word in their
    script.
    """
    have = frozenset[str]().union(*map(words, shown))
    wanted = _in(words(title), {_script(word[0]) for word in have})
    if not wanted:
        return None
    stems = {word[:_STEM] for word in have}
    share = sum(word in have or word[:_STEM] in stems for word in wanted) / len(wanted)
    return 0.5 if share == 0.0 and any(_resemble(title, text) for text in shown) else share


def _in(wanted: frozenset[str], scripts: set[str]) -> frozenset[str]:
    """The words of a title that are in a script of the page, none where they are too few."""
    kept = frozenset(word for word in wanted if _script(word[0]) in scripts)
    return kept if len(kept) >= _ENOUGH and 2 * len(kept) >= len(wanted) else frozenset()


def _resemble(title: str, text: str) -> bool:
    """Whether a title is spelt nearly like a part of a text (slips of the pen, other transliterations)."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(_folded(title[:300]), _folded(text[:1000])) >= _LOOKS_ALIKE
