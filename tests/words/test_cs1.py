"""The review of a citation: what is left alone, what is remarked, and that it never raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.words.cs1 import Remark, review

TODAY = date(2026, 1, 10)
WAYBACK = "https://web.archive.org/web/20160115000000/http://example.com/"


def reviewed(template: str) -> tuple[Remark, ...]:
    """The remarks on one template."""
    article = parse(Document("x", f"A.<ref>{template}</ref>\n<references/>\n", Format.WIKITEXT))
    return tuple(remark for ref in article.references for c in ref.citations for remark in review(c, TODAY))


def ids(template: str) -> set[str]:
    """What is remarked of one template."""
    return {remark.id for remark in reviewed(template)}


@pytest.mark.parametrize(
    "template",
    [
        "{{cite web |title=T |url=http://example.com/x |date=6 May 2011 |access-date=2012-01-01}}",
        "{{cite web |title=T |url=//example.com/x}}",
        "{{cite web |title=T |url=ftp://example.com/x}}",
        "{{cite web |title=T |url=http://1.2.3.4/x}}",
        "{{cite web |title=T |url=http://bücher.example/}}",
        "{{cite web |title=T |url={{Google books|abc|plainurl=yes}}}}",
        f"{{{{cite web |title=T |url=http://example.com/ |archive-url={WAYBACK} |archive-date=15 January 2016}}}}",
        "{{cite web |title=T |url=http://e.org/ |archive-url=https://archive.today/abc |archive-date=2016-01-15}}",
        "{{cite book |title=T |page=P5}}",
        "{{cite web |title=T |last=Smith |work=[[W]] |url=http://example.com/x}}",
        "{{cite book |title=T |location=Rome |date=1849}}",
        "{{citation |title=T |journal=J |location=Rome |date=2001}}",
        "{{cite journal |title=T |journal=J |page=9393 |doi=10.1016/j.gfs.2020.109393}}",
        "{{cite journal |title=T |journal=J |pages=CD004052–59 |doi=10.1002/14651858.CD004052}}",
        "{{cite book |title=''T'' |language=fr, German}}",
        "{{cite book |title=T |edition=2nd |volume=Volta |author=((Law, Ltd., & Sons))}}",
        "{{cite journal |title=T |journal=J |pmc=123456 |format=PDF}}",
        "{{cite encyclopedia |title=T |encyclopedia=E |chapter-url=example.com}}",
        "{{citation |title=T |postscript=.}}",
        "{{lien web |titre=T |url=http://example.com/}}",
        "{{cite web |title=T |url=http://example.com/}} {{webarchive |url=" + WAYBACK + " |date=2016-01-15}}",
        "{{cite web |title=T |url=http://example.com/}} {{Wayback |url=http://example.com/ |date=20160115000000}}",
        "{{cite tweet |user=x |number=1 |title=T}}",
        "{{cite book |title=T |author=A |author2= |author3= |page=4}}",
    ],
)
def test_sound_citations_are_left_alone(template):
    """Nothing is said of what the module accepts, nor of templates that are not its own."""
    assert ids(template) == set()


@pytest.mark.parametrize(
    ("template", "remark"),
    [
        ("{{cite web |title=T |url=http://example}}", "bad_url"),
        ("{{cite web |title=T |url=example.com}}", "bad_url"),
        ("{{cite web |title=T |url=http:/example.com}}", "bad_url"),
        ("{{cite web |title=T |url=http://exa mple.com}}", "bad_url"),
        ("{{cite web |title=T |url=[http://example.com]}}", "bad_url"),
        ("{{cite web |title=T |url=mailto:a@b.com}}", "bad_url"),
        (
            "{{cite web |title=T |url=http://e.org/ |archive-url=https://web.archive.org/web/*/http://e.org}}",
            "archive_url",
        ),
        (
            "{{cite web |title=T |url=http://e.org/ |archive-url=http://liveweb.archive.org/http://e.org}}",
            "archive_url",
        ),
        (
            "{{cite web |title=T |url=http://e.org/ |archive-url=" + WAYBACK + " |archive-date=2016-01-16}}",
            "archive_date_url_ts_mismatch",
        ),
        ("{{cite web |title=T |website=http://x.com |url=http://e.org/}}", "param_has_ext_link"),
        ("{{cite book |title=T |pages=pp. 5-7}}", "extra_text_pages"),
        ("{{cite book |title=T |edition=2nd edition}}", "extra_text_edition"),
        ("{{cite book |title=T |last=Smith, J., Jones}}", "mult_names"),
        ("{{cite book |title=T |last=Smith et al.}}", "etal"),
        ("{{cite book |title=T |last=1922}}", "numeric_names"),
        ("{{cite book |title=T |last=Smith (ed.)}}", "generic_name"),
        ("{{cite book |title=T |first=John}}", "first_missing_last"),
        ("{{cite book |title=T |titel=x}}", "parameter_ignored_suggest"),
        ("{{cite book |title=T |accesdate=2012-01-01}}", "parameter_ignored_suggest"),
        ("{{cite book |title=T |Title2=x}}", "parameter_ignored"),
        ("{{cite book |title=T |publisher=''OUP''}}", "apostrophe_markup"),
        ("{{cite book |title=T |publisher=x,}}", "extra_punct"),
        ("{{cite book |title=T |language=Klingonese}}", "unknown_lang"),
        ("{{cite web |title=T |url=http://e.org/ |url-status=alive}}", "invalid_param_val"),
        ("{{cite book |title=T |title-link=http://x.com}}", "bad_paramlink"),
        ("{{cite book |title=T |date=6 May 2011 |year=2012}}", "date_year_mismatch"),
        ("{{cite book |title=T |title=U |last=A |author=B}}", "redundant_parameters"),
        ("{{cite journal |title=T |journal=J |vauthors=Smith J.B., Jones K}}", "vancouver"),
        ("{{cite book |title=T |last=Smith |work=[[W]]}}", "periodical_ignored"),
        ("{{cite book |title=T |location=Rome |date=May 1850}}", "location_no_publisher"),
        ("{{citation |title=T |location=Rome |year=2001}}", "location_no_publisher"),
        ("{{cite book |title=T |author=A |author4=B}}", "names_lost"),
        ("{{cite book |title= |date=<!-- none -->}}", "empty_citation"),
        ("{{cite book}}", "empty_citation"),
        ("{{cite journal |title=T |journal=J |page=eadl0822 |doi=10.1126/sciadv.adl0822}}", "article_number"),
        ("{{citation |title=T |journal=J |page=20170301 |doi=10.1098/rsbl.2017.0301}}", "article_number"),
        ("{{cite journal |title=T |journal=J |page=CD005216 |doi=10.1002/14651858.CD005216.pub2}}", "article_number"),
    ],
)
def test_remarked(template, remark):
    """Each condition, once."""
    assert remark in ids(template)


@pytest.mark.parametrize(
    "page", ["<p>x</p><ol class='references'><li><cite class='citation web cs1'>T.</cite></li></ol>"]
)
def test_rendered_templates_are_not_judged_as_source(page):
    """A rendered citation has no parameters to be missing."""
    article = parse(Document("x", page, Format.HTML))
    assert [r for ref in article.references for c in ref.citations for r in review(c, TODAY)] == []


NAMES = st.sampled_from("title url date year access-date archive-url last first2 author3 isbn doi page ref foo".split())
VALUES = st.text(alphabet="aA1 .,;:=|-–'[](){}/\n\t\u200b&ht", max_size=25)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_any_template_has_a_review(parameters):
    """No value raises, and remarks point into the text."""
    ids("{{cite book " + "".join(f"|{name}={value}" for name, value in parameters) + "}}")


def test_citations_of_one_form_are_judged_by_their_own_values():
    """What a set of names means is remembered, what one citation says is not."""
    one = reviewed("{{cite book |title=T |isbn=978-0-306-40615-8 |foo=a}}")
    two = reviewed("{{cite book |title=T |isbn=978-0-306-40615-7 |foo=b}}")
    three = reviewed("{{cite book |title=T |isbn=978-0-306-40615-9 |foo=c}}")
    assert [(remark.id, remark.field and remark.field.raw) for remark in (*one, *two, *three)] == [
        ("parameter_ignored", "a"),
        ("bad_isbn", "978-0-306-40615-8"),
        ("parameter_ignored", "b"),
        ("parameter_ignored", "c"),
        ("bad_isbn", "978-0-306-40615-9"),
    ]


def test_an_empty_parameter_is_another_form():
    """A name without a value fills no field; a value of a comment alone is none."""
    for empty in ("", "<!-- none -->"):
        assert [remark.id for remark in reviewed(f"{{{{cite book |title={empty} |year=2001}}}}")] == [
            "citation_missing_title"
        ]
    assert reviewed("{{cite book |title=T |year=2001}}") == ()


def test_a_long_template_is_judged_whole():
    """Also one of more parameters than are remembered."""
    names = "".join(f"|last{number}=A|first{number}=B" for number in range(1, 90))
    assert reviewed("{{cite book |title=T " + names + "}}") == ()
    assert [remark.id for remark in reviewed("{{cite book |title=T " + names + "|last=C}}")] == ["redundant_parameters"]
