"""`refcheck cache`: where the evidence of links is kept, and how to be rid of it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from refcheck.errors import UsageError


def run(args: Namespace) -> int:
    """Prints the place, or clears it.

    Raises:
        UsageError: it cannot be cleared.
    """
    folder = place()
    if args.action == "path":
        sys.stdout.write(f"{folder}\n")
        return 0
    removed = 0
    try:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if name.startswith("evidence"):
                os.unlink(os.path.join(folder, name))
                removed += 1
    except OSError as error:
        raise UsageError(f"{folder}: cannot be cleared: {error.strerror or error}") from error
    sys.stdout.write(f"{folder}: {'cleared' if removed else 'nothing was kept'}\n")
    return 0


def place() -> str:
    """The folder that the evidence is kept in."""
    from platformdirs import user_cache_dir

    return os.environ.get("REFCHECK_CACHE_DIR") or user_cache_dir("refcheck", appauthor=False)
