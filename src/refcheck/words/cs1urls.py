"""Addresses as Citation Style 1 judges them: what it takes for a URL, and which Wayback addresses it refuses.

Sources: Help:CS1 errors (bad URL, archive URL), RFC 3986 for the scheme, Wayback Machine URL forms.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


_NORMAL = re.compile(r"https?://(?:[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]\.)+[A-Za-z]{2,}(?:[/?#]\S*)?")

# How nearly all addresses of the Wayback Machine are written.
_SOUND = re.compile(r"https?://web\.archive\.org/(?:web/)?[0-9]{14}/")

# What a host may end in.  One-letter names exist only in a few registries.
_HOST = (
    r"[^\W_][\w-]+[^\W_]\.[^\W\d_]{2,}"
    r"|[^\W_][\w-]+[^\W_]\.xn--[A-Za-z0-9-]+"
    r"|[^\W_]{1,2}\.[^\W\d_]{2,}"
)
_ADDRESS = r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}"


def is_url(text: str) -> bool:
    """Whether the module links this as an address: a scheme or `//`, and a host that can be one."""
    if _NORMAL.fullmatch(text):
        return True
    if not text or _pattern(r"\s").search(text):
        return False
    scheme, host = _split(text)
    if scheme == "news:":
        return _pattern(r"[\w+.-]+\.[\w+-]+").fullmatch(host) is not None
    return (not scheme or _pattern(r"[A-Za-z][A-Za-z0-9+.-]*:").fullmatch(scheme) is not None) and _is_host(host)


def _split(text: str) -> tuple[str, str]:
    """Scheme with its colon ("" for `//host`) and host; an empty host where the slashes are not two."""
    cut = _pattern(r"(?<=[A-Za-z0-9])\.?[/?#]").search(text)
    head = text[: cut.start()] if cut else text
    if head.startswith("//"):
        return "", head[2:]
    match = _pattern(r"([^\s:]*:)(/*)(\S*)").fullmatch(head)
    if match is None or (match[2] != "//" and not (match[1] == "news:" and not match[2])):
        return "?", ""
    return match[1], _pattern(r"(?<=[A-Za-z]):[0-9]+").sub("", match[3])


def _is_host(host: str) -> bool:
    if not host or not host[0].isalnum() or _pattern(r"[A-Za-z]+:").match(host):
        return False
    if _pattern(_ADDRESS).match(host):
        return True
    host = host.rpartition("@")[2].removesuffix(".")
    labels = host.split(".")
    return len(labels) > 1 and _pattern(_HOST).fullmatch(".".join(labels[-2:])) is not None


def holds_url(text: str) -> bool:
    """Whether a text that should hold words holds an address, bare or in single brackets."""
    if "//" not in text:
        return False
    found = _bracketed(text)
    if not found:
        # From the first letter of a stretch without colons: none of its other letters would do where that one does not.
        match = _pattern(r"(?:^|\s)(//\S+)|(?<![^\s:])[^A-Za-z\s:]*+([A-Za-z][^\s:]*+:\S+)").search(text)
        found = match[1] or match[2] if match else ""
    return bool(found) and is_url(found.rstrip("]"))


def _bracketed(text: str) -> str:
    """The first word of the first pair of brackets that begins with a scheme or `//`, "" where there is none.

    A pattern for this would go on to the end of the text at every bracket that is never closed.
    """
    last = text.rfind("]")
    for run in _pattern(r"\S+").finditer(text, 0, max(last, 0)):
        word = run[0]
        opening = _pattern(r"\[(?=[A-Za-z]|//.)").search(word)
        if opening is None:
            continue
        at = opening.end()
        if word[at] != "/" and word.rfind(":", at, len(word) - 1) < 0:
            at = word.find("[//", at) + 1
            if not at or at + 2 >= len(word):
                continue
        return word[at:]
    return ""


def archive_fault(url: str) -> str:
    """What is wrong with a Wayback Machine address: the module's own word for it, "" for every other address."""
    if "archive.org/" not in url:
        return ""
    if "//liveweb.archive.org/" in url:
        return "liveweb"
    if _SOUND.match(url) and "//web.archive.org/save/" not in url:
        return ""
    if not _pattern(r"//web\.archive\.org/").search(url):
        return ""
    if "//web.archive.org/save/" in url:
        return "save command"
    match = _pattern(r"//web\.archive\.org/([^0-9]*)([0-9]+)([^/]*)/").search(url)
    if match is None or len(match[2]) != 14:
        return "timestamp"
    if match[1] and match[1] != "web/":
        return "path"
    if match[3] and (not match[1] or not _pattern(r"[a-z]{2}_").fullmatch(match[3])):
        return "flag"
    return ""


def wayback_day(url: str) -> str | None:
    """The eight digits of the day in a sound Wayback Machine address."""
    match = _pattern(r"//web\.archive\.org/(?:web/)?([0-9]{8})[0-9]{6}(?:[a-z]{2}_)?/").search(url)
    return match[1] if match else None
