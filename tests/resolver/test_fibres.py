"""Fibres: who waits lets the others go on, who waits in vain is told so, and nobody is left behind."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.resolver import fibres
from refcheck.resolver.fibres import READ, Fibres


@pytest.fixture
def hub() -> Iterator[Fibres]:
    """Fibres, ended with the test."""
    running = Fibres()
    yield running
    running.close()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two sockets that talk to each other."""
    ends = socket.socketpair()
    yield ends
    for end in ends:
        end.close()


def turns(hub: Fibres, done: Callable[[], bool], seconds: float = 5.0) -> None:
    """Gives turns until something is done."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never ends"
        hub.turn(0.05)


def test_who_waits_lets_the_others_go_on(hub: Fibres, pair: tuple[socket.socket, socket.socket]) -> None:
    """A fibre that waits for a socket goes on when another has written to it."""
    said: list[str] = []

    def reader() -> None:
        said.append("waits")
        assert fibres.wait(pair[0], READ, 5.0)
        said.append(pair[0].recv(10).decode())

    def writer() -> None:
        said.append("writes")
        pair[1].send(b"hello")

    hub.start(reader)
    hub.start(writer)
    turns(hub, lambda: len(said) == 3)
    assert said == ["waits", "writes", "hello"]


def test_who_waits_in_vain_is_told_so(hub: Fibres, pair: tuple[socket.socket, socket.socket]) -> None:
    """A wait ends with its time, and the socket can be waited for again."""
    told: list[bool] = []

    def reader() -> None:
        told.append(fibres.wait(pair[0], READ, 0.05))
        pair[1].send(b"now")
        told.append(fibres.wait(pair[0], READ, 5.0))

    hub.start(reader)
    turns(hub, lambda: len(told) == 2)
    assert told == [False, True]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=20))
def test_sleepers_wake_in_time(naps: list[int]) -> None:
    """However many sleep for however long: all wake, none too early."""
    hub = Fibres()
    slept: list[tuple[int, float]] = []

    def sleeper(nap: int) -> None:
        started = time.monotonic()
        fibres.sleep(nap / 1000)
        slept.append((nap, time.monotonic() - started))

    for nap in naps:
        hub.start(lambda nap=nap: sleeper(nap))  # type: ignore[misc]
    turns(hub, lambda: len(slept) == len(naps))
    hub.close()
    assert sorted(nap for nap, _ in slept) == sorted(naps)
    assert all(took >= nap / 1000 for nap, took in slept)


def test_what_blocks_is_done_elsewhere(hub: Fibres) -> None:
    """Ten functions that block run side by side in other threads; what one raises comes back."""
    got: list[object] = []

    def slow() -> str:
        time.sleep(0.3)
        return threading.current_thread().name

    def fails() -> str:
        raise OSError("no")

    def asker() -> None:
        got.append(fibres.elsewhere(slow, 5.0))

    def unlucky() -> None:
        try:
            fibres.elsewhere(fails, 5.0)
        except OSError as error:
            got.append(error)

    started = time.monotonic()
    for _ in range(10):
        hub.start(asker)
    hub.start(unlucky)
    turns(hub, lambda: len(got) == 11)
    assert time.monotonic() - started < 2.0  # one after the other they would take three seconds
    assert sum(isinstance(one, OSError) for one in got) == 1
    assert threading.current_thread().name not in got


def test_what_takes_too_long_elsewhere_is_left_to_itself(hub: Fibres) -> None:
    """The wait ends in time, and the late result disturbs no later wait."""
    said: list[str] = []

    def asker() -> None:
        try:
            fibres.elsewhere(lambda: time.sleep(0.15), 0.03)
        except TimeoutError:
            said.append("late")
        fibres.sleep(0.3)
        said.append("slept")

    started = time.monotonic()
    hub.start(asker)
    turns(hub, lambda: len(said) == 2)
    assert said == ["late", "slept"]
    assert time.monotonic() - started >= 0.33


def test_an_error_comes_out(hub: Fibres) -> None:
    """What a fibre raises is raised where the turns are given."""

    def bug() -> None:
        fibres.sleep(0.01)
        raise RuntimeError("bug")

    hub.start(bug)
    with pytest.raises(RuntimeError, match="bug"):
        turns(hub, lambda: False)


def test_closing_ends_those_who_wait(pair: tuple[socket.socket, socket.socket]) -> None:
    """A fibre that is ended cleans up, even one that wants to wait once more."""
    hub = Fibres()
    said: list[str] = []

    def reader() -> None:
        try:
            fibres.wait(pair[0], READ, 60.0)
        finally:
            said.append("ended")
            fibres.wait(pair[0], READ, 60.0)
            said.append("never")

    hub.start(reader)
    hub.close()
    assert said == ["ended"]


def test_outside_a_fibre_it_blocks(pair: tuple[socket.socket, socket.socket]) -> None:
    """Alone there is nobody to let go on: the same calls simply wait."""
    assert not fibres.wait(pair[0], READ, 0.01)
    pair[1].send(b"x")
    assert fibres.wait(pair[0], READ, 1.0)
    assert fibres.elsewhere(lambda: 7, 1.0) == 7
    started = time.monotonic()
    fibres.sleep(0.02)
    assert time.monotonic() - started >= 0.02
