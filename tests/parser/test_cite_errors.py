"""Every error that Cite can raise: what a real MediaWiki shows, our two readers and the rules say too."""

from __future__ import annotations

from datetime import date

import pytest

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection
from services.mediawiki import MediaWiki

LIST = "\n<references />"
OWN = '\n<references>\n<ref name="a">Gauge.</ref>\n</references>'
OFFLINE = Selection(offline=True)

# (kind, rule, wikitext): the kinds that the Cite of MediaWiki 1.39 knows, some of them in several shapes.
CASES = (
    ("ref_no_key", "empty-reference", "Rain.<ref />" + LIST),
    ("ref_no_key", "empty-reference", 'Rain.<ref name="" />' + LIST),
    ("ref_no_key", "empty-reference", "Rain.{{#tag:ref}}" + LIST),
    ("ref_no_input", "empty-reference", "Rain.<ref></ref>" + LIST),
    ("ref_no_input", "empty-reference", "Rain.<ref>  </ref>" + LIST),
    ("ref_numeric_key", "numeric-reference-name", 'Rain.<ref name="7">Gauge.</ref>' + LIST),
    ("ref_numeric_key", "numeric-reference-name", "Rain.<ref name=7 />" + LIST),
    ("ref_numeric_key", "numeric-reference-name", 'Rain.<ref follow="7">Gauge.</ref>' + LIST),
    ("ref_numeric_key", "numeric-reference-name", "Rain.{{#tag:ref|Gauge.|name=7}}" + LIST),
    ("ref_too_many_keys", "unknown-reference-attribute", 'Rain.<ref colour="red">Gauge.</ref>' + LIST),
    ("ref_too_many_keys", "unknown-reference-attribute", "Rain.<ref name=North Tower>Gauge.</ref>" + LIST),
    ("ref_too_many_keys", "unknown-reference-attribute", 'Rain.<ref name="a">G.</ref><ref extends="a">5</ref>' + LIST),
    ("ref_invalid_dir", "reference-direction", 'Rain.<ref dir="up">Gauge.</ref>' + LIST),
    ("included_ref", "unclosed-reference", "Rain.<ref>Gauge. Hail.<ref>Diary.</ref>" + LIST),
    ("included_ref", "unclosed-reference", "Rain.<ref>Gauge. <references /></ref>" + LIST),
    ("included_references", "unclosed-reference-list", "Rain.<ref>G.</ref>\n{{#tag:references|<references />}}"),
    ("references_no_text", "undefined-reference-name", 'Rain.<ref name="a" />' + LIST),
    ("references_no_text", "undefined-reference-name", 'Rain.<ref name="a"></ref>' + LIST),
    ("references_no_text", "undefined-reference-name", 'A<ref name="a">G.</ref>' + LIST + '\nB<ref name="a" />' + LIST),
    (
        "references_duplicate_key",
        "conflicting-reference-content",
        'Rain.<ref name="a">Gauge.</ref> Hail.<ref name="a">Diary.</ref>' + LIST,
    ),
    ("references_duplicate_key", "conflicting-reference-content", 'Rain.<ref name="a">Diary.</ref>' + OWN),
    (
        "references_duplicate_key",
        "conflicting-reference-content",
        "Rain.{{#tag:ref|Gauge.|name=a}} Hail.{{#tag:ref|Diary.|name=a}}" + LIST,
    ),
    ("references_missing_key", "unused-list-reference", "Rain.<ref>Diary.</ref>" + OWN),
    ("references_missing_key", "unused-list-reference", "Rain." + OWN),  # Cite 1.39: references_missing_group
    (
        "references_no_key",
        "unnamed-list-reference",
        "Rain.<ref>Diary.</ref>\n<references>\n<ref>Gauge.</ref>\n</references>",
    ),
    (
        "references_group_mismatch",
        "reference-group-mismatch",
        'Rain.<ref name="a">Diary.</ref>\n<references>\n<ref name="a" group="n">Diary.</ref>\n</references>',
    ),
    (
        "empty_references_define",
        "empty-list-reference",
        'Rain.<ref name="a">Diary.</ref>\n<references>\n<ref name="a" />\n</references>',
    ),
    (
        "references_invalid_parameters",
        "unknown-reference-attribute",
        'Rain.<ref>Diary.</ref>\n<references columns="2" />',
    ),
    ("group_refs_without_references", "unlisted-reference-group", 'Rain.<ref group="n">Gauge.</ref>' + LIST),
)
IDS = [f"{number}-{kind}" for number, (kind, _, _) in enumerate(CASES)]


def said(text: str, shape: Format) -> tuple[list[str], set[str]]:
    """The faults of a page, and which rules find something at the structure of its references."""
    document = Document("rain", text, shape)
    [report] = examine([document], date(2026, 1, 10), selection=OFFLINE)
    found = {finding.rule for finding in report.findings if finding.family == "footnote"}
    return [fault.kind for fault in parse(document).faults], found


@pytest.mark.service
@pytest.mark.parametrize(("kind", "rule", "text"), CASES, ids=IDS)
def test_what_cite_shows_is_found_in_both_formats(mediawiki: MediaWiki, kind: str, rule: str, text: str) -> None:
    """The wikitext before it is rendered and the page that shows the error give one fault and one finding."""
    title = f"Error {IDS[CASES.index((kind, rule, text))]}"
    mediawiki.put({title: text})
    page = mediawiki.html(title)
    assert page.count("mw-ext-cite-error") == 1
    for shape, written in ((Format.WIKITEXT, text), (Format.HTML, page)):
        kinds, rules = said(written, shape)
        assert kinds == [kind], shape
        assert rule in rules, shape


@pytest.mark.service
def test_a_wiki_in_another_language(mediawiki: MediaWiki) -> None:
    """The message is not known, that it is one of Cite is."""
    text = 'Regen.<ref name="a" />' + LIST
    mediawiki.put({"Regen": text})
    page = mediawiki.html("Regen", uselang="de")
    assert "mw-ext-cite-error" in page
    assert len(said(page, Format.HTML)[0]) == 1


# Kinds that are newer than MediaWiki 1.39, as Parsoid writes them beside the marker.
NEWER = (
    ("ref_parameter_suggestion", "unknown-reference-attribute", 'Rain.<ref nmae="a">Gauge.</ref>' + LIST),
    (
        "ref_follow_conflicts",
        "conflicting-follow",
        'Rain.<ref name="a">Gauge.</ref> Hail.<ref name="b" follow="a">More.</ref>' + LIST,
    ),
    (
        "ref_conflicting_dir",
        "reference-direction",
        'Rain.<ref name="a" dir="ltr">Gauge.</ref> Hail.<ref name="a" dir="rtl" />' + LIST,
    ),
    ("ref_with_details_no_name", "misplaced-sub-reference", 'Rain.<ref details="p. 5">Gauge.</ref>' + LIST),
    ("details_missing_parent", "misplaced-sub-reference", 'Rain.<ref details="p. 5" />' + LIST),
    (
        "details_unsupported_context",
        "misplaced-sub-reference",
        'Rain.<ref name="a" />\n<references>\n<ref name="a" details="p. 5">Gauge.</ref>\n</references>',
    ),
)
MARKER = (
    '<p>Rain.<sup class="mw-ref reference" id="cite_ref-1" typeof="mw:Extension/ref mw:Error" data-mw=\'{{"name":"ref",'
    '"attrs":{{}},"errors":[{{"key":"cite_error_{}"}}]}}\'><a href="./Rain#cite_note-1"><span>[1]</span></a></sup></p>'
    '<ol class="mw-references references"><li id="cite_note-1"><a href="./Rain#cite_ref-1">↑</a> '
    '<span class="mw-reference-text reference-text">Gauge.</span></li></ol>'
)


@pytest.mark.parametrize(("kind", "rule", "text"), NEWER, ids=[kind for kind, _, _ in NEWER])
def test_newer_kinds(kind: str, rule: str, text: str) -> None:
    """The wikitext, and Parsoid's key of the error, give one fault and one finding."""
    for shape, written in ((Format.WIKITEXT, text), (Format.HTML, MARKER.format(kind))):
        kinds, rules = said(written, shape)
        assert kinds == [kind], shape
        assert rule in rules, shape


def test_parsoids_old_and_unknown_keys() -> None:
    """A kind of older versions has the name of today; one that nobody knows is passed on."""
    assert said(MARKER.format("references_missing_group"), Format.HTML)[0] == ["references_missing_key"]
    kinds, rules = said(MARKER.format("something_new"), Format.HTML)
    assert kinds == ["cite-error"]
    assert "cite-error" in rules
