"""What wakes a rule: fields, styles, and hints, which must never hide a finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from refcheck.model.finding import Finding
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.reporter import engine, plan
from refcheck.reporter.engine import find
from refcheck.reporter.registry import Entry, entries, load
from refcheck.reporter.rule import Context
from refcheck.reporter.selection import Selection

TODAY = date(2026, 11, 22)
HINTED = [entry for entry in entries() if entry.words]
ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = [path for path in sorted(ROOT.glob("fixtures/articles/*/article.*")) if path.suffix != ".png"]
FORMATS = {".wikitext": Format.WIKITEXT, ".wiki": Format.WIKITEXT, ".html": Format.HTML, ".txt": Format.PLAIN}


@pytest.fixture
def with_and_without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Format], list[tuple[Finding, ...]]]:
    """What the rules that have hints say of a text, by their hints and without them."""
    chosen = Selection(select=tuple(entry.name for entry in HINTED))

    def without(selection: Selection, wanted: str) -> plan.Plan:
        rules = [entry for entry in selection.rules() if wanted in entry.formats]
        return plan.Plan(entry._replace(words=(), within="") for entry in rules)

    def said(text: str, kind: Format) -> list[tuple[Finding, ...]]:
        article = parse(Document("example", text, kind))
        found = []
        for planned in (plan.plan, without):
            monkeypatch.setattr(engine, "plan", planned)
            found.append(find(article, {}, chosen, TODAY)[0])
        return found

    return said


def as_article(text: str) -> str:
    """A citation or reference in an article; a whole article as it is."""
    if text.startswith("{{"):
        text = f"Claim.<ref>{text}</ref>"
    return text if "\n" in text else f"{text}\n\n== References ==\n{{{{reflist}}}}\n"


@pytest.mark.parametrize("entry", HINTED, ids=[entry.name for entry in HINTED])
def test_a_hint_is_one(entry: Entry) -> None:
    """The words are written as they are sought, in lower case and within one line, in an attribute that is text."""
    assert entry.within in load(entry).subject.__dataclass_fields__
    assert load(entry).subject.__dataclass_fields__[entry.within].type == "str"
    for word in entry.words:
        assert word
        assert word == word.lower()
        assert "\n" not in word


@pytest.mark.parametrize("entry", entries(), ids=[entry.name for entry in entries()])
def test_no_hint_hides_what_examples_show(
    entry: Entry, with_and_without: Callable[[str, Format], list[tuple[Finding, ...]]]
) -> None:
    """All rules with hints say the same of every example, whosoever's it is, without them; also where it shouts."""
    for example in load(entry).examples:
        text = as_article(example.text) if example.format is Format.WIKITEXT else example.text
        for written in (text, text.upper() if entry in HINTED else text):
            hinted, plain = with_and_without(written, example.format)
            assert hinted == plain


@pytest.mark.parametrize("path", ARTICLES, ids=[f"{path.parent.name}{path.suffix}" for path in ARTICLES])
def test_no_hint_hides_what_articles_hold(
    path: Path, with_and_without: Callable[[str, Format], list[tuple[Finding, ...]]]
) -> None:
    """They say the same of whole articles."""
    hinted, plain = with_and_without(path.read_text(encoding="utf8"), FORMATS[path.suffix])
    assert hinted == plain


@pytest.mark.shared
def test_no_hint_hides_what_the_corpus_holds(
    shared: Path, with_and_without: Callable[[str, Format], list[tuple[Finding, ...]]]
) -> None:
    """And of the corpus beside the project."""
    count = 0
    for path in sorted((shared / "corpus" / "pages").glob("*/article.*")):
        if path.suffix in FORMATS:
            hinted, plain = with_and_without(path.read_text(encoding="utf8"), FORMATS[path.suffix])
            assert hinted == plain, path
            count += len(hinted)
    assert count > 20


def test_a_style_wakes_a_rule_of_references() -> None:
    """A rule about references that names styles is asked only of those with such a citation."""
    text = (
        "A.<ref>http://example.com/a</ref> B.<ref>{{cite web |title=T |url=http://example.com/b}}</ref>\n{{reflist}}\n"
    )
    article = parse(Document("example", text, Format.WIKITEXT))
    chosen = Selection(select=("bare-url-reference",))
    context = Context(article, {}, TODAY)
    planned = plan.plan(chosen, "wikitext")
    kinds = dict(plan.subjects(context, planned))
    woken = kinds["Reference"].woken(planned.by_kind["Reference"][0])
    assert [subject.number for subject, _ in woken] == [1]


def test_a_plan_is_made_once() -> None:
    """Two choices of the same rules share a plan, whatever severities they give."""
    one = plan.plan(Selection(offline=True), "wikitext")
    assert plan.plan(Selection(offline=True, severities={}), "wikitext") is one
    assert plan.plan(Selection(), "wikitext") is not one
