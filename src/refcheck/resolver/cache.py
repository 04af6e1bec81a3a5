"""THE disk: evidence kept in a SQLite file of the user's cache directory, and in files of `--record` and `--replay`.

Only facts are kept, never judgements.  Each piece is committed as soon as it is known, in write-ahead mode: several
runs may share the file, and one that is killed loses nothing but its requests under way.  A file that cannot be used
(another program's, damaged, a full disk) is put aside or done without: the cache never stops a run.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from refcheck.errors import InputError
from refcheck.model.codec import decode, encode
from refcheck.model.evidence import Evidence

# Part of the file's name: another shape is another file, and old and new programs never meet.
VERSION = 1
_WAIT_FOR_OTHERS = 10.0
#: How often a file is tried that another run is just making, and the seconds between.
_TRIES, _PAUSE = 40, 0.05
_TABLE = (
    "CREATE TABLE IF NOT EXISTS evidence (url TEXT PRIMARY KEY, at TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
)


def directory(chosen: str = "") -> Path:
    """Where the cache lives: the chosen directory, else the user's cache directory for refcheck."""
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("refcheck", appauthor=False)


def path(chosen: str = "") -> Path:
    """The cache's file."""
    return directory(chosen) / f"evidence-{VERSION}.sqlite3"


def clear(chosen: str = "") -> int:
    """Deletes the cache with all older versions of it; returns how many files went."""
    gone = 0
    for file in directory(chosen).glob("evidence-*.sqlite3*"):
        with suppress(OSError):
            file.unlink()
            gone += 1
    return gone


@dataclass(frozen=True, slots=True)
class Stats:
    """What the cache holds."""

    path: Path
    entries: int
    size: int


def stats(chosen: str = "") -> Stats:
    """How many links the cache knows and how many bytes it takes; makes no file."""
    file = path(chosen)
    if not file.exists():
        return Stats(file, 0, 0)
    size = sum(one.stat().st_size for one in file.parent.glob(file.name + "*"))
    with Cache(chosen) as cache:
        return Stats(file, len(cache), size)


class Cache:
    """The evidence kept between runs.  All its methods are for one thread, and none raises."""

    def __init__(self, chosen: str = "") -> None:
        self._path = path(chosen)
        self._database: sqlite3.Connection | None = self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection | None:
        put_aside = False
        for _ in range(_TRIES):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                database = sqlite3.connect(self._path, timeout=_WAIT_FOR_OTHERS, isolation_level=None)
                try:
                    database.execute("PRAGMA journal_mode=WAL")
                    # A killed process loses nothing that is committed; only a power cut may, and this is a cache.
                    database.execute("PRAGMA synchronous=OFF")
                    database.execute(_TABLE)
                    database.execute("SELECT url, at, data FROM evidence LIMIT 1").fetchone()
                except BaseException:
                    database.close()
                    raise
                return database
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    return None
                time.sleep(_PAUSE)  # another run makes the file: SQLite does not wait for that by itself
            except sqlite3.DatabaseError:
                if put_aside or not self._put_aside():
                    return None
                put_aside = True
            except OSError:
                return None
        return None

    def _put_aside(self) -> bool:
        """A file that is no database of ours makes room for one."""
        try:
            self._path.replace(self._path.with_suffix(".damaged"))
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def __len__(self) -> int:
        if self._database is None:
            return 0
        try:
            return int(self._database.execute("SELECT count(*) FROM evidence").fetchone()[0])
        except sqlite3.Error:
            return 0

    def get(self, url: str) -> Evidence | None:
        """What is known of a URL, whatever its age; None where nothing is, or nothing that can be read."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT data FROM evidence WHERE url = ?", (url,)).fetchone()
            return decode(zlib.decompress(row[0]).decode()) if row else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError):
            return None

    def put(self, evidence: Evidence) -> None:
        """Keeps evidence; it is on file when this returns, if a file can be written at all."""
        if self._database is None or not evidence.exchanges:
            return
        data = zlib.compress(encode(evidence).encode(), 1)
        with suppress(sqlite3.Error):
            self._database.execute(
                "INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)",
                (evidence.url, evidence.exchanges[-1].at.isoformat(), data),
            )

    def close(self) -> None:
        """Closes the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None


def record(file: str, pieces: Iterable[Evidence], *, more: bool = False) -> None:
    """Writes evidence as JSON lines, in order, into the file anew or, with `more`, behind what it holds.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        with Path(file).open("a" if more else "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(encode(evidence) + "\n" for evidence in pieces)
    except OSError as error:
        raise InputError(file, f"cannot be written ({error.strerror or error})") from error


def replay(file: str) -> Iterator[Evidence]:
    """Reads evidence that `record` wrote.

    Raises:
        InputError: the file cannot be read or is no recording.
    """
    try:
        with Path(file).open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    try:
                        yield decode(line)
                    except ValueError as error:
                        raise InputError(file, f"line {number} is no evidence that this version can read") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(file, f"cannot be read ({reason})") from error
