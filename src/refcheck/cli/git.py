"""What git knows: which articles changed since a revision, and what they said then."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from refcheck.cli import terminal
from refcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Change:
    """The changed files by absolute path, each with its path in the old tree ("" for a new file), and the old tree."""

    top: str
    base: str
    files: dict[str, str]


def since(revision: str, place: str) -> Change:
    """The files that the change since a revision touched: committed, staged, edited and new ones.

    The change begins where the present branch left the revision's history (their merge base), so that work done on
    the other branch meanwhile is not taken for part of it.

    Raises:
        UsageError: git is missing, this is no repository, or the revision is not in it.
    """
    if not revision or revision.startswith("-"):
        raise UsageError(f"--since {revision!r}: that is no revision")
    top, shallow = _git(place, "rev-parse", "--show-toplevel", "--is-shallow-repository").decode().splitlines()[:2]
    base = _base(place, revision, shallow == "true")
    files = _changed(top, base)
    others = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    for name in others.split(b"\0"):
        if name:
            files.setdefault(_absolute(top, name), "")
    return Change(top, base, files)


def _base(place: str, revision: str, shallow: bool) -> str:
    found = _try(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        remedy = (
            "this is a shallow clone; fetch more of its history with `git fetch --unshallow`, or set "
            "`fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)"
            if shallow
            else "`git log` shows what there is"
        )
        raise UsageError(f"--since {revision}: there is no such revision here; {remedy}")
    commit = found.stdout.decode().strip()
    merged = _try(place, "merge-base", commit, "HEAD")
    if merged.returncode == 0 and merged.stdout.strip():
        return merged.stdout.decode().split()[0]
    if shallow:
        terminal.hint(
            f"--since {revision}: this shallow clone does not reach back to where the branches parted; "
            "comparing with the revision itself"
        )
    return commit


def _changed(top: str, base: str) -> dict[str, str]:
    out = _git(top, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--diff-filter=ACMRT", base, "--")
    words = out.split(b"\0")
    files: dict[str, str] = {}
    at = 0
    while at + 1 < len(words):
        kind = words[at][:1]
        if kind in (b"R", b"C"):
            files[_absolute(top, words[at + 2])] = os.fsdecode(words[at + 1])
            at += 3
        else:
            name = words[at + 1]
            files[_absolute(top, name)] = "" if kind == b"A" else os.fsdecode(name)
            at += 2
    return files


def old_contents(change: Change, names: Iterable[str]) -> dict[str, bytes]:
    """What files of the old tree held, by their path in it; asked in one go."""
    wanted = [name for name in dict.fromkeys(names) if name and "\n" not in name]
    if not wanted:
        return {}
    asked = b"".join(f"{change.base}:".encode() + os.fsencode(name) + b"\n" for name in wanted)
    out = _git(change.top, "cat-file", "--batch", given=asked)
    found = {}
    at = 0
    for name in wanted:
        end = out.index(b"\n", at)
        head = out[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) == 3 and head[1] == b"blob" and head[2].isdigit():
            size = int(head[2])
            found[name] = out[at : at + size]
            at += size + 1
    return found


def _absolute(top: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(top, os.fsdecode(name)))


def _git(place: str, *words: str, given: bytes | None = None) -> bytes:
    done = _try(place, *words, given=given)
    if done.returncode:
        why = os.fsdecode(done.stderr).strip().splitlines()
        raise UsageError(f"--since: git says: {why[0] if why else f'exit status {done.returncode}'}")
    return done.stdout


def _try(place: str, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-optional-locks", "-c", "core.quotePath=false", "-C", place or ".", *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        raise UsageError(f"--since needs git: {error.strerror or error}") from error
