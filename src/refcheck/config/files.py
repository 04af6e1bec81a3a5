"""Finds and reads the configuration file: the nearest one to an article, with what it extends."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from refcheck.config.settings import KEYS, Settings, checked
from refcheck.errors import UsageError

NAMES = ("refcheck.toml", ".refcheck.toml", "pyproject.toml")
_PATHS = [name for name, key in KEYS.items() if key.kind == "path"]


def find(folder: str) -> str | None:
    """The nearest configuration file in a folder or above, up to the root of its git repository.

    A pyproject.toml without a [tool.refcheck] table is passed over.

    Raises:
        UsageError: a file on the way cannot be read as TOML.
    """
    place, below = folder, ""
    while place != below:
        for name in NAMES:
            path = os.path.join(place, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _table(path) is not None):
                return path
        if os.path.exists(os.path.join(place, ".git")):
            return None
        place, below = os.path.dirname(place), place
    return None


def load(path: str) -> Settings:
    """The settings of one configuration file with everything that it extends.

    Raises:
        UsageError: the file, or one that it extends, cannot be read or says something that refcheck does not know.
    """
    return _load(os.path.abspath(path), ())


def _load(path: str, above: tuple[str, ...]) -> Settings:
    if path in above:
        raise UsageError(f"{path}: extends itself through {' and '.join(above)}")
    table = _table(path)
    if table is None:
        raise UsageError(f"{path}: there is no [tool.refcheck] table in it")
    where = _short(path)
    values = checked(table, KEYS, where)
    base = Settings()
    extended = values.pop("extend", "")
    if extended:
        target = os.path.join(os.path.dirname(path), os.path.expanduser(extended))
        base = _load(os.path.normpath(target), (*above, path))
    for name in _PATHS:
        if values.get(name):
            values[name] = os.path.normpath(os.path.join(os.path.dirname(path), values[name]))
    merged = base.over(values, where)
    return Settings(merged.values, os.path.dirname(path), (*base.files, path))


def _table(path: str) -> dict[str, Any] | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
        if os.path.basename(path) == "pyproject.toml" and not _may_speak_of_us(data):
            return None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    import tomllib

    try:
        whole = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{_short(path)}: not valid TOML: {error}") from error
    if os.path.basename(path) != "pyproject.toml":
        return whole
    tool = whole.get("tool")
    table = tool.get("refcheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _may_speak_of_us(data: bytes) -> bool:
    """Whether a pyproject.toml is worth parsing: most have no table of ours, and the parser costs more than a look."""
    if b"[tool]" in data:
        return b"refcheck" in data
    return any(b"refcheck" in line and b"tool" in line and line.lstrip()[:1] in b"[t\"'" for line in data.splitlines())


def _short(path: str) -> str:
    """The path as a person at this place would write it."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> Settings:
    path = find(folder)
    return Settings() if path is None else load(path)


def settings_for(path: str, fixed: Settings | None = None) -> Settings:
    """What the configuration says for one file: the nearest configuration, or the one given, and its overrides.

    Raises:
        UsageError: the nearest file is wrong.
    """
    whole = os.path.abspath(path)  # resolves "..", follows no link
    settings = fixed if fixed is not None else _nearest(os.path.dirname(whole))
    if not settings["overrides"]:
        return settings
    return settings.for_path(relative(whole, settings.root))


def relative(path: str, root: str) -> str:
    """A path from a configuration's folder, with forward slashes."""
    return os.path.relpath(path, root or None).replace(os.sep, "/")
