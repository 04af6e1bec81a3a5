"""The edit summary of a fix-up, in the manner of Wikipedia's bots and scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from refcheck.model.finding import Family, Finding

# What a fix did, by a word of its title where one decides, else by the family of its rule: one, several.
_BY_TITLE = (
    ("add the capture", "rescued {n} source", "rescued {n} sources"),
    ("mark the link as dead", "tagged {n} link as dead", "tagged {n} links as dead"),
    ("remove {{dead link}}", "untagged {n} working link", "untagged {n} working links"),
    ("merge ", "merged {n} duplicate reference", "merged {n} sets of duplicate references"),
)
_BY_FAMILY = {
    Family.LINK: ("updated {n} link", "updated {n} links"),
    Family.ARCHIVE: ("mended {n} archive parameter", "mended {n} archive parameters"),
    Family.DATE: ("mended {n} date", "mended {n} dates"),
    Family.MISMATCH: ("corrected {n} date", "corrected {n} dates"),
    Family.DUPLICATE: ("merged {n} duplicate reference", "merged {n} sets of duplicate references"),
    Family.FOOTNOTE: ("mended {n} footnote", "mended {n} footnotes"),
    Family.CITATION: ("mended {n} citation parameter", "mended {n} citation parameters"),
}
LONGEST = 500  # what MediaWiki keeps of an edit summary, in characters


def edit_summary(applied: Iterable[Finding], version: str) -> str:
    """`Rescued 2 sources; mended 3 dates (refcheck 1.0)`; "" where nothing was applied."""
    counts: Counter[tuple[str, str]] = Counter(_phrase(finding) for finding in applied)
    if not counts:
        return ""
    parts = [(one if n == 1 else many).format(n=n) for (one, many), n in counts.most_common()]
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]} (refcheck {version})"[:LONGEST]


def _phrase(finding: Finding) -> tuple[str, str]:
    title = finding.fix.title if finding.fix is not None else ""
    for start, one, many in _BY_TITLE:
        if title.startswith(start):
            return one, many
    return _BY_FAMILY[finding.family]
