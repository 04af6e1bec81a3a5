"""Names of templates and parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.templates import canonical, citation_kind, cs1_kind


@pytest.mark.parametrize("name", ["convert", "reflist", "citation needed", "cite check", "bots", "", "efn", "sfn"])
def test_other_templates_cite_nothing(name):
    """A template that is no citation has no class."""
    assert citation_kind(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cite web", "web"),
        ("cite news", "news"),
        ("cite video", "av-media"),
        ("cite techreport", "tech-report"),
        ("citation", "citation"),
        ("cite encyclopaedia", "encyclopedia"),
        ("vcite book", "book"),
        ("lien web", "web"),
        ("ouvrage", "book"),
        ("literatur", "book"),
        ("cita libro", "book"),
        ("citar web", "web"),
        ("internetquelle", "web"),
        ("статья", "journal"),
        ("cytuj stronę", "web"),
    ],
)
def test_citations_have_a_class(name, kind):
    """English templates, their redirects and those of other languages."""
    assert citation_kind(name) == kind


def test_only_the_templates_of_the_module_itself_are_judged_by_its_rules():
    """Wrappers and other languages have parameters of their own."""
    assert cs1_kind("cite web") == "web"
    assert cs1_kind("cite tweet") is None
    assert cs1_kind("lien web") is None


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("accessdate", "access-date"),
        ("newspaper", "work"),
        ("author", "last1"),
        ("author2-last", "last2"),
        ("author-last2", "last2"),
        ("surname2", "last2"),
        ("given", "first1"),
        ("authorlink3", "author-link3"),
        ("author3-link", "author-link3"),
        ("editor1-last", "editor-last1"),
        ("editor", "editor-last1"),
        ("editor2-first", "editor-first2"),
        ("vauthors", "vauthors"),
        ("p", "page"),
        ("pp", "pages"),
        ("number", "issue"),
        ("contribution", "chapter"),
        ("institution", "publisher"),
        ("origyear", "orig-date"),
        ("archiveurl", "archive-url"),
        ("deadurl", "url-status"),
        ("URL", "url"),
        ("Title", "title"),
        ("titre", "title"),
        ("Abruf", "access-date"),
        ("apellidos2", "last2"),
        ("prénom1", "first1"),
        ("s2cid", "s2cid"),
        ("Nonsense", "nonsense"),
        ("1", "1"),
        ("", ""),
    ],
)
def test_parameters_have_one_name(written, field):
    """Aliases, numbers, capital letters and other languages lead to one name; unknown names stay."""
    assert canonical(written, "web") == field


def test_some_names_depend_on_the_template():
    """An encyclopedia is the work only in the template for encyclopedias."""
    assert canonical("encyclopedia", "encyclopedia") == "work"
    assert canonical("encyclopedia", "book") == "encyclopedia"
    assert canonical("number", "journal") == "issue"
    assert canonical("number", "episode") == "number"


@given(st.text(max_size=30), st.sampled_from(["web", "citation", ""]))
def test_any_name_has_a_field(name, kind):
    """No name raises, and a canonical name is its own field."""
    field = canonical(name, kind)
    assert canonical(field, "") in (field, canonical(field, kind))
