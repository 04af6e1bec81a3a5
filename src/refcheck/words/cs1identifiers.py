"""The identifiers of a citation as Citation Style 1 judges them, and what must stand beside them."""

from __future__ import annotations

from refcheck.words import cs1dates, cs1text, cs1urls
from refcheck.words.cs1form import Checks, Reading
from refcheck.words.identifiers import CHECKS as IDENTIFIERS
from refcheck.words.identifiers import fault, old_arxiv, tolerated

_ACCEPTED = {
    "isbn": "isbn_ignore",
    "sbn": "isbn_ignore",
    "doi": "doi_ignore",
    "issn": "issn_ignore",
    "eissn": "issn_ignore",
}


def _identifier(r: Reading, kind: str) -> None:
    value = r.values[kind]
    field = r.field(kind)
    if "{{" in field.raw:
        return
    if cs1text.as_written(value) is not None:  # who marks any other identifier so means the same
        if kind in _ACCEPTED:
            r.say(_ACCEPTED[kind], field)
        return
    words = fault(kind, value, r.today)
    if words:
        r.say(f"bad_{kind}", field, words)
    elif tolerated(kind, value):
        r.say("zbl" if kind == "zbl" else f"{kind}_format", field)
    if "//" in value and cs1urls.holds_url(value):
        r.say("param_has_ext_link", field)


def _access(r: Reading, name: str) -> None:
    """A free copy of an identifier that is not there."""
    if name.removesuffix("-access") not in r.values and r.values[name].lower() == "free":
        r.say("param_access_requires_param", r.field(name), name.removesuffix("-access"))


def _article_number(r: Reading, name: str) -> None:
    """The end of a DOI as the page of an article that has no pages."""
    if r.kind not in ("journal", "citation") or "work" not in r.values or r.form.written("work") != "journal":
        return
    page = "page" if "page" in r.values else "pages"
    if page in r.values and cs1text.is_article_number(r.values[page], r.values[name]):
        r.say("article_number", r.field(page))


def _class(r: Reading, name: str) -> None:
    if old_arxiv(r.get("arxiv")):
        r.say("class_ignored", r.field(name))


def _shop(r: Reading, name: str) -> None:
    if "asin" not in r.values:
        r.say("asintld_missing_asin", r.field(name))


def _broken(r: Reading, name: str) -> None:
    r.say("doi_inactive" if "doi" in r.values else "doibroken_missing_doi", r.field(name))


def _embargo(r: Reading, name: str) -> None:
    if "pmc" not in r.values:
        r.say("embargo_missing_pmc", r.field(name))
        return
    whole = cs1dates.embargo(r.values[name], r.today).whole
    if whole and whole < r.today:
        r.say("pmc_embargo", r.field(name))


CHECKS: Checks = (
    (_identifier, tuple(IDENTIFIERS)),
    (_access, tuple([f"{kind}-access" for kind in "bibcode doi hdl jstor ol osti s2cid ssrn".split()])),
    (_article_number, ("doi",)),
    (_class, ("class",)),
    (_shop, ("asin-tld",)),
    (_broken, ("doi-broken-date",)),
    (_embargo, ("pmc-embargo-date",)),
)
