"""The cache: evidence on file at once, shared by several runs, and never a reason to stop."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from refcheck.model.evidence import Evidence, Exchange
from refcheck.resolver.cache import Cache, clear, path, stats

WRITER = """
import sys
from datetime import UTC, datetime
from refcheck.model.evidence import Evidence, Exchange
from refcheck.resolver.cache import Cache
cache = Cache(sys.argv[1])
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    url = f"http://{sys.argv[2]}.example/{number}"
    cache.put(Evidence(url, (Exchange(url, "GET", datetime(2026, 11, 1, tzinfo=UTC), 0.1, 200),)))
    print(number, flush=True)
"""


def piece(url: str, status: int = 200) -> Evidence:
    """A little evidence."""
    return Evidence(url, (Exchange(url, "GET", datetime(2026, 11, 1, tzinfo=UTC), 0.1, status),))


def writer(directory: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Another run that writes into the cache and says what it has written."""
    command = [sys.executable, "-c", WRITER, str(directory), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_is_put_is_found(tmp_path: Path) -> None:
    """Evidence comes back whole; newer evidence takes the place of older."""
    with Cache(str(tmp_path)) as cache:
        cache.put(piece("http://a.example/"))
        cache.put(piece("http://a.example/", 404))
        assert cache.get("http://a.example/") == piece("http://a.example/", 404)
        assert cache.get("http://b.example/") is None
        assert len(cache) == 1
    assert stats(str(tmp_path)).entries == 1


def test_clear_leaves_nothing(tmp_path: Path) -> None:
    """Clearing deletes the file and those of older versions, and no other."""
    with Cache(str(tmp_path)) as cache:
        cache.put(piece("http://a.example/"))
    (tmp_path / "evidence-0.sqlite3").touch()
    (tmp_path / "other.txt").touch()
    assert clear(str(tmp_path)) >= 2
    assert [file.name for file in tmp_path.iterdir()] == ["other.txt"]
    assert stats(str(tmp_path)).entries == 0


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_makes_room(content: bytes, tmp_path: Path) -> None:
    """A file that is no database of ours is put aside; the cache works on."""
    file = path(str(tmp_path))
    file.write_bytes(content)
    with Cache(str(tmp_path)) as cache:
        cache.put(piece("http://a.example/"))
        assert cache.get("http://a.example/") == piece("http://a.example/")


def test_no_place_for_a_file_is_no_error(tmp_path: Path) -> None:
    """Where no file can be made, the run goes on without one."""
    (tmp_path / "file").touch()
    with Cache(str(tmp_path / "file" / "below")) as cache:
        cache.put(piece("http://a.example/"))
        assert cache.get("http://a.example/") is None


def test_several_runs_share_the_cache(tmp_path: Path) -> None:
    """Four runs write at once, and nothing of any is lost."""
    runs = [writer(tmp_path, f"run{number}", 60) for number in range(4)]
    for run in runs:
        run.communicate(timeout=30)
        assert run.returncode == 0
    with Cache(str(tmp_path)) as cache:
        assert len(cache) == 240


def test_killed_fifty_times_nothing_learnt_is_lost(tmp_path: Path) -> None:
    """Kill -9 at a random moment: the cache opens, and all that was reported as kept is there."""
    dice = random.Random(50)
    for start in range(0, 50, 10):
        runs = [writer(tmp_path, f"kill{number}", 100_000) for number in range(start, start + 10)]
        for run in runs:
            assert run.stdout is not None
            run.stdout.readline()
        time.sleep(dice.uniform(0.05, 0.3))
        for run in runs:
            time.sleep(dice.uniform(0.0, 0.02))
            os.kill(run.pid, signal.SIGKILL)
        with Cache(str(tmp_path)) as cache:
            for number, run in enumerate(runs, start):
                assert run.stdout is not None
                told = run.stdout.read().split("\n")[:-1]
                run.stdout.close()
                run.wait()
                for said in told:
                    url = f"http://kill{number}.example/{said}"
                    assert cache.get(url) == piece(url)
