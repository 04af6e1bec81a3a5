"""What a user may write where refcheck is told of hosts, ranges of addresses and servers."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\.?\Z){_LABEL}(?:\.{_LABEL})*\.?\Z", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d.]+\Z")


def wrong_host(text: str) -> str:
    """Why a text is neither the name of a host nor an address nor a range of addresses; "" where it is."""
    try:
        ipaddress.ip_network(text.strip("[]"), strict=False)
        return ""
    except ValueError:
        pass
    if "://" in text:
        return f"{text!r} is an address of a page; give the host alone"
    if "/" in text or _NUMBERS.match(text) or text.count(":") > 1:
        return f"{text!r} is no address and no range of addresses; write them like 127.0.0.1, ::1 or 10.0.0.0/8"
    if ":" in text:
        return f"{text!r} has a port; give the host alone"
    if not _NAME.match(text):
        return f"{text!r} is no name of a host; write it like wiki.example.org, in ASCII (xn--…)"
    return ""


def wrong_server(text: str) -> str:
    """Why a text is no address of a server, "" where it is; no text at all means the usual server."""
    try:
        parts = urlsplit(text)
        fine = not text or (
            parts.scheme in ("http", "https")
            and not wrong_host(parts.hostname or "")
            and parts.port != 0
            and not re.search(r"[\s\x00-\x1f]", text)
        )
    except ValueError:  # a port that is none, brackets that do not fit
        fine = False
    return "" if fine else f"{text!r} is no address of a server; write it like http://localhost:8080/coll"
