"""Identifiers: forms, check digits, ranges."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.identifiers import CHECKS, beyond_limit, fault, tolerated

TODAY = date(2026, 1, 10)

GOOD = [
    ("isbn", "978-0-306-40615-7"),
    ("isbn", "0-306-40615-2"),
    ("isbn", "0 306 40615 2"),
    ("isbn", "080442957X"),
    ("sbn", "306-40615-2"),
    ("issn", "0028-0836"),
    ("issn", "00280836"),
    ("issn", "0028 0836"),
    ("issn", "2434-561X"),
    ("eissn", "0028-0836"),
    ("ismn", "979-0-9016791-7-7"),
    ("doi", "10.1038/nature123"),
    ("doi", "10.49999/x"),
    ("doi", "10.1000.10/123"),
    ("doi", "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"),
    ("doi", "10.1002/0471238961.1915040912051311.a01.pub2"),
    ("pmid", "123456"),
    ("pmc", "123456"),
    ("pmc", "PMC123456"),
    ("bibcode", "1998ApJ...500..525S"),
    ("bibcode", "1924MNRAS..84..308E"),
    ("bibcode", "1974A&A....37...37M"),
    ("arxiv", "1501.00001"),
    ("arxiv", "0704.0001v2"),
    ("arxiv", "hep-th/9901001"),
    ("arxiv", "math.GT/0309136"),
    ("oclc", "ocm12345678"),
    ("oclc", "12345678"),
    ("oclc", "(OCoLC)1234"),
    ("lccn", "92-35427"),
    ("lccn", "92035427"),
    ("lccn", "n78890351"),
    ("lccn", "2001627090"),
    ("jstor", "12345"),
    ("jstor", "10.1525/as.2008.48.1.9"),
    ("ol", "12345M"),
    ("ol", "OL12345M"),
    ("s2cid", "123456"),
    ("ssrn", "1000001"),
    ("hdl", "2027/abc"),
    ("asin", "B00ABCDEFG"),
    ("asin", "6305277001"),
    ("mr", "123"),
    ("zbl", "1234.56789"),
    ("zbl", "0123.45678"),
    ("jfm", "53.0001.01"),
    ("citeseerx", "10.1.1.176.341"),
    ("biorxiv", "10.1101/047720"),
    ("biorxiv", "10.1101/2020.03.30.016931v1"),
    ("medrxiv", "10.1101/2020.03.30.20047548"),
    ("message-id", "a@b"),
    ("rfc", "2616"),
]
BAD = [
    ("isbn", "9780306406158", "checksum"),
    ("isbn", "0-306-40615-3", "checksum"),
    ("isbn", "080442957x", "invalid character"),
    ("isbn", "X80442957X", "invalid form"),
    ("isbn", "12345", "length"),
    ("isbn", "977-0-306-40615-7", "invalid prefix"),
    ("isbn", "9790060115615", "invalid group id"),
    ("isbn", "978–0–306–40615–7", "invalid character"),
    ("isbn", "978-0-306-40615-7 (pbk)", "invalid character"),
    ("issn", "0028-0837", "checksum"),
    ("issn", "2049-363x", ""),
    ("doi", "10.1038/nature123.", ""),
    ("doi", "doi:10.1038/x", ""),
    ("doi", "https://doi.org/10.1038/x", ""),
    ("doi", "10.5555/12345678", "registrant"),
    ("doi", "10.103/x", "registrant"),
    ("doi", "10.99999/x", "registrant"),
    ("doi", "10.123456/x", "registrant"),
    ("doi", "10.1038/na ture", ""),
    ("doi", "10.1038/a–b", ""),
    ("doi", "10.1000", ""),
    ("doi", "10.1000/182,", ""),
    ("pmid", "PMC123456", ""),
    ("pmid", "0", ""),
    ("pmid", "99999999", ""),
    ("pmc", "99999999", ""),
    ("pmc", "abc", ""),
    ("bibcode", "1998ApJ..500..525S", "length"),
    ("bibcode", "2999AJ.....79..819H", "year"),
    ("bibcode", "1974A&.....37...37M", "journal"),
    ("arxiv", "1501.0001", ""),
    ("arxiv", "1513.00001", "month"),
    ("arxiv", "hep-th/0705001", "month"),
    ("arxiv", "arXiv:1501.00001", ""),
    ("oclc", "12345678901", ""),
    ("lccn", "n 78890351", ""),
    ("jstor", "https://www.jstor.org/stable/1", ""),
    ("ol", "12345", ""),
    ("s2cid", "0123", ""),
    ("ssrn", "50", ""),
    ("hdl", "2027", ""),
    ("asin", "0306406152", "ISBN"),
    ("asin", "b00abcdefg", ""),
    ("mr", "12345678", ""),
    ("zbl", "123", ""),
    ("rfc", "RFC2616", ""),
    ("citeseerx", "x", ""),
    ("ismn", "123", ""),
    ("biorxiv", "047720", ""),
    ("biorxiv", "10.1101/2019.03.30.016931", "day"),
    ("message-id", "<a@b>", ""),
]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_what_can_be_right_is_left_alone(kind, value):
    """Every accepted form."""
    assert fault(kind, value, TODAY) is None


@pytest.mark.parametrize(("kind", "value", "words"), BAD)
def test_what_cannot_be_right_is_named(kind, value, words):
    """The fault says what is wrong."""
    found = fault(kind, value, TODAY)
    assert found is not None
    assert words in found


def test_a_number_above_the_table_is_only_doubtful():
    """The table ages; a misread number does not depend on it."""
    assert beyond_limit(fault("pmid", "99999999", TODAY))
    assert not beyond_limit(fault("pmid", "x", TODAY))


def test_the_highest_number_grows_with_the_days() -> None:
    """Numbers that were given out after the table was made are no fault; on its own day they are."""
    for kind, value in (("pmid", "41558466"), ("pmc", "12800000"), ("s2cid", "284000000"), ("ssrn", "5900000")):
        assert fault(kind, value, date(2026, 1, 10)) is None
        assert beyond_limit(fault(kind, value, date(2025, 2, 21)))
        assert beyond_limit(fault(kind, value, date(2012, 1, 1)))
    assert beyond_limit(fault("pmid", "50000000", date(2026, 11, 26)))
    assert fault("doi", "10.71234/a", date(2026, 1, 10)) is None
    assert fault("doi", "10.71234/a", date(2025, 2, 21)) == "no such registrant"
    assert fault("doi", "10.99999/a", date(2026, 11, 26)) == "no such registrant"
    assert fault("doi", "10.123.4/abc", date(2026, 11, 26)) is None


def test_prefixes_are_tolerated_and_noted():
    """The scheme's own prefix in a field that is named for it."""
    assert tolerated("pmc", "PMC123456")
    assert tolerated("zbl", "12345678")
    assert not tolerated("pmc", "123456")
    assert not tolerated("isbn", "ISBN 0-306-40615-2")


@given(st.sampled_from(sorted(CHECKS)), st.text(alphabet="0123456789X-–./:ABamv@<> ", max_size=30))
def test_any_text_has_a_verdict(kind, value):
    """No text raises."""
    assert fault(kind, value, TODAY) is None or fault(kind, value, TODAY)


@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_is_right(number):
    """Of the eleven endings of an ISBN-10 one passes."""
    body = f"{number:09}"
    assert sum(fault("isbn", body + c, TODAY) in (None, "invalid group id") for c in "0123456789X") == 1
