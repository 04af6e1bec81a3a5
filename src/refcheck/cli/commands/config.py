"""`refcheck config`: what holds here and which file says so."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from refcheck.cli import terminal
from refcheck.cli.choices import check_rules, fixed_settings
from refcheck.config import Settings, settings_for
from refcheck.config.settings import KEYS
from refcheck.reporter.formats.ink import Ink
from refcheck.reporter.view import View


def run(args: Namespace) -> int:
    """Prints every setting with its origin.

    Raises:
        UsageError: the configuration is wrong.
    """
    fixed = fixed_settings(args)
    path = args.path or os.path.join(os.curdir, "refcheck")
    if os.path.isdir(path):
        path = os.path.join(path, "refcheck")
    settings = settings_for(path, fixed)
    check_rules(settings)
    if args.format == "json":
        values = {name: {"value": settings[name], "origin": settings.origin(name)} for name in KEYS if name != "extend"}
        record = {"version": 1, "files": list(settings.files), "settings": values}
        sys.stdout.write(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
        return 0
    looks = terminal.looks(sys.stdout, args.color, os.environ)
    ink = Ink(View(color=looks.color, unicode=looks.unicode, width=looks.width))
    sys.stdout.writelines(f"{line}\n" for line in _lines(settings, ink))
    return 0


def _lines(settings: Settings, ink: Ink) -> Iterator[str]:
    if settings.files:
        yield from (f"# read: {file}" for file in settings.files)
    else:
        yield "# no refcheck.toml, .refcheck.toml or [tool.refcheck] here or above: these are the defaults"
    width = max(len(name) for name in KEYS)
    for name, key in KEYS.items():
        if name == "extend":
            continue
        origin = settings.origin(name)
        line = f"{name:<{width}} = {_shown(settings[name])}"
        mark = ink.dim(f"  # {key.about}") if origin == "default" else f"  # {ink.bold(origin)}"
        yield line + mark


def _shown(value: Any) -> str:
    if value is None:
        return "(none)"
    if isinstance(value, tuple):
        value = list(value)
    return json.dumps(value, ensure_ascii=False)
