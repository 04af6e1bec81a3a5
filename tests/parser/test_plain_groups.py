"""Which entries of a text copy belong to which group of footnotes, and which are no footnotes of Cite's."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse


def read(text: str) -> Article:
    return parse(Document("pasted.txt", text, Format.PLAIN))


def groups(article: Article) -> list[tuple[str, int, str]]:
    return [(one.group, one.number, one.text) for one in article.references]


LAMPS = "Lamps give light.[1] Some give heat.[2][{0}] Most are old.[1][3] Few are new.[2]\nNotes[edit]\n"
ONE_NOTE = "^ Whale oil is rare.\n"
THREE = "^ a b First.\n^ a b Second.\n^ Third.\n"


@pytest.mark.parametrize(("label", "group"), [("nb 1", "nb"), ("a", "lower-alpha"), ("note 1", "note")])
def test_notes_directly_above_the_references(label: str, group: str) -> None:
    """Two lists under one heading, with no line between: the uses of the entries show where the second begins."""
    article = read(LAMPS.format(label) + ONE_NOTE + THREE)
    assert groups(article) == [
        (group, 1, "Whale oil is rare."),
        ("", 1, "First."),
        ("", 2, "Second."),
        ("", 3, "Third."),
    ]
    assert [one.label for one in article.markers] == ["1", "2", label, "1", "3", "2"]
    assert [one.list for one in article.markers] == [1, 1, 0, 1, 1, 1]
    assert len(article.reference_lists) == 2


def test_notes_directly_below_the_references() -> None:
    article = read(LAMPS.format("nb 1") + THREE + ONE_NOTE)
    assert groups(article) == [
        ("", 1, "First."),
        ("", 2, "Second."),
        ("", 3, "Third."),
        ("nb", 1, "Whale oil is rare."),
    ]


def test_a_marker_without_a_note_cuts_no_list() -> None:
    """As many entries as numbered markers: the letter points nowhere."""
    article = read(LAMPS.format("a") + THREE)
    assert groups(article) == [("", 1, "First."), ("", 2, "Second."), ("", 3, "Third.")]
    assert len(article.reference_lists) == 1


def test_uses_that_fit_one_list_better_keep_it_whole() -> None:
    """Four entries, and the uses are those of four numbers: `[a]` is no group although 1 + 3 = 4."""
    text = "One.[1][1] Two.[2] Three.[3] Four.[a][4]\nNotes[edit]\n^ a b First.\n^ Second.\n^ Third.\n^ Fourth.\n"
    assert [group for group, _, _ in groups(read(text))] == [""] * 4


INFOBOX = (
    "Motto\nLight for all[1]\nFounded\n1850[{0}]\n\n{1}^ Before 1850 it was a shop.\n\nThe Lamp House is a house.[2]\n"
)
END = "References[edit]\n^ First.\n^ Second.\n"


def test_a_note_beside_its_label_in_a_table_is_no_list() -> None:
    article = read(INFOBOX.format("a", "footnote a\t\n") + END)
    assert groups(article) == [("", 1, "First."), ("", 2, "Second.")]
    assert [one.label for one in article.markers] == ["1", "2"]


def test_a_list_under_a_table_stays_one() -> None:
    article = read(INFOBOX.format("a", "") + END)
    assert groups(article) == [("lower-alpha", 1, "Before 1850 it was a shop."), ("", 1, "First."), ("", 2, "Second.")]


def test_numbers_that_go_on_behind_a_list_are_not_its_own() -> None:
    """Behind a list of its group Cite begins at 1 again: [1] belongs to the list at the end, and no marker to this."""
    article = read(INFOBOX.format("1", "") + END.replace("^ First", "^ a b First"))
    assert groups(article) == [("", 1, "First."), ("", 2, "Second.")]
    assert [one.label for one in article.markers] == ["1", "1", "2"]
    assert not article.implied_sections


def test_numbers_that_start_again_behind_a_list_are_its_own() -> None:
    article = read("A lamp.[1]\n\n^ Of oil.\n\nA light.[1]\nReferences[edit]\n^ Of gas.\n")
    assert [(one.list, one.number, one.text) for one in article.references] == [(0, 1, "Of oil."), (1, 1, "Of gas.")]
    assert [one.list for one in article.markers] == [0, 1]


def test_a_list_alone_needs_no_markers() -> None:
    """A reference list that was copied without its article."""
    assert [text for _, _, text in groups(read("^ First.\n^ Second.\n"))] == ["First.", "Second."]
