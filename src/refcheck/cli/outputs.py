"""Where reports go: `--format NAME` to standard output, `--format NAME=FILE` to a file, several in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from refcheck.cli import terminal
from refcheck.cli.arguments import nearest
from refcheck.errors import UsageError
from refcheck.reporter.formats import NAMES, STREAMING, load
from refcheck.reporter.view import Run, View


class Output(NamedTuple):
    """One report to write: the format's name, and the file, "" for standard output."""

    format: str
    file: str


def outputs(words: Sequence[str], root: str = "") -> tuple[Output, ...]:
    """What `--format` or the configuration asks for; relative files of a configuration start at its folder.

    Raises:
        UsageError: an unknown format, two reports for standard output, or two for one file.
    """
    found: list[Output] = []
    for word in words:
        name, equals, file = word.partition("=")
        if name not in NAMES:
            close = nearest(name, NAMES)
            raise UsageError(
                f"there is no format {name!r}; {f'did you mean {close}?' if close else 'there are ' + ', '.join(NAMES)}"
            )
        if equals and not file:
            raise UsageError(f"--format {word}: the file's name is missing after =")
        target = "" if file == "-" else file
        found.append(Output(name, os.path.join(root, target) if target and root else target))
    files = [output.file for output in found]
    if files.count("") > 1:
        raise UsageError("two reports for standard output; give all but one a file, as in --format html=report.html")
    for file in files:
        if file and files.count(file) > 1:
            raise UsageError(f"two reports for the file {file}")
    return tuple(found)


def write(run: Run, wanted: Sequence[Output], view: View, color: str) -> Run:
    """Writes all reports; returns the run, gone through.

    A single report in a format that can do so is printed as articles become ready.

    Raises:
        UsageError: a file cannot be written; the other reports are written all the same.
    """
    failure: UsageError | None = None
    if len(wanted) > 1 or wanted[0].format not in STREAMING or wanted[0].file:
        run = run.gathered()
    for output in wanted:
        pieces = load(output.format)(run, _seen(view, output, color))
        if output.file:
            try:
                _save(output.file, pieces)
                terminal.hint(f"wrote {output.file}")
            except UsageError as error:
                failure = failure or error
        else:
            _print(pieces, machine=output.format not in ("text", "concise"))
    if failure is not None:
        raise failure
    return run


def must_be_writable(*files: str) -> None:
    """Sees to it that files can be written before a long run, not after it; "" stands for no file.

    Raises:
        UsageError: one of them cannot be written.
    """
    for file in filter(None, files):
        if os.path.exists(file) and not os.path.isfile(file) and not os.path.isdir(file):
            continue  # a device or a pipe, written as it stands
        target = os.path.realpath(file)
        folder = os.path.dirname(target)
        if os.path.isdir(target):
            raise UsageError(f"{file}: cannot be written: it is a folder")
        if not os.path.isdir(folder):
            raise UsageError(f"{file}: cannot be written: there is no folder {folder}")
        if not os.access(folder, os.W_OK) or (os.path.exists(target) and not os.access(target, os.W_OK)):
            raise UsageError(f"{file}: cannot be written: permission denied")


def _seen(view: View, output: Output, color: str) -> View:
    """The view of one output: only text on a terminal knows of colour and width."""
    if output.file:
        return replace(view, color=color == "always" and output.format in ("text", "concise"))
    looks = terminal.looks(sys.stdout, color, os.environ)
    return replace(view, color=looks.color, hyperlinks=looks.hyperlinks, unicode=looks.unicode, width=looks.width)


def _print(pieces: Iterable[str], *, machine: bool) -> None:
    """Prints; what other programs read is UTF-8 with line feeds, whatever the terminal speaks."""
    if machine and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    for piece in pieces:
        sys.stdout.write(piece)
        if piece.endswith("\n"):
            sys.stdout.flush()


def _save(file: str, pieces: Iterable[str]) -> None:
    """Writes beside the file first, so that a run that dies leaves the old report whole."""
    save(file, "".join(pieces))


def save(file: str, text: str, mark: bytes = b"") -> None:
    """Writes a text file in one step, keeping its permissions; a link's target is written, the link stays.

    `mark` is a byte order mark to begin with.

    Raises:
        UsageError: it cannot be written.
    """
    data = mark + text.encode("utf-8", "backslashreplace")
    try:
        if os.path.exists(file) and not os.path.isfile(file):
            with open(file, "wb") as stream:
                stream.write(data)
            return
        file = os.path.realpath(file)
        beside = f"{file}.{os.getpid()}.tmp"
        try:
            with open(beside, "wb") as stream:
                stream.write(data)
            if os.path.exists(file):
                os.chmod(beside, os.stat(file).st_mode & 0o7777)
            os.replace(beside, file)
        except BaseException:
            if os.path.exists(beside):
                os.unlink(beside)
            raise
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: cannot be written: {getattr(error, 'strerror', None) or error}") from error
