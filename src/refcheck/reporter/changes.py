"""What a change brought: the findings of a new version that the old one did not have."""

from __future__ import annotations

from collections.abc import Iterable

from refcheck.model.finding import Finding


def brought(new: Iterable[Finding], old: Iterable[Finding]) -> tuple[Finding, ...]:
    """The new findings whose fingerprints the old ones lack.

    Fingerprints hold neither offsets nor numbers, so text that moved brings nothing, and repeats are counted in them,
    so that one more of the same is one finding.
    """
    known = {finding.fingerprint for finding in old}
    return tuple(finding for finding in new if finding.fingerprint not in known)
