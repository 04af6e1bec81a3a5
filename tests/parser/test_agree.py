"""The three readers of one article agree on references, markers, sections and the fields of citations."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from refcheck.model.article import Article, Citation, CitedDate
from refcheck.model.text import Document, Format
from refcheck.parser import parse

ROOT = Path(__file__).resolve().parents[2]
# salt-road holds references that MediaWiki 1.39 leaves out and later ones show: there is nothing to agree on.
OWN = sorted(p for p in (ROOT / "fixtures" / "articles").iterdir() if p.is_dir() and p.name != "salt-road")
# Their dates need the template's language, which a page does not show.
FOREIGN = ("lien web", "literatur", "internetquelle", "cita web")
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "pages").glob("*"))


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


def read(folder: Path, *names: str, kind: Format) -> Article:
    path = next(folder / name for name in names if (folder / name).exists())
    return parse(Document(str(path), path.read_text("utf-8"), kind))


def wikitext(folder: Path) -> Article:
    return read(folder, "article.wikitext", "article.wiki", kind=Format.WIKITEXT)


def html(folder: Path) -> Article:
    return read(folder, "article.html", kind=Format.HTML)


def plain(folder: Path) -> Article:
    return read(folder, "article.txt", kind=Format.PLAIN)


def edtf(day: CitedDate | None) -> str | None:
    return day.edtf if day else None


def fields(citation: Citation) -> dict[str, object]:
    """What all formats can know of a citation by a template."""
    return {
        "title": squash(citation.title),
        "authors": squash(" ".join(citation.authors)),
        "date": edtf(citation.date),
        "access": edtf(citation.access_date),
        "archived": edtf(citation.archive_date),
        "isbn": citation.id("isbn"),
        "doi": citation.id("doi"),
    }


def differences(one: Article, other: Article) -> list[str]:
    """The citations of references that hold one citation by a template, where the two readings differ."""
    theirs = {(r.group, r.number): r for r in other.references}
    found = []
    for reference in one.references:
        same = theirs.get((reference.group, reference.number))
        if same is None or len(reference.citations) != 1 or len(same.citations) != 1:
            continue
        if not reference.citations[0].template or reference.citations[0].template in FOREIGN:
            continue
        mine, yours = fields(reference.citations[0]), fields(same.citations[0])
        found += [
            f"{reference.label} {name}: {mine[name]!r} {yours[name]!r}" for name in mine if mine[name] != yours[name]
        ]
    return found


@pytest.mark.parametrize("folder", OWN, ids=lambda p: p.name)
def test_structure_of_samples_agrees(folder: Path) -> None:
    """Wikitext and HTML: the same sections with levels, references, uses, markers in order with their claims' kinds."""
    one, other = wikitext(folder), html(folder)
    assert [(s.heading, s.level) for s in one.sections] == [(s.heading, s.level) for s in other.sections]
    numbers = [{(r.group, r.number, r.label, r.uses) for r in article.references} for article in (one, other)]
    assert numbers[0] == numbers[1]
    assert [m.label for m in one.markers] == [m.label for m in other.markers]


@pytest.mark.parametrize("folder", OWN, ids=lambda p: p.name)
def test_fields_of_samples_agree(folder: Path) -> None:
    """Wikitext and HTML give the same fields of each citation, to the last one."""
    assert differences(wikitext(folder), html(folder)) == []


@pytest.mark.parametrize("folder", OWN, ids=lambda p: p.name)
def test_addresses_of_samples_agree(folder: Path) -> None:
    """The url and the archive's url of each reference are the same in wikitext and HTML."""

    def addresses(article: Article) -> dict[tuple[str, int], set[str]]:
        return {
            (r.group, r.number): {url for c in r.citations for url in (c.url, c.archive_url) if url}
            for r in article.references
        }

    # A template that makes a link of its own ({{YouTube}}) says no address in wikitext.
    said = {key: urls for key, urls in addresses(wikitext(folder)).items() if urls}
    shown = addresses(html(folder))
    assert said == {key: shown[key] for key in said}


@pytest.mark.parametrize("folder", OWN, ids=lambda p: p.name)
def test_copies_of_samples_agree(folder: Path) -> None:
    """A browser's copy has the page's headings, references and uses."""
    one, other = html(folder), plain(folder)
    assert [s.heading for s in one.sections] == [s.heading for s in other.sections]
    assert [(r.number, r.uses, squash(r.text)) for r in one.references] == [
        (r.number, r.uses, squash(r.text)) for r in other.references
    ]


@pytest.mark.shared
def test_field_articles_agree() -> None:
    """On real articles the readers differ in under one field of a hundred, wikitext and text each against HTML.

    They cannot agree on all: CS1 reformats dates, drops parameters that exclude each other and prints stock text.
    """
    asked = differing = markers = lost = 0
    for folder in CORPUS:
        page = html(folder)
        for other in (wikitext(folder), plain(folder)):
            asked += 7 * sum(len(r.citations) == 1 for r in page.references)
            differing += len(differences(page, other))
            markers += len(page.markers)
            lost += abs(len(page.markers) - len(other.markers))
    assert asked > 10_000
    assert differing < 0.01 * asked, differing / asked
    assert lost < 0.01 * markers, lost / markers
