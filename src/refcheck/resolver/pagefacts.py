"""What a page says of itself: title, site name, published date, and a digest of its words.

Read from JSON-LD, Open Graph, the meta tags of libraries and newspapers, and <title>.  Pure, capped in size; a page
that cannot be read gives an empty `Page`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any
from zlib import crc32

from refcheck.model.evidence import GUESSED, Page
from refcheck.model.record import Record, record
from refcheck.resolver import fragments
from refcheck.words import urls
from refcheck.words.title_match import agreement

SKETCH = 48
_MOST_WORDS = 3000
_EXCERPT = 300
_LONGEST_TITLE = 300
_MOST_NODES = 500
_LONGEST_SCRIPT = 100_000
_LONGEST_GUESS = 100_000
_FEW_WORDS = 30  # a page with fewer may be filled by scripts
_NOT_EMPTY = 8  # a page with fewer (a picture, a frame) says nothing of its title
_SCRIPT_ONLY = 10
_NEXT_TO_NOTHING = 0.2
_MOST_TITLES = 20
_AT_ONCE = 10.0  # seconds after which a page that leads on is one that can be read
_WORD = re.compile(r"[^\W\d_]+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "option"})
_BY_SCRIPT = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"'<>]{1,200})[\"']|location\.replace\([\"']([^\"'<>]{1,200})"
)

_REFRESH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{0,6})?)\s*[;,\s]\s*(?:url\s*=\s*)?(\S.*)", re.IGNORECASE | re.DOTALL)

# Names of meta tags (name, property or itemprop, lower case), best first.
_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_SITES = ("og:site_name", "citation_journal_title", "application-name", "dc.publisher")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "date",
)
_NOT_THE_PAGE = frozenset({"comment", "review", "person", "rating", "offer", "imageobject", "videoobject", "event"})


@record
class Interest(Record):
    """What a run wants to know of a page beyond what every page is asked for.

    `fragments` are those of the links to it, `titles` what citations call it, `dated` is whether its day of publication
    is worth a guess, `compared` whether its text is to be held against another page's.
    """

    fragments: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    dated: bool = False
    compared: bool = False


ANYTHING = Interest()


def read(body: bytes, content_type: str, url: str, interest: Interest = ANYTHING, complete: bool = True) -> Page:
    """The facts of a page from its body; `complete` is False where the body was cut."""
    media = content_type.partition(";")[0].strip().lower()
    if _is_html(body, media):
        source = _decoded(body, content_type)
        root = _parse(source)
        if root is not None:
            page = _of_html(root, source, media or "text/html", url, interest.compared)
            return _with_interest(page, root, source, interest, complete)
    readable = media.startswith("text/") or "xhtml" in media or not media
    text = body.decode("utf-8", "replace") if readable else ""
    anchors = tuple(sorted(interest.fragments))
    bare = readable and complete and not body.strip()
    return Page(url, media, bare=bare, anchors=anchors, sought=interest.titles, **_digests(text, interest.compared))


def _is_html(body: bytes, media: str) -> bool:
    return bool(body) and (not media or "html" in media or media.endswith("xml")) and b"<" in body[:4096]


def _with_interest(page: Page, root: Any, source: str, interest: Interest, complete: bool) -> Page:
    """The page with what was specially asked of it."""
    if interest.fragments:
        certain = complete and page.length >= _FEW_WORDS and not fragments.is_built_by_scripts(source)
        missing = fragments.missing(root, interest.fragments) if certain else frozenset[str]()
        anchors = tuple(sorted(interest.fragments - missing))
        page = replace(page, anchors=anchors, missing=tuple(sorted(missing)))
    if interest.titles:
        certain = complete and page.length >= _NOT_EMPTY
        absent = tuple(_absent(page, root, interest.titles)) if certain else ()
        page = replace(page, sought=interest.titles, absent=absent)
    if interest.dated and page.published is None and (day := _guessed(source)):
        page = replace(page, published=day, published_from=GUESSED)
    return page


def _absent(page: Page, root: Any, titles: tuple[str, ...]) -> Iterator[str]:
    """The cited titles of which next to nothing stands on the page: not in its own titles, nor anywhere in its text."""
    text = ""
    for title in titles[:_MOST_TITLES]:
        found = agreement(title, page.title, page.heading, page.headline, page.site)
        if found is not None and found > _NEXT_TO_NOTHING:
            continue
        text = text or " ".join(fragments.visible(root))
        found = agreement(title, text)
        if found is not None and found <= _NEXT_TO_NOTHING:
            yield title


def _decoded(body: bytes, content_type: str) -> str:
    """The text, in the charset of the header, else of the page's own declaration, else UTF-8, else Latin-1."""
    declared = _CHARSET.search(content_type) or _CHARSET.search(body[:2048].decode("latin-1"))
    names = [declared[1]] if declared else []
    for name in (*names, "utf-8", "cp1252"):
        try:
            return body.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return body.decode("utf-8", "replace")


def _parse(text: str) -> Any:
    """The tree, None where there is none."""
    from lxml import etree

    try:
        data = text.replace("\x00", "").encode("utf-8", "replace")
        return etree.HTML(data, etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return None


def _of_html(root: Any, source: str, media: str, url: str, compared: bool) -> Page:
    metas = _metas(root)
    heading = _clean(_text_of(next(root.iter("title"), None)))
    ld = _json_ld(root)
    published, stated_in = _published(root, metas, ld)
    page = Page(
        url,
        media,
        title=_clean(_first(metas, _TITLES) or ld.get("headline", "") or heading),
        site=_clean(_first(metas, _SITES) or ld.get("site", "")),
        published=published,
        published_from=stated_in,
        heading=heading,
        headline=_clean(_text_of(next(root.iter("h1"), None))),
        language=(root.get("lang") or metas.get("content-language") or metas.get("og:locale") or "")[:20].lower(),
        refresh=_refresh(root, url),
        **_digests(" ".join(_visible(root)), compared),
    )
    if page.length < _SCRIPT_ONLY and (script := _BY_SCRIPT.search(source[:20_000])):
        return replace(page, excerpt=f"script → {script[1] or script[2]}")
    return page


def _text_of(element: Any) -> str:
    return "" if element is None else "".join(islice(element.itertext(), 50))


def _refresh(root: Any, url: str) -> str:
    """Where the page itself leads on at once: <meta http-equiv="refresh">, as browsers follow it."""
    for count, meta in enumerate(root.iter("meta")):
        if count > _MOST_NODES:
            break
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        if any(parent.tag == "noscript" for parent in meta.iterancestors()):
            continue
        return refresh_target(meta.get("content") or "", url)
    return ""


def refresh_target(content: str, url: str) -> str:
    """The address in `0; url=/there`, normalised; "" where it is the page's own, or comes only after a while."""
    match = _REFRESH.match(content[:2000])
    if match is None or float(match[1]) > _AT_ONCE:
        return ""
    target = urls.join(url, match[2].strip(" \"'"))
    return "" if target == url else target


def _digests(text: str, compared: bool) -> dict[str, Any]:
    """Those fields of a page that its text gives: how long it is, how it begins, and two digests.

    The finer digest costs most of the time that reading a page takes, and is made only where pages are compared.
    """
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    return {
        "length": len(words),
        "excerpt": _clean(text[: 3 * _EXCERPT])[:_EXCERPT],
        "digest": blake2b(" ".join(words).encode(), digest_size=8).hexdigest() if words else "",
        "words": sketch(words) if compared else (),
    }


def sketch(words: list[str]) -> tuple[int, ...]:
    """The smallest hashes of all runs of three words: two texts share as many of them as they share of their text."""
    if not words:
        return ()
    runs = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [tuple(words)]
    return tuple(sorted({crc32(" ".join(run).encode()) for run in runs})[:SKETCH])


def _clean(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST_TITLE].split())[:_LONGEST_TITLE]


def _visible(root: Any) -> Iterator[str]:
    """The page's text without scripts and the like, as far as it is needed."""
    size = 0
    stack: list[Any] = [iter((root,))]
    tails: list[str] = [""]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            tail = tails.pop()
            if tail:
                yield tail
            continue
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            if element.tail:
                yield element.tail
            continue
        if element.text:
            size += len(element.text)
            yield element.text
        if size > 10 * _MOST_WORDS:
            return
        stack.append(iter(element))
        tails.append(element.tail or "")


def _metas(root: Any) -> dict[str, str]:
    """The first content of each meta tag."""
    found: dict[str, str] = {}
    for count, meta in enumerate(root.iter("meta")):
        if count > _MOST_NODES:
            break
        content = meta.get("content")
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if content and name:
            found.setdefault(name.strip().lower(), content[:1000])
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name, "").strip()), "")


def _published(root: Any, metas: dict[str, str], ld: dict[str, str]) -> tuple[date | None, str]:
    """The day of publication and where it was said."""
    candidates = [("json-ld", ld.get("published", ""))]
    candidates += [(f"meta {name}", metas[name]) for name in _DATES if name in metas]
    for element in root.iter("time"):
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None:
            candidates.append(("time", element.get("datetime") or ""))
            break
    for source, text in candidates:
        day = read_day(text)
        if day:
            return day, source
    return None, ""


def read_day(text: str) -> date | None:
    """The day that an ISO date begins with (`2012-05-03T…`, `2012/05/03`, `20120503`), None where there is none."""
    match = _DAY.match(text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _json_ld(root: Any) -> dict[str, str]:
    """Headline, day and site of the page's JSON-LD."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text[:_LONGEST_SCRIPT])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            _take(node, found)
    return found


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The things that JSON-LD describes at its top: a list of them, or a @graph."""
    todo = [data]
    for _ in range(_MOST_NODES):
        if not todo:
            return
        item = todo.pop(0)
        if isinstance(item, list):
            todo += item[:50]
        elif isinstance(item, dict):
            yield item
            todo += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _take(node: dict[str, Any], found: dict[str, str]) -> None:
    kind = node.get("@type")
    kinds = {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}
    if kinds & _NOT_THE_PAGE:
        return
    for key, name in (("headline", "headline"), ("datePublished", "published")):
        if isinstance(node.get(key), str):
            found.setdefault(name, node[key])
    for key in ("publisher", "isPartOf"):
        part = node.get(key)
        if isinstance(part, dict) and isinstance(part.get("name"), str):
            found.setdefault("site", part["name"])
    if "website" in kinds and isinstance(node.get("name"), str):
        found.setdefault("site", node["name"])


def _guessed(source: str) -> date | None:
    """The day that htmldate (the optional extra `pages`) reads out of a page; None where it is not installed.

    htmldate has no limit of its own: a long page, on which it may take seconds, is not tried.
    """
    if len(source) > _LONGEST_GUESS:
        return None
    try:
        from htmldate import find_date
    except ImportError:
        return None
    try:
        text = find_date(source, original_date=True, extensive_search=False)
    except Exception:  # whatever a page does to it, it is only a guess
        return None
    return read_day(text) if text else None
