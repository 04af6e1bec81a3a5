"""Who may be asked when: every host has a lane, a lane carries a few requests at once, and lanes run side by side.

One loop owns all lanes and carries the conversations on; a request under way is a fibre that only sends.  Every request
stands in the lane of the host that it goes to, a redirect to another host included: no host ever sees more requests at
once than its limit.  A conversation that waits (a back-off, a pause that the host asked for) has no place in its lane.

New links are asked before what follows from earlier answers (redirects, comparisons, second tries): the sooner a link
that hangs is asked, the sooner the run is over.

A host that pushes back (429, 503) is asked one at a time with growing pauses, and no more once it insists; a host
whose name does not exist, that never takes a connection or that never answers is not asked for each of its links again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from heapq import heappop, heappush
from typing import Any, Generic

from refcheck.resolver.conversation import Answer, Conversation, Request, Result, Send, Shared, Step, lane_of
from refcheck.resolver.fibres import Fibres
from refcheck.resolver.patience import PUSHED_BACK, retry_after
from refcheck.resolver.policy import Policy

_FIRST_PAUSE = 1.0
_TICK = 0.1
# So many answers are looked into before the next requests go out: fewer while there are links that nobody has asked.
_BATCH = 8
_FEW = 2
# So many requests go out before answers are taken in again: a host that answers at once needs but one connection.
_BURST = 16
# New links wait once the conversations under way hold so many bytes: their pages, and what a conversation takes itself.
_ROOM = 32_000_000
_CONVERSATION = 4_000
# After so many refusals, or connections never taken, in a row the rest of a lane is given up; after time-outs as well.
_REFUSALS = 8
_NO_CONNECTION = 3
# How long requests under way may go on after an interruption.
_GRACE = 0.3


def age(moment: datetime) -> float:
    """The seconds since a moment."""
    return (datetime.now(UTC) - moment).total_seconds()


@dataclass(frozen=True, slots=True)
class Job(Generic[Result]):
    """A conversation to be had, and the host in whose lane it begins."""

    host: str
    start: Callable[[], Conversation[Result]]


class _Task:
    """A conversation under way: that of a job, or one that several wait for (`shared`)."""

    __slots__ = ("held", "host", "index", "request", "shared", "talk")

    def __init__(self, talk: Conversation[Any], index: int, host: str, shared: str = "") -> None:
        self.talk = talk
        self.index = index
        self.host = host
        self.shared = shared
        self.request: Request | None = None
        self.held = 0  # bytes


class _Lane:
    """One host: what waits, how much is under way, and how patient to be."""

    __slots__ = (
        "active", "asleep", "closed", "down", "host", "in_more", "in_new", "jobs", "kept", "limit", "open", "patience",
        "pause", "ready", "ready_at", "refused", "silent", "spacing", "successes", "waiters",
    )  # fmt: skip

    def __init__(self, host: str, limit: int, spacing: float, tries: int) -> None:
        self.host = host
        self.patience = limit * tries + 1  # time-outs in a row: more than pages that hang can make side by side
        self.limit = limit
        self.spacing = spacing  # the pause that the policy asks for
        self.pause = 0.0  # the pause that the host asked for
        self.ready_at = 0.0
        self.jobs: deque[int] = deque()  # not begun
        self.ready: deque[_Task] = deque()  # have a request to send
        self.active = 0  # sent, not answered
        self.open = 0  # conversations of this lane that have not ended
        self.in_new = self.in_more = self.asleep = False  # where `_hand_out` finds it
        self.refused = 0
        self.down = 0
        self.silent = 0
        self.successes = 0
        self.closed: Answer | None = None
        self.kept: dict[str, Any] = {}
        self.waiters: dict[str, list[_Task]] = {}

    @property
    def load(self) -> int:
        """How much waits in this lane."""
        return len(self.jobs) + len(self.ready)

    def learn(self, answer: Answer, now: float, longest: float) -> None:
        """Takes from an answer how patient to be with the host from now on."""
        status = answer.exchange.status
        if status in PUSHED_BACK and not any(name == "memento-datetime" for name, _ in answer.exchange.headers):
            asked = retry_after(answer)
            self.limit = 1
            self.successes = 0
            self.refused += 1
            self.pause = min(max(self.pause * 2, _FIRST_PAUSE), longest)
            self.ready_at = now + min(max(self.pause, asked or 0.0), longest)
            if self.refused >= _REFUSALS or (asked or 0.0) > longest:
                self.closed = _refusal(answer, "host-paused", f"the host answered {status} before")
        elif status is not None:
            self.refused = self.down = self.silent = 0
            self.successes += 1
            if self.successes % 3 == 0 and self.pause:
                self.pause = self.pause / 2 if self.pause > 0.2 else 0.0
        elif answer.exchange.failure == "dns" and answer.exchange.method != "RESOLVE":
            self.closed = _refusal(answer, "dns", answer.exchange.detail)
        elif answer.exchange.failure == "connect-timeout":
            self.down += 1
            if self.down >= _NO_CONNECTION:
                self.closed = _refusal(answer, "connect-timeout", "the host took no connection before")
        elif answer.exchange.failure == "timeout":
            self.silent += 1
            if self.silent >= self.patience:
                self.closed = _refusal(answer, "host-silent", f"it did not answer {self.silent} times in a row")
        if status not in PUSHED_BACK and max(self.pause, self.spacing):
            self.ready_at = max(self.ready_at, now + max(self.pause, self.spacing))


def _refusal(answer: Answer, failure: str, detail: str) -> Answer:
    """The answer that the rest of a lane gets without a request."""
    seen = answer.exchange
    return Answer(replace(seen, status=None, failure=failure, detail=detail, elapsed=0.0, location="", headers=()))


class Lanes(Generic[Result]):
    """One run over many jobs.

    `send` is called in many fibres; what it raises ends the run.  `done` is called with a job's index and result as
    soon as it is known; `tick` about ten times a second with the hosts that have most to do.
    """

    def __init__(
        self,
        jobs: Sequence[Job[Result]],
        send: Send,
        policy: Policy,
        done: Callable[[int, Result], None],
        tick: Callable[[tuple[str, ...]], None] | None = None,
    ) -> None:
        self._jobs = jobs
        self._send = send
        self._policy = policy
        self._done = done
        self._tick = tick
        self._lanes: dict[str, _Lane] = {}
        self._new: list[tuple[int, int, _Lane]] = []  # lanes that may begin with a link, those with most links first
        self._more: deque[_Lane] = deque()  # lanes that may go on with one
        self._timers: list[tuple[float, int, Any]] = []
        self._fibres = Fibres()
        self._answers: deque[tuple[_Task, Answer]] = deque()
        self._under_way = 0
        self._held = 0
        self._left = len(jobs)
        self._count = 0
        self._next_tick = 0.0

    def run(self) -> bool:
        """Has all conversations; False when interrupted (Ctrl-C): what was done by then has been reported."""
        for index, job in enumerate(self._jobs):
            lane = self._lane(job.host)
            lane.jobs.append(index)
            lane.open += 1
        for lane in self._lanes.values():
            self._queue(lane)
        try:
            while self._left:
                self._hand_out()
                self._take_in(self._patience())
            return True
        except KeyboardInterrupt:
            self._wind_up()
            return False
        finally:
            self._fibres.close()

    # Lanes

    def _lane(self, host: str) -> _Lane:
        lane = self._lanes.get(host)
        if lane is None:
            settings = self._policy.host(host)
            lane = self._lanes[host] = _Lane(host, max(1, settings.at_once), settings.pause, self._policy.retries + 1)
        return lane

    def _queue(self, lane: _Lane) -> None:
        """Puts a lane where `_hand_out` finds it, if it may send anything now or later."""
        if lane.asleep or not lane.load or (lane.active >= lane.limit and lane.closed is None):
            return
        self._count += 1
        if lane.ready_at > time.monotonic() and lane.closed is None:
            lane.asleep = True
            heappush(self._timers, (lane.ready_at, self._count, lane))
            return
        if lane.jobs and not lane.in_new:
            lane.in_new = True
            heappush(self._new, (-len(lane.jobs), self._count, lane))
        if lane.ready and not lane.in_more:
            lane.in_more = True
            self._more.append(lane)

    def _forget(self, lane: _Lane) -> None:
        """Drops a lane that has nothing more to do: memory does not grow with the number of hosts."""
        if lane.open or lane.load or lane.active or lane.waiters or lane.pause or lane.closed:
            return
        if self._lanes.get(lane.host) is lane:  # a new lane of the host may have begun since
            del self._lanes[lane.host]

    # Out

    def _hand_out(self) -> None:
        moment = time.monotonic()
        while self._timers and self._timers[0][0] <= moment:
            _, _, item = heappop(self._timers)
            if isinstance(item, _Lane):
                item.asleep = False
                self._queue(item)
            else:
                self._stand_in_line(item)
        for _ in range(_BURST):
            if not self._may_send():
                return
            if begin := self._may_begin():
                lane = heappop(self._new)[2]
                lane.in_new = False
            else:
                lane = self._more.popleft()
                lane.in_more = False
            if lane.closed is not None or (lane.active < lane.limit and lane.ready_at <= time.monotonic()):
                self._start_one(lane, begin)
            self._queue(lane)

    def _may_begin(self) -> bool:
        """Whether a new link may be asked now."""
        return bool(self._new) and self._held < _ROOM and self._under_way < self._policy.concurrency

    def _may_send(self) -> bool:
        return self._may_begin() or (bool(self._more) and self._under_way < self._policy.concurrency)

    def _start_one(self, lane: _Lane, begin: bool) -> None:
        if lane.ready and (not begin or lane.pause):  # a host that wants a pause is not asked ever more
            self._dispatch(lane, lane.ready.popleft())
        elif lane.jobs:
            index = lane.jobs.popleft()
            task = _Task(self._jobs[index].start(), index, lane.host)
            self._hold(task, _CONVERSATION)
            self._carry_on(task, None, lane)

    def _hold(self, task: _Task, size: int) -> None:
        task.held += size
        self._held += size

    def _dispatch(self, lane: _Lane, task: _Task) -> None:
        if lane.closed is not None and task.request is not None:
            now = replace(lane.closed.exchange, url=task.request.url, method=task.request.method)
            self._carry_on(task, Answer(now))
            return
        lane.active += 1
        self._under_way += 1
        if lane.spacing or lane.pause:
            lane.ready_at = max(lane.ready_at, time.monotonic() + max(lane.spacing, lane.pause))
        self._fibres.start(partial(self._work, task))

    def _work(self, task: _Task) -> None:
        """A request under way: the only thing here that waits, in a fibre of its own.

        Its place in the lane is free at once; what the answer means is looked into when there is time.
        """
        assert task.request is not None
        answer = self._send(task.request)
        self._under_way -= 1
        self._hold(task, len(answer.body))
        lane = self._lane(lane_of(task.request))
        lane.active -= 1
        lane.learn(answer, time.monotonic(), self._policy.longest_wait)
        # To read a page takes its time; what else came may have a pause before it, which should begin.
        is_page = (answer.exchange.status or 0) // 100 == 2
        (self._answers.append if is_page else self._answers.appendleft)((task, answer))
        self._queue(lane)
        self._forget(lane)

    # In

    def _patience(self) -> float | None:
        """How long to wait for an answer before there is something else to do."""
        if self._answers or not self._left or self._may_send():
            return 0.0  # the last conversations may have ended without a request: nobody would wake us
        wait = _TICK if self._tick else None
        if self._timers:
            due = max(0.0, self._timers[0][0] - time.monotonic())
            wait = due if wait is None else min(wait, due)
        return wait

    def _take_in(self, wait: float | None) -> None:
        self._fibres.turn(wait)
        for _ in range(min(len(self._answers), _FEW if self._may_begin() else _BATCH)):
            self._carry_on(*self._answers.popleft())
        if self._tick and (now := time.monotonic()) >= self._next_tick:
            self._next_tick = now + _TICK
            self._tick(self._slow())

    def _carry_on(self, task: _Task, value: Any, here: _Lane | None = None) -> None:
        """Gives a conversation what it waited for and sees what it wants next.

        `here` is a lane with a free place: a request to its host goes out at once.
        """
        try:
            step: Step = task.talk.send(value)
            while isinstance(step, Shared):
                lane = self._lane(step.host)
                if step.key in lane.kept:
                    step = task.talk.send(lane.kept[step.key])
                    continue
                waiting = lane.waiters.setdefault(step.key, [])
                waiting.append(task)
                if len(waiting) == 1:
                    self._carry_on(_Task(step.start(), task.index, step.host, step.key), None)
                return
        except StopIteration as end:
            self._ended(task, end.value)
            return
        task.request = step
        if step.delay:
            self._count += 1
            heappush(self._timers, (time.monotonic() + step.delay, self._count, task))
        elif here is not None and lane_of(step) == here.host:
            self._dispatch(here, task)
        else:
            self._stand_in_line(task)

    def _stand_in_line(self, task: _Task) -> None:
        assert task.request is not None
        lane = self._lane(lane_of(task.request))
        lane.ready.append(task)
        self._queue(lane)

    def _ended(self, task: _Task, result: Any) -> None:
        self._held -= task.held
        lane = self._lane(task.host)
        if task.shared:
            if not task.shared.startswith("?"):  # a question that is asked anew each time
                lane.kept[task.shared] = result
            for waiter in lane.waiters.pop(task.shared):
                self._carry_on(waiter, result)
        else:
            self._left -= 1
            lane.open -= 1
            self._done(task.index, result)
        self._forget(lane)

    # The rest

    def _slow(self) -> tuple[str, ...]:
        """The hosts that most is still to be asked of."""
        from heapq import nlargest

        busy = nlargest(3, self._lanes.values(), key=lambda lane: lane.load + lane.active)
        return tuple(lane.host for lane in busy if lane.load + lane.active)

    def _wind_up(self) -> None:
        """Takes what comes in within a moment; requests still under way are broken off."""
        end = time.monotonic() + _GRACE
        try:
            while (self._under_way or self._answers) and (left := end - time.monotonic()) > 0:
                while self._answers:
                    self._carry_on(*self._answers.popleft())
                self._fibres.turn(left)
        except KeyboardInterrupt:
            pass
