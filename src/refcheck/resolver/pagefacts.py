"""What a page says of itself: title, site name, published date, and a digest of its words.

Read from JSON-LD, Open Graph, the meta tags of libraries and newspapers, and <title>.  Pure, capped in size; a page
that cannot be read gives an empty `Page`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import Any
from zlib import crc32

from refcheck.model.evidence import Page

SKETCH = 48
_MOST_WORDS = 3000
_EXCERPT = 300
_LONGEST_TITLE = 300
_MOST_NODES = 500
_LONGEST_SCRIPT = 100_000
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "option"})
_BY_SCRIPT = re.compile(
    rb"location(?:\.href)?\s*=\s*[\"']([^\"'<>]{1,200})[\"']|location\.replace\([\"']([^\"'<>]{1,200})"
)

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


def read(body: bytes, content_type: str, url: str, fragments: Iterable[str] = ()) -> Page:
    """The facts of a page from its (possibly cut) body; `fragments` are the anchors that links ask for."""
    media = content_type.partition(";")[0].strip().lower()
    if body and (not media or "html" in media or media.endswith("xml")) and b"<" in body[:4096]:
        root = _parse(body, content_type)
        if root is not None:
            return _of_html(root, body, media or "text/html", url, frozenset(fragments))
    text = body.decode("utf-8", "replace") if media.startswith("text/") or not media else ""
    return _with_text(Page(url, media), text)


def _parse(body: bytes, content_type: str) -> Any:
    """The tree, in the charset of the header, else of the page's own declaration, else UTF-8, else Latin-1."""
    from lxml import etree

    declared = _CHARSET.search(content_type) or _CHARSET.search(body[:2048].decode("latin-1"))
    names = [declared[1]] if declared else []
    for name in (*names, "utf-8", "cp1252"):
        try:
            text = body.decode(name)
            break
        except (LookupError, UnicodeError, ValueError):
            continue
    else:
        text = body.decode("utf-8", "replace")
    try:
        data = text.replace("\x00", "").encode("utf-8", "replace")
        return etree.HTML(data, etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return None


def _of_html(root: Any, body: bytes, media: str, url: str, fragments: frozenset[str]) -> Page:
    metas = _metas(root)
    title = next(root.iter("title"), None)
    heading = _clean(title.text or "" if title is not None else "")
    ld = _json_ld(root)
    published, source = _published(root, metas, ld)
    page = Page(
        url,
        media,
        title=_clean(_first(metas, _TITLES) or ld.get("headline", "") or heading),
        site=_clean(_first(metas, _SITES) or ld.get("site", "")),
        published=published,
        published_from=source,
        heading=heading,
        anchors=_anchors(root, fragments),
    )
    page = _with_text(page, " ".join(_visible(root)))
    if page.length == 0 and (script := _BY_SCRIPT.search(body[:20_000])):
        from dataclasses import replace

        return replace(page, excerpt="script → " + (script[1] or script[2]).decode("utf-8", "replace"))
    return page


def _with_text(page: Page, text: str) -> Page:
    from dataclasses import replace

    excerpt = _SPACE.sub(" ", text[: 3 * _EXCERPT]).strip()[:_EXCERPT]
    words = [match[0].lower() for match in _WORD.finditer(text)][:_MOST_WORDS]
    digest = blake2b(" ".join(words).encode(), digest_size=8).hexdigest() if words else ""
    return replace(page, length=len(words), excerpt=excerpt, digest=digest, words=sketch(words))


def sketch(words: list[str]) -> tuple[int, ...]:
    """The smallest hashes of all runs of three words: two texts share as many of them as they share of their text."""
    if not words:
        return ()
    runs = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [tuple(words)]
    return tuple(sorted({crc32(" ".join(run).encode()) for run in runs})[:SKETCH])


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text[: 4 * _LONGEST_TITLE]).strip()[:_LONGEST_TITLE]


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


def _anchors(root: Any, fragments: frozenset[str]) -> tuple[str, ...]:
    if not fragments:
        return ()
    names = {name for element in root.iter() for name in (element.get("id"), element.get("name")) if name}
    return tuple(sorted(fragments & names))


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


def guess_published(body: bytes, content_type: str) -> date | None:
    """The date that htmldate reads out of a page (the optional extra `pages`); None where it is not installed."""
    try:
        from htmldate import find_date
    except ImportError:
        return None
    root = _parse(body, content_type)
    text = find_date(root, original_date=True, extensive_search=False) if root is not None else None
    return read_day(text) if text else None
