"""Patches are proved before they are offered, and etiquette holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.mending import judging, mend, objection
from refcheck.model.finding import Edit, Finding, Fix, Report, Safety
from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.fixes import apply
from refcheck.reporter.selection import Selection
from refcheck.words.merging import merge

TODAY = date(2026, 11, 22)
LIST = "\n\n== References ==\n{{reflist}}\n"
OFFLINE = Selection(offline=True)
SAFE = frozenset({Safety.SAFE})
ALL = frozenset({Safety.SAFE, Safety.UNSAFE})


def audit(text: str) -> Report:
    """The report of a wikitext."""
    [report] = examine([Document("article", text, Format.WIKITEXT)], TODAY, selection=OFFLINE)
    return report


def mended(text: str, allowed: frozenset[Safety] = SAFE, cosmetic: bool = True) -> str:
    """The text after fix-up."""
    report = audit(text)
    return mend(report, judging(report, OFFLINE, TODAY), allowed, cosmetic=cosmetic).after


def offer(report: Report, *fixes: Fix) -> Report:
    """The report with findings that offer these fixes."""
    template = Finding("FN600", "made-up", None, None, "made up", 0, 0, "")  # type: ignore[arg-type]
    return replace(
        report, findings=tuple(replace(template, fix=fix, fingerprint=str(n)) for n, fix in enumerate(fixes))
    )


def test_nothing_wrong_nothing_changed() -> None:
    """An article without findings comes back as it was."""
    text = "It rained.<ref>{{cite book|title=Rain|last=Smith|first=Jo|date=2001|publisher=OUP}}</ref>" + LIST
    assert mended(text) == text


def test_marker_and_punctuation_change_places() -> None:
    """A safe fix is applied, and nothing else moves."""
    text = "It rained<ref>Smith 2001.</ref>.  Two  spaces stay." + LIST
    assert mended(text) == "It rained.<ref>Smith 2001.</ref>  Two  spaces stay." + LIST


@pytest.mark.parametrize(
    "stop", ["{{nobots}}", "{{bots|deny=all}}", "{{bots|deny=AWB, refcheck}}", "{{bots|allow=none}}"]
)
def test_denied_pages_are_left_alone(stop: str) -> None:
    """{{bots}} and {{nobots}} keep the page as it is, and the refusal says so."""
    text = stop + "\nIt rained<ref>Smith 2001.</ref>." + LIST
    report = audit(text)
    patch = mend(report, judging(report, OFFLINE, TODAY), SAFE, cosmetic=True)
    assert patch.after == text
    assert patch.refused
    assert stop in patch.refused[0].reason


def test_other_bots_denial_is_no_denial() -> None:
    """A page that denies another bot may be mended."""
    text = "{{bots|deny=InternetArchiveBot}}\nIt rained<ref>Smith 2001.</ref>." + LIST
    assert mended(text) != text


def test_cbignore_is_honoured() -> None:
    """A citation with {{cbignore}} beside it keeps its faults."""
    text = "It rained<ref>Smith 2001. {{cbignore}}</ref>." + LIST
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<blockquote>It rained<ref>Smith 2001.</ref>.</blockquote>",
        "{{quote|It rained<ref>Smith 2001.</ref>.}}",
        "{{in use}}\nIt rained<ref>Smith 2001.</ref>.",
        "It rained.<!-- It rained<ref>Smith 2001.</ref>. --><ref>Smith 2001.</ref>",
        "It rained.<nowiki><ref>Smith 2001.</ref>.</nowiki>",
        "It rained.<pre><ref name=John Smith>Smith 2001.</ref></pre>",
    ],
)
def test_quotations_comments_and_pages_at_work_are_left_alone(text: str) -> None:
    """What is quoted, commented out or shown as code keeps its marks; so does a page that an editor works on."""
    assert mended(text + LIST, ALL) == text + LIST


def test_a_reference_in_a_quotation_is_mended() -> None:
    """Only the quoted words are left alone, not the reference for them."""
    text = "<blockquote>It rained.<ref>{{cite book|title=Rain|publisher=OUP,}}</ref></blockquote>" + LIST
    assert mended(text) == text.replace("OUP,", "OUP")


def test_both_copies_of_a_definition_are_mended() -> None:
    """A name that is defined twice with the same content does not get two contents."""
    body = "{{cite book|title=Rain|publisher=OUP,|year=2001|last=Smith}}"
    text = f'A.<ref name="r">{body}</ref> B.<ref name="r" /> C.<ref name="r">{body}</ref>' + LIST
    once = mended(text)
    good = body.replace("OUP,", "OUP")
    assert once == f'A.<ref name="r">{good}</ref> B.<ref name="r" /> C.<ref name="r" />' + LIST


def test_a_comment_may_go_with_a_copy_that_keeps_it() -> None:
    """A merged reference takes its comment along only where the one that stays says the same."""
    body = "Smith 2001, Rain and all that comes of it.<!-- page 5 -->"
    text = f'A.<ref name="r">{body}</ref> B.<ref>{body}</ref> C.<ref name="x">Jones.</ref>' + LIST
    assert mended(text).startswith(f'A.<ref name="r">{body}</ref> B.<ref name="r" /> C.')
    other = text.replace("</ref> C.", "<!-- seen --></ref> C.")
    assert mended(other) == other


def test_a_fix_that_moves_a_marker_is_refused_as_a_bug() -> None:
    """The proof catches a fix that sends a marker to another source."""
    text = 'A.<ref name="a">One.</ref> B.<ref name="b">Two.</ref> C.<ref name="b" />' + LIST
    report = audit(text)
    at = text.index('name="b" />') + 6
    wrong = Fix("point elsewhere", (Edit(at, at + 1, "a"),), Safety.SAFE)
    patch = mend(offer(report, wrong), judging(report, OFFLINE, TODAY), SAFE, cosmetic=True)
    assert patch.after == text
    assert [r.bug for r in patch.refused] == [True]
    assert "another source" in patch.refused[0].reason


def test_a_merge_that_gives_rise_to_a_finding_is_refused_without_blame() -> None:
    """A place of printing without the publisher, which the other reference calls a work."""
    first = "{{cite book|last=Gerd|first=Al|title=Rain|date=August 2005|work=DTV|isbn=3-423-24485-2|page=1|edition=2}}"
    second = "{{cite book|last=Gerd|first=Al|title=Rain|date=August 2005|publisher=DTV|location=Bonn|isbn=3-423-24485-2|page=1}}"
    text = f"A.<ref>{first}</ref> B.<ref>{second}</ref>" + LIST
    report = audit(text)
    patch = mend(report, judging(report, OFFLINE, TODAY), SAFE | {Safety.UNSAFE}, cosmetic=True)
    [merge] = [one for one in patch.refused if one.finding.fix and one.finding.fix.merges]
    assert merge.reason == "it would bring a new finding: location-without-publisher"
    assert not merge.bug
    assert second in patch.after


def test_a_fix_that_breaks_markup_is_refused() -> None:
    """The proof catches a fix that opens a template and does not close it."""
    text = "A.<ref>{{cite book|title=Rain|date=2001}}</ref> B.<ref>Two.</ref>" + LIST
    report = audit(text)
    at = text.index("}}")
    wrong = Fix("break", (Edit(at, at + 2, ""),), Safety.SAFE)
    right = Fix("say more", (Edit(text.index("Two."), text.index("Two."), "Chapter "),), Safety.SAFE)
    again = judging(report, OFFLINE, TODAY)
    patch = mend(offer(report, wrong, right), lambda t: offer(again(t)), SAFE, cosmetic=True)
    assert patch.after == text.replace("Two.", "Chapter Two.")
    assert len(patch.refused) == 1


def test_only_cosmetic_changes_are_no_reason_for_an_edit() -> None:
    """A patch that no reader would notice is not offered by default."""
    text = "A.<ref>One.</ref>" + LIST
    report = audit(text)
    fix = Fix("space", (Edit(text.index("{{reflist"), text.index("{{reflist"), " "),), Safety.SAFE, cosmetic=True)
    again = judging(report, OFFLINE, TODAY)
    assert mend(offer(report, fix), lambda t: offer(again(t)), SAFE).after == text
    assert mend(offer(report, fix), lambda t: offer(again(t)), SAFE, cosmetic=True).after != text


# ------------------------------------------------------------------------------------------------------------ merging

BODIES = (
    "{{cite web|url=https://a.example/1|title=One|date=2001}}",
    "{{cite web|url=https://a.example/2|title=Two|last=Smith|first=Jo|date=2002}}",
    "Jones 1999.",
)


def test_merge_renames_every_reuse() -> None:
    """The name that goes is replaced wherever it was used, in every spelling."""
    text = (
        f'A.<ref name="smith">{BODIES[0]}</ref> B.<ref name=other>{BODIES[0]}</ref> C.<ref name=other /> '
        f"D.<ref  name='other'/>" + LIST
    )
    article = audit(text).article
    fix = merge(article, article.references, Safety.SAFE)
    assert isinstance(fix, Fix)
    after, _ = apply(text, [fix])
    assert after == (
        f'A.<ref name="smith">{BODIES[0]}</ref> B.<ref name="smith" /> C.<ref name="smith" /> '
        f"D.<ref  name='smith'/>" + LIST
    )


def test_merge_derives_a_name_and_asks_where_the_page_has_none() -> None:
    """Two unnamed references get an editor's name; on a page without named references that needs a person."""
    text = f"A.<ref>{BODIES[1]}</ref> B.<ref>{BODIES[1]}</ref>" + LIST
    article = audit(text).article
    fix = merge(article, article.references, Safety.SAFE)
    assert isinstance(fix, Fix)
    assert fix.safety is Safety.UNSAFE
    after, _ = apply(text, [fix])
    assert after == f'A.<ref name="Smith 2002">{BODIES[1]}</ref> B.<ref name="Smith 2002" />' + LIST


@pytest.mark.parametrize(
    "text",
    [
        "A.<ref>Ibid.</ref> B.<ref>Ibid.</ref>",
        'A.<ref group="n">One.</ref> B.<ref>One.</ref><references group="n" />',
        'A.<ref name="x">One.</ref> B.<ref name="y">One.</ref> C.{{r|y}} D.{{r|x}}',
        "A.{{refn|One.}} B.<ref>One.</ref>",
        "A.<ref>One.</ref> B.<ref dir=rtl>One.</ref>",
    ],
)
def test_merge_refuses_what_it_cannot_follow(text: str) -> None:
    """Ibid, other groups, template reuses of both names and odd attributes are left to a person."""
    article = audit(text + LIST).article
    assert isinstance(merge(article, article.references, Safety.SAFE), str)


def test_merge_keeps_the_name_that_a_template_uses() -> None:
    """`{{r|y}}` cannot be rewritten, so that name stays and the other one goes."""
    text = 'A.<ref name="x-long">One.</ref> B.<ref name="y">One.</ref> C.{{r|y}}' + LIST
    article = audit(text).article
    fix = merge(article, article.references, Safety.SAFE)
    assert isinstance(fix, Fix)
    assert apply(text, [fix])[0] == 'A.<ref name="y">One.</ref> B.<ref name="y" /> C.{{r|y}}' + LIST


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Articles full of equal references: named, unnamed, reused, grouped, list-defined, in templates."""
    pieces = []
    names = ["smith", "Jones 1999", ":0", "x"]
    for _ in range(draw(st.integers(2, 9))):
        body = draw(st.sampled_from(BODIES))
        name = draw(st.sampled_from(["", *names]))
        group = draw(st.sampled_from(["", "", "", ' group="n"']))
        kind = draw(st.sampled_from(["ref", "ref", "ref", "reuse", "template"]))
        attribute = f' name="{name}"' if name else ""
        tag = f"<ref{attribute}{group}>{body}</ref>"
        if kind == "reuse" and name:
            tag = f"<ref{attribute}{group} />"
        elif kind == "template":
            tag = f"{{{{infobox|a={tag}}}}}"
        pieces.append(draw(st.sampled_from(["It rained.", "It snowed", "* Hail"])) + tag)
    defined = "".join(f'<ref name="{n}">{BODIES[0]}</ref>\n' for n in draw(st.sets(st.sampled_from(names), max_size=2)))
    return " ".join(pieces) + f'\n<references group="n" />\n<references>\n{defined}</references>\n'


def duplicates(report: Report) -> Iterator[Fix]:
    """A merge for each set of references with the same text."""
    by_text: dict[tuple[int, str, str], list] = {}
    for reference in report.article.references:
        by_text.setdefault((reference.list, reference.group, reference.text), []).append(reference)
    for same in by_text.values():
        if len(same) > 1:
            fix = merge(report.article, same, Safety.SAFE)
            if isinstance(fix, Fix):
                yield fix


@settings(max_examples=120, deadline=None)
@given(articles())
def test_merging_never_breaks_a_reuse(text: str) -> None:
    """However references repeat, merging the equal ones leaves every marker with its source."""
    report = audit(text)
    for fix in duplicates(report):
        after, applied = apply(text, [fix])
        assert applied
        assert objection(report, audit(after), [fix]) == ""


@settings(max_examples=60, deadline=None)
@given(articles())
def test_mending_twice_is_mending_once(text: str) -> None:
    """A second fix-up finds nothing more to do."""
    once = mended(text, ALL)
    assert mended(once, ALL) == once
