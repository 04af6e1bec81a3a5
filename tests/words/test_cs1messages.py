"""Messages that the citation templates leave in a rendered page."""

from __future__ import annotations

import pytest

from refcheck.words.cs1messages import category


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Retrieved", None),
        ("Cite error: The named reference x was invoked but never defined", None),
        ("CS1 maint: archived copy as title (link)", "CS1 maint: archived copy as title"),
        ("CS1 maint: multiple names: authors list", "CS1 maint: multiple names: authors list"),
        ("Check date values in: |date= (help)", "CS1 errors: dates"),
        ("Check |isbn= value: checksum (help)", "CS1 errors: ISBN"),
        ("Check |eissn= value", "CS1 errors: ISSN"),
        ("Check |url= value", "CS1 errors: URL"),
        ("Check |author-link= value", "CS1 errors: parameter link"),
        ("; Missing or empty |title=", "CS1 errors: missing title"),
        ("Missing or empty |url=", "CS1 errors: requires URL"),
        ("Missing |author2=", "CS1 errors: missing name"),
        ("Unknown parameter |deadurl= ignored (|url-status= suggested)", "CS1 errors: unsupported parameter"),
        ("|archive-url= is malformed: timestamp", "CS1 errors: archive-url"),
        ("|chapter= ignored", "CS1 errors: chapter ignored"),
        ("no-break space character in |title= at position 2", "CS1 errors: invisible characters"),
        ("Invalid |ref=harv", "CS1 errors: invalid parameter value"),
    ],
)
def test_category_of_a_message(message, name):
    """Each message leads to the category that the wiki puts the page into."""
    assert category(message) == name
