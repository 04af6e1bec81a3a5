"""What a run was asked: flags over environment over the nearest configuration file over what holds by itself."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from refcheck.config import Settings, load, settings_for
from refcheck.errors import UsageError
from refcheck.model.finding import Severity
from refcheck.reporter.registry import check_words, entries, matches
from refcheck.reporter.selection import Selection

COMMAND_LINE = "command line"
_FLAGS = {
    "format": "format",
    "max-findings": "max_findings",
    "statistics": "statistics",
    "fail-on": "fail_on",
    "baseline": "baseline",
    "offline": "offline",
    "timeout": "timeout",
    "retries": "retries",
    "concurrency": "concurrency",
    "allow-host": "allow_host",
    "wayback": "wayback",
    "state": "state",
    "dead-after": "dead_after",
    "dead-days": "dead_days",
    "save": "save",
    "no-cache": "no_cache",
}
_WORDS = {"select": "select", "extend-select": "extend_select", "ignore": "ignore"}


def fixed_settings(args: Namespace) -> Settings | None:
    """The settings that hold for all files whatever lies beside them: `--isolated`, `--config`, REFCHECK_CONFIG."""
    if getattr(args, "isolated", False):
        return Settings()
    named = getattr(args, "config", None) or os.environ.get("REFCHECK_CONFIG", "")
    return load(named) if named else None


def run_settings(args: Namespace) -> Settings:
    """The settings of the run itself: those of the folder that refcheck was started in, with the flags on top.

    Raises:
        UsageError: the configuration is wrong, or speaks of rules that do not exist.
    """
    fixed = fixed_settings(args)
    settings = fixed if fixed is not None else settings_for(os.path.join(os.curdir, "refcheck"))
    flags = {key: getattr(args, name, None) for key, name in _FLAGS.items()}
    given = {
        key: tuple(value) if isinstance(value, list) else value for key, value in flags.items() if value is not None
    }
    given.update(word_flags(args))
    check_rules(settings)
    return settings.over(given, COMMAND_LINE)


def word_flags(args: Namespace) -> dict[str, tuple[str, ...]]:
    """The rules that the flags name; each flag may be repeated and takes several with commas."""
    found = {}
    for key, name in _WORDS.items():
        given = getattr(args, name, None)
        if given is not None:
            words = tuple(word.strip() for one in given for word in one.split(",") if word.strip())
            check_words(words)
            found[key] = words
    return found


def check_rules(settings: Settings) -> None:
    """Raises `UsageError` where a configuration names a rule that does not exist."""
    for name in ("select", "extend-select", "ignore", "severity", "rules"):
        try:
            check_words(tuple(settings[name]))
        except UsageError as error:
            raise UsageError(f"{settings.origin(name)}: {name}: {error}") from error
    with_settings = [entry.name for entry in entries() if entry.settings]
    for word in settings["rules"]:
        if word not in with_settings:
            only = ", ".join(with_settings)
            raise UsageError(f"{settings.origin('rules')}: rules.{word}: this rule has no settings; {only} has")
    for override in settings["overrides"]:
        for name in ("select", "extend-select", "ignore", "severity"):
            try:
                check_words(tuple(override.get(name, ())))
            except UsageError as error:
                raise UsageError(f"{settings.origin('overrides')}: overrides: {name}: {error}") from error


class Choice:
    """Gives each article the rules that its nearest configuration chooses, with the flags on top."""

    def __init__(self, args: Namespace, *, offline: bool) -> None:
        self._fixed = fixed_settings(args)
        self._flags = word_flags(args)
        self._offline = offline
        self._heed = not getattr(args, "no_ignores", False)
        self._known: dict[int, Selection] = {}
        self._kept: list[Settings] = []

    def for_path(self, path: str) -> Selection:
        """The selection for a file; for standard input and wiki pages, that of the folder refcheck was started in."""
        settings = settings_for(path or os.path.join(os.curdir, "refcheck"), self._fixed)
        found = self._known.get(id(settings))
        if found is None:
            check_rules(settings)
            found = self._selection(settings)
            if not settings["overrides"]:
                self._kept.append(settings)  # keeps the id from being given away
                self._known[id(settings)] = found
        return found

    def named(self, code: str) -> bool:
        """Whether the flags leave the rule of this code in; a proposal of an earlier audit asks only them."""
        entry = next((entry for entry in entries() if entry.code == code), None)
        select, ignore = self._flags.get("select"), self._flags.get("ignore", ())
        if entry is None:  # of another version of refcheck
            return select is None
        return (select is None or matches(entry, select)) and not matches(entry, ignore)

    def _selection(self, settings: Settings) -> Selection:
        flags = self._flags
        ignore = flags.get("ignore", ())
        return Selection(
            select=flags.get("select", settings["select"]),
            extend=flags.get("extend-select", settings["extend-select"]),
            # A flag that ignores adds to what the project ignores; `--select NAME` wins a rule back.
            ignore=(*ignore, *(word for word in settings["ignore"] if word not in flags.get("select", ()))),
            severities={name: Severity(value) for name, value in settings["severity"].items()},
            options=_options(settings["rules"]),
            offline=self._offline,
            honour_comments=self._heed,
        )


def _options(rules: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Rule settings as rules read them: `rule.key` → value."""
    return {f"{name}.{key}": value for name, table in rules.items() for key, value in table.items()}


@cache
def _today() -> date:
    return datetime.now(UTC).date()


def today(args: Namespace) -> date:
    """The day that counts as today, the same for the whole run."""
    return getattr(args, "today", None) or _today()
