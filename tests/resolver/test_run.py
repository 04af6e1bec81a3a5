"""Whole runs over a real server that misbehaves: every row gives the right state for the right reason."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.article import CitedPage
from refcheck.model.evidence import LinkState
from refcheck.resolver import Progress, Statuses, resolve
from refcheck.resolver.conversation import Answer, Request
from refcheck.resolver.policy import HostPolicy, Policy
from refcheck.resolver.run import NAMES_DOWN, NETWORK_DOWN
from refcheck.resolver.transport import Transport
from refcheck.words.proof import proof
from resolver.playing import Web, answer
from resolver.verdict_table import TABLE
from support.badserver import ROUTES, STATUSES, BadServer, lookup

QUICK = Policy(
    timeout=4.0,
    retries=1,
    backoff=0.02,
    longest_wait=1.5,
    no_cache=True,
    captures=False,
    allow_hosts=("127.0.0.1",),
)


def look(host: str, port: int, *more: Any) -> Any:
    """The tests' names, and one that leads into a private network."""
    return lookup("10.1.2.3" if host == "private.test" else host, port)


@pytest.fixture(scope="module")
def server() -> Iterator[BadServer]:
    """The misbehaving server."""
    with BadServer() as running:
        yield running


def ask(server: BadServer, urls: list[str], policy: Policy = QUICK) -> Statuses:
    """What a run finds, over the real transport."""
    return resolve(urls, policy, send=Transport(policy, look))


@pytest.fixture(scope="module")
def seen(server: BadServer) -> dict[str, Any]:
    """The status of every row, from one run."""
    urls = {}
    for index, row in enumerate(TABLE):
        if "://" in row or row.startswith(("mailto:", "tel:")) or "///" in row:
            urls[row] = row
        elif row.startswith("/"):
            urls[row] = f"http://row{index}.test:{server.port}{row}"
        else:
            host, slash, path = row.partition("/")
            urls[row] = f"http://{host}:{server.port}{slash}{path}"
    statuses = ask(server, list(urls.values()))
    assert list(statuses) == list(urls.values())
    assert statuses.complete
    return {row: statuses[url] for row, url in urls.items()}


@pytest.mark.parametrize("row", TABLE)
def test_row(row: str, seen: dict[str, Any]) -> None:
    """A link in this condition has this state, for this reason, said in words."""
    status = seen[row]
    assert (status.state.value, status.reason) == TABLE[row], status
    assert status.explanation
    assert not status.final
    failing = status.state in (LinkState.DEAD, LinkState.SOFT_404) and status.reason != "malformed-url"
    assert ("failing now" in status.explanation) == failing


def test_the_table_in_the_documents_is_true() -> None:
    """What `docs/verdicts.md` says of a status is what a run found: the state, and each reason that it names."""
    page = Path(__file__).parents[2] / "docs" / "verdicts.md"
    told: set[int] = set()
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 4 or not re.fullmatch(
            r"\d{3}(?:(?:, | to )\d{3})*(?: and their like: .*| with a page)?", cells[1]
        ):
            continue
        codes = {int(code) for code in re.findall(r"\d{3}", cells[1])} & {*STATUSES}
        found = {TABLE[f"/status/{code}"] for code in codes}
        named = re.match(r"(\S+) \(([a-z, -]+)\)", cells[2])
        assert {state for state, _ in found} == {re.split(r"[ ;,]", cells[2])[0]}, line
        assert named is None or {reason for _, reason in found} == set(named[2].split(", ")), line
        told |= codes
    assert len(told) > 35


def test_every_route_of_the_server_is_a_row() -> None:
    """No misbehaviour of the server goes unjudged (the middle of a chain and mere targets apart)."""
    targets = {
        "/facts",
        "/by-line",
        "/anchors",
        "/collect",
        "/errors/PageNotFound.aspx",
        "/loop-2",
        "/to-https-self",
        "/refresh-back",
        "/with%20space%7Cand%F6",  # asked with its blanks
    }
    assert {path for path in ROUTES if not path.startswith("/chain-")} - targets <= set(TABLE)


def test_head_that_fails_never_counts(seen: dict[str, Any]) -> None:
    """Whatever HEAD says, GET is asked before a verdict."""
    for row in (row for row in TABLE if row.startswith("/head-") and row != "/head-lies.pdf"):
        assert [one.method for one in seen[row].evidence.exchanges] == ["HEAD", "GET"]


def test_own_network_down_is_said_once_and_kills_nothing() -> None:
    """Where no name at all resolves, every link is unknown and the run says so once."""

    def nothing(*_: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    links = [f"http://host{n}.example/a" for n in range(30)]
    statuses = resolve(links, QUICK, send=Transport(QUICK, nothing))
    assert {(one.state, one.reason) for one in statuses.values()} == {(LinkState.UNKNOWN, "network-down")}
    assert statuses.notes == (NETWORK_DOWN,)


def test_a_name_server_that_fails_midway_is_told_as_what_it_is(server: BadServer, tmp_path: Path) -> None:
    """Where some links were answered, the note speaks of the others only; so it does when the run is replayed."""
    tape = str(tmp_path / "tape.jsonl")

    def some(host: str, port: int, *_: Any) -> Any:
        if host == "known.test":
            return lookup(host, port)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    links = [f"http://known.test:{server.port}/live", "http://other.example/a", "http://third.example/a"]
    policy = replace(QUICK, record=tape)
    statuses = resolve(links, policy, send=Transport(policy, some))
    assert resolve(links, replace(QUICK, replay=tape)).notes == statuses.notes
    assert [one.reason for one in statuses.values()] == ["http-200", "network-down", "network-down"]
    assert statuses.notes == (NAMES_DOWN.format("2 links were"),)


def test_one_request_for_all_links_to_a_page(server: BadServer) -> None:
    """Links that differ in their fragment share one request, and each keeps its own status."""
    urls = [f"http://anchors.test:{server.port}/anchors#{name}" for name in ("there", "gone")]
    before = len(server.log)
    statuses = ask(server, urls)
    pages = [path for host, _, path in server.log[before:] if path == "/anchors"]
    assert len(pages) == 1
    assert [one.url for one in statuses.values()] == urls
    assert all(one.evidence.page is not None and one.evidence.page.anchors == ("there",) for one in statuses.values())


def test_one_slow_host_holds_nobody_up(server: BadServer) -> None:
    """A host that never answers, one whose name takes long, and a working one: the working one is not kept waiting."""
    import time

    def slowly(host: str, port: int, *more: Any) -> Any:
        if host == "slow-name.test":
            time.sleep(0.4)
        return look(host, port)

    urls = [f"http://{name}.test:{server.port}/live" for name in ("slow-name", "works")]
    urls.insert(0, f"http://silent.test:{server.port}/hang")
    policy = replace(QUICK, retries=0)
    statuses = resolve(urls, policy, send=Transport(policy, slowly))
    assert [status.reason for status in statuses.values()] == ["timeout", "http-200", "http-200"]
    slow, works = (statuses[url].evidence.exchanges[-1].elapsed for url in urls[1:])
    assert works < 0.3 < slow


def test_a_name_server_that_does_not_answer_is_waited_for_in_bounds(server: BadServer) -> None:
    """The time-out of a request bounds the look-up of its name as well."""
    import time

    policy = replace(QUICK, retries=0, timeout=0.2)
    url = f"http://silent.test:{server.port}/live"
    status = resolve([url], policy, send=Transport(policy, lambda *_: time.sleep(1.0)))[url]
    assert (status.state, status.reason) == (LinkState.UNKNOWN, "name-server-failed")


def test_what_citations_say_is_held_against_the_page(server: BadServer) -> None:
    """The part, the title and the day that citations name are looked for on the page itself."""
    pytest.importorskip("htmldate")
    url = f"http://cited.test:{server.port}"
    pages = [
        CitedPage(f"{url}/by-line#gone", titles=("A bridge falls", "Budget speech transcript"), dated=True),
        CitedPage(f"{url}/anchors#there", titles=("Budget speech transcript",)),
    ]
    policy = Policy(timeout=5, retries=0, no_cache=True, captures=False, allow_hosts=("127.0.0.1",))
    dated, there = (status.evidence.page for status in resolve(pages, policy, send=Transport(policy, look)).values())
    assert dated is not None
    assert there is not None
    assert (dated.published, dated.guessed) == (date(2012, 5, 3), True)
    assert (dated.missing, dated.absent) == (("gone",), ("Budget speech transcript",))
    assert (there.anchors, there.missing, there.absent) == (("there",), (), ("Budget speech transcript",))
    assert there.published is None


def test_a_page_is_asked_anew_for_a_part_that_nobody_asked_for(server: BadServer, tmp_path: Path) -> None:
    """What the cache knows of a page does not answer whether it has another part; once asked, it does."""
    policy = replace(QUICK, no_cache=False, cache_dir=str(tmp_path))
    url = f"http://parts.test:{server.port}/anchors"
    cached = [ask(server, [link], policy)[link].cached for link in (url, f"{url}#gone", f"{url}#gone", url)]
    assert cached == [False, False, True, True]


def test_no_cookie_and_no_credential_is_sent(server: BadServer) -> None:
    """Neither a cookie that a host set nor the name and password of an address go out."""
    seen: list[Request] = []
    transport = Transport(QUICK, look)

    def send(request: Request) -> Answer:
        seen.append(request)
        return transport(request)

    url = f"http://me:secret@jar.test:{server.port}/cookie-loop"
    statuses = resolve([url, url.replace("cookie-loop", "live")], QUICK, send=send)
    assert [one.state for one in statuses.values()] == [LinkState.UNKNOWN, LinkState.LIVE]
    assert not any("secret" in request.url or request.headers for request in seen)


def test_a_host_that_is_to_be_skipped_is_not_asked(server: BadServer) -> None:
    """The configuration may leave a host alone."""
    policy = Policy(no_cache=True, hosts=(("skip.test", HostPolicy(skip=True)),))
    before = len(server.log)
    status = ask(server, [f"http://skip.test:{server.port}/live"], policy)
    assert [(one.state, one.reason) for one in status.values()] == [(LinkState.SKIPPED, "skipped-host")]
    assert len(server.log) == before


def test_recording_can_be_replayed(server: BadServer, tmp_path: Path) -> None:
    """A replay gives the verdicts of the recorded run without a single request."""
    urls = [f"http://tape{n}.test:{server.port}{path}" for n, path in enumerate(["/live", "/nothing", "/sorry"])]
    urls.append("mailto:a@b.test")
    tape = str(tmp_path / "tape.jsonl")
    first = ask(server, urls, replace(QUICK, record=tape))
    before = len(server.log)
    again = ask(server, [*urls, "http://new.test/x"], replace(QUICK, replay=tape))
    assert len(server.log) == before
    assert [(s.state, s.reason, s.explanation) for s in again.values()][:-1] == [
        (s.state, s.reason, s.explanation) for s in first.values()
    ]
    assert again["http://new.test/x"].reason == "not-recorded"


def test_three_failures_days_apart_make_a_link_dead_for_good(tmp_path: Path) -> None:
    """The state file counts failures that lie days apart; a success forgets them."""
    url = "http://gone.example/a"
    day = [0.0]
    works = [False]

    def send(request: Request) -> Answer:
        given = answer(request, 200 if works[0] else 404, "<title>The valley</title>It is here.")
        return replace(given, exchange=replace(given.exchange, at=given.exchange.at + timedelta(days=day[0])))

    policy = replace(QUICK, state=str(tmp_path / "state.json"))
    seen = []
    for day[0] in (0, 1, 3, 4, 6):
        status = resolve([url], policy, send=send)[url]
        seen.append((status.evidence.failures, status.final))
    assert seen == [(1, False), (1, False), (2, False), (2, False), (3, True)]
    works[0] = True
    assert resolve([url], policy, send=send)[url].state is LinkState.LIVE
    works[0] = False
    day[0] = 10
    assert resolve([url], policy, send=send)[url].evidence.failures == 1


def test_fresh_evidence_is_taken_from_the_cache(server: BadServer, tmp_path: Path) -> None:
    """What was asked a moment ago is not asked again, unless the user wants it anew."""
    policy = replace(QUICK, no_cache=False, cache_dir=str(tmp_path))
    url = f"http://cached.test:{server.port}/live"
    first = ask(server, [url], policy)[url]
    before = len(server.log)
    again = ask(server, [url], policy)[url]
    assert (first.cached, again.cached, len(server.log)) == (False, True, before)
    assert not ask(server, [url], replace(policy, refresh=True))[url].cached
    assert len(server.log) > before


def test_a_page_is_asked_again_for_a_title_that_was_not_looked_for(server: BadServer, tmp_path: Path) -> None:
    """The cache knows which cited titles a page was held against: for another it is asked anew."""
    policy = replace(QUICK, no_cache=False, cache_dir=str(tmp_path))
    url = f"http://titled.test:{server.port}/anchors"
    cited = [("Budget speech transcript",)] * 2 + [("The history of the village",), ()]
    seen = [
        resolve([CitedPage(url, titles=titles)], policy, send=Transport(policy, look))[url].cached for titles in cited
    ]
    assert seen == [False, True, False, True]


def test_what_is_replayed_says_so(server: BadServer, tmp_path: Path) -> None:
    """The proof of a finding tells whether it was seen now, is from the cache, or was replayed from a recording."""
    tape = str(tmp_path / "tape.jsonl")
    policy = replace(QUICK, no_cache=False, cache_dir=str(tmp_path), record=tape)
    url = f"http://taped.test:{server.port}/404"
    said = [proof(ask(server, [url], one)[url])[0] for one in (policy, policy, replace(policy, replay=tape))]
    assert "UTC: GET" in said[0]
    assert "UTC, from the cache: GET" in said[1]
    assert "UTC, replayed from the recording: GET" in said[2]


def test_progress_ends_complete() -> None:
    """Progress counts up to the whole."""
    told: list[Progress] = []
    web = Web({f"http://host{n}.example/a": (200, "<title>T</title>text") for n in range(5)})
    resolve([f"http://host{n}.example/a" for n in range(5)], QUICK, progress=told.append, send=web)
    assert (told[-1].done, told[-1].total, told[-1].live) == (5, 5, 5)


def test_interruption_keeps_what_is_known() -> None:
    """Ctrl-C: the links that were answered keep their verdict, the others are unknown, the report is incomplete."""
    pressed: list[Progress] = []

    def send(request: Request) -> Answer:
        return answer(request, 404)

    def progress(now: Progress) -> None:
        if now.done >= 3 and not pressed:
            pressed.append(now)
            raise KeyboardInterrupt

    policy = replace(QUICK, hosts=(("a.example", HostPolicy(1, pause=0.06)),))
    statuses = resolve([f"http://a.example/{n}" for n in range(40)], policy, progress=progress, send=send)
    states = [one.state for one in statuses.values()]
    assert not statuses.complete
    assert 3 <= states.count(LinkState.DEAD) < 40
    assert states.count(LinkState.DEAD) + states.count(LinkState.UNKNOWN) == 40
