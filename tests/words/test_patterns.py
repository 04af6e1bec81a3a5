"""Patterns that compile on first use are patterns."""

from __future__ import annotations

import re

import pytest

from refcheck.words.patterns import later


def test_a_later_pattern_does_what_the_pattern_does() -> None:
    """Every member is the compiled pattern's, at the first call and at the next."""
    pattern = later(r"(?P<year>\d{4})", re.I)
    for _ in range(2):
        assert [match[1] for match in pattern.finditer("1999, 2001")] == ["1999", "2001"]
        assert pattern.sub("x", "in 1999") == "in x"
        assert pattern.groups == 1
        assert pattern.flags & re.I


def test_nothing_is_compiled_before_it_is_used() -> None:
    """A wrong expression shows with its first use only."""
    wrong = later("(")
    for _ in range(2):
        with pytest.raises(re.error):
            wrong.match("")
