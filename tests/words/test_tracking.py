"""Tracking parameters go, and every other character of an address stays."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.tracking import tracking, without_tracking

HOST = "https://a.example/x"


@pytest.mark.parametrize(
    ("rest", "clean"),
    [
        ("?utm_source=x", ""),
        ("?utm_source=x#part", "#part"),
        ("?utm_source=x&id=5&fbclid=y", "?id=5"),
        ("?id=5&utm_source=x&utm_medium=y&page=7", "?id=5&page=7"),
        ("?utm_source=x&utm_medium=y&id=5", "?id=5"),
        ("?id=5&amp;utm_source=x&amp;page=7", "?id=5&amp;page=7"),
        ("?utm_source=x&amp;id=5", "?id=5"),
        ("?ID=5&UTM_Source=x", "?ID=5"),
        ("?a=%7C&&b&gclid=z&c=ä", "?a=%7C&&b&c=ä"),
        ("#utm_source=rss", ""),
        ("?id=5#fbclid=x&utm_medium=y", "?id=5"),
        ("?mc_cid=1&mc_eid=2", ""),
        ("?gclid=CjwKCAjw==", ""),
    ],
)
def test_what_goes(rest: str, clean: str) -> None:
    """Known keys go with one separator each; what stays is not written anew."""
    assert without_tracking(HOST + rest) == HOST + clean


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "?",
        "?id=5&ref=7&src=x&cid=9&partner=p",
        "?q=utm_source",
        "?u=https://b.example/?utm_source=x",
        "?utm_source=x&Signature=abc&Expires=5",
        "#part&utm_source=x",
        "/utm_source=x/",
        "?utm_source=x;id=5",
        "?utm_sourced=x",
    ],
)
def test_what_stays(rest: str) -> None:
    """Short names, other places, signed addresses and unusual separators are left alone."""
    assert without_tracking(HOST + rest) == HOST + rest


PARTS = st.sampled_from(
    ["id=5", "a", "", "utm_source=x", "fbclid=IwAR0", "gclid=", "b=c%26d", "ref=utm_source", "q=1+2"]
)


@given(st.lists(PARTS, max_size=7), st.sampled_from(["&", "&amp;"]), st.sampled_from(["", "#s", "#utm_medium=x"]))
def test_only_known_parts_go(parts: list[str], separator: str, fragment: str) -> None:
    """The query that is left has the other parts, in their order; a second time there is nothing to remove."""
    known = [part for part in parts if part.startswith(("utm_", "fbclid", "gclid"))]
    url = HOST + ("?" + separator.join(parts) if parts else "") + fragment
    clean = without_tracking(url)
    rest = [part for part in parts if part not in known]
    if rest:
        assert urlsplit(clean.replace("&amp;", "&")).query.split("&") == rest
    assert without_tracking(clean) == clean
    assert tracking(clean) == ()


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Whatever stands in place of an address, ranges lie inside it, in order."""
    reached = 0
    for start, end in tracking("?" + text):
        assert reached <= start < end <= len(text) + 1
        reached = end
