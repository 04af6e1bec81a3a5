"""Addresses that carry more than an address: redirectors, library proxies, searches, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol
from urllib.parse import unquote

from refcheck.model.article import Article, Link
from refcheck.words import urls


@cache
def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class HasArticle(Protocol):
    """The rules' context, as far as it is needed here."""

    @property
    def article(self) -> Article: ...

    def once(self, work: Any) -> Any: ...


def _addresses(context: HasArticle) -> str:
    return "\n".join([link.url for link in context.article.links])


def links_with(context: HasArticle, marks: tuple[str, ...]) -> Iterator[Link]:
    """The links of the article whose address holds one of some words; asks all addresses at once, so that most
    articles cost nothing."""
    everything = context.once(_addresses)
    present = [mark for mark in marks if mark in everything]
    if present:
        for link in context.article.links:
            if any(mark in link.url for mark in present):
                yield link


# host and path of a redirector → the parameter that holds the address
_REDIRECTORS = (
    (r"(?:www\.)?google(?:\.com?)?(?:\.[a-z]{2})?/url", ("q", "url")),
    (r"(?:l|lm|www|m)\.facebook\.com/(?:l|flx/warn)(?:\.php|/)?", ("u",)),
    (r"(?:www\.)?youtube\.com/redirect", ("q",)),
    (r"[a-z0-9.-]+\.safelinks\.protection\.outlook\.com/", ("url",)),
    (r"translate\.google(?:\.com?)?(?:\.[a-z]{2})?/(?:translate|website)", ("u",)),
    (r"(?:www\.)?(?:link\.)?duckduckgo\.com/l/", ("uddg",)),
    (r"slack-redir\.net/link", ("url",)),
    (r"out\.reddit\.com/[a-z0-9_/]*", ("url",)),
    (r"[a-z0-9.-]*(?:ezproxy|libproxy)[a-z0-9.-]*/login", ("url", "qurl")),
    (r"[a-z0-9.-]+\.idm\.oclc\.org/login", ("url", "qurl")),
)
REDIRECTOR_MARKS = (
    "/amp/s/",
    "/url?",
    "l.php?",
    "redirect?",
    "safelinks.",
    "translate.google",
    "/l/?",
    "slack-redir",
    "out.reddit",
    "/login?",
)


def carried(url: str) -> str:
    """The address that a redirector's address carries, "" where it is none or carries nothing readable."""
    lower = url.lower()
    if "google." in lower and "/amp/s/" in lower:
        match = _re(r"(?i)https?://(?:www\.)?google(?:\.com?)?(?:\.[a-z]{2})?/amp/s/(.+)").fullmatch(url)
        return f"https://{match[1]}" if match and urls.read(f"https://{match[1]}") else ""
    if not any(mark in lower for mark in REDIRECTOR_MARKS):
        return ""
    parts = urls.read(url)
    if parts is None or not parts.query:
        return ""
    place = f"{parts.host}{parts.path}"
    for pattern, names in _REDIRECTORS:
        if _re(f"(?:{pattern})").fullmatch(place):
            return _inner(parts.query, names)
    return ""


def _inner(query: str, names: tuple[str, ...]) -> str:
    for number, part in enumerate(pieces := query.split("&")):
        name, _, value = part.partition("=")
        if name not in names:
            continue
        if "qurl" in names and "%" not in value:  # a proxy takes the rest of its address as it is
            value = "&".join([value, *pieces[number + 1 :]])
        found = unquote(value) if "%" in value else value
        if found.startswith(("http://", "https://")) and " " not in found and urls.read(found):
            return found
    return ""


PROXY_MARKS = ("proxy", "ezp", "idm.oclc.org")
_PROXY = (
    r"(?:.*[.-])?(?:ezproxy[a-z0-9]*|libproxy[a-z0-9]*|ezp[0-9]*|eproxy[0-9]*)(?:[.-].*)?"
    r"|.*\.idm\.oclc\.org|proxy\.(?:lib|library)\..*"
)


def is_proxied(url: str) -> bool:
    """Whether an address leads through the door of a library, which opens to its members only."""
    if "proxy" not in url and "ezp" not in url and "idm.oclc" not in url:
        return False
    host = urls.host(url)
    return bool(host) and _re(_PROXY).fullmatch(host) is not None


def behind_proxy(url: str) -> str:
    """The address behind a library's proxy, "" where the proxied address does not tell.

    Proxies write the publisher's host before their own, with hyphens for its dots where they speak https.
    """
    inner = carried(url)
    parts = urls.read(url)
    if inner or parts is None:
        return inner
    match = _re(
        r"(.+?)\.(?:[a-z0-9-]*(?:ezproxy|libproxy|ezp|eproxy)[a-z0-9]*\.|[a-z0-9-]+\.idm\.oclc\.org|proxy\.lib)"
    ).match(parts.host)
    if match is None:
        return ""
    host = match[1] if "." in match[1] else match[1].replace("--", "\0").replace("-", ".").replace("\0", "-")
    if not _re(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}").fullmatch(host):
        return ""
    return f"{parts.scheme}://{host}{parts.target}" + ("" if parts.fragment is None else f"#{parts.fragment}")


SEARCH_MARKS = ("/search?", "/?q=", ".com/s?")
_SEARCH = (
    r"(?:www\.)?google(?:\.com?)?(?:\.[a-z]{2})?/search|(?:www\.)?bing\.com/search|(?:[a-z]+\.)?search\.yahoo\.com/search"
    r"|duckduckgo\.com/|(?:www\.)?baidu\.com/s|(?:www\.)?yandex\.(?:ru|com)/search/?|news\.google(?:\.[a-z.]+)/search"
)


def is_search(url: str) -> bool:
    """Whether an address is that of a web search, which shows something else every day."""
    parts = urls.read(url)
    if parts is None or _re(f"(?:{_SEARCH})").fullmatch(parts.host + parts.path) is None:
        return False
    if "tbm=bks" in (parts.query or ""):  # a page of a book
        return False
    return _re(r"(?:^|&)(?:q|p|wd|text)=").search(parts.query or "") is not None


# An address that an identifier leads to as well: host and path → identifier and its value.
_IDENTIFIED = (
    ("doi", r"(?:dx\.)?doi\.org/(10\.\d{4,5}(?:\.\d+)*/\S+)"),
    ("pmid", r"(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/(\d+)/?|pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?"),
    ("pmc", r"(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/(?:PMC)?(\d+)/?|pmc\.ncbi\.nlm\.nih\.gov/articles/PMC(\d+)/?"),
    ("arxiv", r"arxiv\.org/abs/((?:\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?)"),
    ("jstor", r"(?:www\.)?jstor\.org/(?:stable|pss)/(\d+|10\.2307/\d+)/?"),
    ("oclc", r"(?:www\.|search\.)?worldcat\.org/(?:title/)?(?:oclc/)?(\d+)/?"),
    ("hdl", r"hdl\.handle\.net/(\d[\d.]*/\S+)"),
    ("s2cid", r"api\.semanticscholar\.org/CorpusID:(\d+)"),
    ("ssrn", r"(?:papers\.)?ssrn\.com/abstract=(\d+)"),
)
#: One of these stands in the address of every identifier.
IDENTIFIED_HOSTS = (
    "doi.org/",
    "nih.gov/",
    "arxiv.org/",
    "jstor.org/",
    "worldcat.org/",
    "handle.net/",
    "semanticscholar",
    "ssrn.com/",
)


def identifier(url: str) -> tuple[str, str] | None:
    """The identifier whose own address this is, as (kind, value); None for every other address."""
    if not any(host in url for host in IDENTIFIED_HOSTS):
        return None
    parts = urls.read(url)
    if parts is None or parts.query or parts.fragment:
        return None
    for kind, pattern in _IDENTIFIED:
        match = _re(f"(?:{pattern})").fullmatch(parts.host + parts.path)
        if match is not None:
            value = next(group for group in match.groups() if group)
            return kind, unquote(value) if kind in ("doi", "hdl") else value.removeprefix("10.2307/")
    return None


_WIKIS = r"(?:[a-z-]+\.)?(?:m\.)?(?:wikipedia|wiktionary|wikivoyage|wikiquote|wikibooks|wikinews|wikidata)\.org"


def wiki_page(url: str) -> str:
    """The title of the Wikimedia page that an address leads to, "" where it leads to none, or to no article."""
    if "wiki" not in url:
        return ""
    parts = urls.read(url)
    if parts is None or _re(_WIKIS).fullmatch(parts.host) is None or not parts.path.startswith("/wiki/"):
        return ""
    title = unquote(parts.path.removeprefix("/wiki/")).replace("_", " ")
    # Pages about the project, files and discussions are cited for themselves.
    return "" if ":" in title.split(" ")[0] or (parts.query or "").find("oldid=") >= 0 else title
