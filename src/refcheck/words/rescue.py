"""Writes archive rescues into wikitext: each shape of citation gets its capture in the page's own way.

Nothing that stands is rewritten: the url stays as typed, no access-date and no title is invented, and a well-formed
archive is replaced only when the caller says that it is worthless.  Sources: Help:Citation Style 1 (archive-url,
archive-date, url-status), Template:Webarchive, Template:Dead link.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from refcheck.model.article import Article, Citation, CitationStyle, Field
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words import dates
from refcheck.words.layout import layout
from refcheck.words.templates import cs1_kind

if TYPE_CHECKING:
    from refcheck.model.evidence import Capture

_DEAD_LINK = ("dead link", "deadlink", "dl", "dead", "broken link", "permanent dead link", "link rot", "404")
_DAY_STYLES = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}


def rescue(article: Article, citation: Citation, capture: Capture, *, dead: bool = True) -> Fix | str:
    """The fix that gives a citation this capture, or the reason why that cannot be written.

    `dead` says whether the live link is dead; it decides `url-status`.  A {{dead link}} right behind is removed.
    """
    if citation.style is CitationStyle.TEMPLATE:
        if cs1_kind(citation.template) is None:
            return f"{{{{{citation.template}}}}} has no archive parameters that are known here"
        edits = _into_template(article, citation, capture, dead)
    elif citation.url and citation.start >= 0:
        edits = _beside_link(article, citation, capture)
    else:
        return "there is no link to archive"
    tag = dead_link_after(article, citation)
    if tag is not None and dead:
        edits = (*edits, Edit(tag[0], tag[1], ""))
    day = dates.write(capture.captured.date(), style="dmy")
    return Fix(f"add the capture of {day}", tuple(sorted(edits)), Safety.SAFE)


def tag_dead(article: Article, citation: Citation, today: date) -> Fix | None:
    """The fix that marks a dead link without capture; None where it is marked already.  A person should confirm it."""
    if citation.start < 0 or dead_link_after(article, citation) is not None:
        return None
    month = f"{dates.LONG[today.month - 1]} {today.year}"
    space = " " if citation.style is CitationStyle.BARE_URL else ""
    text = f"{space}{{{{dead link|date={month}|fix-attempted=yes}}}}"
    return Fix("mark the link as dead", (Edit(citation.end, citation.end, text),), Safety.UNSAFE)


def untag_dead(article: Article, citation: Citation) -> Fix | None:
    """The fix that removes {{dead link}} behind a citation whose link lives; None where there is none."""
    tag = dead_link_after(article, citation)
    if tag is None:
        return None
    return Fix("remove {{dead link}}: the link works", (Edit(tag[0], tag[1], ""),), Safety.UNSAFE)


def dead_link_after(article: Article, citation: Citation) -> tuple[int, int] | None:
    """Where the {{dead link}} right behind a citation stands, with the space before it."""
    text = article.document.text
    for call in article.templates:
        if call.start >= citation.end and call.name in _DEAD_LINK:
            if not text[citation.end : call.start].strip(" .,;"):
                start = call.start
                while text[start - 1] == " " and start > citation.end:
                    start -= 1
                return start, call.end
            return None
    return None


def page_style(article: Article) -> str:
    """How the page writes whole days: `dmy`, `mdy` or `ymd`; its declaration first, else what its archive dates do."""
    declared = article.date_style.partition("-")
    if declared[0] in _DAY_STYLES and not declared[2]:
        return declared[0]
    styles: Counter[str] = Counter()
    for reference in article.references:
        for citation in reference.citations:
            for stated, weight in ((citation.archive_date, 3), (citation.access_date, 2), (citation.date, 1)):
                if stated is not None and stated.exact:
                    styles[dates.style_of(stated.raw)] += weight
    known = [style for style, _ in styles.most_common() if style in _DAY_STYLES]
    return known[0] if known else "dmy"


def _day(article: Article, citation: Citation, day: date) -> str:
    """A day as this citation writes days, else as the page does."""
    for stated in (citation.archive_date, citation.access_date):
        if stated is not None and stated.exact:
            return dates.write(day, like=stated.raw)
    return dates.write(day, style=page_style(article))


def _into_template(article: Article, citation: Citation, capture: Capture, dead: bool) -> tuple[Edit, ...]:
    """Sets archive-url, archive-date and url-status: into empty parameters where they stand, else after the url."""
    wanted = {
        "archive-url": _escape(capture.url),
        "archive-date": _day(article, citation, capture.captured.date()),
        "url-status": "dead" if dead else "live",
    }
    there = {field.name: field for field in citation.fields if field.name in wanted}
    edits = []
    missing = []
    for name, value in wanted.items():
        field = there.get(name)
        if field is None:
            missing.append((name, value))
        elif field.raw != value:
            edits.append(Edit(field.start, field.end, value))
    if missing:
        anchor = _anchor(citation)
        like = layout(article.document.text, anchor)
        text = "".join(like.write(name, value) for name, value in missing)
        edits.append(Edit(anchor.end, anchor.end, text))
    return tuple(edits)


def _anchor(citation: Citation) -> Field:
    """The parameter after which new ones go: the url, else the last one."""
    return citation.field("chapter-url") or citation.field("url") or citation.fields[-1]


def _beside_link(article: Article, citation: Citation, capture: Capture) -> tuple[Edit, ...]:
    """A {{webarchive}} behind a titled link or a bare URL; replaces one that stands there already."""
    text = article.document.text
    day = _day(article, citation, capture.captured.date())
    written = f"{{{{webarchive|url={_escape(capture.url)}|date={day}}}}}"
    for call in article.templates:
        if call.start >= citation.end and call.name in ("webarchive", "wayback"):
            if not text[citation.end : call.start].strip():
                return (Edit(call.start, call.end, written),)
            break
    match = _link_end().match(text, citation.start, citation.end)
    at = match.end() if match else citation.end
    return (Edit(at, at, f" {written}"),)


@cache
def _link_end() -> re.Pattern[str]:
    return re.compile(r"\[[^\]\n]*\]")


def _escape(url: str) -> str:
    """A URL as it may stand in a template's argument."""
    return (
        url.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("{{", "%7B%7B").replace("}}", "%7D%7D")
    )
