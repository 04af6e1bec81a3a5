"""The archived copy is one of another page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives, urls


@rule(
    Citation,
    code="AR241",
    name="archive-of-another-page",
    severity=Severity.WARNING,
    needs=("archive-url",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.org/b}}",
            found="example.org/b",
        ),
        Bad(
            "{{cite web |title=T |url=http://example.com/a/1 |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a/2}}"
        ),
        Good(
            "{{cite web |title=T |url=https://www.example.com/A%20b/ |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com:80/a%20b}}"
        ),
        Good(
            "{{cite web |title=T |url=http://www2.example.com//a/index.html |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a/}}"
        ),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://archive.today/AbCdE}}"
        ),
        Good(
            "{{cite book |title=T |url=http://example.com/book |chapter-url=http://example.com/book/1 "
            "|archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/book/1}}"
        ),
        Good(
            "{{cite news |title=T |url=https://www.example.com/world/2011/feb/21/lamps-crushed-in-polls "
            "|archive-date=15 January 2016 |archive-url=https://web.archive.org/web/20160115000000/"
            "http://www.example.co.uk/world/2011/feb/21/lamps-crushed-in-polls?ticket=ST-1}}"
        ),
        Good(
            "{{cite news |title=T |url=https://www.example.com/article/us-lamps-idUSKCN0HO08N20140929 "
            "|archive-date=15 January 2016 |archive-url=https://web.archive.org/web/20160115000000/"
            "http://www.example.com/article/2014/09/29/us-lamps-and-lights-idUSKCN0HO08N20140929}}"
        ),
        Good(
            "{{cite news |title=T |url=https://www.example.com/sport/lamps/44464913 |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://www.example.co.uk/sport/lamps/44464913?x=y}}"
        ),
        Bad(
            "{{cite news |title=T |url=https://www.example.com/lamps-and-lights.php?id=5 |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/lamps-and-lights.php?id=6}}"
        ),
        Bad(
            "{{cite news |title=T |url=https://www.example.com/world/2011/feb/21/lamps-crushed-in-polls "
            "|archive-date=15 January 2016 |archive-url=https://web.archive.org/web/20160115000000/"
            "http://www.example.co.uk/world/2011/feb/22/lamps-win-after-all}}"
        ),
    ],
)
def archive_of_another_page(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The archived copy is one of another page.

    An archive's address says what it is a copy of. Where that is not the cited page, the copy was pasted into the
    wrong citation, or the url was changed and the copy forgotten. Another scheme, subdomain, port, letter case or
    encoding is no other page, nor is a new domain or folder, where the page's own long name stays; another address on
    the same host only makes a note, since sites move their pages.

    Sources: Help:Citation Style 1 (archive-url).
    """
    link = archives.read(citation.archive_url)
    cited = [url for url in (citation.url, citation.chapter_url) if url]
    if link is None or not link.original or not cited or link.original in cited:
        return
    if _key(link.original) in {_key(url) for url in cited} | {_key(_behind(url)) for url in cited}:
        return
    if any(_has_moved(link.original, url) for url in cited):
        return
    same_site = {_site(link.original)} & {_site(url) for url in cited}
    place = citation.field("archive-url") or citation
    message = f"archive-url is a copy of {link.original}, not of {cited[0]}"
    yield Problem.at(
        place,
        message,
        url=citation.archive_url,
        severity=Severity.NOTE if same_site and not _path(link.original, cited) else None,
    )


def _behind(url: str) -> str:
    """What an archive address in `url` archives."""
    link = archives.read(url)
    return link.original if link else url


def _key(url: str) -> str:
    """An address without what makes no other page: scheme, subdomain, case, encoding, doubled slashes, index.html."""
    host, slash, rest = urls.comparable(unquote(url.partition("#")[0]).replace(" ", "%20")).lower().partition("/")
    path = re.sub(r"(?<=/)(?:index|default)\.[a-z]{2,5}$", "", re.sub("/{2,}", "/", slash + rest))
    return urls.registrable(host.partition(":")[0]) + path.rstrip("/?")


def _site(url: str) -> str:
    return urls.registrable(urls.host(url))


#: A page's own name in its address: so long that no two pages share it.
_LONG_NAME = 16
_LONG_NUMBER = 12


def _has_moved(original: str, url: str) -> bool:
    """Whether the last step of both paths is the same long name, or ends with the same long number of a story.

    What the cited address asks for (`?id=5`) must be in the copy's; a query of the copy's own may be a visitor's.
    """
    if "?" in url and _key(url).partition("?")[2] != _key(original).partition("?")[2]:
        return False
    host, _, path = _key(original).partition("?")[0].rstrip("/").partition("/")
    other_host, _, other_path = _key(url).partition("?")[0].rstrip("/").partition("/")
    name, other_name = path.rpartition("/")[2], other_path.rpartition("/")[2]
    if name == other_name:
        same_name_of_site = host.partition(".")[0] == other_host.partition(".")[0]  # bbc.co.uk, bbc.com
        return (
            len(name) >= _LONG_NAME
            or (len(name) >= _LONG_NUMBER and _is_mixed(name))
            or (same_name_of_site and path == other_path and len(path) >= _LONG_NAME)
        )
    number = name.rpartition("-")[2]
    same_number = number == other_name.rpartition("-")[2] and len(number) >= _LONG_NUMBER and _is_mixed(number)
    return host == other_host and same_number


def _is_mixed(name: str) -> bool:
    """Whether a name holds letters and digits, as numbers of stories do."""
    return any(map(str.isdigit, name)) and any(map(str.isalpha, name))


def _path(original: str, cited: list[str]) -> bool:
    """Whether only the last step or a number in the address differs: a neighbour, pasted by mistake."""
    folder = _key(original).rpartition("/")[0]
    return any(_key(url).rpartition("/")[0] == folder and "/" in folder for url in cited)
