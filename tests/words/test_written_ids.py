"""Identifiers in running text: how they are written, and whether they can be one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.written_ids import written
from support.timing import assert_within

TODAY = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("text", "value", "fault", "form"),
    [
        ("ISBN 0-306-40615-3.", "0-306-40615-3", "checksum", ""),
        ("ISBN 978-0-306-40615-8", "978-0-306-40615-8", "checksum", ""),
        ("ISBN 0-306-4061", "0-306-4061", "length", ""),
        ("ISBN: 0-306-40615-2", "0-306-40615-2", "", ":"),
        ("ISBN-10 0-306-40615-2", "0-306-40615-2", "", "-10"),
        ("ISBN-13: 978-0-306-40615-7", "978-0-306-40615-7", "", "-13:"),
        ("ISBN 0-306-40615-3 2", "0-306-40615-3", "checksum", ""),
        ("ISSN 0028-0837", "0028-0837", "checksum", ""),
        ("ISSN: 0028-0836", "0028-0836", "", ":"),
        ("PMID: 123456", "123456", "", ":"),
    ],
)
def test_found(text: str, value: str, fault: str, form: str) -> None:
    """Faults of the value and of the writing."""
    [one] = written(f"A {text} B", TODAY)
    assert (one.value, one.fault, one.form) == (value, fault, form)
    assert f"A {text} B"[one.start : one.end].endswith(value)


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 0-306-40615-2",
        "ISBN 978-0-306-40615-7 2 volumes",
        "ISBN 0 306 40615 2 12",
        "ISBN 080442957X",
        "ISSN 0028-0836",
        "PMID 123456",
        "an ISBN has 13 digits",
        "MISBN 0-306-40615-3",
        "isbn 0-306-40615-3",
    ],
)
def test_left_alone(text: str) -> None:
    """Sound ones, and other words."""
    assert not list(written(text, TODAY))


@given(st.text(alphabet="ISBNPMD 0123456789-X:=#\n", max_size=80))
def test_places_are_inside_the_text(text: str) -> None:
    """Nothing raises, and every place holds its value."""
    for one in written(text, TODAY):
        assert text[one.start : one.end].startswith(one.kind)
        assert text[one.start : one.end].endswith(one.value)


def test_linear() -> None:
    """Repeated names take no longer than the text is long."""
    for piece in ("ISBN 0306406153 ", "ISBN"):
        assert_within(3, lambda piece=piece: list(written(piece * 20_000, TODAY)))  # type: ignore[misc]
