"""The command line's side of the network: settings into a policy, links to the resolver, progress to the terminal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from refcheck.config import Settings
from refcheck.errors import InputError
from refcheck.model.article import Link
from refcheck.model.evidence import LinkStatus
from refcheck.model.text import Document

if TYPE_CHECKING:
    from refcheck.resolver.policy import Policy


class Asker:
    """Asks the network for a run, or nobody where it is offline."""

    def __init__(self, args: Namespace, settings: Settings) -> None:
        self._args = args
        self._settings = settings
        self._offline = bool(settings["offline"])

    def ask(self, links: tuple[Link, ...]) -> tuple[Mapping[str, LinkStatus], bool]:
        """What each link turned out to be, by URL, and whether all of them could be asked before an interruption."""
        return {}, True

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
            "user_agent": settings["user-agent"] or None,
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
            wayback=settings["wayback"],
            offline=self._offline,
            save=bool(settings["save"]),
            no_cache=bool(settings["no-cache"]),
            refresh=bool(getattr(args, "refresh", False)),
            record=getattr(args, "record", None) or "",
            replay=getattr(args, "replay", None) or "",
            state=settings["state"],
        )
