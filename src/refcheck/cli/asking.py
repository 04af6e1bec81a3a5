"""The command line's side of the network: settings into a policy, links to the resolver, progress to the terminal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from refcheck.cli import terminal
from refcheck.config import Settings
from refcheck.errors import InputError
from refcheck.model.article import CitedPage
from refcheck.model.text import Document

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus
    from refcheck.resolver import Progress
    from refcheck.resolver.policy import Policy


class Asker:
    """Asks the network for a run, or nobody where it is offline."""

    def __init__(self, args: Namespace, settings: Settings) -> None:
        self._args = args
        self._settings = settings
        self._offline = bool(settings["offline"])
        self._asked = False
        if self._offline and not getattr(args, "replay", None):
            idle = [f"--{name}" for name in ("record", "refresh", "save") if getattr(args, name, None)]
            if idle:
                terminal.complain(f"nothing is asked (offline), so {' and '.join(idle)} will do nothing")

    def ask(
        self, links: Sequence[CitedPage], fail: Callable[[InputError], None]
    ) -> tuple[Mapping[str, LinkStatus], bool]:
        """What each link turned out to be, by URL, and whether all of them could be asked before an interruption.

        `fail` is told of files that could not be written then.
        """
        if self._offline and not self._args.replay:
            return {}, True
        if not links and (self._asked or not self._args.record):  # a recording of nothing is a file, too
            return {}, True
        from refcheck.resolver import resolve

        line = terminal.Progress()
        try:
            statuses = resolve(links, self.policy(), progress=lambda now: line.show(_told(now)))
        finally:
            line.clear()
            self._asked = True
        for error in statuses.lost:
            fail(error)
        for note in statuses.notes:
            terminal.complain(note)
        return statuses, statuses.complete

    def fetch(self, name: str, input_format: str | None) -> tuple[Document, str]:
        """The page of a wiki.

        Raises:
            InputError: it cannot be had.
        """
        if self._offline:
            raise InputError(name, "a wiki page cannot be read with --offline; give a file")
        from refcheck.resolver.sources import fetch

        return fetch(name, self.policy()), "a wiki's own source"

    def policy(self) -> Policy:
        """The resolver's policy from the flags and the configuration."""
        from refcheck.resolver.policy import HostPolicy, Policy

        settings, args = self._settings, self._args
        plain = {
            "timeout": settings["timeout"],
            "retries": settings["retries"],
            "concurrency": settings["concurrency"],
            "per_host": settings["per-host"],
            "final_failures": settings["dead-after"],
            "final_days": settings["dead-days"],
            "user_agent": _header(settings["user-agent"]) or None,
        }
        per_host = settings["per-host"] or 3
        hosts = tuple(
            (host, HostPolicy(table.get("at-once", per_host), table.get("pause", 0.0), table.get("skip", False)))
            for host, table in settings["hosts"].items()
        )
        return Policy(
            **{name: value for name, value in plain.items() if value is not None},
            hosts=hosts,
            allow_hosts=tuple(settings["allow-host"]),
            contact=_header(settings["contact"]),
            wayback=settings["wayback"],
            offline=self._offline,
            save=bool(settings["save"]),
            no_cache=bool(settings["no-cache"]),
            refresh=bool(getattr(args, "refresh", False)),
            record=getattr(args, "record", None) or "",
            record_more=self._asked,
            replay=getattr(args, "replay", None) or "",
            state=settings["state"],
        )


def kept_files(args: Namespace, settings: Settings) -> tuple[str, ...]:
    """The files that the run writes when the network, or a recording of it, has answered."""
    if settings["offline"] and not args.replay:
        return ()
    return tuple(file for file in (args.record or "", settings["state"]) if file)


def _header(text: str) -> str:
    """A text that may stand in a header: one line of ASCII."""
    return " ".join(text.split()).encode("ascii", "replace").decode()


def _told(now: Progress) -> str:
    """`120/540 links · 100 live · 12 dead · 8 unknown · waiting for slow.example`."""
    parts = [f"{now.done}/{now.total} links", f"{now.live} live", f"{now.dead} dead", f"{now.unknown} unknown"]
    if now.slow:
        parts.append("waiting for " + ", ".join(now.slow[:3]))
    return " · ".join(parts)
