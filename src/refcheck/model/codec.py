"""Evidence ↔ JSON: the private, versioned form of the cache and of `--record` and `--replay`.

Short keys, nothing that is empty.  Reading never raises anything but ValueError.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from refcheck.model.evidence import Capture, Evidence, Exchange, Page

VERSION = 1
_TEXTS = (
    "media_type", "title", "heading", "headline", "site", "published_from", "language", "excerpt", "digest", "refresh",
)  # fmt: skip


def encode(evidence: Evidence) -> str:
    """One line of JSON."""
    data: dict[str, Any] = {"v": VERSION, "url": evidence.url}
    _put(data, "exchanges", [_exchange(one) for one in evidence.exchanges])
    _put(data, "page", _page(evidence.page))
    _put(data, "control", _page(evidence.control))
    _put(data, "control_exchanges", [_exchange(one) for one in evidence.control_exchanges])
    _put(data, "captures", [_capture(one) for one in evidence.captures])
    _put(data, "captures_asked", evidence.captures_asked)
    _put(data, "captures_problem", evidence.captures_problem)
    _put(data, "failing_since", evidence.failing_since.isoformat() if evidence.failing_since else "")
    _put(data, "failures", evidence.failures)
    _put(data, "captured_page", _page(evidence.captured_page))
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Evidence:
    """The evidence of one line.

    Raises:
        ValueError: the line is no evidence of this version.
    """
    try:
        data = json.loads(line)
        if data["v"] != VERSION:
            raise ValueError(f"evidence of version {data['v']}")
        return _evidence(data)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no evidence: {type(error).__name__}") from error


def _put(data: dict[str, Any], key: str, value: Any) -> None:
    if value:
        data[key] = value


def _exchange(one: Exchange) -> dict[str, Any]:
    data: dict[str, Any] = {"url": one.url, "method": one.method, "at": one.at.isoformat(), "elapsed": one.elapsed}
    if one.status is not None:
        data["status"] = one.status
    _put(data, "failure", one.failure)
    _put(data, "detail", one.detail)
    _put(data, "location", one.location)
    _put(data, "headers", [list(pair) for pair in one.headers])
    return data


def _page(page: Page | None) -> dict[str, Any] | None:
    if page is None:
        return None
    data: dict[str, Any] = {"url": page.url}
    for key in (*_TEXTS, "length", "bare"):
        _put(data, key, getattr(page, key))
    _put(data, "published", page.published.isoformat() if page.published else "")
    _put(data, "words", list(page.words))
    _put(data, "anchors", list(page.anchors))
    _put(data, "missing", list(page.missing))
    _put(data, "absent", list(page.absent))
    _put(data, "sought", list(page.sought))
    return data


def _capture(one: Capture) -> dict[str, Any]:
    data: dict[str, Any] = {"url": one.url, "original": one.original, "captured": one.captured.isoformat()}
    data["service"] = one.service
    if one.status is not None:
        data["status"] = one.status
    _put(data, "verified", one.verified)
    _put(data, "problem", one.problem)
    _put(data, "sought", list(one.sought))
    _put(data, "absent", list(one.absent))
    return data


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _evidence(data: dict[str, Any]) -> Evidence:
    since = _text(data, "failing_since")
    return Evidence(
        str(data["url"]),
        exchanges=tuple(_read_exchange(one) for one in data.get("exchanges", ())),
        page=_read_page(data.get("page")),
        control=_read_page(data.get("control")),
        control_exchanges=tuple(_read_exchange(one) for one in data.get("control_exchanges", ())),
        captures=tuple(_read_capture(one) for one in data.get("captures", ())),
        captures_asked=bool(data.get("captures_asked", False)),
        captures_problem=_text(data, "captures_problem"),
        failing_since=datetime.fromisoformat(since) if since else None,
        failures=int(data.get("failures", 0)),
        captured_page=_read_page(data.get("captured_page")),
    )


def _read_exchange(data: dict[str, Any]) -> Exchange:
    status = data.get("status")
    return Exchange(
        str(data["url"]),
        str(data["method"]),
        datetime.fromisoformat(data["at"]),
        float(data["elapsed"]),
        None if status is None else int(status),
        _text(data, "failure"),
        _text(data, "detail"),
        _text(data, "location"),
        tuple((str(name), str(value)) for name, value in data.get("headers", ())),
    )


def _read_page(data: dict[str, Any] | None) -> Page | None:
    if data is None:
        return None
    published = _text(data, "published")
    return Page(
        str(data["url"]),
        published=date.fromisoformat(published) if published else None,
        length=int(data.get("length", 0)),
        words=tuple(int(one) for one in data.get("words", ())),
        anchors=tuple(str(one) for one in data.get("anchors", ())),
        missing=tuple(str(one) for one in data.get("missing", ())),
        absent=tuple(str(one) for one in data.get("absent", ())),
        sought=tuple(str(one) for one in data.get("sought", ())),
        bare=bool(data.get("bare", False)),
        **{key: _text(data, key) for key in _TEXTS},
    )


def _read_capture(data: dict[str, Any]) -> Capture:
    status = data.get("status")
    return Capture(
        str(data["url"]),
        str(data["original"]),
        datetime.fromisoformat(data["captured"]),
        str(data["service"]),
        None if status is None else int(status),
        bool(data.get("verified", False)),
        _text(data, "problem"),
        tuple(str(one) for one in data.get("sought", ())),
        tuple(str(one) for one in data.get("absent", ())),
    )
