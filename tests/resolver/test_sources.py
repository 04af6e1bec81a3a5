"""Pages of a wiki as sources: a real MediaWiki, and a scripted one for what a real one seldom does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.errors import InputError
from refcheck.model.text import Format
from refcheck.resolver import sources
from refcheck.resolver.policy import Policy
from resolver.playing import Web

LOCAL = Policy(allow_hosts=("127.0.0.1",), backoff=0.01)
QUICK = Policy(backoff=0.0, longest_wait=0.0)
EN = "https://en.wikipedia.org/w/api.php…"


def page(title: str = "Otter", text: str = "Text.", model: str = "wikitext", revid: int = 7) -> str:
    """The API's answer for one page."""
    slots = {"main": {"contentmodel": model, "content": text}}
    revision = {"revid": revid, "timestamp": "2019-05-01T12:00:00Z", "slots": slots}
    return json.dumps({"query": {"pages": [{"title": title, "revisions": [revision]}]}})


def reason(source: str, web: Any, policy: Policy = QUICK) -> str:
    """Why a source cannot be read."""
    with pytest.raises(InputError) as caught:
        sources.fetch(source, policy, web)
    assert caught.value.path == source
    return caught.value.reason


@pytest.mark.service
def test_a_page_of_a_real_wiki(mediawiki: Any) -> None:
    """The address of a page gives its wikitext, title, revision, day and permanent address."""
    mediawiki.put({"Sea otters": "Old."}, when="2019-05-01T12:00:00Z")
    mediawiki.put({"Sea otters": "Text.<ref>Quelle – 引用.</ref>"}, when="2020-06-02T12:00:00Z")
    newest, oldest = (str(one["revid"]) for one in mediawiki.revisions("Sea otters"))
    found = sources.fetch(mediawiki.page_url("Sea otters") + "#History", LOCAL)
    assert (found.text, found.title, found.format) == ("Text.<ref>Quelle – 引用.</ref>", "Sea otters", Format.WIKITEXT)
    assert (found.revision, found.revision_date) == (newest, date(2020, 6, 2))
    assert found.url == f"{mediawiki.url}/w/index.php?title=Sea_otters&oldid={newest}"
    again = sources.fetch(found.url, LOCAL)
    assert (again.text, again.revision) == (found.text, newest)
    old = sources.fetch(f"{mediawiki.url}/w/index.php?title=Sea_otters&oldid={oldest}", LOCAL)
    assert (old.text, old.revision, old.revision_date) == ("Old.", oldest, date(2019, 5, 1))


@pytest.mark.service
def test_a_real_wiki_follows_redirects(mediawiki: Any) -> None:
    """A redirect page gives the article it leads to; names beyond ASCII and with signs are names."""
    mediawiki.put({"René & Co. (a+b)?": "Deep."})
    mediawiki.put({"Renee": "#REDIRECT [[René & Co. (a+b)?]]"})
    found = sources.fetch(mediawiki.page_url("Renee"), LOCAL)
    assert (found.title, found.text) == ("René & Co. (a+b)?", "Deep.")


@pytest.mark.service
def test_a_real_wiki_without_the_page(mediawiki: Any) -> None:
    """A page or a revision that is not there is an input error that names it."""
    assert "no page “No such page”" in reason(mediawiki.page_url("No such page"), None, LOCAL)
    assert "revision 99999999" in reason(f"{mediawiki.url}/w/index.php?oldid=99999999", None, LOCAL)


@pytest.mark.service
def test_a_private_wiki_is_not_asked_unless_allowed(mediawiki: Any) -> None:
    """A wiki at a loopback address is reached only with `--allow-host`."""
    assert "--allow-host" in reason(mediawiki.page_url("Otter"), None, Policy())


def test_a_name_asks_the_language_s_wikipedia() -> None:
    """`wiki:LANG:Title` asks that Wikipedia's API for one page, with maxlag and a User-Agent of its own."""
    web = Web({EN: (200, page("René Balcer"))})
    found = sources.fetch("wiki:en:René_Balcer", QUICK, web)
    assert (found.title, found.revision) == ("René Balcer", "7")
    assert found.url == "https://en.wikipedia.org/w/index.php?title=Ren%C3%A9_Balcer&oldid=7"
    [request] = web.requests
    assert "titles=Ren%C3%A9+Balcer" in request.url
    assert "maxlag=5" in request.url
    assert dict(request.headers)["User-Agent"].startswith("refcheck/")


def test_servers_are_told_whom_to_write_to() -> None:
    """The contact goes into every introduction; a User-Agent of the user's own is left as it is."""
    named = replace(QUICK, contact="ops@example.org")
    web = Web({EN: (200, page("Otter"))})
    sources.fetch("wiki:en:Otter", named, web)
    assert "(ops@example.org)" in dict(web.requests[0].headers)["User-Agent"]
    assert named.introduction.endswith("; ops@example.org)")
    assert replace(named, user_agent="mine/1").introduction == "mine/1"


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("wiki:en:Otter@123", "revids=123"),
        ("wiki:en:User@home", "titles=User%40home"),
        ("wiki:en:Talk:Otter", "titles=Talk%3AOtter"),
        ("https://en.wikipedia.org/wiki/Sea_otter?action=edit#Food", "titles=Sea+otter"),
        ("https://en.m.wikipedia.org/wiki/Otter", "titles=Otter"),
        ("https://en.wikipedia.org/w/index.php?title=Otter&oldid=123", "revids=123"),
        ("https://en.wikipedia.org/?curid=55", "pageids=55"),
    ],
)
def test_what_is_asked(source: str, asked: str) -> None:
    """Revisions, page ids and titles are asked for as such; the mobile site is the same wiki."""
    web = Web({EN: (200, page("Otter"))})
    sources.fetch(source, QUICK, web)
    assert asked in web.asked[0]


def test_a_busy_wiki_is_asked_again() -> None:
    """A lagging database (maxlag) is waited for, and told apart where it goes on."""
    busy = {"body": json.dumps({"error": {"code": "maxlag", "info": "Waiting"}}), "headers": {"retry-after": "0"}}
    assert sources.fetch("wiki:en:Otter", QUICK, Web({EN: [busy, (200, page())]})).text == "Text."
    web = Web({EN: busy})
    assert "lag" in reason("wiki:en:Otter", web)
    assert len(web.requests) == QUICK.retries + 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((200, "<html>"), "API"),
        ((200, "[]"), "API"),
        ((200, '{"query": 5}'), "no such page"),
        ((200, '{"error": {"code": "x", "info": "Bad thing"}}'), "Bad thing"),
        ((200, '{"query": {"pages": [{"title": "Otter", "missing": true}]}}'), "no page “Otter”"),
        ((200, '{"query": {"pages": [{"title": "<", "invalid": true, "invalidreason": "Bad"}]}}'), "no title"),
        ((200, page(model="css")), "css"),
        ((200, '{"query": {"pages": [{"title": "Otter", "revisions": [{"slots": {"main": {}}}]}]}}'), "hidden"),
        ((503, ""), "busy"),
        ((500, ""), "500"),
        ((None, "", None, "dns"), "could not be asked"),
    ],
)
def test_every_failure_is_an_input_error(given: tuple[Any, ...], words: str) -> None:
    """Whatever the wiki says instead of a page, the user reads what happened."""
    assert words in reason("wiki:en:Otter", Web({EN: given}))


def test_a_revision_of_another_page_is_told() -> None:
    """`@REVISION` of another page than the one named is a mistake of the user's, not that other page."""
    assert "one of “Otter”" in reason("wiki:en:Beaver@7", Web({EN: (200, page("Otter"))}))


def test_what_is_no_wiki() -> None:
    """A page without a MediaWiki's mark, an address of nothing, and a name without a language are told apart."""
    web = Web({"http://example.org/…": (200, "<html>An article</html>")})
    assert "no page of a MediaWiki" in reason("http://example.org/a", web)
    assert "404" in reason("http://example.com/a", web)
    assert "wiki:LANGUAGE:Title" in reason("wiki:Otter", web)
    assert "wiki:LANGUAGE:Title" in reason("wiki:en:", web)
    assert "names no page" in reason("https://en.wikipedia.org/", web)


def test_offline_asks_nobody() -> None:
    """Offline, a page of a wiki is an input error and nothing is asked."""
    web = Web({})
    assert "offline" in reason("wiki:en:Otter", web, Policy(offline=True))
    assert web.requests == []


def test_a_list_has_one_source_a_line() -> None:
    """A batch list may have empty lines and comments."""
    assert sources.read_list("wiki:en:A\r\n\n# no\n  b.txt \n") == ("wiki:en:A", "b.txt")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["query", "pages", "revisions", "slots", "main", "content", "title", "error", "code"]),
            inner,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100)
@given(JSON)
def test_any_answer_is_a_page_or_an_input_error(data: Any) -> None:
    """No JSON that a server may send raises anything but an input error."""
    try:
        found = sources.fetch("wiki:en:Otter", QUICK, Web({EN: (200, json.dumps(data))}))
    except InputError:
        return
    assert isinstance(found.text, str)
