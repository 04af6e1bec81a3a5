"""Finds out what each link and each archive really says.

`resolve` asks, `skip_all` does not.  Everything heavy is imported only when something is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from refcheck.errors import InputError
from refcheck.model.evidence import Evidence, LinkState, LinkStatus
from refcheck.model.record import Record, record

if TYPE_CHECKING:
    from refcheck.resolver.conversation import Send
    from refcheck.resolver.policy import Policy

__all__ = ["Progress", "Statuses", "Target", "resolve", "skip_all"]


class Target(Protocol):
    """What `resolve` needs of a link."""

    @property
    def url(self) -> str:
        """The URL as the article has it."""

    @property
    def near(self) -> date | None:
        """The day near which an archived copy would serve best: the access-date, else the date."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What citations call the page: a copy that shows none of it is none of the page."""

    @property
    def dated(self) -> bool:
        """Whether a citation states the day of publication, so that it is worth knowing what the page says."""

    @property
    def copies(self) -> tuple[str, ...]:
        """The archived copies that citations give of the page: where one is worthless, another is looked for."""


@record
class Progress(Record):
    """How far a run is: links done and in all, what they turned out to be, and the hosts that most is left of."""

    done: int
    total: int
    live: int = 0
    dead: int = 0
    unknown: int = 0
    slow: tuple[str, ...] = ()


class Statuses(dict[str, LinkStatus]):
    """The status of each URL, in the order in which the URLs were given.

    `complete` is False after an interruption: the links that were not asked by then are unknown (`interrupted`).
    `notes` say once, in plain words, what holds for the whole run (such as: our own network is down).
    `lost` are the errors of files (record, state) that could not be written: what was found is returned all the same.
    """

    complete: bool = True
    notes: tuple[str, ...] = ()
    lost: tuple[InputError, ...] = ()


def skip_all(urls: Iterable[str]) -> Statuses:
    """Nothing is asked: every link is skipped."""
    words = "not asked (offline)"
    return Statuses((url, LinkStatus(url, LinkState.SKIPPED, "offline", words, Evidence(url))) for url in urls)


def resolve(
    targets: Sequence[Target | str],
    policy: Policy | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    send: Send | None = None,
) -> Statuses:
    """Asks every URL once, however many links have it, and judges what was seen.

    `progress` is called about ten times a second.  `send` stands in for the network (tests).
    Ctrl-C ends the asking: what is known by then is returned, with `complete` False.

    Raises:
        InputError: a file of the policy (replay, state) cannot be read.
        UsageError: the policy's certificates cannot be read.
    """
    from refcheck.resolver.policy import Policy

    policy = policy or Policy()
    if policy.offline and not policy.replay:
        return skip_all(_url(target) for target in targets)
    from refcheck.resolver.run import Run

    return Run(policy, progress, send).resolve(targets)


def _url(target: Target | str) -> str:
    return target if isinstance(target, str) else target.url
