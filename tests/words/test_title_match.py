"""Cited titles against what pages show, in many languages: only what certainly differs is called different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.title_match import agreement, words

SAME = [
    ("The top art and architecture of the year", "Top art and architecture of the year - The Valley Post"),
    ("History of the valley orchestra", "Valley orchestra: a short history | Valley Times"),
    ("Новости долины", "Новость о долине — Известия"),
    ("谷のオーケストラの歴史", "谷のオーケストラの歴史 - 谷新聞"),
    ("山谷乐团的历史", "乐团的历史_山谷日报"),
    ("골짜기 오케스트라의 역사", "역사: 골짜기 오케스트라의 기록"),
    ("تاريخ أوركسترا الوادي", "الوادي نيوز - تاريخ أوركسترا الوادي"),
    ("Geschichte des großen Talorchesters", "GESCHICHTE DES GROSSEN TALORCHESTERS"),
    ("Café Élan: déjà vu", "Cafe Elan, deja vu"),
    ("Tchaikovsky concerto premiere", "Chaikovskii's koncert first performed"),
]
OTHER = [
    ("History of the valley orchestra", "Sign in to your account"),
    ("History of the valley orchestra", "404 Not Found"),
    ("谷のオーケストラの歴史", "ログインしてください"),
    ("Новости долины реки", "Каталог обуви и одежды"),
    ("Geschichte des Talorchesters", "Günstige Flüge buchen"),
]
UNSURE = [
    ("A story about otters", "カワウソについて"),
    ("谷のオーケストラの歴史", "Login required"),
    ("Новости долины", "Valley news today"),
    ("Home page", "Something else entirely"),
    ("2011", "Something else entirely"),
    ("", "Something else entirely"),
    ("Otters of the bay", ""),
]


@pytest.mark.parametrize(("title", "shown"), SAME)
def test_the_same_in_other_words(title: str, shown: str) -> None:
    """Site names, case, marks, inflection and order make no other title."""
    found = agreement(title, shown)
    assert found is not None
    assert found >= 0.5


@pytest.mark.parametrize(("title", "shown"), OTHER)
def test_another_page(title: str, shown: str) -> None:
    """Nothing of the one is found in the other."""
    assert agreement(title, shown) == 0.0


@pytest.mark.parametrize(("title", "shown"), UNSURE)
def test_what_cannot_be_told(title: str, shown: str) -> None:
    """Another script, a title without words of its own, a page without words: no verdict."""
    assert agreement(title, shown) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text(title: str, shown: str) -> None:
    """A share or nothing; a title agrees with itself."""
    found = agreement(title, shown)
    assert found is None or 0.0 <= found <= 1.0
    assert agreement(title, title) in (None, 1.0)
    assert all(words(word) <= {word} or len(word) <= 2 for word in words(title) if word.isascii())
