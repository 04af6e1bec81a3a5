"""Names of people as Citation Style 1 judges them: one name a field, no roles, no "et al.", Vancouver style.

Sources: Help:CS1 errors (generic name, multiple names, explicit use of et al., Vancouver style).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from refcheck.words.cs1text import as_written
from refcheck.words.cs1urls import holds_url


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


# Whatever the case, anywhere in the name.
_GENERIC_PARTS = (
    "about us",
    "allmusic",
    "collaborator",
    "contact us",
    "contributor",
    "correspondent",
    "facebook",
    "google",
    "home page",
    "instagram",
    "interviewer",
    "linkedin",
    "pinterest",
    "privacy",
    "reuters",
    "site name",
    "statement",
    "submitted",
    "super user",
    "superuser",
    "translator",
    "tumblr",
    "twitter",
    "verfasser",
)
# Words of their own, whatever the case.
_GENERIC_WORDS = r"\b(?:admin|advisor|author|business|cnn|directory|edited|editors?|e-?mail|policy|user)\b"
_GENERIC_ENDS = (
    r"[(\[]\s*eds?\.?\s*[)\]]?$|[,.\s]eds?\.?$|^eds?[.,;]|^[(\[]\s*[Ee][Dd][Ss]?\.?\s*[)\]]|^[Ii]nc\.?$|^[Nn]ews$"
)


@cache
def _generic_parts() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _GENERIC_PARTS)))


def is_generic(name: str) -> bool:
    """Whether a name is a role, a form's label or a platform (`Editor`, `John (ed.)`, `About Us`) and no name."""
    if "(author)" in name:  # a link to a page so disambiguated
        return False
    lower = name.lower()
    if _pattern(_GENERIC_ENDS).search(name) is not None or _generic_parts().search(lower) is not None:
        return True
    return _pattern(_GENERIC_WORDS).search(lower) is not None


def is_several(name: str) -> bool:
    """Whether one field holds several names: more than one comma, or a semicolon that ends no entity `&nbsp;`."""
    return name.count(",") > 1 or name.count(";") > name.count("&nbsp;")


@lru_cache(maxsize=8192)
def faults(name: str, last: bool) -> tuple[str, ...]:
    """The ids of all that is wrong with one person's name, or with one part of it; `last` where it is the surname."""
    if as_written(name) is not None:
        return ()
    found = []
    if last and ("," in name or ";" in name) and is_several(name):
        found.append("mult_names")
    if not name.isalpha() and is_numeric(name):
        found.append("numeric_names")
    if is_generic(name):
        found.append("generic_name")
    if has_et_al(name):
        found.append("etal")
    if holds_url(name):
        found.append("param_has_ext_link")
    return tuple(found)


def is_numeric(name: str) -> bool:
    """Whether a name has no letter at all."""
    return name.upper() == name.lower() and not any(map(str.isalpha, name))


_ET_AL = (
    r"(?<![^\W\d_])[Ee][Tt]\.? *[Aa][Ll](?:[Ii][AaIi][Ee]?)?[.;,\"']*$"
    r"|(?<![^\W\d_])and [Oo]thers"
    r"|[\[(] *[Ee][Tt]\.? *[Aa][Ll]\.? *[\])]"
)


def has_et_al(name: str) -> bool:
    """Whether a name ends in "et al." or "and others"."""
    if "l" not in name and "L" not in name and "thers" not in name:
        return False
    return _pattern(_ET_AL).search(name) is not None


def without_et_al(names: str) -> str:
    """A Vancouver list without an "et al." at its end."""
    match = _pattern(r"(?<![^\W\d_])[Ee][Tt]\.? *[Aa][Ll][.;,\"']*$").search(names)
    if match is None:
        return names
    before = names[: match.start()].rstrip("\"'").rstrip(" ")
    return before[:-1] if before.endswith((";", ",")) else before


def vancouver_names(names: str) -> tuple[str, ...]:
    """The names of `vauthors=`, split at commas outside `((…))`."""
    parts = _pattern(r"\(\((?:(?!\(\().)*?\)\)|[^,]+").findall(without_et_al(names))
    return tuple(part.strip() for part in parts if part.strip())


@lru_cache(maxsize=1024)
def vancouver_fault(names: str) -> tuple[str, int] | None:
    """The first fault of a Vancouver list (`Smith AB, Jones C Jr`) and the number of the name, None if none."""
    for number, name in enumerate(vancouver_names(names), 1):
        fault = _vancouver_name_fault(name)
        if fault:
            return fault, number
    return None


def _vancouver_name_fault(name: str) -> str:
    if as_written(name) is not None:
        return ""
    name = _pattern(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]").sub(r"\1", name)
    if " " not in name:
        return "" if is_latin(name) else "non-Latin character"
    if ";" in name or "." in name:
        return "punctuation"
    words = name.split()
    suffix = "" if _is_initials(words[-1]) else words.pop()
    initials = words.pop() if words else ""
    last = " ".join(words)
    if not last:
        return "name"
    if _pattern(r"[^\W\d_]+\s+[A-Z]+\s+[^\W\d_]+").search(last):
        return "missing comma"
    if _pattern(r" [A-Z] [A-Z]$").search(name) or not (_is_initials(initials) and len(initials) <= 2):
        return "initials"
    if suffix and not _pattern(r"[JS]n?r\.?|[IV]+|2nd|3rd|[4-9]th").fullmatch(suffix):
        return "suffix"
    return "" if is_latin(last) else "non-Latin character"


def _is_initials(word: str) -> bool:
    return word.isalpha() and word.isupper()


def is_latin(name: str) -> bool:
    """Whether a name can stand in Vancouver style: Latin letters, spaces, hyphens, apostrophes."""
    return _pattern(r"[A-Za-zÀ-ÖØ-öø-ƿǄ-ɏ\s'’-]*").fullmatch(name) is not None
