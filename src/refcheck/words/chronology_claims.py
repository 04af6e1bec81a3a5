"""Compares what an article says where it cites a source with the source's date, and judges a whole article.

A source cannot report what happened after it.  But articles are brought up to date and keep their old source, and
sources announce: only a year that one slip of the hand turns into the stated one makes a loud accusation, and none
where another source of the same sentence is as old.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from refcheck.model.article import Article, Citation, CitedDate, Claim, ClaimKind, Reference
from refcheck.words.chronology import Clue, ClueKind, Verdict, one_slip, weigh
from refcheck.words.chronology_clues import Setting, clues, suspicious
from refcheck.words.chronology_titles import YEAR, any_of, latest_year, looks_ahead, may_name_later
from refcheck.words.data import outlook
from refcheck.words.equality import Level, repeated
from refcheck.words.markup import claim_text
from refcheck.words.patterns import later

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus

#: Only the end of a long claim (a table's row, a paragraph without full stops) is looked at.
LONGEST = 1500

#: Years by which what a claim tells of must be later than its source, to prove anything.
GAP = 2

#: Markers that stand no farther apart share what they support.
_LEAST_PART = 25

#: A year that is a horizon or the stamp of whoever brought the text up to date: "by 2012", "as of 2012".
_BOUNDED = later(
    r"\b(?:by|until|till|before|prior to|pre|through|beyond|past|as of|stand:?)[\s-]+(?:\w+[\s-]+){0,2}\Z", re.I
)
_BOUND = later(r"\b(?:by|until|till|before|prior to|pre|through|beyond|past|as of|stand:?)[\s-]", re.I)
#: "In May 2012, " and "On 5 May 2012 " date what is told next.
_DATED = later(r"\b(?:In|On)\s+(?:(?:early|late|mid)[\s-])?(?:[A-Z][a-z]{2,8}\s|[0-9]{1,2},?\s){0,2}\Z", re.I)
#: Between the year and the announcing: what is told of the year itself has yet to come.
_PROMISES = later(r"\b(?:will|would|shall|should|may|might|could|scheduled|expected|due|to be)\b", re.I)
#: The year of a linked event whose name is not written out: [[2012 Summer Olympics|the Olympics]].
_LINKED = later(r"\[\[((?:1[89]|20)[0-9]{2}) [^\[\]|]*\|([^\[\]|]*)\]\]")

Where = tuple[int, int]
Result = TypeVar("Result")


class Seen(Protocol):
    """What is looked at: the article, what was seen of its links, and today (a rule's context is one)."""

    @property
    def article(self) -> Article:
        """The article."""

    @property
    def statuses(self) -> Mapping[str, LinkStatus]:
        """What was seen of its links, by URL."""

    @property
    def today(self) -> date:
        """The day that counts as today."""

    def once(self, work: Callable[[Any], Result], /) -> Result:
        """The result of a function of all this, worked out at most once."""


def verdicts(seen: Seen) -> tuple[Verdict, ...]:
    """The verdict on every dated citation that any evidence contradicts, in source order; at most one a reference."""
    article = seen.article
    setting = Setting(seen.today, article.document.revision_date, seen.statuses)
    claims = _Claims(article)
    siblings = _siblings(seen)
    found: list[Verdict] = []
    for reference in article.references:
        judged = [
            verdict
            for citation in reference.citations
            if citation.date is not None
            and (verdict := _judge(citation, reference, setting, claims, siblings.get(id(reference))))
        ]
        if judged:
            found.append(max(judged, key=lambda verdict: verdict.points))
    for citation in article.citations:
        if citation.date is not None and (verdict := _judge(citation, None, setting, claims)):
            found.append(verdict)
    return tuple(found)


def _siblings(seen: Seen) -> dict[int, Reference]:
    """The references that cite the same source as another one, but with another date."""
    found: dict[int, Reference] = {}
    for pair in seen.once(repeated):
        if pair.level is Level.CONFLICT and any(name == "date" for name, _, _ in pair.conflicts):
            found[id(pair.first)] = pair.second
            found[id(pair.second)] = pair.first
    return found


def _sibling(other: Reference) -> Clue | None:
    day = other.citations[0].date
    if day is None or day.first is None or day.last is None:
        return None
    says = f"reference {other.label or other.number} dates the same source {day.raw}"
    return Clue(ClueKind.SIBLING, says, 1, day.first, day.last, exact=True)


def _judge(
    citation: Citation, reference: Reference | None, setting: Setting, claims: _Claims, twin: Reference | None = None
) -> Verdict | None:
    stated = citation.date
    if stated is None or stated.first is None or stated.last is None or not _plain(stated):
        return None
    claim = claims.contradicting(reference, stated) if reference is not None else None
    if (
        claim is None
        and twin is None
        and not (suspicious(citation, stated.first, stated.last) or setting.statuses or setting.revision is not None)
    ):
        return None
    evidence = clues(citation, stated, setting)
    bound = min((clue.last for clue in evidence if clue.last and clue.points and not clue.exact), default=setting.today)
    if claim is not None and claim.first is not None and claim.first <= bound:
        evidence.append(claim)
    if twin is not None and (sibling := _sibling(twin)):
        evidence.append(sibling)
    return weigh(citation, reference, stated, evidence)


def _plain(stated: CitedDate) -> bool:
    """Approximate dates and decades prove nothing."""
    return bool(stated.edtf) and str(stated.edtf)[-1] not in "~?X." and (stated.edtf or "")[:1] != "-"


class _Claims:
    """The claims of each reference, gathered when first asked for, and the sources that share a claim."""

    __slots__ = ("_article", "_by_reference", "_dates", "_ends", "_latest", "_text")

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.document.text
        self._by_reference: dict[tuple[int, str, int], list[Claim]] | None = None
        self._dates: dict[Where, list[tuple[tuple[int, str, int], int]]] = {}
        self._latest: dict[int, int] = {}
        self._ends: list[Where] | None = None

    def contradicting(self, reference: Reference, stated: CitedDate) -> Clue | None:
        """The clue of the claims that speak of a year after the stated date; None where any of them fits it."""
        if self._by_reference is None:
            self._gather()
        mine = (self._by_reference or {}).get((reference.list, reference.group, reference.number), ())
        if not mine or stated.last is None:
            return None
        if len(reference.citations) > 1 and any(
            citation.date is not None and citation.date is not stated for citation in reference.citations
        ):
            return None  # any of the sources of one footnote may be what the claim rests on
        year = stated.last.year
        heaviest: Clue | None = None
        for claim in mine:
            if self._latest_year(claim, year) <= year:
                continue
            clue = _clue(self._text, claim, year)
            if clue is not None and any(
                other < (clue.first or date.min).year for other in self._company(reference, claim)
            ):
                clue = None
            if clue is None:
                clue = self._of_last_part(reference, claim, year)
            if clue is not None and (heaviest is None or clue.points > heaviest.points):
                heaviest = clue
        return heaviest

    def _of_last_part(self, reference: Reference, claim: Claim, year: int) -> Clue | None:
        """The same of what stands between the sentence's previous marker and this one, whose source this one alone is;
        believed only where one slip explains it.
        """
        if claim.text is not None:
            return None
        part = self._last_part(claim)
        if part is None:
            return None
        clue = _clue(self._text, part, year)
        return clue if clue is not None and clue.points > 1 else None

    def _last_part(self, claim: Claim) -> Claim | None:
        """What a marker's claim says behind the previous marker in it, None where it is the first."""
        if self._ends is None:
            self._ends = sorted((marker.end, marker.start) for marker in self._article.markers)
        at = bisect_left(self._ends, (claim.end, -1))
        behind = claim.end
        while at > 0 and self._ends[at - 1][0] > claim.start:
            end, start = self._ends[at - 1]
            if behind - end > _LEAST_PART:
                return replace(claim, start=end)
            behind = min(behind, start)
            at -= 1
        return None

    def _latest_year(self, claim: Claim, year: int) -> int:
        """The latest year that a claim names, 0 where it names none after a year; several sources may ask for it."""
        latest = self._latest.get(id(claim))
        if latest is None:
            text, start, end = _place(self._text, claim)
            if not may_name_later(year, text, start, end):
                return 0
            latest = self._latest[id(claim)] = latest_year(text[start:end])
        return latest

    def _gather(self) -> None:
        by_reference: dict[tuple[int, str, int], list[Claim]] = {
            (reference.list, reference.group, reference.number): []
            for reference in self._article.references
            if any(citation.date is not None for citation in reference.citations)
        }
        for marker in self._article.markers:
            claims = by_reference.get((marker.list, marker.group, marker.number))
            if claims is not None and (claim := marker.claim) is not None:
                claims.append(claim)
        self._by_reference = by_reference

    def _company(self, reference: Reference, claim: Claim) -> list[int]:
        """The latest years of the other dated sources of the same sentence."""
        if not self._dates:
            latest = {
                (other.list, other.group, other.number): year
                for other in self._article.references
                if (year := max((c.date.last.year for c in other.citations if c.date and c.date.last), default=0))
            }
            for key, claims in (self._by_reference or {}).items():
                for one in claims:
                    if key in latest:
                        self._dates.setdefault((one.start, -1), []).append((key, latest[key]))
        key = (reference.list, reference.group, reference.number)
        return [year for other, year in self._dates.get((claim.start, -1), ()) if other != key]


def _written(text: str, claim: Claim) -> str:
    text, start, end = _place(text, claim)
    return text[start:end]


def _place(text: str, claim: Claim) -> tuple[str, int, int]:
    """The text that a claim is written in, and where in it."""
    if claim.text is not None:
        return claim.text, 0, len(claim.text)
    return text, max(claim.start, claim.end - LONGEST), claim.end


def _told(plain: str, stated: int) -> list[int] | None:
    """The years of which a claim tells as past; None where it looks ahead or tells of the stated year or before.

    What was announced "in May 2012" was announced then, whatever it promised; years that come later are promises.
    """
    matches = list(YEAR.finditer(plain))
    bounds = _BOUND.search(plain) is not None  # a claim may name hundreds of years
    told = [match for match in matches if not (bounds and _BOUNDED.search(_before(plain, match)))]
    if any(int(match[0]) <= stated for match in told):
        return None
    horizons = [match for match in matches if match not in told] if len(told) < len(matches) else []
    if horizons and (not told or any(int(match[0]) < int(told[0][0]) for match in horizons)):
        return None
    if told and max(int(match[0]) for match in told) - stated < GAP:  # before the many words for the future are sought
        return None
    if not looks_ahead(plain):
        return [int(match[0]) for match in told]
    announced = any_of((outlook.ANNOUNCING,)).search(plain)
    told = [match for match in told if announced and match.end() < announced.start()]
    if not announced or not told or _PROMISES.search(plain, told[-1].end(), announced.start()):
        return None
    return [int(match[0]) for match in told] if _DATED.search(_before(plain, told[-1])) else None


def _before(plain: str, match: re.Match[str]) -> str:
    """The few words before a year."""
    return plain[max(0, match.start() - 40) : match.start()]


def _clue(text: str, claim: Claim, stated: int) -> Clue | None:
    """The clue of one claim: every year that it names lies after the stated one, and nothing in it looks ahead."""
    plain = claim.text if claim.text is not None else claim_text(text, claim)
    plain = plain[-LONGEST:]
    years = _told(plain, stated)
    if years is None:
        return None
    years += [int(match[1]) for match in _LINKED.finditer(_written(text, claim)) if match[1] not in match[2]]
    if not years or min(years) <= stated:
        return None
    year = min(years)
    gap = year - stated
    if gap < GAP:
        return None
    slips = [one for one in years if one_slip(one, stated)]
    points = 2 if slips and gap >= 3 else 1
    said = {
        ClaimKind.SENTENCE: "the sentence cited speaks of",
        ClaimKind.ITEM: "the list item cited speaks of",
        ClaimKind.ROW: "the table row cited speaks of",
        ClaimKind.CAPTION: "the caption cited speaks of",
        ClaimKind.FIELD: "the infobox cites it for",
    }[claim.kind]
    named = slips[0] if slips else year
    return Clue(
        ClueKind.CLAIM,
        f"{said} {named}",
        points,
        first=date(named, 1, 1),
        names=(named,),
        start=claim.start,
        end=claim.end,
    )
