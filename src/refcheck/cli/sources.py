"""What the SOURCE arguments mean: files, directories, globs, standard input, wiki pages; and how they are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refcheck.cli import terminal
from refcheck.config.files import relative, settings_for
from refcheck.config.globs import any_matches
from refcheck.config.settings import Settings
from refcheck.errors import InputError, UsageError
from refcheck.model.record import Record, record
from refcheck.model.text import Document, Format

STDIN = "-"
_WEB = ("wiki:", "http://", "https://")


class Source(NamedTuple):
    """One thing to read: `name` as the user gave it or as a directory holds it, `path` where it is a file."""

    name: str
    path: str = ""

    @property
    def on_the_web(self) -> bool:
        """Whether a wiki must be asked for it."""
        return not self.path and self.name != STDIN


@record
class Request(Record):
    """The SOURCE arguments with what limits them.

    `fixed` is the configuration named by `--config`, None where each file's nearest one holds; `changed` the absolute
    paths that may be looked at, None for all.
    """

    words: Sequence[str]
    files_from: str = ""
    force_exclude: bool = False
    fixed: Settings | None = None
    changed: frozenset[str] | None = None


def gather(request: Request) -> tuple[list[Source], list[InputError]]:
    """The sources in the order given, each once, and those that are not there."""
    words = [*request.words, *_listed(request.files_from)]
    found: dict[str, Source] = {}
    missing: list[InputError] = []
    for word in words:
        try:
            for source in _meant(word, request):  # a file may be named in two ways: a.wiki, ./a.wiki
                found.setdefault(real(source.path) if source.path else source.name, source)
        except InputError as error:
            missing.append(error)
    return list(found.values()), missing


def _listed(files_from: str) -> list[str]:
    if not files_from:
        return []
    try:
        data = _stdin() if files_from == STDIN else _bytes(files_from)
    except InputError as error:
        raise UsageError(f"--files-from {error}") from error
    text = data.decode("utf-8-sig", "surrogateescape")
    separator = "\0" if "\0" in text else "\n"
    lines = (line.strip("\r\n") for line in text.split(separator))
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _meant(word: str, request: Request) -> Iterator[Source]:
    if word == STDIN:
        yield Source(STDIN)
    elif not word:
        raise InputError("''", "a source without a name; an unset variable in a script?")
    elif word.startswith(_WEB):
        yield Source(word)
    elif os.path.isdir(word):
        yield from _directory(word, request)
    elif os.path.lexists(word):
        yield from _file(word, request)
    elif any(mark in word for mark in "*?["):
        yield from _glob(word, request)
    else:
        raise InputError(word, _not_there(word))


def _not_there(word: str) -> str:
    from difflib import get_close_matches

    folder, name = os.path.split(word)
    try:
        close = get_close_matches(name, os.listdir(folder or "."), 1, 0.7)
    except OSError:
        close = []
    if close:
        return f"there is no such file; did you mean {os.path.join(folder, close[0])}?"
    if " " in word or not os.path.splitext(name)[1]:
        return f"there is no such file; an article on a wiki is named like wiki:en:{name or word}"
    return "there is no such file"


def _file(word: str, request: Request) -> Iterator[Source]:
    if request.changed is not None and real(word) not in request.changed:
        return
    if request.force_exclude:
        whole = os.path.abspath(word)
        settings = settings_for(whole, request.fixed)
        if any_matches(relative(whole, settings.root), settings["exclude"]):
            return
    yield Source(word, word)


def _directory(word: str, request: Request) -> Iterator[Source]:
    if request.changed is not None:
        base = os.path.join(os.path.realpath(word), "")
        names = (path[len(base) :] for path in sorted(request.changed) if path.startswith(base))
        candidates: Iterable[str] = (os.path.join(word, name) for name in names)
        candidates = [path for path in candidates if os.path.isfile(path)]
        pruned = False
    else:
        candidates = _walk(word, request)
        pruned = True
    skipped = 0
    found = False
    for path in candidates:
        if _is_article(path, word, request, folders_too=not pruned):
            if os.path.exists(path) and not os.path.isfile(path):  # to open a pipe would wait for ever
                terminal.detail(f"{path}: left out, as it is no file")
                continue
            found = True
            yield Source(path, path)
        else:
            skipped += 1
    if skipped and not found and request.changed is None:
        terminal.hint(
            f"{word}: none of its {skipped} files is named like an article; see `include` in docs/configuration.md"
        )
    elif skipped:
        terminal.detail(f"{word}: {skipped} files are not named like articles and were left out")


def _walk(word: str, request: Request) -> Iterator[str]:
    settings = settings_for(os.path.join(word, "x"), request.fixed)
    for folder, folders, files in os.walk(word):
        folders[:] = sorted(name for name in folders if not _excluded(os.path.join(folder, name), word, settings))
        for name in sorted(files):
            yield os.path.join(folder, name)


def _is_article(path: str, top: str, request: Request, *, folders_too: bool) -> bool:
    settings = settings_for(path, request.fixed)
    if not any_matches(os.path.basename(path), settings["include"]):
        inside = relative(os.path.abspath(path), settings.root)
        if not any_matches(inside, settings["include"]):
            return False
    if folders_too:
        parts = os.path.relpath(path, top).split(os.sep)[:-1]
        if any(any_matches(part, settings["exclude"]) for part in parts):
            return False
    return not _excluded(path, top, settings)


def _excluded(path: str, top: str, settings: Settings) -> bool:
    """Whether the configuration leaves a path out; a folder that the user named never is for its own name."""
    if any_matches(os.path.relpath(path, top).replace(os.sep, "/").rpartition("/")[2], settings["exclude"]):
        return True
    if not settings.root:
        return False
    inside = relative(os.path.abspath(path), settings.root)
    anchored = tuple(pattern for pattern in settings["exclude"] if "/" in pattern.rstrip("/"))
    return any_matches(inside, anchored)


def _glob(word: str, request: Request) -> Iterator[Source]:
    from glob import iglob

    for path in sorted(iglob(word, recursive=True)):
        if os.path.isfile(path):
            yield from _file(path, request)


def real(path: str) -> str:
    """A file's absolute path as git has it: links in its folders followed, but not a link that the file itself is."""
    folder, name = os.path.split(path)
    if name in ("", os.curdir, os.pardir):
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(folder or os.curdir), name)  # a `..` behind a link leads out of its target


def read(source: Source, input_format: str | None) -> tuple[Document, str]:
    """The document behind a file or standard input, and the reason for its format in words.

    Raises:
        InputError: it cannot be read, or is no text.
    """
    from refcheck.cli.decode import decode

    data = _stdin() if source.name == STDIN else _bytes(source.path)
    text, how = decode(data, source.name)
    if how:
        terminal.hint(f"{source.name}: read as {how}")
    return document_of(text, source.name, input_format)


def document_of(text: str, name: str, input_format: str | None) -> tuple[Document, str]:
    """A document of some text, its format recognised unless it is given."""
    from refcheck.parser import recognise

    if input_format:
        kind, why = Format(input_format), "--input-format"
    else:
        kind, why = recognise(text, name)
        terminal.detail(f"{name}: {kind.value} ({why})")
    return Document(name, text, kind), why


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError(STDIN, "standard input is closed")
    return sys.stdin.buffer.read()


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except IsADirectoryError:
        raise InputError(path, "this is a directory") from None
    except FileNotFoundError:
        raise InputError(path, "there is no such file") from None
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(path, f"cannot be read: {error}") from error
