"""What the command line reads: files, folders, patterns, standard input, and files that are no articles."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from support.timing import assert_within
from test_cli import FINE, WRONG, audit, findings


def test_standard_input_is_a_source() -> None:
    """A dash reads standard input and recognises what it is."""
    done = audit("--format", "jsonl", "-", stdin=WRONG.encode())
    assert json.loads(done.stdout.splitlines()[0])["path"] == "-"
    assert done.returncode == 1


def test_directories_globs_and_lists_of_files(tmp_path: Path) -> None:
    """The same files by folder, by glob and by --files-from; each once, in order, hidden folders left out."""
    for name in ("a.wiki", "b.wiki", "deep/c.wiki", ".git/d.wiki"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FINE, encoding="utf8")
    (tmp_path / "notes.bin").write_bytes(b"\0\1")

    def paths(*words: object, stdin: bytes = b"") -> list[str]:
        lines = audit("--format", "jsonl", *words, cwd=tmp_path, stdin=stdin).stdout.splitlines()
        return [r["path"] for line in lines if (r := json.loads(line))["type"] == "article"]

    assert [Path(p).name for p in paths(".")] == ["a.wiki", "b.wiki", "c.wiki"]
    assert paths("*.wiki") == ["a.wiki", "b.wiki"]
    assert paths("a.wiki", "a.wiki", "*.wiki") == ["a.wiki", "b.wiki"]
    assert paths("a.wiki", "./a.wiki", "deep/../b.wiki", tmp_path / "b.wiki") == ["a.wiki", "deep/../b.wiki"]
    (tmp_path / "other" / "inner").mkdir(parents=True)
    (tmp_path / "other" / "a.wiki").write_text(FINE, encoding="utf8")
    (tmp_path / "link").symlink_to("other/inner")
    assert paths("a.wiki", "link/../a.wiki") == ["a.wiki", "link/../a.wiki"]  # of another folder
    assert paths("--files-from", "-", stdin=b"b.wiki\na.wiki\n") == ["b.wiki", "a.wiki"]
    assert paths("--files-from", "-", stdin=b"b.wiki\0a.wiki\0") == ["b.wiki", "a.wiki"]


ODD = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(range(256)) * 20,
    "nul": b"It rained.\0<ref>A\0b.</ref>",
    "latin1": "Café <ref>Déjà vu, 2001.</ref>".encode("latin-1"),
    "utf16": WRONG.encode("utf-16"),
    "utf16be": b"\xfe\xff" + WRONG.encode("utf-16-be"),
    "bom": b"\xef\xbb\xbf" + WRONG.encode(),
    "surrogates": b"It rained<ref>\xed\xa0\x80 a</ref>",
    "overrides": "\u202eIt rained\u202c<ref>\u2066x\u2069</ref>".encode(),
    "crlf": WRONG.replace("\n", "\r\n").encode(),
    "cr": WRONG.replace("\n", "\r").encode(),
    "nested": b"{{" * 20000,
    "tags": b"<ref>" * 20000,
    "ansi": b"It \x1b[31mrained\x1b]0;x\x07<ref>\x1b[2J</ref>",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_odd_files_never_end_in_a_traceback(tmp_path: Path, name: str, form: str) -> None:
    """Every file is reported on, or refused in one sentence; nothing else happens."""
    path = tmp_path / f"{name}.wiki"
    path.write_bytes(ODD[name])
    done = audit("--format", form, path)
    assert done.returncode in (0, 1, 2)
    done.stdout.decode("utf-8")
    if done.returncode == 2:
        assert b"wiki:" in done.stderr
        assert done.stderr.count(b"\n") == 1
    assert b"\x1b]" not in done.stdout


@pytest.mark.parametrize("name", ["utf16", "utf16be", "bom", "crlf"])
def test_encodings_change_no_finding(tmp_path: Path, name: str) -> None:
    """A byte order mark or other line ends are read for what they are."""
    path = tmp_path / "a.wiki"
    path.write_bytes(ODD[name])
    assert "DM401" in {f["code"] for f in findings(audit("--format", "jsonl", path))}


def test_fifty_megabytes_of_one_line_take_seconds(tmp_path: Path) -> None:
    """The largest line that a person could mean is read in linear time."""
    path = tmp_path / "long.wiki"
    path.write_bytes(b"word " * 10_000_000)

    def work() -> None:
        assert audit(path).returncode in (0, 2)

    assert_within(20, work, time.monotonic)


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are not bytes")
def test_hostile_file_names_are_only_names(tmp_path: Path) -> None:
    """Names with escapes, line ends, quotes and bytes that are no text are audited and printed harmlessly."""
    for name in (b"\x1b[31m.wiki", b"a\nb::error::x.wiki", b"$(touch x).wiki", b"\xff\xfe.wiki", b"-n.wiki"):
        (tmp_path / os.fsdecode(name)).write_bytes(WRONG.encode())
    for form in ("text", "concise", "jsonl", "github", "html"):
        done = audit("--format", form, tmp_path)
        assert done.returncode == 1
        assert b"\x1b[31m" not in done.stdout
        assert b"\nb::error" not in done.stdout
