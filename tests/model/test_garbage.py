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


def test_what_was_made_inside_is_no_longer_young() -> None:
    with unsearched():
        made = [[] for _ in range(2000)]
    assert not any(one is made for one in gc.get_objects(generation=0))


def test_frozen_objects_stay_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with unsearched():
            pass
        assert frozen - 10 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()


def test_links_are_asked_with_the_search_on() -> None:
    seen = []

    def resolve(pages: tuple[CitedPage, ...]) -> Mapping[str, LinkStatus]:
        seen.append(gc.isenabled())
        return {}

    examine([Document("a", "A.<ref>[http://a.example/ B]</ref>", Format.WIKITEXT)], date(2026, 11, 25), resolve)
    assert seen == [True]
