"""The reporter's output: what is wrong, where, how it is known, and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from refcheck.model.article import Article, Reference
from refcheck.model.record import Ordered, Record, record
from refcheck.model.text import Span

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus


class Severity(StrEnum):
    """SARIF's own three words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "note").index(self.value)


class Family(StrEnum):
    """The seven families of rules; the value is the family's name, `prefix` what its codes begin with."""

    LINK = "link"
    ARCHIVE = "archive"
    DATE = "date"
    MISMATCH = "mismatch"
    DUPLICATE = "duplicate"
    FOOTNOTE = "footnote"
    CITATION = "citation"

    @property
    def prefix(self) -> str:
        """Two letters and the first digit of the family's codes."""
        return {
            "link": "LK1",
            "archive": "AR2",
            "date": "DT3",
            "mismatch": "DM4",
            "duplicate": "DU5",
            "footnote": "FN6",
            "citation": "CT7",
        }[self.value]


class Safety(StrEnum):
    """Who may apply a fix: anybody, a person who confirms it, or only a person by hand."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


@record
class Edit(Ordered):
    """One replacement in the document's text: `text` takes the place of [start, end)."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """What is replaced."""
        return Span(self.start, self.end)


@record
class Fix(Record):
    """An offered change: all its edits or none.

    `merges` are references, by (list, group, number), that become one; the first is kept.  `cosmetic` marks a change
    that neither a reader nor a tracking category would notice: alone it is no reason for an edit.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety
    merges: tuple[tuple[int, str, int], ...] = ()
    cosmetic: bool = False

    @classmethod
    def replace(cls, title: str, span: Span, text: str, safety: Safety = Safety.SAFE) -> Fix:
        """A fix of one edit."""
        return cls(title, (Edit(span.start, span.end, text),), safety)


@record
class Related(Record):
    """Another place that a finding speaks of."""

    start: int
    end: int
    message: str
    reference: Reference | None = None


@record
class Moment(Record):
    """A piece of evidence that has a place in time: what it is, how it is written, the days that it may mean, and
    whether it is the date in doubt.
    """

    label: str
    written: str
    first: date
    last: date
    doubted: bool = False


@record
class Finding(Record):
    """One thing that is wrong.  `start` is -1 where the place is unknown (HTML).

    `moments` are the dates that contradict each other, the doubted one first; reports may draw them.
    """

    code: str
    rule: str
    family: Family
    severity: Severity
    message: str
    start: int
    end: int
    fingerprint: str
    reference: Reference | None = None
    related: tuple[Related, ...] = ()
    evidence: tuple[str, ...] = ()
    suggestion: str | None = None
    cs1: str | None = None
    url: str | None = None
    fix: Fix | None = None
    moments: tuple[Moment, ...] = ()


@record
class Report(Record):
    """What one article's audit found.

    `complete` is False after an interruption.  `silenced` counts findings that the text or the settings silence;
    `notes` say in plain words what could not be checked and why.
    """

    article: Article
    statuses: Mapping[str, LinkStatus]
    findings: tuple[Finding, ...]
    complete: bool = True
    silenced: int = 0
    notes: tuple[str, ...] = ()
