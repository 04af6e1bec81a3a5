"""Finds the clues to a source's age in its own citation: address, identifiers, and the days it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from refcheck.model.article import Citation, CitedDate
from refcheck.model.record import Record, record
from refcheck.words import dates
from refcheck.words.chronology import EPOCH, Clue, ClueKind, one_slip
from refcheck.words.chronology_titles import latest_year, title_clues
from refcheck.words.dates.intervals import point
from refcheck.words.patterns import later

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus, Page

_YEAR_IN_PATH = later(r"(?:19[5-9]|20[0-9])[0-9]")
_URL_DATE = later(
    # The first digit stands before the look behind it, so that the search can skip to the digits.
    r"(?P<year>[12](?<![0-9].)(?:(?<=1)9[5-9]|(?<=2)0[0-9])[0-9])"
    # Up to three sections may stand between the year and the month: /2010/WORLD/europe/05/24/.
    r"(?:(?P<between>[-/_.])"
    r"(?P<sections>(?:(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/)[A-Za-z][A-Za-z_.-]{1,20}/){1,3})?"
    r"(?P<month>1[0-2]|0?[1-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:(?P=between)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![A-Za-z]))?(?![0-9])"
    r"|(?P<mm>1[0-2]|0[1-9])(?P<dd>3[01]|[12][0-9]|0[1-9])?(?![0-9]))?",
    re.I,
)
#: Days by which the day in an address and the printed one often differ, and those by which they sometimes do.
NEAR = 10
MONTHS = 62
_DOCUMENT = later(
    r"/(?:uploads?|files?|media|images?|img|assets|docs?|documents?|pdfs?|download|sites/default)/|\.pdf\b", re.I
)
_ARCHIVED = later(
    r"^https?://(?:[^/]+/(?:web/|wayback/|all/)?[0-9]{12,14}[a-z_*]*|(?:web\.)?archive\.(?:org|today|is|ph)/(?:web/)?[0-9]+"
    r"[a-z_*]*|(?:www\.)?webcitation\.org)/",
    re.I,
)


@record
class Setting(Record):
    """What holds for the whole article: today, the day of the revision that was read, and what was seen of links."""

    today: date
    revision: date | None
    statuses: Mapping[str, LinkStatus]


def suspicious(citation: Citation, first: date, last: date) -> bool:
    """Whether a cheap look finds anything that may contradict the stated interval; most citations end here."""
    access, archived = citation.access_date, citation.archive_date
    if access is not None and access.last is not None and access.last < first:
        return True
    if archived is not None and archived.last is not None and archived.last < first:
        return True
    low, high = first.year, last.year
    archive = citation.archive_url
    if archive:
        at = archive.find("/web/") + 5
        if at > 4 and archive[at : at + 4].isdigit() and int(archive[at : at + 4]) <= low:
            return True
    named = latest_year(citation.title)
    if citation.chapter:
        named = max(named, latest_year(citation.chapter))
    if named > high or (named == high and first == last):  # the title may name a day
        return True
    url = citation.url
    address = citation.chapter_url or url
    if address and ("20" in address or "19" in address) and _YEAR_IN_PATH.search(address):
        interval = url_day(address)
        if interval is not None and (last < interval[0] or interval[1] < first):
            return True
    if url and high < 2018 and site_began(url)[0] > (high, last.month):
        return True
    if not citation.ids:
        return False
    return any([clue.contradicts(first, last) for clue in _identifiers(citation, first, last)])


def clues(citation: Citation, stated: CitedDate, setting: Setting) -> list[Clue]:
    """All clues that the citation itself holds, and what the page says where it was fetched."""
    first, last = stated.first, stated.last
    if first is None or last is None:
        return []
    found = [*_upper(citation, stated, setting)]
    bound = min((clue.last for clue in found if clue.last and clue.points), default=setting.today)
    found += title_clues(citation, stated, bound)
    found += _url(citation.chapter_url or citation.url, first, last)
    found += _site(citation, last)
    found += _identifiers(citation, first, last)
    found += _page(citation, first, last, setting)
    return found


_BOOKISH = frozenset({"cite book", "cite journal", "citation", "cite encyclopedia", "cite conference", "cite thesis"})


def _slack(citation: Citation, stated: CitedDate) -> int:
    """Days that a source may appear before the date printed on it.

    A month or a season on a magazine's cover begins weeks after it is sold, a book of next year is out in autumn.
    """
    if stated.exact:
        return 14 if citation.template in ("cite magazine", "cite journal") else 0
    if stated.first and stated.last and (stated.last - stated.first).days < 100:
        return 92
    return 92 if citation.ids or citation.template in _BOOKISH else 31


def _upper(citation: Citation, stated: CitedDate, setting: Setting) -> Iterator[Clue]:
    """The days on which somebody already had the source."""
    slack = _slack(citation, stated)
    for kind, day, word in (
        (ClueKind.ACCESS, citation.access_date, "it was read on"),
        (ClueKind.ARCHIVE, citation.archive_date, "its archive-date is"),
    ):
        if day is not None and day.last is not None and day.last.year >= 1990:
            yield _bound(kind, day.last, f"{word} {_said(day)}", stated, slack, day.start, day.end)
    captured = _captured(citation.archive_url)
    if captured is not None:
        yield _bound(
            ClueKind.CAPTURE,
            captured + timedelta(days=1),
            f"the capture was made on {captured.isoformat()}",
            stated,
            slack,
        )
    if setting.revision is not None:
        said = f"the article's text is of {setting.revision.isoformat()}"
        yield _bound(ClueKind.REVISION, setting.revision, said, stated, slack)


def _said(day: CitedDate) -> str:
    return day.raw.split("<!--")[0].strip() or (day.edtf or "")


def _bound(kind: ClueKind, day: date, says: str, stated: CitedDate, slack: int, start: int = -1, end: int = -1) -> Clue:
    """An upper bound: certain beyond the slack, worth a word inside it; one day may be a time zone."""
    over = (stated.first - day).days if stated.first else 0
    points = 2 if 0 < over <= slack else 3 if over == 1 else 5
    return Clue(kind, says, points, last=day, start=start, end=end)


def _captured(url: str) -> date | None:
    """The day in a Wayback-like address."""
    if not url:
        return None
    match = re.search(r"/([12][0-9]{3})([01][0-9])([0-3][0-9])(?:[0-9]{6})?[a-z_]*/", url)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


# --------------------------------------------------------------------------------------------------------- the URL

_MONTH_WORDS = {name.casefold(): number for name, number in dates.MONTHS.items()}


@lru_cache(maxsize=1024)  # a suspicious address is read again for its clue
def url_day(url: str) -> tuple[date, date] | None:
    """The interval that the path of an address names: a day, a month or a year; None where there is none."""
    address = _ARCHIVED.sub("/", url)
    best: tuple[date, date] | None = None
    slash = address.find("/", address.find("//") + 2 if "//" in address else 0)
    path = address[slash:] if slash >= 0 else ""
    for match in _URL_DATE.finditer(path):
        found = _url_interval(match, path)
        if found and (best is None or found[1] - found[0] < best[1] - best[0]):
            best = found
    return best


def _url_interval(match: re.Match[str], path: str) -> tuple[date, date] | None:
    year, month, day = int(match["year"]), 0, 0
    opened = path[match.start() - 1] == "/"
    whole = opened and path[match.end() : match.end() + 1] in ("/", "")
    if match["mm"]:  # without separators: 20110506 or, as a whole step of the path, 201105
        if not match["dd"] and not whole:
            return None
        month, day = int(match["mm"]), int(match["dd"] or 0)
    elif match["month"]:
        month = _MONTH_WORDS.get(match["month"].casefold()) or int(match["month"])
        day = int(match["day"] or 0)
        if not day and (match["sections"] or not whole):
            if not opened or match["between"] != "/":
                return None
            month = 0  # a folder of the year
    elif not opened or path[match.end() : match.end() + 1] != "/":
        return None
    _, first, last = point(year, month, day)
    return (first, last) if first and last else None


def _no_reprint(first: date, last: date, begin: date, end: date) -> bool:
    """Whether an address of a later day belongs to the dated text itself, which one slip dated too early.

    What is put up again years later has a later day, too: the day of the reprint and that of the print are then
    unlike each other.
    """
    if (first, last) in EPOCH or (begin == end and begin.year == last.year):
        return True
    if first == last and (begin.month, begin.day) == (first.month, first.day):
        return begin == end
    moved = first.replace(year=begin.year, day=min(first.day, 28))
    near = begin - timedelta(days=MONTHS) <= moved <= end + timedelta(days=MONTHS)
    return near and one_slip(begin.year, first.year) and (begin == end or begin.year - first.year >= 3)


def _url(url: str, first: date, last: date) -> Iterator[Clue]:
    """What the address says of the day of publication."""
    interval = url_day(url) if url else None
    if interval is None:
        return
    begin, end = interval
    days = (end - begin).days
    precise = "the day " + begin.isoformat() if not days else begin.isoformat()[:7] if days < 40 else str(begin.year)
    later, earlier = (begin - last).days, (first - end).days
    apart = max(later, earlier)
    points = 1
    if apart > 0:
        if days > 300:  # a year alone: a folder, an election, a census
            # What lies in it may be newer than its name, seldom older.
            points = 2 if begin.year - first.year >= 3 and one_slip(begin.year, first.year) else 0
        elif apart <= NEAR + days:
            points = 0
        elif earlier > 0:
            points = 4  # old matter is put up again, new matter never under an old day
        else:
            points = 3 if _no_reprint(first, last, begin, end) else 2
        if points and _DOCUMENT.search(url):  # the day of an upload: of an old document, or of its first version
            points = min(points - 1, 2)
        if apart <= MONTHS:
            points = min(points, 1)
    if points > 0:
        yield Clue(ClueKind.URL, f"its URL names {precise}", points, first=begin, last=end, exact=True)


# ---------------------------------------------------------------------------------------- sites, identifiers, page


@cache
def _sites() -> tuple[Mapping[str, tuple[int, int]], frozenset[str]]:
    from refcheck.words.data.first_years import CARRIERS, SITES

    return SITES, CARRIERS


def site_began(url: str) -> tuple[tuple[int, int], str]:
    """Year and month in which a site of the table began, and its name; (0, 0) for other sites."""
    return _host_began(url.split("/", 3)[2]) if url.count("/") > 1 else ((0, 0), "")


@lru_cache(maxsize=1024)
def _host_began(host: str) -> tuple[tuple[int, int], str]:
    sites, _ = _sites()
    host = host.casefold()
    while host:
        if host in sites:
            return sites[host], host
        host = host.partition(".")[2]
    return (0, 0), ""


def _site(citation: Citation, last: date) -> Iterator[Clue]:
    """A page cannot be older than its site, unless the site carries older matter."""
    (year, month), host = site_began(citation.url)
    if not year:
        return
    carrier = host in _sites()[1]
    points = 1 if carrier or year - last.year < 2 else 3
    yield Clue(ClueKind.SITE, f"{host} began in {year}", points, first=date(year, month, 1))


_ARXIV = later(r"(?:arxiv:)?(?:[a-z-]+(?:\.[A-Z]{2})?/)?([0-9]{2})(0[1-9]|1[0-2])[0-9.]", re.I)
_DOI_YEAR = later(
    # Elsevier, Wiley, Nature and Springer, Taylor & Francis, SciELO; IUPAC and others without a full stop behind.
    r"10\.[0-9]{4,5}/(?:(?:j\.(?:[a-z-]+|[0-9]{4}-[0-9]{3}[0-9x])\.|s[0-9]{5}-0|[a-z]+\.|[0-9]{7}[0-9x]\.)"
    r"((?:19|20)[0-9]{2}|[0-9]{2}(?=-[0-9]))(?:[.-]|\b)|(?:pac|s[0-9]{4}-[0-9]{3}[0-9x])((?:19|20)[0-9]{2})[0-9]{6})",
    re.I,
)


def _identifiers(citation: Citation, first: date, last: date) -> Iterator[Clue]:
    """The year in an arXiv number, a bibcode or a DOI."""
    for kind, value in citation.ids:
        if kind == "bibcode" and value[:4].isdigit() and 1800 <= int(value[:4]) <= 2100:
            year = int(value[:4])
            apart = max(year - last.year, first.year - year)
            points = 1 if apart <= 0 else 0 if apart == 1 else 3
            if points:
                says = f"its bibcode is of {year}"
                yield Clue(ClueKind.IDENTIFIER, says, points, date(year, 1, 1), date(year, 12, 31), exact=True)
        elif kind == "arxiv" and (match := _ARXIV.match(value)):
            year = int(match[1]) + (1900 if int(match[1]) > 90 else 2000)
            # Papers are printed up to some years after the preprint; old ones are seldom put there later.
            apart = max(year - 1 - last.year, first.year - year - 5)
            slip = one_slip(year, first.year)
            if apart > 0 or (first.year <= year + 1 and last.year >= year - 1):
                points = 1 if apart <= 0 else 2 + (slip and apart > 1)
                says = f"its arXiv number is of {year}-{match[2]}"
                yield Clue(ClueKind.IDENTIFIER, says, points, date(year - 1, 1, 1), date(year + 5, 12, 31))
        elif kind == "doi" and (match := _DOI_YEAR.match(value)):
            digits = match[1] or match[2]
            year = int(digits) if len(digits) == 4 else 2000 + int(digits)
            if not 1990 <= year <= 2100:
                continue
            slip = one_slip(year, first.year) or one_slip(year + 1, first.year)
            apart = max(year - 1 - last.year, first.year - year - 3)
            points = 1 if apart <= 0 else 2 + (slip and apart > 1)
            says = f"its DOI is of {year}"
            yield Clue(
                ClueKind.IDENTIFIER, says, points, date(year - 1, 1, 1), date(year + 3, 12, 31), names=(year, year + 1)
            )


def _page(citation: Citation, first: date, last: date, setting: Setting) -> Iterator[Clue]:
    """The day that the page itself, or an archived copy of it, says it was published.

    A day that was only guessed from the page's text counts where one slip of the hand leads from it to the stated one.
    """
    what, page = _dated_page(citation, setting.statuses)
    if page is None or page.published is None:
        return
    day = page.published
    guessed = page.guessed
    apart = max((day - last).days, (first - day).days)
    slip = one_slip(day.year, first.year) and (day.month, day.day) == (first.month, first.day)
    swapped = first == last and (day.year, day.month, day.day) == (first.year, first.day, first.month)
    points = 1 if apart <= 0 else 4 - guessed if slip or swapped else 0 if apart <= 10 or guessed else 2
    if points:
        source = f" ({page.published_from})" if page.published_from and not guessed else ""
        says = f"{what} says that it was published on {day.isoformat()}{source}"
        if guessed:
            says = f"{what} seems to say that it was published on {day.isoformat()} (read out of its text by htmldate)"
        yield Clue(ClueKind.PAGE, says, points, day, day, exact=True)


def _dated_page(citation: Citation, statuses: Mapping[str, LinkStatus]) -> tuple[str, Page | None]:
    """The cited page where it lives, else a proven archived copy of it, by its name and what it showed."""
    status = statuses.get(citation.url) if citation.url else None
    if status is not None and status.state.value == "live":
        return "the page", status.evidence.page
    copy = statuses.get(citation.archive_url) if citation.archive_url else None
    if copy is not None and any(capture.verified for capture in copy.evidence.captures):
        return "the archived copy", copy.evidence.page
    return "the archived copy", status.evidence.captured_page if status is not None else None
