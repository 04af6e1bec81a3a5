"""Copies from other skins, browsers and languages: the plain-text reader finds sections, references, uses, markers."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from services.mediawiki import MediaWiki

LEAD = "The mill brook runs through the valley and meets the river at the old saw, which burnt down in 1931."
OLDER = "The first mill is named in a charter of 1540 that the archive of the parish keeps in its oldest box."
TODAY = "There is a small museum in its place today, which opens in the months of summer when the road is dry."
WIKITEXT = f"""{LEAD}<ref name="b">Berger, Anna: ''Water in the Valley''. Kiel 1998.</ref> It was rebuilt.<ref>''Saw''.</ref>

== {{history}} ==
{OLDER}<ref name="b" />

=== Museum ===
{TODAY}<ref>Guide to the valley, third edition.</ref>

== {{references}} ==
<references />

== {{links}} ==
* [http://brook.example/ The brook]
"""
NAMES = {
    "en": ("History", "References", "External links"),
    "de": ("Geschichte", "Einzelnachweise", "Weblinks"),
    "fr": ("Histoire", "Notes et références", "Liens externes"),
    "es": ("Historia", "Referencias", "Enlaces externos"),
    "it": ("Storia", "Note", "Collegamenti esterni"),
}
TEXTS = ["Berger, Anna: Water in the Valley. Kiel 1998.", "Saw.", "Guide to the valley, third edition."]


def read(text: str) -> Article:
    return parse(Document("brook.txt", text, Format.PLAIN))


def check(article: Article, names: tuple[str, str, str]) -> None:
    """What every copy of the page must give."""
    history, references, links = names
    assert [section.heading for section in article.sections] == [history, "Museum", references, links]
    assert [(r.number, r.uses, r.text) for r in article.references] == list(
        zip((1, 2, 3), (2, 1, 1), TEXTS, strict=True)
    )
    assert [(m.label, m.number) for m in article.markers] == [("1", 1), ("2", 2), ("1", 1), ("3", 3)]


@pytest.mark.service
@pytest.mark.parametrize("language", list(NAMES))
def test_what_a_browser_copies(mediawiki: MediaWiki, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Select all and copy in Chromium, in the skins of MediaWiki and the printable version (which has no carets)."""
    pytest.importorskip("playwright")
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        pytest.skip("no chromium on this machine")
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    copied = __import__("fixtures").copied
    sys.modules.pop("fixtures")
    history, references, links = NAMES[language]
    title = f"Brook {language}"
    mediawiki.put({title: WIKITEXT.format(history=history, references=references, links=links)})
    address = f"{mediawiki.page_url(title)}?uselang={language}"
    for more in ("&useskin=vector", "&useskin=minerva", "&useskin=timeless", "&printable=yes"):
        check(read(copied(address + more)), NAMES[language])


EDIT_LINKS = {
    "en": "[edit]",
    "de": "[Bearbeiten | Quelltext bearbeiten]",
    "fr": "[modifier | modifier le code]",
    "es": "[editar]",
    "it": "[modifica | modifica wikitesto]",
}
ENTRIES = {
    "Firefox": "\n".join(("   1. ^ a b {}", "   2. ^ {}", "   3. ^ {}")),
    "Firefox, arrows": "\n".join(("   1. ↑ a b {}", "   2. ↑ {}", "   3. ↑ {}")),
    "Safari": "\n".join(("^ a b {}", "^ {}", "^ {}")),
    "French": "\n".join(("↑ a et b {}", "↑ {}", "↑ {}")),
    "Swedish": "\n".join(("^ [a b] {}", "^ {}", "^ {}")),
    "Russian": "\n".join(("↑ 1 2 {}", "↑ {}", "↑ {}")),
    "Russian, old": "\n".join(("↑ 1,0 1,1 {}", "↑ {}", "↑ {}")),
    "jump label": "\n".join(("^ Hochspringen nach:a b {}", "^ {}", "^ {}")),
}


@pytest.mark.parametrize("form", list(ENTRIES))
@pytest.mark.parametrize("language", list(EDIT_LINKS))
def test_forms_of_lists_and_headings(language: str, form: str) -> None:
    """Edit links and backlinks as browsers and wikis write them."""
    history, references, links = NAMES[language]
    edit = EDIT_LINKS[language]
    text = (
        f"Brook\n{LEAD}[1] It was rebuilt.[2]\n\n{history}{edit}\n{OLDER}[1]\n\nMuseum{edit}\n{TODAY}[3]\n\n"
        f"{references}{edit}\n\n{ENTRIES[form].format(*TEXTS)}\n\n{links}{edit}\n\n  • The brook\n"
    )
    article = read(text)
    check(article, NAMES[language])
    assert article.title == "Brook"


def test_a_menu_is_no_heading() -> None:
    """Before the first line of prose, "Edit" is a button."""
    text = (
        f"Watch\nHistory\nEdit\nMore\n{LEAD}[1] It was rebuilt.[2]\n\nHistory\nEdit\n{OLDER}[1]\n\nMuseum\nEdit\n{TODAY}[3]\n"
        f"\nReferences\nEdit\n^ a b {TEXTS[0]}\n^ {TEXTS[1]}\n^ {TEXTS[2]}\nExternal links\nEdit\nThe brook\n"
    )
    check(read(text), NAMES["en"])


@pytest.mark.parametrize("lines", [TEXTS[:2], [*TEXTS, "A fourth."]])
def test_lines_that_do_not_fit_the_markers_are_no_references(lines: list[str]) -> None:
    """Without carets and numbers only the count tells; where it does not fit, nothing is guessed."""
    body = "\n".join(lines)
    text = f"Brook\n\n{LEAD}[1] Rebuilt.[2]\n\nMuseum[edit]\n\n{TODAY}[3]\n\nReferences[edit]\n\n{body}\n"
    assert not read(text).references


@pytest.mark.parametrize(
    "last",
    ["Diese Seite wurde zuletzt am 10. Januar 2026 bearbeitet.", "La dernière modification de cette page date d'hier.",
     "Esta página se editó por última vez ayer.", "Questa pagina è stata modificata ieri.", "Navigation menu"],
)  # fmt: skip
def test_the_footer_is_no_part_of_the_last_reference(last: str) -> None:
    """The line below the list belongs to the site."""
    text = f"Brook\n\n{LEAD}[1]\n\nReferences[edit]\n^ {TEXTS[0]}\n{last}\n"
    (reference,) = read(text).references
    assert reference.text == TEXTS[0]
