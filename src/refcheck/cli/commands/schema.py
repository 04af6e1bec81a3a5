"""`refcheck schema`: the JSON Schemas of the outputs and of the configuration."""

from __future__ import annotations

import sys
from argparse import Namespace


def run(args: Namespace) -> int:
    """Prints one schema."""
    sys.stdout.write(text(args.which))
    return 0


def text(which: str) -> str:
    """The text of a schema: report, parse or config."""
    from importlib.resources import files

    return files("refcheck.reporter").joinpath("schemas", f"{which}.schema.json").read_text("utf-8")
