"""Writes archive rescues into wikitext: each shape of citation gets its capture in the page's own way.

Nothing that stands is rewritten: the url stays as typed, no access-date and no title is invented, and a well-formed
archive is replaced only when the caller says that it is worthless.  Sources: Help:Citation Style 1 (archive-url,
archive-date, url-status), Template:Webarchive, Template:Dead link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from refcheck.model.article import Article, Citation, CitationStyle, Field, Link, Reference
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words import dates
from refcheck.words.deadlinks import (
    LANGUAGES,
    WEBARCHIVE,
    Place,
    call_behind,
    dead_link_behind,
    place_of,
    place_of_link,
)
from refcheck.words.layout import layout
from refcheck.words.templates import cs1_kind

if TYPE_CHECKING:
    from refcheck.model.evidence import Capture, LinkStatus

_DAY_STYLES = frozenset({"dmy", "mdy", "ymd"})


@dataclass(frozen=True, slots=True)
class _Names:
    """How a template calls the three parameters, and the words for a dead and a live link; "" where it has none."""

    url: str = "archive-url"
    date: str = "archive-date"
    status: str = "url-status"
    dead: str = "dead"
    live: str = "live"


# Templates of other languages, by the parameter that they name the address or its day with; all take ISO dates.
_LOCAL = {
    "internetquelle": _Names("archiv-url", "archiv-datum", "offline", "ja", ""),
    "lien web": _Names(status=""),
    "citar web": _Names("arquivourl", "arquivodata", "urlmorta", "sim", ""),
    "citeer web": _Names("archiefurl", "archiefdatum", "dodeurl", "ja", ""),
}


def rescue(article: Article, citation: Citation, capture: Capture, *, dead: bool = True) -> Fix | str:
    """The fix that gives a citation this capture, or the reason why that cannot be written.

    `dead` says whether the live link is dead; it decides `url-status`.  A {{dead link}} that belongs to it is removed.
    """
    place = place_of(article, citation)
    if place is None or not (citation.url or citation.chapter_url):
        return "there is no link that could be followed by its archived copy"
    if _is_earlier(capture, citation):
        return "the capture is from before the date of the source"
    if citation.style is CitationStyle.TEMPLATE:
        names = _names(citation)
        if names is None:
            return f"{{{{{citation.template}}}}} has no archive parameters that are known here"
        edits = _into_template(article, citation, capture, names, dead)
    else:
        day = _day(article, citation, capture.captured.date())
        answer = _beside(article, place, _address(capture, citation.url), day)
        if isinstance(answer, str):
            return answer
        edits = answer
    return _fix(article, place, capture, edits, dead)


def rescue_link(article: Article, link: Link, capture: Capture) -> Fix | str:
    """The fix that puts an archived copy beside a dead link that is no citation, or the reason why not."""
    place = place_of_link(article, link)
    if place is None:
        return "the link is a parameter of a template"
    day = dates.write(capture.captured.date(), style=page_style(article))
    answer = _beside(article, place, _address(capture, link.url), day)
    return answer if isinstance(answer, str) else _fix(article, place, capture, answer, True)


def _fix(article: Article, place: Place, capture: Capture, edits: tuple[Edit, ...], dead: bool) -> Fix:
    tag = dead_link_behind(article, place) if dead else None
    day = dates.write(capture.captured.date(), style="dmy")
    return Fix(f"add the capture of {day}", tuple(sorted((*edits, tag) if tag else edits)), Safety.SAFE)


def other_copy(article: Article, citation: Citation, capture: Capture) -> Fix | None:
    """The fix that puts another archived copy in the place of the one that stands there; nothing else changes.

    None where the place of the copy's address is not known, or where no day stands beside it that could be changed too.
    """
    field = citation.field("archive-url")
    if field is None or field.start < 0 or field.raw != field.value or capture.url == field.value:
        return None
    if _is_earlier(capture, citation):
        return None
    if not citation.template and citation.archive_date is None:
        return None
    address = _address(capture, citation.url or citation.chapter_url)
    edits = [Edit(field.start, field.end, address)]
    day = _day(article, citation, capture.captured.date())
    dated = citation.field("archive-date")
    names = _names(citation)
    if dated is not None and dated.start >= 0:
        edits.append(Edit(dated.start, dated.end, day))
    elif names is not None and field.outer_start >= 0:
        more = layout(article.document.text, field).write(names.date, day)
        edits = [Edit(field.start, field.end, address + more)]
    written = dates.write(capture.captured.date(), style="dmy")
    return Fix(f"put the capture of {written} in its place", tuple(sorted(edits)), Safety.SAFE)


def _is_earlier(capture: Capture, citation: Citation) -> bool:
    """Whether a copy was made before the source appeared: it cannot show what is cited, or the date is wrong."""
    dated = citation.date
    return dated is not None and dated.first is not None and capture.captured.date() < dated.first


def other_copy_for(article: Article, citation: Citation, statuses: Mapping[str, LinkStatus]) -> Fix | None:
    """`other_copy` with the capture that was proven for the page that a citation links; None where there is none."""
    status = statuses.get(citation.chapter_url or citation.url)
    capture = status.capture if status is not None else None
    return other_copy(article, citation, capture) if capture is not None else None


def other_copy_of(
    article: Article, link: Link, reference: Reference | None, statuses: Mapping[str, LinkStatus]
) -> Fix | None:
    """The same for the link to an archived copy, which belongs to a citation of this reference."""
    for citation in reference.citations if reference else article.citations:
        field = citation.field("archive-url")
        if field is not None and field.start == link.start:
            return other_copy_for(article, citation, statuses)
    return None


def _names(citation: Citation) -> _Names | None:
    if cs1_kind(citation.template) is not None:
        return _Names()
    return _LOCAL.get(citation.template)


def page_style(article: Article) -> str:
    """How the page writes whole days: `dmy`, `mdy` or `ymd`; its declaration first, else what its archive dates do."""
    order, _, forms = article.date_style.partition("-")
    if order in _DAY_STYLES:
        # The second letter of |cs1-dates= is for access-date and archive-date: long, short, or year first.
        return {"s": f"{order}-short", "y": "ymd"}.get(forms[-1:], order)
    styles: Counter[str] = Counter()
    for reference in article.references:
        for citation in reference.citations:
            for stated, weight in ((citation.archive_date, 3), (citation.access_date, 2), (citation.date, 1)):
                if stated is not None and stated.exact:
                    styles[dates.style_of(stated.raw)] += weight
    known = [style for style, _ in styles.most_common() if style in _DAY_STYLES]
    return known[0] if known else "dmy"


def _day(article: Article, citation: Citation, day: date) -> str:
    """A day as this citation writes days, else as the page does; templates of other languages take ISO dates."""
    for stated in (citation.archive_date, citation.access_date):
        if stated is not None and stated.exact and dates.style_of(stated.raw):
            return dates.write(day, like=stated.raw)
    if citation.template and cs1_kind(citation.template) is None:
        return day.isoformat()
    return dates.write(day, style=page_style(article))


def _into_template(
    article: Article, citation: Citation, capture: Capture, names: _Names, dead: bool
) -> tuple[Edit, ...]:
    """Sets address, day and status: into empty parameters where they stand, the others behind those or the url."""
    wanted = {
        "archive-url": (names.url, _address(capture, citation.url or citation.chapter_url)),
        "archive-date": (names.date, _day(article, citation, capture.captured.date())),
        "url-status": (names.status, names.dead if dead else names.live),
    }
    there = {field.name: field for field in citation.fields if field.name in wanted}
    edits: dict[int, Edit] = {}
    missing = []
    for name, (written, value) in wanted.items():
        field = there.get(name)
        if not written or not value:
            continue
        if field is None:
            missing.append((written, value))
        elif field.raw != value:
            edits[field.start] = Edit(field.start, field.end, value)
    if missing:
        anchor = max(there.values(), key=lambda field: field.start, default=None) or _anchor(citation)
        like = layout(article.document.text, anchor)
        text = "".join(like.write(name, value) for name, value in missing)
        set_here = edits.get(anchor.start)
        if set_here is not None:
            edits[anchor.start] = Edit(set_here.start, set_here.end, set_here.text + text)
        else:
            edits[anchor.start] = Edit(anchor.end, anchor.end, text)
    return tuple(edits.values())


def _anchor(citation: Citation) -> Field:
    """The parameter after which new ones go: the url, else the last one."""
    return citation.field("chapter-url") or citation.field("url") or citation.fields[-1]


def _beside(article: Article, place: Place, address: str, day: str) -> tuple[Edit, ...] | str:
    """A {{webarchive}} behind a link that is written by hand; one without an address of its own is replaced."""
    if article.language not in LANGUAGES:
        return "what stands beside a link there is not known for this language"
    written = f"{{{{webarchive|url={address}|date={day}}}}}"
    call = call_behind(article, place, WEBARCHIVE)
    if call is not None:
        return (Edit(call.start, call.end, written),)
    return (Edit(place.end, place.end, f" {written}"),)


def _address(capture: Capture, cited: str) -> str:
    """The capture's address as it may stand in a template, at the part of the page that is cited."""
    fragment = cited.partition("#")[2]
    wanted = fragment and not fragment.startswith(":~:") and "#" not in capture.url
    return _escape(f"{capture.url}#{fragment}" if wanted else capture.url)


def _escape(url: str) -> str:
    """A URL as it may stand in a template's argument."""
    return (
        url.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("{{", "%7B%7B").replace("}}", "%7D%7D")
    )
