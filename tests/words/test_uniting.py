"""Two references to one source become one: nothing that either says is lost, and contradictions are left to a person."""

from __future__ import annotations

import pytest

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.reporter.fixes import apply
from refcheck.words.uniting import unite

URL = "https://example.com/a/b"
LIST = "\n\n== References ==\n{{reflist}}\n"


def article(one: str, two: str) -> Article:
    """An article that cites one source with each of these texts."""
    return parse(Document("article", f'A.<ref name="one">{one}</ref> B.<ref>{two}</ref>{LIST}', Format.WIKITEXT))


def united(one: str, two: str) -> str:
    """What the reference that stays says."""
    page = article(one, two)
    fix = unite(page, *page.references)
    assert isinstance(fix, Fix), fix
    assert fix.safety is Safety.UNSAFE
    assert len(fix.merges) == 2
    after, applied = apply(page.document.text, [fix])
    assert applied
    assert after.endswith(f' B.<ref name="one" />{LIST}')
    return after.removeprefix('A.<ref name="one">').split("</ref>")[0]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            f"{{{{cite web|title=T|url={URL}|access-date=May 5, 2012}}}}",
            f"{{{{cite web|title=T|url={URL}|access-date=6 June 2013}}}}",
            f"{{{{cite web|title=T|url={URL}|access-date=June 6, 2013}}}}",
        ),
        (
            f"{{{{cite web|title=T|url={URL}|date=2012|publisher=}}}}",
            f"{{{{cite web|title=T|url={URL}|date=May 2012|publisher=P}}}}",
            f"{{{{cite web|title=T|url={URL}|date=May 2012|publisher=P}}}}",
        ),
        (
            f"{{{{cite web\n | title = T\n | url   = {URL}\n}}}}",
            f"{{{{cite web|url={URL}|website=Stars}}}}",
            f"{{{{cite web\n | title = T\n | url   = {URL}\n | website = Stars\n}}}}",
        ),
        (
            f"[{URL} A long title]",
            f"{{{{cite web |title=A long title |url={URL} |website=Stars}}}}",
            f"{{{{cite web |title=A long title |url={URL} |website=Stars}}}}",
        ),
        (
            f"{{{{cite web|title=T|url={URL}|website=S|archive-url=https://web.archive.org/web/20120101000000/{URL}"
            "|archive-date=1 January 2012}}",
            f"{{{{cite web|title=T|url={URL}|archive-url=https://web.archive.org/web/20130101000000/{URL}"
            "|archive-date=1 January 2013}}",
            f"{{{{cite web|title=T|url={URL}|website=S|archive-url=https://web.archive.org/web/20120101000000/{URL}"
            "|archive-date=1 January 2012}}",
        ),
        (
            "{{cite journal|title=On stars|doi=10.1000/182|journal=Obstetrics & Gynecology|volume=5|year=2001}}",
            "{{cite journal|title=On Stars.|doi=10.1000/182|journal=Obstet Gynecol|last=Doe|first=J|date=May 2001}}",
            "{{cite journal|title=On Stars.|doi=10.1000/182|journal=Obstetrics & Gynecology|last=Doe|first=J"
            "|date=May 2001|volume=5}}",
        ),
    ],
    ids=["later-access", "finer-date", "layout", "hand-written", "one-archive", "fuller"],
)
def test_union(one: str, two: str, expected: str) -> None:
    """What one lacks the other gives, in the layout and the date style of the one that stays."""
    assert united(one, two) == expected


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("{{cite web|title=T|url=U|publisher=P}}", "{{cite web|title=T|url=U|publisher=Q}}", "publisher"),
        ("{{cite web|title=T|url=U|language=fr}}", "{{cite web|title=T|url=U|language=de}}", "language"),
        ("{{cite web|title=T|url=U|date=May 2012}}", "{{cite web|title=T|url=U|date=June 2012}}", "dates"),
        ("{{cite web|title=T|url=U|last=Doe}}", "{{cite web|title=T|url=U|last=Doe|last2=Roe}}", ""),
        ("{{cite web|title=T|url=U|last=Doe|last2=Roe|first2=A}}", "{{cite web|title=T|url=U|last=Poe}}", "names"),
        ("{{cite web|title=T|url=U}}", "{{cite web|title=T|url=U}} See the table.", "more"),
        ("{{cite web|title=T|url=U}}", "[U T], by Doe", "more"),
        ("{{cite web|title=T|url=U}}", "{{cite journal|title=T|url=U|journal=J}}", "templates"),
        ("{{cite web|title=T|url=U|website=S}}", "{{cite web|title=T|url=U<!-- checked -->}}", "comment"),
        ("{{cite web|title=T|url=U|access-date=May 5, 2012}}", "{{cite web|title=T|url=U|access-date=soon}}", "access"),
    ],
)
def test_what_contradicts_is_left_to_a_person(one: str, two: str, reason: str) -> None:
    """No value that differs in substance is thrown away."""
    page = article(one.replace("U", URL), two.replace("U", URL))
    answer = unite(page, *page.references)
    if reason:
        assert isinstance(answer, str)
        assert reason in answer
    else:
        assert isinstance(answer, Fix)


def test_the_fuller_names_stay() -> None:
    """Only one of two lists of the same people can stay."""
    short = f"{{{{cite web|last1=Betts|first1=RA|title=T|url={URL}}}}}"
    full = f"{{{{cite web|title=T|url={URL}|last1=Betts|first1=Richard A.}}}}"
    assert united(short, full) == full


def test_a_name_with_a_number_gives_way_to_the_one_without() -> None:
    """ "Autonews1" was made because "Autonews" was taken."""
    citation = f"{{{{cite web|title=T|url={URL}}}}}"
    text = f'A.<ref name="Autonews">{citation}</ref> B.<ref name="Autonews1">{citation}</ref>{LIST}'
    page = parse(Document("article", text, Format.WIKITEXT))
    fix = unite(page, *page.references)
    assert isinstance(fix, Fix)
    assert apply(text, [fix])[0] == f'A.<ref name="Autonews">{citation}</ref> B.<ref name="Autonews" />{LIST}'
