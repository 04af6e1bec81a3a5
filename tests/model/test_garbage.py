"""The search for cyclic garbage is put off while an article is read and judged, and only then."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import date

import pytest

from refcheck.model.article import CitedPage
from refcheck.model.evidence import LinkStatus
from refcheck.model.garbage import unsearched
from refcheck.model.text import Document, Format
from refcheck.pipeline import examine


def test_the_search_goes_on_afterwards_also_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), unsearched():
        print(1 / gc.isenabled())  # off is nought
    assert gc.isenabled()


def test_who_has_put_it_off_keeps_it_off() -> None:
    with unsearched():
        with unsearched():
            pass
        assert not gc.isenabled()


def test_links_are_asked_with_the_search_on() -> None:
    seen = []

    def resolve(pages: tuple[CitedPage, ...]) -> Mapping[str, LinkStatus]:
        seen.append(gc.isenabled())
        return {}

    examine([Document("a", "A.<ref>[http://a.example/ B]</ref>", Format.WIKITEXT)], date(2026, 11, 25), resolve)
    assert seen == [True]
