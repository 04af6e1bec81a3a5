"""THE concurrency: requests take turns in one thread, each going on until it must wait for its socket.

A fibre is a greenlet: a function with a stack of its own that gives the turn back where it would block.  Ordinary
blocking code (requests, urllib3) runs in it unchanged, because the only two things that block, a socket and the look-up
of a name, are ours: `wait` and `elsewhere`.  Threads would do the same at a higher cost: they fight for the
interpreter's lock at each call into the system, and a thousand of them take memory.  Nothing here runs at the same time
as anything else but what `elsewhere` was given, so there is no lock and no shared state.

Outside a fibre `wait` and `elsewhere` simply block.
"""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from heapq import heappop, heappush
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from greenlet import GreenletExit, getcurrent, greenlet

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
_HELPERS = 32  # threads at most: name servers are asked in parallel, but not by hundreds
Value = TypeVar("Value")


class HasFileno(Protocol):
    """A socket."""

    def fileno(self) -> int:
        """The number of its descriptor."""


class _Fibre(greenlet):
    """A function under way.  `turn` counts its waits, so that an alarm set for an earlier one is not heard."""

    hub: Fibres
    turn: int
    handle: int


class Fibres:
    """All fibres of one run, for the thread that made it.  `turn` lets them go on; `start` begins one."""

    def __init__(self) -> None:
        self._here = getcurrent()
        self._selector = selectors.DefaultSelector()
        self._alarms: list[tuple[float, int, int, _Fibre]] = []
        self._count = 0
        self._waiting: set[_Fibre] = set()
        self._helpers = 0
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._brought: deque[tuple[_Fibre, int]] = deque()  # what the helpers have done
        self._bell: tuple[socket.socket, socket.socket] | None = None
        self._closed = False

    def start(self, function: Callable[[], None]) -> None:
        """Begins a fibre, which runs until it first waits.  What it raises comes out of `start` or `turn`."""
        fibre = _Fibre(function, parent=self._here)
        fibre.hub, fibre.turn, fibre.handle = self, 0, -1
        fibre.switch()

    def turn(self, longest: float | None) -> None:
        """Waits until a fibre can go on, `longest` seconds at most (None: as long as it takes), and lets those go on
        that can."""
        if not self._waiting and longest == 0.0:
            return
        if self._alarms:
            due = max(0.0, self._alarms[0][0] - time.monotonic())
            longest = due if longest is None else min(longest, due)
        for key, _ in self._selector.select(longest):
            if key.data is None:
                self._hear_bell()
            else:
                self._go_on(key.data, True)
        moment = time.monotonic()
        while self._alarms and self._alarms[0][0] <= moment:
            _, _, turn, fibre = heappop(self._alarms)
            if fibre.turn == turn and fibre in self._waiting:
                self._go_on(fibre, False)

    def close(self) -> None:
        """Ends the fibres that still wait: their sockets are closed on the way out."""
        self._closed = True
        for fibre in list(self._waiting):
            with suppress(Exception):
                self._go_on(fibre, GreenletExit)
        for _ in range(self._helpers):
            self._tasks.put(None)
        self._selector.close()
        for end in self._bell or ():
            end.close()

    def _go_on(self, fibre: _Fibre, what: Any) -> None:
        self._waiting.discard(fibre)
        fibre.turn += 1
        if fibre.handle >= 0:
            self._selector.unregister(fibre.handle)
            fibre.handle = -1
        if what is GreenletExit:
            fibre.throw(GreenletExit)
        else:
            fibre.switch(what)

    def _pause(self, fibre: _Fibre, seconds: float) -> bool:
        """In a fibre: until something lets it go on (True) or the time is over (False)."""
        if self._closed:
            raise GreenletExit
        self._count += 1
        heappush(self._alarms, (time.monotonic() + max(0.0, seconds), self._count, fibre.turn, fibre))
        self._waiting.add(fibre)
        return bool(self._here.switch())

    def _wait(self, fibre: _Fibre, handle: int, events: int, seconds: float) -> bool:
        if not self._closed:
            self._selector.register(handle, events, fibre)
            fibre.handle = handle
        return self._pause(fibre, seconds)

    # Helpers: the threads that look names up

    def _delegate(self, fibre: _Fibre, task: Callable[[], None], seconds: float) -> bool:
        turn = fibre.turn

        def run() -> None:
            task()
            self._brought.append((fibre, turn))
            if self._bell is not None:
                with suppress(OSError):  # a full bell rings already; a closed one has nobody to hear it
                    self._bell[1].send(b"!")

        if self._bell is None:
            self._bell = socket.socketpair()
            for end in self._bell:
                end.setblocking(False)
            self._selector.register(self._bell[0], READ, None)
        self._tasks.put(run)
        if self._helpers < min(_HELPERS, len(self._waiting) + 1):
            self._helpers += 1
            threading.Thread(target=_help, args=(self._tasks,), name=f"helper-{self._helpers}", daemon=True).start()
        return self._pause(fibre, seconds)

    def _hear_bell(self) -> None:
        assert self._bell is not None
        with suppress(BlockingIOError):
            self._bell[0].recv(4096)
        while self._brought:
            fibre, turn = self._brought.popleft()
            if fibre.turn == turn and fibre in self._waiting:
                self._go_on(fibre, True)


def _help(tasks: SimpleQueue[Callable[[], None] | None]) -> None:
    """A helper: nothing but this runs in other threads."""
    while (task := tasks.get()) is not None:
        task()


def wait(handle: HasFileno, events: int, seconds: float) -> bool:
    """Waits until a socket can be read or written, False when the time is over first."""
    fibre = getcurrent()
    if isinstance(fibre, _Fibre):
        return fibre.hub._wait(fibre, handle.fileno(), events, seconds)
    with selectors.DefaultSelector() as selector:
        selector.register(handle.fileno(), events)
        return bool(selector.select(max(0.0, seconds)))


def elsewhere(function: Callable[[], Value], seconds: float) -> Value:
    """The result of a function that blocks, run where it holds nobody up; what it raises is raised.

    Raises:
        TimeoutError: it took too long; it is left to itself.  (Outside a fibre it takes as long as it takes.)
    """
    fibre = getcurrent()
    if not isinstance(fibre, _Fibre):
        return function()
    outcome: list[tuple[bool, Any]] = []

    def task() -> None:
        try:
            outcome.append((True, function()))
        except BaseException as error:
            outcome.append((False, error))

    if not fibre.hub._delegate(fibre, task, seconds):
        raise TimeoutError("it took too long")
    done, value = outcome[0]
    if not done:
        raise value
    return value  # type: ignore[no-any-return]


def sleep(seconds: float) -> None:
    """Lets others go on for so long."""
    fibre = getcurrent()
    if isinstance(fibre, _Fibre):
        fibre.hub._pause(fibre, seconds)
    else:
        time.sleep(seconds)
