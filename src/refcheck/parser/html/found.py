"""What the walk over a page finds, before markers and references know each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from refcheck.model.article import Claim, ListBlock, Paragraph, Section
from refcheck.parser.html.references import Listing
from refcheck.parser.html.scan import Scan


@dataclass(slots=True)
class Draft:
    """A marker before it is known which reference it points to."""

    label: str
    target: str
    section: int
    group: str | None = None
    claim: Claim | None = None


@dataclass(slots=True)
class Found:
    """What the walk found.  `cited` are the citations outside references, `links` the other outside links."""

    sections: list[Section] = field(default_factory=list)
    lists: list[ListBlock] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    markers: list[Draft] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    cited: list[Scan] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)  # kind, message
    title: str = ""
