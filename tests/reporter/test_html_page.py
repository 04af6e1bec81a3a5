"""The HTML report as a file: nothing in it acts, nothing is loaded, and its data can be read back."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import ATTACKS, hostile, hostile_report, report, view

from refcheck.model.finding import Family, Finding, Moment, Report, Severity
from refcheck.reporter.formats import load
from refcheck.reporter.rewriting import after, before, rewriting
from refcheck.reporter.timeline import timeline
from refcheck.reporter.view import Run


def page(*reports: Report, **changes: object) -> str:
    """The HTML of some reports."""
    return "".join(load("html")(Run(list(reports)), view(**changes)))


def read(text: str) -> BeautifulSoup:
    """The page as a browser's parser sees it."""
    return BeautifulSoup(text, "lxml")


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    """The hashes are those of what stands in the page, and nothing else is allowed."""
    soup = read(page(report()))
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    for tag in (soup.find("style"), soup.find_all("script")[-1]):
        digest = b64encode(sha256(tag.string.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_attacks_stay_text() -> None:
    """No tag, attribute or link of the article's making is in the page."""
    soup = read(page(hostile_report()))
    assert len(soup.find_all("script")) == 2
    assert not soup.find_all(["img", "iframe", "object", "embed", "form", "base"])
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            assert tag.get(name, "#").startswith(("#", "http://", "https://", "data:,"))
    assert [link["href"] for link in soup.find_all("link")] == ["data:,"]
    assert "<script>alert(1)</script>" in soup.find("h1").get_text()


def test_data_are_the_json_report() -> None:
    """The block holds what --format json prints, so that `fix --from` reads it."""
    for one in (report(), hostile_report()):
        block = read(page(one)).find(id="refcheck-data").string
        assert "<" not in block
        assert json.loads(block) == json.loads("".join(load("json")(Run([one]), view())))


def test_the_new_text_can_be_copied_exactly() -> None:
    """The read-only box holds the rewritten source, character by character."""
    one = report()
    boxes = [box.get_text() for box in read(page(one)).find_all("textarea")]
    finding = next(f for f in one.findings if f.code == "DM401")
    assert after(rewriting(one, finding)) in [box.removeprefix("\n") for box in boxes]


def test_marks_of_direction_survive_in_the_box_alone() -> None:
    """A right-to-left mark in the source is kept for copying, as a reference, and shown nowhere raw."""
    one = report()
    text = one.article.document.text.replace("The top art", "The\u200f top\u202e art", 1)
    document = replace(one.article.document, text=text)
    html = page(replace(one, article=replace(one.article, document=document)))
    assert "\u202e" not in html
    assert "&#8238;" in html


@given(st.text(max_size=40) | st.sampled_from(ATTACKS))
@settings(max_examples=25, deadline=None)
def test_any_text_gives_the_same_elements(text: str) -> None:
    """Whatever the article's texts are, the page has the same elements in the same order."""

    def skeleton(one: Report) -> list[str]:
        soup = read(page(one))
        return [
            tag.name for tag in soup.find_all(["section", "h1", "h2", "h3", "script", "style", "textarea", "svg", "tr"])
        ]

    assert skeleton(report(lambda known: f"{known}{text}{known}")) == skeleton(report())


def test_rewriting_shows_whole_words_and_loses_nothing() -> None:
    """What is kept and removed is the source; what is kept and added is the source with the fix made."""
    one = report()
    text = one.article.document.text
    for finding in one.findings:
        pieces = rewriting(one, finding)
        assert bool(pieces) == (finding.fix is not None)
        if not pieces:
            continue
        assert finding.fix
        assert before(pieces) in text
        changed = text
        for edit in sorted(finding.fix.edits, reverse=True):
            changed = changed[: edit.start] + edit.text + changed[edit.end :]
        assert after(pieces) in changed


def test_several_articles_make_one_page() -> None:
    """Each article has its own heading and anchors, and the list leads to them."""
    soup = read(page(report(), report(path="other.wiki")))
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    targets = {tag["href"][1:] for tag in soup.find_all("a", href=re.compile("^#"))}
    assert targets <= set(ids)
    assert soup.find("h1").get_text() == "2 articles"


def _mismatch(stated: date, *others: Moment) -> Finding:
    doubted = Moment("date", stated.isoformat(), stated, stated, doubted=True)
    return Finding("DM401", "x", Family.MISMATCH, Severity.ERROR, "m", 0, 1, "f", moments=(doubted, *others))


def _year(year: int) -> Moment:
    return Moment("title", str(year), date(year, 1, 1), date(year, 12, 31))


def test_the_timeline_puts_each_moment_in_its_place() -> None:
    """The doubted date stands left of the title's year, both inside the picture, in words as well."""
    line = timeline(_mismatch(date(2001, 9, 11), _year(2011)))
    assert line
    doubted, title = line.marks
    assert doubted.moment.doubted
    assert 0 <= doubted.left < title.left < title.left + title.width <= 100
    assert line.words == "date 2001-09-11; title 2011."
    assert 2 <= len(line.ticks) <= 6


@given(st.dates(), st.lists(st.integers(1, 9999), max_size=6))
@settings(max_examples=60)
def test_the_timeline_never_leaves_its_frame(stated: date, years: list[int]) -> None:
    """Any date and any other years stay between 0 and 100 per cent."""
    line = timeline(_mismatch(stated, *map(_year, years)))
    assert (line is None) is (not years)
    for mark in line.marks if line else ():
        assert 0 <= mark.left <= 100
        assert 0 <= mark.left + mark.width <= 100.01


def test_hostile_titles_reach_the_page_as_words() -> None:
    """The words of an attack can still be read."""
    assert "alert(1)" in read(page(hostile_report())).find("h1").get_text()
    assert hostile("x").startswith("x")
