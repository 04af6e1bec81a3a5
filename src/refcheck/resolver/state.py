"""The file of `--state`: which links failed in earlier runs, so that one bad day kills no link.

InternetArchiveBot's rule is the default: dead for good after three failures, each at least three days after the one
before.  A success forgets all; what could not be verified changes nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from refcheck.errors import InputError
from refcheck.model.evidence import Evidence, LinkState, LinkStatus
from refcheck.model.record import Record, record

VERSION = 1
FAILING = (LinkState.DEAD, LinkState.SOFT_404)


@record
class Failing(Record):
    """A failing link: how often it was counted, since when, and when last."""

    failures: int
    since: datetime
    last: datetime


def after(known: Failing | None, status: LinkStatus, days: float) -> Failing | None:
    """What is remembered of a link after it was judged; None when it is (again) in order."""
    at = status.checked_at
    if status.state is LinkState.LIVE:
        return None
    if status.state not in FAILING or at is None:
        return known
    if known is None:
        return Failing(1, at, at)
    if at - known.last >= timedelta(days=days):
        return Failing(known.failures + 1, known.since, at)
    return known


def remembered(evidence: Evidence, known: Failing | None) -> Evidence:
    """The evidence together with what the file remembers."""
    if known is None:
        return evidence
    return replace(evidence, failures=known.failures, failing_since=known.since)


def read(file: str) -> dict[str, Failing]:
    """The file's content; an absent file is an empty one.

    Raises:
        InputError: the file cannot be read or is no state file.
    """
    try:
        text = Path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(file, f"cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
    try:
        data: dict[str, Any] = json.loads(text)
        if data["version"] != VERSION:
            raise InputError(file, f"is a state file of version {data['version']}; this refcheck reads {VERSION}")
        return {url: _failing(entry) for url, entry in data["failing"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(file, "is no state file of refcheck; name another file or delete it") from error


def _failing(entry: Mapping[str, Any]) -> Failing:
    since, last = datetime.fromisoformat(entry["since"]), datetime.fromisoformat(entry["last"])
    if since.tzinfo is None or last.tzinfo is None:
        raise ValueError("a moment without a zone")
    return Failing(int(entry["failures"]), since, last)


def write(file: str, failing: Mapping[str, Failing]) -> None:
    """Writes the file, sorted so that a diff of it can be read; whole or not at all.

    Raises:
        InputError: the file cannot be written.
    """
    entries = {
        url: {"failures": one.failures, "since": one.since.isoformat(), "last": one.last.isoformat()}
        for url, one in sorted(failing.items())
    }
    text = json.dumps({"version": VERSION, "failing": entries}, ensure_ascii=False, indent=1) + "\n"
    target = Path(file)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(file, f"cannot be written ({error.strerror or error})") from error


def merge(file: str, changes: Mapping[str, Failing | None]) -> None:
    """Brings this run's changes into the file as it stands now, another run's changes kept.

    Raises:
        InputError: the file cannot be read or written.
    """
    failing = read(file)
    for url, one in changes.items():
        if one is None:
            failing.pop(url, None)
        else:
            failing[url] = one
    write(file, failing)
