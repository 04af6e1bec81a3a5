"""What a citation template cites, and which field each of its parameters fills, whatever the spelling.

A template's name is given lower case with single spaces; parameter names as written.  Sources: the documentation of
Citation Style 1 (Help:Citation Style 1) and of the templates of other languages; tables in `words.data`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from refcheck.words.data import parameter_names, template_names
from refcheck.words.patterns import later

_DIGITS = later(r"[0-9]+")


def _kinds(*tables: dict[str, str]) -> dict[str, str]:
    return {name.strip(): kind for table in tables for kind, names in table.items() for name in names.split(";")}


_CS1 = _kinds(template_names.CS1)
_KINDS = _kinds(template_names.LOCAL, template_names.WRAPPERS, template_names.CS1)


def citation_kind(name: str, language: str = "en") -> str | None:
    """The class of work that a template cites (`web`, `news`, `press-release` …), None for other templates.

    `citation` is the class of {{citation}}, which may cite anything.  `language` is that of the wiki.
    """
    return None if name in template_names.OTHER_PURPOSES.get(language, ()) else _KINDS.get(name)


def cs1_kind(name: str) -> str | None:
    """As `citation_kind`, but only for the templates that Module:Citation/CS1 itself judges."""
    return _CS1.get(name)


def _plain_names() -> dict[str, str]:
    """Every name without a number → the field; a person without a number is the first."""
    people = parameter_names.NUMBERED
    names = {
        name.strip(): f"{field}1" if field in people else field
        for field, words in parameter_names.LOCAL.items()
        for name in words.split(";")
    }
    names |= {name: field for field, words in parameter_names.ALIASES.items() for name in (*words.split(), field)}
    return names | {
        name.replace("#", ""): f"{field}1" for field, words in people.items() for name in (*words.split(), field)
    }


@cache
def _numbered_names() -> dict[str, str]:
    """Every name with `#` for its number → the field."""
    people = parameter_names.NUMBERED
    names = {
        f"{name.strip()}#": field
        for field, words in parameter_names.LOCAL.items()
        if field in people
        for name in words.split(";")
    }
    return names | {
        form: field
        for field, words in people.items()
        for name in (*words.split(), field)
        for form in (name if "#" in name else f"{name}#", name.replace("#", "") + "#")
    }


_NAMES = _plain_names()


@lru_cache(maxsize=8192)
def canonical(parameter: str, kind: str = "") -> str:
    """The name that refcheck uses for a parameter: `accessdate` → `access-date`, `author2-last` → `last2`.

    `kind` is the class of the template, for the few names that mean different fields.  Names of other languages count
    where CS1 does not know the name itself; case is ignored where the name as written is unknown.  A name that no
    table has comes back lower case.
    """
    special = parameter_names.BY_KIND.get((kind, parameter))
    if special is not None:
        return special
    return _find(parameter) or _find(parameter.lower().replace("_", "-")) or parameter.lower()


def _find(parameter: str) -> str | None:
    name = _NAMES.get(parameter)
    if name is not None:
        return name
    digits = _DIGITS.search(parameter)
    if digits is None:
        return None
    field = _numbered_names().get(f"{parameter[: digits.start()]}#{parameter[digits.end() :]}")
    return None if field is None else field + (digits.group().lstrip("0") or "0")
