"""Which of the fragments that links ask for (`#part`, `#:~:text=some words`) a page has; pure.

Only what can be known from the page as the server sent it: a page that scripts build may get its parts later.
Sources: HTML Standard, 7.4.6.4 (finding the fragment); URL Fragment Text Directives (WICG).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

_TEXT = ":~:"
_LONGEST = 500
_MOST = 20  # fragments of one page that are looked for
_SPACE = re.compile(r"\s+")
# Elements that frameworks fill, and scripts that read the fragment themselves.
_MOUNTS = re.compile(
    r"<[a-z-]{1,20}\b[^<>]{0,200}?\b(?:id=[\"']?(?:root|app|__next|__nuxt|gatsby|___gatsby|svelte|ember|main-app)[\"'\s>]"
    r"|ng-(?:app|version|controller)\b|data-(?:reactroot|server-rendered|turbo|page)\b)"
    r"|location\.hash|hashchange|type=[\"']?module\b",
    re.IGNORECASE,
)


def wanted(fragment: str) -> bool:
    """Whether a fragment names a part of a page, and no state of a program (`#!/a`, `#/a`, `#page=5`, `#v=x&q=y`)."""
    if not fragment or len(fragment) > _LONGEST:
        return False
    anchor = fragment.partition(_TEXT)[0]
    return not anchor.startswith(("!", "/")) and not re.search("[=&/]", anchor)


def is_built_by_scripts(source: str) -> bool:
    """Whether scripts may add parts to the page, or know of fragments that no element has."""
    return _MOUNTS.search(source) is not None


def missing(root: Any, fragments: Iterable[str]) -> frozenset[str]:
    """Those of the fragments that a page has not."""
    asked = sorted(fragments)[:_MOST]
    names = _names(root)
    text = ""
    found: set[str] = set()
    for fragment in asked:
        anchor, _, directive = fragment.partition(_TEXT)
        has = not anchor or _has(names, anchor)
        if directive and not (anchor and has):
            text = text or _folded("".join(visible(root)))
            has = _shows(text, directive)
        if not has:
            found.add(fragment)
    return frozenset(found)


def _names(root: Any) -> frozenset[str]:
    """What a fragment may name, in lower case: `id`s, and the `name`s of old pages' anchors."""
    found: set[str] = {"top"}
    for element in root.iter():
        for value in (element.get("id"), element.get("name") if element.tag in ("a", "map") else None):
            if value:
                found.add(value.strip().lower())
    return frozenset(found)


def _has(names: frozenset[str], anchor: str) -> bool:
    # GitHub and npm write the anchors of what users wrote with a prefix and find them by script.
    spelt = {one.lower() for one in (anchor, unquote(anchor), anchor.replace("+", " "))}
    return any(one in names or f"user-content-{one}" in names for one in spelt)


def visible(root: Any) -> Iterator[str]:
    """All pieces of text of a page that a reader may see."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "noscript", "template"):
            yield element.text or ""
        yield element.tail or ""


def _folded(text: str) -> str:
    """Without case and white space: where the markup ends a word, a space may stand or not."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).replace("\xad", "")).casefold()


def _shows(text: str, directive: str) -> bool:
    """Whether one of the passages of `text=[prefix-,]start[,end][,-suffix]` stands in the text."""
    passages = [part[5:] for part in directive.split("&") if part.startswith("text=")]
    for passage in passages:
        terms = [part for part in passage.split(",") if part and not part.startswith("-") and not part.endswith("-")]
        at = 0
        for term in terms[:2]:
            place = text.find(_folded(unquote(term)), at)
            if place < 0:
                break
            at = place
        else:
            return True
    return not passages
