"""Path patterns as .gitignore has them: `*` and `?` stay inside a name, `**` crosses folders."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    pattern = pattern.strip("/")
    out = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            out.append(".*")
            at += 2
        elif pattern[at] == "*":
            out.append("[^/]*")
            at += 1
        elif pattern[at] == "?":
            out.append("[^/]")
            at += 1
        else:
            out.append(re.escape(pattern[at]))
            at += 1
    begin = "" if anchored else "(?:.*/)?"
    return re.compile(f"{begin}{''.join(out)}(?:/.*)?", re.S)


def matches(path: str, pattern: str) -> bool:
    """Whether a relative path with forward slashes, or a folder above it, is what the pattern means.

    A pattern without a slash holds at any depth; one with a slash begins at the configuration file's folder.
    """
    return _compiled(pattern).fullmatch(path) is not None


def any_matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns matches."""
    return any(matches(path, pattern) for pattern in patterns)
