"""Works that a text copy lists without a footnote, and where the last reference ends above them."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse

COPY = """Lamp

A lamp gives light,[1][2] and some give heat.[3]

References[edit]
^ Klint, Ann (2001). Lamps. Lamp House. p. 5.
^ "Light". The Planet. 3 May 2010. Retrieved 4 May 2010.
^ %s
"""
WHOLE = 'Bohr, Tom (2001). "None". J. Lamp. 1: 1.'


def read(text: str) -> Article:
    return parse(Document("pasted.txt", text, Format.PLAIN))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('Klint, Ann. "Lamps". The Planet. 3 May 2010.', "Lamps"),
        ("Klint, Ann (1962) [1848]. Old lamps and new ones. Leeds: Lamp House.", "Old lamps and new ones"),
        ("“Lamps today”. The Planet. 3 May 2010.", "Lamps today"),
        ("Lamps: A Guide. LampNotes. Retrieved 9 January 2013.", "Lamps: A Guide"),
        ('"Lamps at night". Archived from the original on 25 January 2009.', "Lamps at night"),
        ('Bohr, Tom. "The Evolution of Lamps, 1874–1968".', "The Evolution of Lamps, 1874–1968"),
        ("Lamps of the North. Lamp House Press. 2001. ISBN 978-0-8047-3641-1.", "Lamps of the North"),
        ("Klint, Ann and Bohr, Tom, eds. Women and Lamps. Oslo: Lamp House, 2003. ISBN 978-0-8047-3641-1.", None),
        ('See the works of Adams, Bob. "A poem"', None),
        ('Released by Lamp House in 1977, it was a "success".', None),
        ("Lamps of the world, in pictures", None),
        ("The museum was retrieved from the sea in 1990. It stands in Leeds.", None),
        ('The lamp was sold. "It never shone", said Klint.', None),
    ],
)
def test_bibliography(line: str, title: str | None) -> None:
    """A line is a work where it begins with names or quotes, says when the work was read, or is in CS1's order."""
    article = read(f"Lamp\n\nA lamp.\n\nFurther reading[edit]\n{line}\n")
    assert [one.title for one in article.citations] == ([title] if title else [])


def test_space_before_the_comma_behind_a_title() -> None:
    """An icon of a link stood there."""
    for space in (" ", "\u00a0"):
        line = f'"Lamp"{space}, Encyclopædia Britannica, 9th ed., New York: Scribner, 1878, p. 45.'
        [work] = read(f"Lamp\n\nA lamp.\n\nFurther reading[edit]\n{line}\n").citations
        assert (work.title, work.work, work.date.edtf if work.date else "") == (
            "Lamp",
            "Encyclopædia Britannica",
            "1878",
        )


def test_works_below_the_last_entry_are_none_of_its_lines() -> None:
    """No empty line parts them, but no other entry has several lines."""
    copy = COPY % WHOLE + "Lamps of the North. Lamp House Press. 2001. ISBN 978-0-8047-3641-1.\n"
    article = read(copy)
    assert article.references[-1].text == WHOLE
    assert [citation.title for citation in article.citations] == ["Lamps of the North"]
    longer = copy.replace('^ "Light".', '^ "Light".\nfurther')  # now another entry has lines of its own
    assert read(longer).references[-1].text.endswith("ISBN 978-0-8047-3641-1.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Brown, Ann (2003). A very long title that goes over", "The line. London: Publisher. ISBN 0-306-40615-2."),
        ("Brown, Ann (2003). A very long title (1st ed.)", "of the line. London: Publisher. ISBN 0-306-40615-2."),
        ('Brown, Ann. "A title that ends in 1.', 'The line". London: Publisher. Retrieved 3 May 2020.'),
        ("Several sources say so:", "Brown, Ann (2003). Lamps. London: Publisher. ISBN 0-306-40615-2."),
    ],
)
def test_a_last_entry_that_was_wrapped_stays_whole(first: str, second: str) -> None:
    """What was begun in its first line goes on in the second, though no other entry has two."""
    text = COPY % f"{first}\n{second}"
    numbered = text
    for number in (1, 2, 3):
        numbered = numbered.replace("\n^ ", f"\n{number}. ", 1)
    for copy in (text, numbered):
        assert read(copy).references[2].text == f"{first}\n{second}"
