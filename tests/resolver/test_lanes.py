"""Lanes: a host never sees more requests at once than its limit, many hosts run side by side, and every run ends."""

from __future__ import annotations

import resource
import threading
import time
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.resolver import fibres, resolve
from refcheck.resolver.conversation import Answer, Conversation, Request, Shared, host_of
from refcheck.resolver.lanes import Job, Lanes
from refcheck.resolver.policy import HostPolicy, Policy
from resolver.playing import answer

POLICY = Policy(no_cache=True, captures=False, backoff=0.0, longest_wait=0.05, retries=1)


class Counting:
    """A simulated network that counts the requests that each host has at once."""

    def __init__(self, pause: float = 0.0, status: Any = lambda url: 200) -> None:
        self.most: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._pause = pause
        self._status = status

    def __call__(self, request: Request) -> Answer:
        host = host_of(request.url)
        self._now[host] += 1
        self.all[host] += 1
        self.most[host] = max(self.most[host], self._now[host])
        if self._pause:
            fibres.sleep(self._pause)
        given = answer(request, self._status(request.url), "", {"content-type": "application/pdf"})
        self._now[host] -= 1
        return given


def one(url: str) -> Conversation[str]:
    """Asks once."""
    given = yield Request(url)
    return given.exchange.url


def run(urls: list[str], send: Any, policy: Policy = POLICY) -> tuple[list[str], bool]:
    """The results in the order in which they came, and whether the run was complete."""
    results: list[str] = []
    jobs = [Job(host_of(url), lambda url=url: one(url)) for url in urls]  # type: ignore[misc]
    complete = Lanes(jobs, send, policy, lambda _, result: results.append(result)).run()
    return results, complete


def test_a_host_never_sees_more_than_its_limit() -> None:
    """Three at once by default, what the policy says for single hosts, and all hosts side by side."""
    urls = [f"http://host{number % 10}.example/{number}" for number in range(300)]
    send = Counting(0.004)
    policy = replace(POLICY, hosts=(("host0.example", HostPolicy(1)), ("host1.example", HostPolicy(5))))
    started = time.monotonic()
    results, complete = run(urls, send, policy)
    assert complete
    assert sorted(results) == sorted(urls)
    assert send.most["host0.example"] == 1
    assert send.most["host1.example"] <= 5
    assert max(send.most[f"host{n}.example"] for n in range(2, 10)) == 3
    assert time.monotonic() - started < 300 * 0.004


def test_a_redirect_stands_in_the_lane_of_the_host_it_leads_to() -> None:
    """Many hosts that lead to one do not press on it together."""
    send = Counting(0.002)

    def talk(number: int) -> Conversation[None]:
        yield Request(f"http://from{number}.example/")
        yield Request(f"http://target.example/{number}")

    jobs = [Job(f"from{number}.example", lambda number=number: talk(number)) for number in range(60)]  # type: ignore[misc]
    Lanes(jobs, send, POLICY, lambda *_: None).run()
    assert send.all["target.example"] == 60
    assert send.most["target.example"] <= 3


def test_a_host_that_pushes_back_is_asked_one_at_a_time_and_then_no_more() -> None:
    """After 429 the limit falls to one; a host that insists is given up, the others are not slowed."""
    send = Counting(0.002, lambda url: 429 if "busy" in url else 200)
    urls = [f"http://busy.example/{n}" for n in range(50)] + [f"http://calm.example/{n}" for n in range(50)]
    statuses = resolve(urls, POLICY, send=send)
    assert {statuses[url].reason for url in urls[:50]} == {"rate-limited"}
    assert {statuses[url].reason for url in urls[50:]} == {"http-200"}
    assert send.all["busy.example"] < 20


def test_a_host_without_a_name_is_asked_once() -> None:
    """A name that does not exist is not looked up again for each of its links."""
    asked: list[str] = []

    def send(request: Request) -> Answer:
        asked.append(request.url)
        failure = "" if request.method == "RESOLVE" else "dns"
        return answer(request, None, failure=failure)

    statuses = resolve([f"http://gone.example/{n}" for n in range(40)], POLICY, send=send)
    assert {status.reason for status in statuses.values()} == {"no-such-host"}
    assert sum("gone.example" in url for url in asked) <= 3


def test_a_host_that_never_answers_is_given_up() -> None:
    """A hundred links to a host that takes connections and says nothing cost a few time-outs, and kill no link."""
    asked: Counter[str] = Counter()

    def send(request: Request) -> Answer:
        asked[host_of(request.url)] += 1
        hangs = "silent" in request.url or request.url.endswith("/hangs")
        return answer(request, None if hangs else 200, failure="timeout" if hangs else "")

    silent = [f"http://silent.example/{n}" for n in range(100)]
    mixed = [f"http://calm.example/{n}{'/hangs' * (n % 10 == 0)}" for n in range(100)]
    statuses = resolve([*silent, *mixed], POLICY, send=send)
    assert {(statuses[url].state.value, statuses[url].reason) for url in silent} == {("unknown", "timeout")}
    assert asked["silent.example"] <= 3 * 2 + 1 + 3
    assert Counter(statuses[url].http_status for url in mixed) == {200: 90, None: 10}
    assert "not asked" in statuses[silent[-1]].explanation


def test_an_archive_that_never_answers_is_asked_a_few_times_only() -> None:
    """The circuit breaker: fifty dead links do not wait fifty times for an index that hangs."""
    asked: Counter[str] = Counter()

    def send(request: Request) -> Answer:
        host = host_of(request.url)
        asked[host] += 1
        return answer(request, None, failure="timeout") if host == "web.archive.org" else answer(request, 404)

    policy = replace(POLICY, captures=True, hosts=(("web.archive.org index", HostPolicy(1)),))
    statuses = resolve([f"http://host{n}.example/a" for n in range(50)], policy, send=send)
    assert {status.state.value for status in statuses.values()} == {"dead"}
    assert not any(status.evidence.captures_asked for status in statuses.values())
    assert all(status.evidence.captures_problem for status in statuses.values())
    assert asked["web.archive.org"] <= 4


def test_a_question_that_many_share_is_asked_once() -> None:
    """Conversations that wait for the same thing get one answer."""
    send = Counting(0.002)

    def shared() -> Conversation[int]:
        given = yield Request("http://a.example/shared")
        return given.exchange.status or 0

    def talk(number: int) -> Conversation[int]:
        yield Request(f"http://a.example/{number}")
        result: int = yield Shared("a.example", "key", shared)
        return result

    results: list[int] = []
    jobs = [Job("a.example", lambda number=number: talk(number)) for number in range(20)]  # type: ignore[misc]
    Lanes(jobs, send, POLICY, lambda _, result: results.append(result)).run()
    assert results == [200] * 20
    assert send.all["a.example"] == 21


def test_new_links_are_asked_before_what_follows() -> None:
    """Every link is asked once before anything is asked that follows from an answer: one that hangs shows early."""
    asked: list[str] = []

    def send(request: Request) -> Answer:
        asked.append(request.url)
        fibres.sleep(0.001)
        return answer(request, 200)

    def talk(url: str) -> Conversation[None]:
        yield Request(url)
        yield Request(url + "-more")

    urls = [f"http://host{number % 5}.example/{number}" for number in range(60)]
    jobs = [Job(host_of(url), lambda url=url: talk(url)) for url in urls]  # type: ignore[misc]
    Lanes(jobs, send, POLICY, lambda *_: None).run()
    assert sorted(asked[:60]) == sorted(urls)


def test_pages_that_wait_are_bounded() -> None:
    """Where conversations hold much, they are brought to an end before new ones begin."""
    held = most = 0

    def send(request: Request) -> Answer:
        return replace(answer(request, 200), body=b"x" * 400_000)

    def talk(url: str) -> Conversation[None]:
        nonlocal held, most
        page = yield Request(url)
        held += len(page.body)
        most = max(most, held)
        yield Request(url + "-more")
        held -= len(page.body)

    urls = [f"http://host{number % 50}.example/{number}" for number in range(1000)]
    jobs = [Job(host_of(url), lambda url=url: talk(url)) for url in urls]  # type: ignore[misc]
    assert Lanes(jobs, send, replace(POLICY, concurrency=20), lambda *_: None).run()
    assert most < 50_000_000


def test_an_error_of_our_own_is_not_swallowed() -> None:
    """A bug in a sender ends the run with its own message instead of hanging it."""

    def send(request: Request) -> Answer:
        raise RuntimeError("bug")

    with pytest.raises(RuntimeError, match="bug"):
        run(["http://a.example/"], send)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([200, 404, 429, 503, 302, None])), max_size=25))
def test_every_run_ends_with_every_link_answered(links: list[tuple[int, int | None]]) -> None:
    """Whatever hosts answer, in whatever order: each link gets a verdict, and the run ends."""
    urls = [f"http://host{host}.example/{number}-{status}" for number, (host, status) in enumerate(links)]

    def send(request: Request) -> Answer:
        if request.method == "RESOLVE":
            return answer(request, None)
        said = request.url.rpartition("-")[2]
        if said == "None":
            return answer(request, None, failure="dns" if "host3" in request.url else "connect-timeout")
        location = {"location": "http://host0.example/landed"} if said == "302" else {}
        return answer(request, int(said) if said.isdigit() else 404, "<p>a page of many words", location)

    ended: list[Any] = []
    policy = replace(POLICY, longest_wait=0.001, retries=0)
    thread = threading.Thread(target=lambda: ended.append(resolve(urls, policy, send=send)), daemon=True)
    thread.start()
    thread.join(10)
    assert ended, "the run does not end"
    assert list(ended[0]) == list(dict.fromkeys(urls))


def test_a_hundred_thousand_links() -> None:
    """100,000 links on 20,000 hosts: the order stays, no host is pressed, and lanes do not pile up in memory."""
    urls = [f"http://host{number % 20_000}.example/{number}.pdf" for number in range(100_000)]
    send = Counting()
    before = memory()
    statuses = resolve(urls, replace(POLICY, concurrency=16), send=send)
    grown = memory() - before
    assert list(statuses) == urls
    assert max(send.most.values()) <= 3
    assert grown / len(urls) < 3500  # bytes a link: its evidence, and no more than that again


def memory() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
