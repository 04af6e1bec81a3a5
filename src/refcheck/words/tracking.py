"""Parameters in addresses that only say how a reader came to a page, and addresses without them.

Only keys that belong to one advertiser's or one mailer's counting are known here: without them a server gives the same
page.  Short names that sites also use for content (`ref`, `cid`, `src`) are none of these.  Sources: the vendors' own
documentation (Google Analytics and Ads, Meta, Microsoft Advertising, Mailchimp, HubSpot, Marketo, X, TikTok, Yandex).
"""

from __future__ import annotations

import re
from functools import cache

# Pieces of the known keys: an address without any of them needs no further look.
MARKS = ("utm_", "clid", "gclsrc", "braid", "igsh", "mc_", "mkt_tok", "_hs", "_ga", "_gl", "vero_id", "ref_src")
# Where one of these stands, the whole query is signed.
_ARGUMENTS = ("sig", "signature", "hmac", "hash", "token", "expires", "policy", "key-pair-id")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(
        r"(?:utm_(?:source|medium|campaign|term|content|id|name|reader|place|pubreferrer|swu|brand|social|social-type"
        r"|cid|viz_id|source_platform|creative_format|marketing_tactic)"
        r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|twclid|ttclid|yclid|_ga|_gl|_hsenc|_hsmi"
        r"|mkt_tok|vero_id|wt\.mc_id|ref_src)(?:=[^=]*={0,2})?",
        re.I,
    )


def tracking(url: str) -> tuple[tuple[int, int], ...]:
    """The ranges of an address that can go, in order, each with the separator that goes with it.

    The address may stand in wikitext, with `&amp;` for `&`.  Empty where it has none of the known keys, and where it
    carries a signature that covers the whole query.
    """
    hash_at = url.find("#")
    end = len(url) if hash_at < 0 else hash_at
    mark = url.find("?", 0, end)
    found = _query(url, mark, end) if mark >= 0 else []
    if hash_at >= 0 and hash_at + 1 < len(url):
        parts = url[hash_at + 1 :].split("&")
        if all(_known().fullmatch(part.removeprefix("amp;")) and "=" in part for part in parts):
            found.append((hash_at, len(url)))
    return tuple(found)


def _query(url: str, mark: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int, bool]] = []
    at = mark + 1
    for part in url[at:end].split("&"):
        plain = part.removeprefix("amp;")
        if plain.partition("=")[0].lower() in _ARGUMENTS:
            return []
        parts.append((at, at + len(part), _known().fullmatch(plain) is not None))
        at += len(part) + 1
    if all(known for _, _, known in parts):
        return [(mark, end)]
    # A part at the beginning goes with the "&" behind it, every other one with the "&" before it.
    found: list[tuple[int, int]] = []
    leading = True
    for start, stop, known in parts:
        leading = leading and known
        if known:
            after = len("amp;") if url.startswith("amp;", stop + 1) else 0
            found.append((start, stop + 1 + after) if leading else (start - 1, stop))
    return _joined(found)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in ranges:
        if joined and joined[-1][1] >= start:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def without_tracking(url: str) -> str:
    """The address without what `tracking` finds; every other character is as it was."""
    for start, stop in reversed(tracking(url)):
        url = url[:start] + url[stop:]
    return url
