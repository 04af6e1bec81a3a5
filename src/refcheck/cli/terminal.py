"""What the terminal can do, and what goes to standard error: complaints, hints, progress."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Any, TextIO

from refcheck.model.record import Record, record

QUIET, NORMAL, VERBOSE = -1, 0, 1
_loudness = NORMAL

# Terminals that are known to follow OSC 8 links, by the variable that names them.
_LINKING = {
    "TERM_PROGRAM": ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"),
    "TERM": ("xterm-kitty", "alacritty", "foot", "xterm-ghostty"),
}


def prepare(args: Namespace) -> None:
    """Sets how loud standard error is, and makes standard output take any text."""
    global _loudness
    _loudness = getattr(args, "loudness", NORMAL) or NORMAL
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def complain(text: str) -> None:
    """Says what went wrong, on one line, whatever the text holds."""
    from refcheck.reporter.escapes import log_line, one_line

    _say(log_line(f"refcheck: {one_line(text)}"))


def hint(text: str) -> None:
    """Says something useful that is no error; silent with --quiet."""
    if _loudness >= NORMAL:
        complain(text)


def detail(text: str) -> None:
    """Says something that only --verbose asks for."""
    if _loudness >= VERBOSE:
        complain(text)


def _say(line: str) -> None:
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody listens to standard error


@record
class Looks(Record):
    """What a text report may use on the stream that it goes to."""

    color: bool
    hyperlinks: bool
    unicode: bool
    width: int


def looks(stream: TextIO, color: str, environ: Mapping[str, str]) -> Looks:
    """What a stream can show.  `color` is the flag: it beats NO_COLOR, which beats FORCE_COLOR, which beats the rest.

    An empty variable counts as unset, as no-color.org and force-color.org say.
    """
    tty = _is_terminal(stream)
    capable = tty and environ.get("TERM") != "dumb"
    painted = _painted(color, capable, environ)
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
    return Looks(
        color=painted,
        hyperlinks=_linking(capable, color, environ),
        unicode=encoding.startswith("utf"),
        width=_width(tty, environ),
    )


def _painted(color: str, capable: bool, environ: Mapping[str, str]) -> bool:
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return capable and environ.get("CLICOLOR") != "0"


def _linking(capable: bool, color: str, environ: Mapping[str, str]) -> bool:
    forced = environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if not capable or color == "never" or environ.get("NO_COLOR") or environ.get("CI"):
        return False
    if environ.get("VTE_VERSION", "0").isdigit() and int(environ.get("VTE_VERSION", "0")) >= 5000:
        return True
    if environ.get("KONSOLE_VERSION") or environ.get("WT_SESSION"):
        return True
    return any(environ.get(name, "") in known for name, known in _LINKING.items())


def _width(tty: bool, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return min(int(columns), 120)
    if not tty:
        return 100
    try:
        return min(os.get_terminal_size().columns or 100, 120)
    except OSError:
        return 100


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


class Progress:
    """One line on a terminal's standard error that rewrites itself; silent everywhere else."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._on = wanted and _loudness >= NORMAL and _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._shown = False

    def show(self, text: str) -> None:
        """Puts the text in place of the last one, cut to the terminal's width."""
        if not self._on:
            return
        from refcheck.reporter.escapes import one_line

        width = max(20, _width(True, os.environ) - 1)
        text = one_line(text)
        self._shown = True
        self._write(f"\r\x1b[2K{text if len(text) <= width else text[: width - 1] + '…'}")

    def clear(self) -> None:
        """Takes the line away, so that the report begins on a clean one."""
        if self._shown:
            self._shown = False
            self._write("\r\x1b[2K")

    @staticmethod
    def _write(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            pass
