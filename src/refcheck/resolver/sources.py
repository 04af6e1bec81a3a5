"""Reads articles from a wiki: `wiki:en:Title`, `wiki:en:Title@REVISION`, and the address of a page of any MediaWiki.

The wiki is asked through its action API as Wikimedia asks programs to: one request at a time, `maxlag`, a User-Agent
that says who asks, patience with a busy server.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode

from refcheck import __version__
from refcheck.errors import InputError
from refcheck.model.record import Record, record
from refcheck.model.text import Document, Format
from refcheck.resolver.conversation import Answer, Conversation, Request, Send, Step, host_of
from refcheck.resolver.patience import retry_after, wait_before_retry
from refcheck.resolver.policy import USER_AGENT, Policy
from refcheck.words import urls

_LARGEST = 16 * 1024 * 1024  # of an API answer; MediaWiki's own limit for a page is 2 MB before escaping
_HEAD = 262_144
_MAXLAG = "5"
_REDIRECTS = 5
_WIKIMEDIA = re.compile(
    r"(?:[\w-]+\.)?(?:m\.)?(?:wikipedia|wiktionary|wikiquote|wikibooks|wikisource|wikinews|wikiversity|wikivoyage"
    r"|wikimedia|wikidata|mediawiki)\.org"
)
_LANGUAGE = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)*")
_API_LINK = re.compile(r"<link\b[^>]*\brel=[\"']EditURI[\"'][^>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']([^\"']+)[\"']", re.IGNORECASE)
_PAGE_NAME = re.compile(r'"wgPageName"\s*:\s*("(?:[^"\\]|\\.)*")')
_TEXT_MODELS = ("wikitext", "proofread-page")


@record
class Page(Record):
    """A page of a wiki: its API, and a title or a revision or a page id that names it."""

    api: str
    title: str = ""
    revision: str = ""
    page_id: str = ""


def fetch(source: str, policy: Policy, send: Send | None = None) -> Document:
    """The page that a source names, its title, its revision and the permanent address of that revision.

    `send` stands in for the network (tests).

    Raises:
        InputError: the source names no page, or the wiki could not be asked.
    """
    if policy.offline:
        raise InputError(source, "a page of a wiki cannot be read offline; leave out --offline or give a file")
    if send is not None:
        return _played(document(source, policy), send)
    from refcheck.resolver.transport import Transport

    transport = Transport(policy)
    try:
        return _played(document(source, policy), transport)
    finally:
        transport.close()


def read_list(text: str) -> tuple[str, ...]:
    """The sources of a batch list: one a line; empty lines and those that begin with # say nothing."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def document(source: str, policy: Policy) -> Conversation[Document]:
    """The conversation of `fetch`."""
    page = _named(source) if source.startswith("wiki:") else (yield from _at(source, policy))
    answer = yield from _asked(_question(page, policy), source, policy)
    return _document(source, page, _json(source, page, answer))


def _named(source: str) -> Page:
    """`wiki:LANG:Title[@REVISION]`."""
    _, language, title = [*source.split(":", 2), "", ""][:3]
    if not _LANGUAGE.fullmatch(language) or not title.strip():
        raise InputError(source, "write it as wiki:LANGUAGE:Title, such as wiki:en:Otter or wiki:en:Otter@1234567")
    title, at, revision = title.rpartition("@")
    if not at or not (revision.isascii() and revision.isdecimal()):
        title, revision = f"{title}{at}{revision}", ""
    return Page(f"https://{language}.wikipedia.org/w/api.php", title.strip().replace("_", " "), revision)


def _at(source: str, policy: Policy) -> Generator[Step, Any, Page]:
    """The page behind an address: read off the address at Wikimedia, asked of the page itself elsewhere."""
    address = urls.read(source)
    if address is None:
        raise InputError(source, "this is no address of the web")
    query = parse_qs(address.query or "")
    given = {name: values[0] for name, values in query.items()}
    page = Page("", given.get("title", ""), given.get("oldid", ""), given.get("curid", ""))
    if _WIKIMEDIA.fullmatch(address.host):
        host = re.sub(r"(^|\.)m\.", r"\1", address.host)
        page = replace(page, api=f"https://{host}/w/api.php", title=page.title or _title_in(address.path))
    else:
        page = yield from _discovered(source, page, policy)
    page = replace(page, title=page.title.replace("_", " "))
    if not (page.title or page.revision or page.page_id):
        raise InputError(source, "this address names no page of the wiki")
    return page


def _title_in(path: str) -> str:
    """The title in `/wiki/Title` and in the addresses of a wiki's variants (`/zh-hans/Title`)."""
    step, _, title = path.lstrip("/").partition("/")
    return unquote(title) if step == "wiki" or (_LANGUAGE.fullmatch(step) and "-" in step) else ""


def _discovered(source: str, page: Page, policy: Policy) -> Generator[Step, Any, Page]:
    """The API that a page of a wiki names in its head, and the page's own name."""
    answer = yield from _asked(Request(urls.normalise(source), body_limit=_HEAD), source, policy, missing_too=True)
    head = answer.body.decode("utf-8", "replace")
    link = _API_LINK.search(head)
    href = _HREF.search(link[0]) if link else None
    if href is None:
        _check_status(source, answer)
        raise InputError(source, "this is no page of a MediaWiki; save it as a file and give that")
    api = urls.join(answer.exchange.url, href[1].replace("&amp;", "&")).partition("?")[0]
    name = _PAGE_NAME.search(head)
    try:
        title = json.loads(name[1]) if name else ""
    except ValueError:
        title = ""
    return replace(page, api=api, title=page.title or title)


def _question(page: Page, policy: Policy) -> Request:
    parameters = {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "prop": "revisions",
        "rvprop": "ids|timestamp|content|contentmodel",
        "rvslots": "main",
        "maxlag": _MAXLAG,
    }
    if page.revision:
        parameters["revids"] = page.revision
    elif page.title:
        parameters |= {"titles": page.title, "redirects": "1"}
    else:
        parameters["pageids"] = page.page_id
    return Request(f"{page.api}?{urlencode(parameters)}", body_limit=_LARGEST, any_body=True)


def _asked(request: Request, source: str, policy: Policy, missing_too: bool = False) -> Generator[Step, Any, Answer]:
    """The wiki's answer, asked for again while the wiki is busy, redirects followed."""
    request = replace(request, headers=(("User-Agent", _user_agent(policy)),))
    attempt = hops = 0
    while True:
        answer: Answer = yield request
        location = answer.exchange.location
        if answer.exchange.status in (301, 302, 303, 307, 308) and location and hops < _REDIRECTS:
            request, hops = replace(request, url=location, delay=0.0), hops + 1
            continue
        wait = wait_before_retry(answer, attempt, policy)
        if wait is None and _lagging(answer) and attempt < policy.retries:
            wait = min(retry_after(answer) or 5.0, policy.longest_wait)
        if wait is None:
            if not missing_too:
                _check_status(source, answer)
            return answer
        request, attempt = replace(request, delay=wait), attempt + 1


def _lagging(answer: Answer) -> bool:
    return bool(answer.header("retry-after")) and b'"maxlag"' in answer.body[:2000]


def _user_agent(policy: Policy) -> str:
    """Wikimedia's policy: a name of its own and who is behind it; a browser's name would be a lie there."""
    if policy.user_agent != USER_AGENT:
        return policy.user_agent
    who = policy.contact or "reads one article for an editor who checks its references"
    return f"refcheck/{__version__} ({who}) python-requests"


def _check_status(source: str, answer: Answer) -> None:
    exchange = answer.exchange
    host = host_of(exchange.url)
    if exchange.failure == "blocked-address":
        raise InputError(source, f"{host} has no public address; --allow-host {host} would let refcheck ask it")
    if exchange.status is None:
        raise InputError(source, f"{host} could not be asked ({exchange.detail or exchange.failure})")
    if exchange.status in (429, 503):
        raise InputError(source, f"{host} is busy ({exchange.status}); try again later")
    if exchange.status != 200:
        raise InputError(source, f"{host} answered {exchange.status}")


def _json(source: str, page: Page, answer: Answer) -> Mapping[str, Any]:
    """The API's answer, free of its errors."""
    host = host_of(page.api)
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        too_long = "" if answer.complete else "; the page is too long"
        raise InputError(source, f"{host} did not answer as a MediaWiki's API does{too_long}") from None
    if not isinstance(found, dict):
        raise InputError(source, f"{host} did not answer as a MediaWiki's API does")
    error = found.get("error")
    if isinstance(error, dict):
        if error.get("code") == "maxlag":
            raise InputError(source, f"{host} is busy (its databases lag); try again later")
        raise InputError(source, f"{host} says: {str(error.get('info') or error.get('code'))[:200]}")
    return found


def _document(source: str, page: Page, found: Mapping[str, Any]) -> Document:
    host = host_of(page.api)
    query = found.get("query")
    pages = query.get("pages") if isinstance(query, dict) else None
    if page.revision and not pages:
        raise InputError(source, f"{host} has no revision {page.revision}")
    if not isinstance(pages, list) or not pages or not isinstance(pages[0], dict):
        raise InputError(source, f"{host} has no such page")
    one = pages[0]
    title = str(one.get("title") or page.title)
    if one.get("invalid"):
        raise InputError(source, f"{title} can be no title of a page ({str(one.get('invalidreason'))[:200]})")
    revisions = one.get("revisions")
    if not isinstance(revisions, list) or not revisions or not isinstance(revisions[0], dict):
        raise InputError(source, f"{host} has no page “{title}”")
    _check_title(source, page, title)
    revision = revisions[0]
    slots = revision.get("slots")
    main = slots.get("main", {}) if isinstance(slots, dict) else revision
    text = main.get("content") if isinstance(main, dict) else None
    if not isinstance(text, str):
        raise InputError(source, f"this revision of “{title}” is hidden")
    if main.get("contentmodel", "wikitext") not in _TEXT_MODELS:
        raise InputError(source, f"“{title}” is no article but {main['contentmodel']}")
    number = str(revision.get("revid", ""))
    return Document(source, text, Format.WIKITEXT, title, _permanent(page, title, number), number, _day(revision))


def _check_title(source: str, page: Page, title: str) -> None:
    """A revision that belongs to another page than the one named is a slip of the pen worth telling."""
    if page.revision and page.title and page.title[:1].upper() + page.title[1:] != title:
        raise InputError(source, f"revision {page.revision} is one of “{title}”, not of “{page.title}”")


def _permanent(page: Page, title: str, revision: str) -> str:
    base = page.api.removesuffix("api.php")
    return f"{base}index.php?title={quote(title.replace(' ', '_'), safe=':/')}&oldid={revision}"


def _day(revision: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(revision.get("timestamp"))[:10])
    except ValueError:
        return None


def _played(talk: Conversation[Document], send: Send) -> Document:
    """The conversation's end, its pauses kept: a wiki is asked one thing at a time."""
    value: Any = None
    while True:
        try:
            step = talk.send(value)
        except StopIteration as end:
            found: Document = end.value
            return found
        assert isinstance(step, Request)
        if step.delay:
            time.sleep(step.delay)
        value = send(step)
