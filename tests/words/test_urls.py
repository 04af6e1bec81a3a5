"""Addresses as articles have them: repaired, normalised for asking, compared.  The cases are what CheckIfDead's tests pin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words import urls


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("http://example.org?q=a", "http://example.org/?q=a"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org/a", "http://example.org/a"),
        ("www.example.org", "http://www.example.org/"),
        ("https:/example.org/a", "https://example.org/a"),
        ("https:///example.org/a", "https://example.org/a"),
        ("://example.org/a", "http://example.org/a"),
        ("http%3A%2F%2Fexample.org%2Fa%2520b", "http://example.org/a%20b"),
        ("http%3A//example%2Eorg/a", "http://example.org/a"),
        ("http://example.org/ä?q=ö", "http://example.org/%C3%A4?q=%C3%B6"),
        ("http://example.org/a+b", "http://example.org/a+b"),
        ("http://example.org/%2526", "http://example.org/%2526"),
        ("http://example.org/%F6", "http://example.org/%F6"),
        ("http://example.org/?a=%3D&b=cGFzcw==", "http://example.org/?a=%3D&b=cGFzcw=="),
        ("http://example.org/a%20b?q=+%2B%23", "http://example.org/a%20b?q=+%2B%23"),
        ("http://example.org/?a=1;b=2", "http://example.org/?a=1;b=2"),
        ("http://example.org/a|b", "http://example.org/a%7Cb"),
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("http://example.org/50%", "http://example.org/50%25"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://EXAMPLE.org:80/A", "http://example.org/A"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org:80/", "https://example.org:80/"),  # not the default port of https
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("http://me:secret@example.org/", "http://example.org/"),
        ("http://example.org/a/../b/./c", "http://example.org/b/c"),
        ("http://example.org//a//b", "http://example.org//a//b"),
        ("http://example.org\\@other.example/", "http://example.org/@other.example/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        (
            "http://example.org/maps/@52.5,13.4,15z/data=!3m1!4b1",
            "http://example.org/maps/@52.5,13.4,15z/data=!3m1!4b1",
        ),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("http://example.org/" + "a" * 2000, "http://example.org/" + "a" * 2000),
    ],
)
def test_what_is_asked(written: str, asked: str) -> None:
    """An address is asked as a browser would ask it; legal characters stay byte for byte."""
    assert urls.normalise(written) == asked
    assert urls.normalise(asked) == asked


@pytest.mark.parametrize(
    "written",
    ["", "http://", "http:///x y", "http://a..b/", "http://exa mple.org/", "http://x:99999/", "mailto:a@b.org", "ftp://a.org/",
     "javascript:alert(1)", "http://[::1/", "http://" + "a" * 300 + ".org/", "http://example.org/" + "a" * 9000],
)  # fmt: skip
def test_what_is_not_asked(written: str) -> None:
    """No address of the web, or none that anybody can open."""
    assert urls.normalise(written) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "https://www.example.org/a/"),
        ("http://example.org", "http://example.org:80/"),
        ("http://m.example.org/a", "http://mobile.example.org/a"),
        ("http://example.org/a#b", "http://example.org/a"),
        ("http://example.org/a?b=1&c=2", "http://example.org/a?c=2&b=1"),
        ("http://example.org/a?utm_source=x&fbclid=1", "http://example.org/a?"),
        ("http://example.org/a?id=7&ref=rss", "http://example.org/a?id=7"),
        ("http://example.org/%7Ea/%c3%a4", "http://example.org/~a/ä"),
        ("//example.org/a", "http://EXAMPLE.org/a"),
        ("http://bücher.example/a", "http://xn--bcher-kva.example/a"),
    ],
)
def test_the_same_page(one: str, other: str) -> None:
    """Spellings of one address have one key."""
    assert urls.comparable(one) == urls.comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "http://example.org/A"),
        ("http://example.org/a", "http://example.org/b"),
        ("http://example.org/a?cid=1", "http://example.org/a?cid=2"),
        ("http://example.org/a?id=1", "http://example.org/a"),
        ("http://example.org/#!/a", "http://example.org/#!/b"),
        ("http://example.org:8080/a", "http://example.org/a"),
        ("http://m.org/a", "http://org/a"),
        ("http://example.org/%2F", "http://example.org/"),
        ("http://one.example.org/a", "http://two.example.org/a"),
    ],
)
def test_other_pages(one: str, other: str) -> None:
    """What may be another page has another key."""
    assert urls.comparable(one) != urls.comparable(other)


@given(st.from_regex(r"https?://[A-Za-z0-9.]{1,9}(/[a-zA-Z0-9_.~:=-]{0,5}){0,3}(\?[a-z]=[0-9](&[a-z]=[a-z])?)?(#[a-z!/]{0,3})?", fullmatch=True))  # fmt: skip
def test_the_short_cut_gives_the_same_key(url: str) -> None:
    """An address that is read at once has the key that it has where one character sends it the long way."""
    if urls.read(url) is not None:
        slow = url.replace("http", "\u200bhttp", 1)
        assert urls.comparable(url) == urls.comparable(slow)


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    """Any text gives a key and perhaps an address; an address is stable."""
    for one in (text, "http://" + text, "http://example.org/" + text):
        urls.comparable(one)
        asked = urls.normalise(one)
        assert urls.normalise(asked) == asked
        assert not asked or asked.isascii()


@pytest.mark.parametrize(
    ("path", "language", "home"),
    [
        ("/", "", True),
        ("/index.html", "", True),
        ("/en/", "", True),
        ("/EN", "", True),
        ("/en-us/home", "", True),
        ("/us-en/", "", True),
        ("/de_at/index.php", "", True),
        ("/tv/", "", False),
        ("/tv/", "en", False),
        ("/pc/", "", False),
        ("/it/", "", False),
        ("/it/", "en-gb", False),
        ("/it/", "it-it", True),
        ("/hr", "hr", True),
        ("/en/2012", "", False),
        ("/?p=5", "", False),
    ],
)
def test_front_pages(path: str, language: str, home: bool) -> None:
    """A first step is a language's front page where it can only be that, or the page says so of itself."""
    assert urls.is_home(f"http://example.com{path}", language) is home
