"""The keys of the configuration: what each takes, what holds without it, and the settings that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, NamedTuple

from refcheck.config.globs import any_matches
from refcheck.errors import UsageError
from refcheck.model.record import Record, record

INCLUDE = ("*.wiki", "*.wikitext", "*.mediawiki", "*.mw", "*.html", "*.htm", "*.xhtml", "*.txt", "*.text")
EXCLUDE = (".*", "node_modules", "__pycache__", "venv")
SEVERITIES = ("error", "warning", "note")


class Value(NamedTuple):
    """A setting and where it comes from: "default", a file, or "command line"."""

    value: Any
    origin: str


class Key(NamedTuple):
    """One key: the kind of its value, what holds without it, and one line on what it does."""

    kind: str
    default: Any
    about: str


KEYS: dict[str, Key] = {
    "extend": Key("text", "", "another configuration file to start from"),
    "select": Key("texts", (), "only these rules: codes, code prefixes, names, families"),
    "extend-select": Key("texts", (), "these rules as well"),
    "ignore": Key("texts", (), "not these rules"),
    "severity": Key("severities", {}, "another severity for single rules"),
    "rules": Key("tables", {}, "settings of single rules"),
    "fail-on": Key("fail-on", "warning", "the severity from which the exit status is 1"),
    "max-findings": Key("count", None, "print only so many findings, the gravest"),
    "statistics": Key("switch", False, "also count by rule and by host"),
    "format": Key("texts", ("text",), "output formats, as NAME or NAME=FILE"),
    "baseline": Key("path", "", "findings that are known: report only others"),
    "include": Key("texts", INCLUDE, "the files of a directory that are articles"),
    "exclude": Key("texts", EXCLUDE, "files and folders to leave out of directories"),
    "offline": Key("switch", False, "ask no network"),
    "timeout": Key("seconds", None, "seconds for one request"),
    "retries": Key("count", None, "more tries after a passing failure"),
    "concurrency": Key("positive", None, "requests at once, all hosts together"),
    "per-host": Key("positive", None, "requests at once to one host"),
    "allow-host": Key("addresses", (), "hosts and address ranges that may be reached though not public"),
    "wayback": Key("server", "", "a Wayback-compatible server to ask instead of the Internet Archive"),
    "contact": Key("text", "", "an address or page of whoever runs refcheck, told to servers as Wikimedia asks"),
    "user-agent": Key("text", "", "how refcheck introduces itself to servers"),
    "state": Key("path", "", "the file that remembers failing links between runs"),
    "dead-after": Key("positive", None, "failures in that file after which a link is dead for good"),
    "dead-days": Key("days", None, "days from one such failure to the next that counts"),
    "save": Key("switch", False, "ask for captures of live links that have none"),
    "no-cache": Key("switch", False, "neither read nor keep evidence"),
    "hosts": Key("hosts", {}, "how to treat single hosts"),
    "overrides": Key("overrides", (), "settings for some paths only"),
}
HOST_KEYS: dict[str, Key] = {
    "at-once": Key("positive", 3, "requests at once"),
    "pause": Key("seconds", 0.0, "seconds between two requests"),
    "skip": Key("switch", False, "do not ask this host at all"),
    "reason": Key("text", "", "why, for those who read the file"),
}
OVERRIDE_KEYS: dict[str, Key] = {
    "paths": Key("texts", (), "path patterns, relative to the configuration file"),
    "select": KEYS["select"],
    "extend-select": KEYS["extend-select"],
    "ignore": KEYS["ignore"],
    "severity": KEYS["severity"],
}
DEFAULTS = {name: Value(key.default, "default") for name, key in KEYS.items()}
_MERGED = ("severity", "rules", "hosts")


@record
class Settings(Record):
    """What holds: every key with its value and origin; `root` is the configuration file's folder, "" without one."""

    values: Mapping[str, Value] = field(default_factory=lambda: dict(DEFAULTS))
    root: str = ""
    files: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value

    def origin(self, name: str) -> str:
        """Where a value comes from."""
        return self.values[name].origin

    def over(self, values: Mapping[str, Any], origin: str) -> Settings:
        """These settings with others on top; tables of rules and hosts are merged, overrides added."""
        merged = dict(self.values)
        for name, value in values.items():
            if name in _MERGED:
                value = {**self[name], **value}
            elif name == "overrides":
                value = (*self[name], *value)
            merged[name] = Value(value, origin)
        return Settings(merged, self.root, self.files)

    def for_path(self, relative: str) -> Settings:
        """What holds for one file, by its path from `root`: overrides are applied in the order they stand in."""
        settings = self
        for number, override in enumerate(self["overrides"], start=1):
            if any_matches(relative, override["paths"]):
                found = {name: value for name, value in override.items() if name != "paths"}
                if "ignore" in found:
                    found["ignore"] = (*settings["ignore"], *found["ignore"])
                origin = f"{self.origin('overrides')}, overrides {number}"
                settings = settings.over(found, origin)
        return settings


def checked(table: Mapping[str, Any], keys: Mapping[str, Key], where: str) -> dict[str, Any]:
    """A table of the file with every key and value checked.

    Raises:
        UsageError: an unknown key (with the nearest known one) or a value of the wrong kind.
    """
    found = {}
    for name, value in table.items():
        key = keys.get(name)
        if key is None:
            raise UsageError(f"{where}: there is no key {name!r}{_nearest(name, keys)}")
        found[name] = _value(key.kind, value, f"{where}: {name}")
    return found


def _nearest(name: str, keys: Mapping[str, Key]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.replace("_", "-"), list(keys), 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; the keys are {', '.join(keys)}"


def _value(kind: str, value: Any, where: str) -> Any:
    checkers = {
        "text": _text,
        "path": _text,
        "texts": _texts,
        "addresses": _addresses,
        "server": _server,
        "switch": _switch,
        "count": _count,
        "positive": _positive,
        "days": _days,
        "seconds": _seconds,
        "fail-on": _fail_on,
        "severities": _severities,
        "tables": _tables,
        "hosts": _hosts,
        "overrides": _overrides,
    }
    return checkers[kind](value, where)


def _wrong(where: str, wanted: str) -> UsageError:
    return UsageError(f"{where} must be {wanted}")


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(where, "a text")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(where, 'a list of texts, like ["a", "b"]')
    return tuple(value)


def _addresses(value: Any, where: str) -> tuple[str, ...]:
    from refcheck.config.addresses import wrong_host

    found = _texts(value, where)
    for text in found:
        if wrong := wrong_host(text):
            raise UsageError(f"{where}: {wrong}")
    return found


def _server(value: Any, where: str) -> str:
    from refcheck.config.addresses import wrong_server

    text = _text(value, where)
    if wrong := wrong_server(text):
        raise UsageError(f"{where}: {wrong}")
    return text


def _switch(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, "true or false")
    return value


def _count(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _wrong(where, "a whole number from 0")
    return value


def _positive(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _wrong(where, "a whole number from 1")
    return value


def _days(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3650:
        raise _wrong(where, "a number of days")
    return float(value)


def _seconds(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 86400:
        raise _wrong(where, "a number of seconds")
    return float(value)


def _fail_on(value: Any, where: str) -> str:
    if value not in (*SEVERITIES, "never"):
        raise _wrong(where, "error, warning, note or never")
    return str(value)


def _severities(value: Any, where: str) -> dict[str, str]:
    table = _table(value, where)
    for name, severity in table.items():
        if severity not in SEVERITIES:
            raise _wrong(f"{where}.{name}", "error, warning or note")
    return {name: str(severity) for name, severity in table.items()}


def _tables(value: Any, where: str) -> dict[str, dict[str, Any]]:
    return {name: _table(inner, f"{where}.{name}") for name, inner in _table(value, where).items()}


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(where, "a table")
    return value


def _hosts(value: Any, where: str) -> dict[str, dict[str, Any]]:
    return {
        name.lower(): checked(_table(inner, f"{where}.{name}"), HOST_KEYS, f"{where}.{name}")
        for name, inner in _table(value, where).items()
    }


def _overrides(value: Any, where: str) -> tuple[dict[str, Any], ...]:
    if not isinstance(value, list):
        raise _wrong(where, "a list of tables, [[overrides]]")
    found = []
    for number, item in enumerate(value, start=1):
        table = checked(_table(item, f"{where} {number}"), OVERRIDE_KEYS, f"{where} {number}")
        if not table.get("paths"):
            raise UsageError(f"{where} {number}: paths is missing")
        found.append(table)
    return tuple(found)
