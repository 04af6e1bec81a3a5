"""What the Cite extension refuses in a `<ref>`: attributes it does not know, and a `<ref>` inside another one.

Source: Cite's `Validator` (state of August 2026).
"""

from __future__ import annotations

import re

KNOWN = ("group", "name", "follow", "dir", "details")


def nearest(written: str) -> str:
    """The attribute of `<ref>` that a wrong name probably means, "" where none is near (Cite's `closestMatch`)."""
    if len(written) > 20:
        return ""
    best, distance = "", 99
    for name in KNOWN:
        steps = _distance(written, name)
        if steps <= 1:
            return name
        if steps < distance:
            best, distance = name, steps
    return best if distance <= len(best) / 2 else ""


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1]


_TAG = re.compile(r"<!--|<(\w+)[^>]*>")
_REFERENCE = re.compile(r"<ref(?:erences)?\b[^>]*>", re.I)


def includes_reference(content: str) -> bool:
    """Whether a `<ref>` begins inside the content of one, comments and balanced tags left out: its end is missing."""
    at = 0
    last = content.rfind(">") + 1  # no tag ends behind it
    missing: set[str] = set()
    kept = []
    while (match := _TAG.search(content, at, last)) is not None:
        name = match[1]
        closer = "-->" if name is None else f"</{name}"
        close = -1 if closer in missing else content.find(closer, match.end())
        if close < 0:
            missing.add(closer)
            kept.append(content[at : match.end()])
            at = match.end()
            continue
        kept.append(content[at : match.start()])
        end = close + 3 if name is None else content.find(">", close) + 1
        at = end or len(content)
    kept.append(content[at:])
    left = "".join(kept)
    return _REFERENCE.search(left, 0, left.rfind(">") + 1) is not None
