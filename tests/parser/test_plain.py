"""Text copied from pages: headings, lists, markers, reference lists, in the forms in which people paste them."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article, ClaimKind, ListKind
from refcheck.model.text import Document, Format, Lines
from refcheck.parser import parse


def read(text: str) -> Article:
    return parse(Document("pasted.txt", text, Format.PLAIN))


def headings(article: Article) -> list[tuple[str, int]]:
    return [(section.heading, section.level) for section in article.sections]


def labels(article: Article) -> list[str]:
    return [marker.label for marker in article.markers]


OLD_VECTOR = """Lamp
From Wikipedia, the free encyclopedia
Jump to navigation
Jump to search

A lamp gives light,[1][2] and some give heat.[1]:\u200a5\u200a They were rare.[citation needed]

Contents
1\tHistory
1.1\tEarly lamps
1.1.1\tOil
2\tReferences
History[edit]
Main article: History of the lamp
Early lamps[edit]

Oil lamps came first.[3]

Oil[edit]
Olive oil burns well.[nb 1]
Notes[edit]
^ Whale oil burns better.
References[edit]
^ a b Klint, Ann (2001). Lamps. Lamp House. p. 5.
^ "Light". The Planet. 3 May 2010. Retrieved 4 May 2010.
^ a Lamp a Day:
Bohr, Tom (2002). "One". J. Lamp. 1: 2.
Bohr, Tom (2003). "Two". J. Lamp. 3: 4.
External links[edit]
Lamps of the world[1]

Categories: LampsLight
Hidden categories: Articles with unsourced statements[9]
"""

NEW_VECTOR = """Lamp
Page
Discussion
Read
Edit
View history
From Wikipedia, the free encyclopedia

A lamp gives light.[1]

History[ edit ]
Oil.[2]
References[edit | edit source]
^ "Light". The Planet. 3 May 2010.
^ "Oil". The Planet. 4 May 2010.
"""


# ---------------------------------------------------------------------------------------------- what must stay as it is


def test_brackets_that_are_no_markers() -> None:
    """Remarks, pages, code and changed letters are no markers."""
    article = read(
        'Lamp\n\nIt burns.[1] He said "[t]he lamp"[citation needed] burns[by whom?] as a[12] and b[0].[dead link]\n'
        'See [1].\n\nReferences[edit]\n^ "Light". The Planet.\n'
    )
    assert labels(article) == ["1"]


def test_prose_is_no_reference_and_no_heading() -> None:
    """A caret in code, an edit in prose and a number at a line's begin stay prose."""
    article = read(
        "Powers\n\n2^10 is 1024, 2 ^ 3 is 8.\nThis is an Edit\n1984 was a year.\nThe [edit] link is small.\n"
    )
    assert article.references == ()
    assert article.sections == ()
    assert article.lists == ()


def test_empty_text() -> None:
    """Nothing in, nothing out."""
    for text in ("", "\n\n", "   ", "\ufeff", "\0"):
        article = read(text)
        assert (article.references, article.sections, article.markers, article.lists) == ((), (), (), ())


def test_title_of_a_fragment_is_unknown() -> None:
    """A pasted paragraph has no title."""
    assert (
        read("The lamp was invented long ago, and it has been in use in most houses since then, they say.").title == ""
    )
    assert read("== History ==\nThe lamp.").title == ""


# ---------------------------------------------------------------------------------------------------- the two skins


def test_old_vector() -> None:
    """Title, headings with the levels of the table of contents, lists that restart, footers."""
    article = read(OLD_VECTOR)
    assert article.title == "Lamp"
    assert headings(article) == [
        ("History", 2),
        ("Early lamps", 3),
        ("Oil", 4),
        ("Notes", 0),
        ("References", 2),
        ("External links", 0),
    ]
    assert [(r.list, r.group, r.number, r.uses) for r in article.references] == [
        (0, "nb", 1, 1),
        (1, "", 1, 2),
        (1, "", 2, 1),
        (1, "", 3, 1),
    ]
    assert labels(article) == ["1", "2", "1", "3", "nb 1"]
    assert [(m.list, m.group, m.number) for m in article.markers][-2:] == [(1, "", 3), (0, "nb", 1)]
    assert article.implied_sections == ()


def test_one_letter_is_a_word_of_the_text() -> None:
    """`^ a Lamp` is used once and begins with "a"; `^ a b Klint` is used twice."""
    article = read(OLD_VECTOR)
    assert article.references[3].text.startswith("a Lamp a Day:")
    assert article.references[1].text.startswith("Klint, Ann")


def test_the_headings_tell_the_language() -> None:
    """A copy names no wiki; "Przypisy" is a heading of one."""
    assert read("Deszcz\n\nPadał[1].\n\nPrzypisy\n↑ Kowalski: Deszcz. 2001.\n").language == "pl"
    assert read(OLD_VECTOR).language == "en"


def test_reference_of_several_lines() -> None:
    """Lines below an entry belong to it, each its own citation."""
    article = read(OLD_VECTOR)
    assert [citation.title for citation in article.references[3].citations] == ["One", "Two"]
    assert article.references[3].text.endswith("3: 4.")


def test_new_vector() -> None:
    """The menu above the title is no text; headings have no levels."""
    article = read(NEW_VECTOR)
    assert article.title == "Lamp"
    assert headings(article) == [("History", 0), ("References", 0)]
    assert len(article.references) == 2
    assert labels(article) == ["1", "2"]


def test_footer_is_no_reference() -> None:
    """The categories below the last reference are not part of it."""
    article = read('Lamp\n\nLight.[1]\nReferences[edit]\n^ "Light". The Planet.\nCategories: LampsLight\n')
    assert article.references[0].text == '"Light". The Planet.'


def test_line_ends_of_other_systems() -> None:
    """CRLF and CR text reads the same, with the same lines."""
    plain = read(OLD_VECTOR)
    for end in ("\r\n", "\r"):
        text = OLD_VECTOR.replace("\n", end)
        other = read(text)
        assert headings(other) == headings(plain)
        assert labels(other) == labels(plain)
        assert [one.text for one in other.references] == [one.text for one in plain.references]
        was, now = Lines(OLD_VECTOR), Lines(text)
        assert [was.at(r.start) for r in plain.references] == [now.at(r.start) for r in other.references]


# ------------------------------------------------------------------------------------------------------- other copies


def test_numbered_copy_without_heading() -> None:
    """`  3. ^ …`: the numbers are the text's own; a list without heading implies one."""
    article = read(
        'Lamp\n\nLight.[1] Oil.[2]\n\nSee alsoEdit\n\n  1. ^ "Light". J.\n  2. ^ a b "Oil". J.\n\nExternal linksEdit\n'
    )
    assert headings(article) == [("See also", 0), ("External links", 0)]
    assert [(r.number, r.uses, r.label) for r in article.references] == [(1, 1, "1"), (2, 2, "2")]
    assert [section.heading for section in article.implied_sections] == ["References"]


@pytest.mark.parametrize(
    ("line", "uses"),
    [
        ('↑ "Light". J.', 1),
        ('Jump up ^ "Light". J.', 1),
        ('^ Jump up to: a b "Light". J.', 2),
        ('  1.  ^ a b c "Light". J.', 3),
        ('[1] ^ "Light". J.', 1),
        ('1.^"Light". J.', 1),
        ('    ^ "Light". J.', 1),
        ('↑ 1,0 1,1 "Light". J.', 2),
        ('1. ^ [a](#x) [b](#y) "Light". J.', 2),
        ("^ " + " ".join(map(chr, range(97, 123))) + ' aa "Light". J.', 27),
    ],
)
def test_backlinks(line: str, uses: int) -> None:
    """The backlinks of other skins, languages and years: their number is the number of uses."""
    (reference,) = read(f"Lamp\n\nIt burns.[1]\n\nReferences[edit]\n{line}\n").references
    assert (reference.uses, reference.text) == (uses, '"Light". J.')


def test_edit_link_on_a_line_of_its_own() -> None:
    """Some copies break the line before the edit link."""
    article = read('Lamp\n\nHistory\n[edit]\nOld.[1]\nReferences\n[edit]\n^ "Light". J.\n')
    assert headings(article) == [("History", 0), ("References", 0)]
    assert len(article.references) == 1


def test_wikitext_like_headings() -> None:
    """`== Heading ==` gives the levels itself."""
    article = read('Lamp\n\n== History ==\nOld.[1]\n=== Oil ===\nx\n== References ==\n^ "Light". J.\n')
    assert headings(article) == [("History", 2), ("Oil", 3), ("References", 2)]
    assert labels(article) == ["1"]


def test_markdown_like_copy() -> None:
    """`## Heading`, footnotes and linked markers, as converters write them."""
    article = read(
        "# Lamp\n\nOld.[[1]](#cite_note-1) New.[^2]\n\n## History\n\ntext\n\n## References\n\n"
        '1. **[^](#cite_ref-1)** "Light". J.\n2. [^](#cite_ref-2) "Oil". J.\n'
    )
    assert article.title == "Lamp"
    assert headings(article) == [("History", 2), ("References", 2)]
    assert [r.number for r in article.references] == [1, 2]
    assert labels(article) == ["1", "2"]


def test_footnote_definitions() -> None:
    """`[^1]: Text` defines what `[^1]` marks; uses are counted in the text."""
    article = read('# Lamp\n\nOld.[^1] New.[^1]\n\n## Notes\n\n## History\n\n[^1]: "Light". J. 2001.\n')
    assert [(r.number, r.uses) for r in article.references] == [(1, 2)]
    assert article.references[0].citations[0].title == "Light"


def test_numbers_without_carets() -> None:
    """A numbered list under References is one of references, though its carets were lost."""
    article = read('Lamp\n\nLight.[1][2]\n\nReferences\n\n1. "Light". J.\n2. "Oil". J.\n\nSee also\n\nfoo\n')
    assert [(r.number, r.uses) for r in article.references] == [(1, 1), (2, 1)]
    assert labels(article) == ["1", "2"]


def test_copy_without_edit_links() -> None:
    """Where no heading has a mark, the table of contents says which lines are headings."""
    article = read(
        "Lamp\n\nContents\n1\tHistory\n1.1\tOil\n2\tReferences\nHistory\n\nOld.\nOil\n\nGood.\nReferences\n^ x.\n"
    )
    assert headings(article) == [("History", 2), ("Oil", 3), ("References", 2)]


def test_lettered_notes() -> None:
    """`[a]` points into the list that the letters fit."""
    article = read('Lamp\n\nLight.[a] Oil.[1] Gas.[b]\nNotes[edit]\n^ One.\n^ Two.\nReferences[edit]\n^ "Light". J.\n')
    assert [(m.label, m.group, m.list, m.number) for m in article.markers] == [
        ("a", "lower-alpha", 0, 1),
        ("1", "", 1, 1),
        ("b", "lower-alpha", 0, 2),
    ]
    assert [r.label for r in article.references] == ["a", "b", "1"]


def test_two_lists_of_one_group() -> None:
    """Where the numbers start again, markers point to the next list below them."""
    article = read('Lamp\n\nA.[1]\nReferences[edit]\n^ "One". J.\nMore[edit]\nB.[1]\nReferences[edit]\n^ "Two". J.\n')
    assert [(m.list, m.number) for m in article.markers] == [(0, 1), (1, 1)]
    assert [(r.list, r.number) for r in article.references] == [(0, 1), (1, 1)]


# ---------------------------------------------------------------------------------------------------- lists and claims


def test_lists_with_captions() -> None:
    """Bulleted lists, the line that names each, nesting by indentation."""
    article = read(
        "Lamp\n\nThis long sentence is no caption of what follows, it ends with a dot.\n\n  • One\n  • Two\n    ◦ Two and a half\n\n"
        "Lamp Award:\n\n  • Three\n\nSteps\n\n1. First\n2. Second\n"
    )
    assert [(b.kind, b.caption, len(b.items)) for b in article.lists] == [
        (ListKind.UNORDERED, "", 3),
        (ListKind.UNORDERED, "Lamp Award", 1),
        (ListKind.ORDERED, "Steps", 2),
    ]
    assert [(item.text, item.depth) for item in article.lists[0].items] == [
        ("One", 1),
        ("Two", 1),
        ("Two and a half", 2),
    ]
    text = article.document.text
    assert all(text[item.start : item.end] == item.text for block in article.lists for item in block.items)


@pytest.mark.parametrize(
    ("line", "claim", "kind"),
    [
        ("Old lamps smoke. New lamps shine.[1]", "New lamps shine.", ClaimKind.SENTENCE),
        ("Old lamps smoke, they say.[1] New lamps shine.", "Old lamps smoke, they say.", ClaimKind.SENTENCE),
        (
            "Dr. J. Bohr made it in St. Gallen,[1] and sold it.",
            "Dr. J. Bohr made it in St. Gallen,",
            ClaimKind.SENTENCE,
        ),
        ("It shone.[citation needed] In 2001, the lamp won.[1]", "In 2001, the lamp won.", ClaimKind.SENTENCE),
        ("  • 2001 Lamp Prize[1] won", "2001 Lamp Prize", ClaimKind.ITEM),
        ("2001\tLamp Prize\tWon[1]", "2001\tLamp Prize\tWon", ClaimKind.ROW),
        ('"It shone." It was seen.[1]', "It was seen.", ClaimKind.SENTENCE),
        ("New lamps shine. [1]", "New lamps shine.", ClaimKind.SENTENCE),
    ],
)
def test_claims(line: str, claim: str, kind: ClaimKind) -> None:
    """A marker supports its sentence, its list item or its table row, read without other markers."""
    article = read(f'Lamp\n\n{line}\n\nReferences[edit]\n^ "Light". J.\n')
    (marker,) = article.markers
    assert marker.claim is not None
    assert (marker.claim.text, marker.claim.kind) == (claim, kind)


def test_claim_of_the_second_marker() -> None:
    """Two markers in a row support the same words."""
    article = read('Lamp\n\nNew lamps shine.[1][2]\n\nReferences[edit]\n^ "Light". J.\n^ "Oil". J.\n')
    claims = [marker.claim.text for marker in article.markers if marker.claim]
    assert claims == ["New lamps shine."] * 2


def test_links_are_printed_ones() -> None:
    """A URL that the text prints is a link of its reference."""
    article = read("Lamp\n\nLight.[1]\nReferences[edit]\n^ Lamps, http://lamps.example.org/a. Retrieved 3 May 2010.\n")
    (link,) = article.links
    assert link.url == "http://lamps.example.org/a"
    assert link.reference == (0, "", 1)
    assert str(link.near) == "2010-05-03"
    assert article.document.text[link.start : link.end] == link.url


def test_of_groups_that_fit_alike_the_first_has_the_list() -> None:
    """What a list is called does not depend on the order of a set."""
    for first, second in (("M", "N"), ("N", "M"), ("note", "nb"), ("nb", "note")):
        article = read(f"Lamps burn.[{first} 1] Doors open.[{second} 1]\n\nNotes[edit]\n^ One remark.\n")
        assert [reference.label for reference in article.references] == [f"{first} 1"]


def test_a_category_above_references_is_no_footer() -> None:
    """A "See also" may name a category; the page's footer begins behind the last reference."""
    article = read(
        "Kilns\n\nA kiln.[1]\n\nSee also[edit]\nCategory:Kilns\nReferences[edit]\n^ Hale 2001.\nCategories: Kilns\n"
    )
    assert [r.text for r in article.references] == ["Hale 2001."]


def test_a_sign_alone_is_no_reference() -> None:
    """Family trees drawn with `^` and `v` leave such lines in a copy."""
    article = read("Kilns\n\nA kiln.[1]\n\nOde\n\n^\n\nHale\n\nReferences[edit]\n^ Hale 2001.\n")
    assert [r.text for r in article.references] == ["Hale 2001."]


@pytest.mark.parametrize(
    "head",
    [
        "Zum Inhalt springen\nHauptmenü\nSuche\nRegen\n93 Sprachen\nArtikel\nDiskussion\nLesen\nBearbeiten\n"
        "Quelltext bearbeiten\nVersionsgeschichte\nWerkzeuge\naus Wikipedia, der freien Enzyklopädie\n",
        "Aller au contenu\nMenu principal\nRechercher\nRegen\n8 langues\nArticle\nDiscussion\nLire\nModifier\n"
        "Voir l’historique\nOutils\nUn article de Wikipédia, l'encyclopédie libre.\n",
        "Ir al contenido\nRegen\n12 idiomas\nArtículo\nDiscusión\nLeer\nEditar\nVer historial\nHerramientas\n",
    ],
)
def test_the_title_under_a_menu_in_another_language(head: str) -> None:
    """The menu's lines are no titles, whatever they are called."""
    assert read(f"{head}\nRegen fällt.[1]\n\nEinzelnachweise\n↑ Kowalski: Regen. 2001.\n").title == "Regen"
