"""How alike two references are: stock texts never, equal sources always, conflicts as conflicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.words.equality import Level, pairs, similar
from refcheck.words.likeness import address_key, folded, is_stock, plain_key, titles_alike
from support.timing import assert_within

ISBN = "978-0-306-40615-7"


def levels(*bodies: str) -> list[tuple[Level, int, int]]:
    """The pairs of a page that cites these bodies one after the other."""
    text = "".join(f"Claim {at}.<ref>{body}</ref> " for at, body in enumerate(bodies)) + "\n\n{{reflist}}\n"
    found = pairs(parse(Document("t", text, Format.WIKITEXT)))
    return [(pair.level, pair.first.number, pair.second.number) for pair in found]


@pytest.mark.parametrize(
    "bodies",
    [
        ("Ibid.", "Ibid."),
        ("Archived copy", "Archived copy"),
        ("Video on YouTube", "Video on YouTube"),
        (
            "{{cite web |title=Archived copy |access-date=5 May 2012}}",
            "{{cite web |title=Archived copy |access-date=5 May 2012}}",
        ),
        ("{{cite web |title=One |url=http://e.com/}}", "{{cite web |title=Two |url=http://e.com/}}"),
        (
            "{{cite web |title=One of them |url=http://e.com/a?id=1}}",
            "{{cite web |title=Two of us |url=http://e.com/a?id=2}}",
        ),
        (
            "{{cite web |title=Sunday paper |url=http://e.com/live}}",
            "{{cite web |title=Monday news |url=http://e.com/live}}",
        ),
        ("Doe 2001, p. 5.", "Doe 2001, p. 6."),
        ('Doe, Ann (1980). "Stars". House. ISBN 0-306-40615-2, ISBN 978-0-306-40615-7.',),
    ],
)
def test_what_only_looks_equal_is_no_pair(bodies: tuple[str, ...]) -> None:
    """Stock texts, front pages, other queries, pages that change, other pages."""
    assert levels(*bodies) == []


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Doe, ''Stars'', 2001.", "Doe,  ''Stars'',\u00a02001.<!-- twice -->", Level.EXACT),
        ("{{cite web |title=T |url=http://e.com/a}}", "{{Cite web|url=http://e.com/a|title=T|date=}}", Level.TEMPLATE),
        (
            "{{cite web |title=T |url=http://www.e.com/a/?utm_source=x#b}}",
            "{{cite news |title=T |url=https://e.com/a}}",
            Level.SOURCE,
        ),
        (
            f"{{{{cite book |title=Stars |isbn={ISBN} |page=5}}}}",
            f"{{{{cite book |title=Stars |isbn={ISBN} |page=7}}}}",
            Level.PAGES,
        ),
        (
            "{{cite journal |title=T |date=2001 |doi=10.1/a}}",
            "{{cite journal |title=T |date=2011 |doi=10.1/a}}",
            Level.CONFLICT,
        ),
        (
            "{{cite web |title=T |url=http://e.com/a}}",
            "{{cite web |title=T |url=https://web.archive.org/web/20160115000000/http://e.com/a}}",
            Level.ARCHIVE,
        ),
    ],
)
def test_each_level(one: str, two: str, level: Level) -> None:
    """The strongest level that holds, whichever of the two comes first."""
    assert levels(one, two) == [(level, 1, 2)]
    assert levels(two, one) == [(level, 1, 2)]


@pytest.mark.parametrize(
    "text", ["Archived copy. Retrieved May 5, 2012", "Video on YouTube", "Home page", "5 May 2012", ""]
)
def test_stock_texts(text: str) -> None:
    """Texts that could stand for any source."""
    assert is_stock(text)


@pytest.mark.parametrize("text", ["The page turner", "Video killed the radio star", "Doe 2001", "Archived voices"])
def test_titles_are_no_stock_texts(text: str) -> None:
    """A word of its own makes a title."""
    assert not is_stock(text)


def test_titles_of_a_series_are_not_alike() -> None:
    """Another number is another work; another mark, case or a slip of the pen is not."""
    assert titles_alike("The history of the stars", "The History of the Stars!")
    assert titles_alike("The history of the stars", "The histroy of the stars")
    assert titles_alike("The history of the stars", "The history of the stars: an essay")
    assert not titles_alike("The history of the stars 1", "The history of the stars 2")
    assert not titles_alike("Stars", "Mars")


@given(st.text(max_size=80))
def test_keys_are_stable(text: str) -> None:
    """A key of a key is the key, and nothing raises."""
    assert plain_key(plain_key(text)) == plain_key(text)
    assert folded(folded(text)) == folded(text)
    address_key(text)


@given(st.from_regex(r"[a-z]{1,8}\.(com|org)/[a-z0-9/]{0,12}[a-z0-9](\?[a-z]=[0-9]&[b-d]=[0-9])?", fullmatch=True))
def test_scheme_www_and_fragment_do_not_count(address: str) -> None:
    """All spellings of one address have one key."""
    key = address_key("http://" + address)
    for url in (f"https://{address}", f"//www.{address}", f"http://{address}#top", f"https://WWW.{address}"):
        assert address_key(url) == key
    assert address_key(f"https://web.archive.org/web/20160115000000/http://{address}") == key


def test_many_references_to_one_source_cost_linear_time() -> None:
    """Five thousand pages of one book are looked at once each."""
    bodies = "".join(f"C.<ref>{{{{cite book |title=Stars |isbn={ISBN} |page={at}}}}}</ref>\n" for at in range(5000))
    article = parse(Document("t", bodies + "{{reflist}}", Format.WIKITEXT))
    assert len(pairs(article)) == 4999
    assert_within(4, lambda: pairs(article))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Oxford, 2001, S. 5.", "Oxford, 2001, S. 17."),
        ("Oxford, 2001, S. 5–9.", "Oxford, 2001, S. 17."),
        ("Oxford, 2001, vol. II.", "Oxford, 2001, vol. III."),
        ("Oxford, 2001, chap. 3.", "Oxford, 2001, chap. 5."),
        (f"2001, ISBN {ISBN}, S. 6.", f"2001, ISBN {ISBN}, S. 16."),
    ],
)
def test_other_numbers_are_other_parts(one: str, two: str) -> None:
    """Pages, volumes and chapters of references by hand, whatever the language calls them."""
    head = "Smith, John. ''The long title of stars''. "
    text = f"A.<ref>{head}{one}</ref> B.<ref>{head}{two}</ref>\n\n{{{{reflist}}}}\n"
    article = parse(Document("t", text, Format.WIKITEXT))
    assert similar(article) == ()
    assert [pair.level for pair in pairs(article)] in ([], [Level.PAGES])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            f"S. Kauz (1994), Zintl compounds, Encyclopedia of Chemistry, Wiley, ISBN {ISBN}",
            f"H. Schnering, Phosphides and other solids, Encyclopedia of Chemistry (1994) Wiley ISBN {ISBN}",
        ),
        (
            f"Pat Barc. The evolution of behaviour. In {{{{cite book |title=Stars |doi=10.1/a |isbn={ISBN}}}}}",
            f"Wendy Ired. Showing off with signals. In {{{{cite book |title=Stars |doi=10.1/a |isbn={ISBN}}}}}",
        ),
        (
            "{{cite web |title=Survey |doi=10.1/a |url=http://e.com/data?tab=1&elems=5}}",
            "{{cite web |title=Survey |doi=10.1/a |url=http://e.com/data?tab=1&elems=7}}",
        ),
        ("Kenn: ''Stars.'' 1983 [http://e.com/a.pdf e.com]", "Kenn: ''Stars.'' 1983, S. 23 [http://e.com/a.pdf e.com]"),
        ("[http://e.com/a Medical men] (1931).", "[http://e.com/a Medical men] (1931). Page 373, Appendix A."),
    ],
)
def test_chapters_tables_and_pages_are_other_parts(one: str, two: str) -> None:
    """Two chapters of one book, two tables of one collection, a page and the whole: no duplicates."""
    assert levels(one, two) == [(Level.PAGES, 1, 2)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"Doe (1994), Stars, Wiley, ISBN {ISBN}", f"Doe, ''Stars'', Wiley and Sons Publishers, 1994, ISBN {ISBN}"),
        (
            'Doe (1994). "Stars at night". Dialogues in Clinical Neuroscience. doi:10.1/a',
            'Doe (1994). "Stars at night". Dialogues Clin Neurosci. doi:10.1/a',
        ),
        (
            "{{cite journal |title=T |doi=10.1/a}} Remark about rain and snow.",
            "{{cite journal |title=T |doi=10.1/a}} Another thing entirely here.",
        ),
        (
            "{{cite web |title=T |doi=10.1/a |url=http://e.com/j/1?redirectedFrom=fulltext}}",
            "{{cite web |title=T |doi=10.1/a |url=http://e.com/j/1?login=false}}",
        ),
        ("See {{cite book |title=Stars |doi=10.1/a}}", "{{cite book |title=Stars |doi=10.1/a}} (in German)"),
        (
            "{{cite web |title=Survey |doi=10.1/a |url=http://e.com/data?tab=1}}",
            "{{cite web |title=Survey |doi=10.1/a |url=https://doi.org/10.1/a}}",
        ),
    ],
)
def test_other_words_are_the_same_source_still(one: str, two: str) -> None:
    """A publisher in full, a remark, another address of the same thing."""
    assert [level for level, _, _ in levels(one, two)] == [Level.SOURCE]


def test_other_days_are_no_other_parts() -> None:
    """A day of reading or of publication is no number of a page."""
    body = "Smith, John. [http://e.com/stars ''The long title of stars'']. {}. Retrieved {}."
    assert levels(body.format("2001", "5 May 2012"), body.format("2001", "6 May 2012")) == [(Level.SOURCE, 1, 2)]
    assert levels(body.format("2001", "5 May 2012"), body.format("2010", "5 May 2012")) == [(Level.CONFLICT, 1, 2)]


def test_tables_made_from_one_source_are_not_one() -> None:
    """Copies that no archive holds, each of another page."""
    body = "{{{{cite web |title=Data of the year |url=http://e.com/data.html |archive-url=https://tables.example/{} |archive-date=2021-10-10}}}}"
    assert levels(body.format("2016"), body.format("2017")) == []
