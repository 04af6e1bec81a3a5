"""Finds and reads the configuration file: the nearest one to an article, with what it extends."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from refcheck.config.settings import KEYS, Settings, checked
from refcheck.errors import UsageError

NAMES = ("refcheck.toml", ".refcheck.toml", "pyproject.toml")
_PATHS = [name for name, key in KEYS.items() if key.kind == "path"]


def find(folder: Path) -> Path | None:
    """The nearest configuration file in a folder or above, up to the root of its git repository.

    A pyproject.toml without a [tool.refcheck] table is passed over.

    Raises:
        UsageError: a file on the way cannot be read as TOML.
    """
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                return path
        if (place / ".git").exists():
            return None
    return None


def load(path: Path) -> Settings:
    """The settings of one configuration file with everything that it extends.

    Raises:
        UsageError: the file, or one that it extends, cannot be read or says something that refcheck does not know.
    """
    return _load(path.absolute(), ())


def _load(path: Path, above: tuple[Path, ...]) -> Settings:
    if path in above:
        raise UsageError(f"{path}: extends itself through {' and '.join(str(p) for p in above)}")
    table = _table(path)
    if table is None:
        raise UsageError(f"{path}: there is no [tool.refcheck] table in it")
    where = _short(path)
    values = checked(table, KEYS, where)
    base = Settings()
    extended = values.pop("extend", "")
    if extended:
        target = (path.parent / Path(extended).expanduser()).absolute()
        base = _load(Path(os.path.normpath(target)), (*above, path))
    for name in _PATHS:
        if values.get(name):
            values[name] = os.path.normpath(path.parent / values[name])
    merged = base.over(values, where)
    return Settings(merged.values, str(path.parent), (*base.files, str(path)))


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = path.read_bytes()
        if path.name == "pyproject.toml" and not _may_speak_of_us(data):
            return None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    import tomllib

    try:
        whole = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{_short(path)}: not valid TOML: {error}") from error
    if path.name != "pyproject.toml":
        return whole
    tool = whole.get("tool")
    table = tool.get("refcheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _may_speak_of_us(data: bytes) -> bool:
    """Whether a pyproject.toml is worth parsing: most have no table of ours, and the parser costs more than a look."""
    if b"[tool]" in data:
        return b"refcheck" in data
    return any(b"refcheck" in line and b"tool" in line and line.lstrip()[:1] in b"[t\"'" for line in data.splitlines())


def _short(path: Path) -> str:
    """The path as a person at this place would write it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> Settings:
    path = find(Path(folder))
    return Settings() if path is None else load(path)


def settings_for(path: str, fixed: Settings | None = None) -> Settings:
    """What the configuration says for one file: the nearest configuration, or the one given, and its overrides.

    Raises:
        UsageError: the nearest file is wrong.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolves "..", follows no link
    settings = fixed if fixed is not None else _nearest(str(whole.parent))
    if not settings["overrides"]:
        return settings
    return settings.for_path(relative(str(whole), settings.root))


def relative(path: str, root: str) -> str:
    """A path from a configuration's folder, with forward slashes."""
    return os.path.relpath(path, root or None).replace(os.sep, "/")
