"""What a link turned out to be; apart from the evidence, which only a run needs that asked links."""

from __future__ import annotations

from enum import StrEnum


class LinkState(StrEnum):
    """What a link turned out to be."""

    LIVE = "live"
    DEAD = "dead"
    SOFT_404 = "soft-404"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
