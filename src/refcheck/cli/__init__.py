"""The command line: arguments, files in, reports out, exit codes; the only place that prints."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit status of the public contract.  Never lets a traceback out."""
    words = sys.argv[1:] if argv is None else argv
    if words in (["--version"], ["-V"]):
        from refcheck import __version__

        print(f"refcheck {__version__}")
        return 0
    from refcheck.cli.front import run

    return run(words)
