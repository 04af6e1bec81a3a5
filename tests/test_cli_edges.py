"""The command line where things are missing, closed, full or odd."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from test_cli import FINE, REFCHECK, WRONG, audit, findings, refcheck

NOTE = "It rained <ref>{{cite web |url=https://a.example/y |title=More rain |website=A}}</ref>\n"


def shell(script: str, *words: object) -> subprocess.CompletedProcess[bytes]:
    """Runs refcheck (`$0`) in a shell that closes or redirects streams."""
    return subprocess.run(
        ["sh", "-c", script, str(REFCHECK), *map(str, words)], capture_output=True, timeout=60, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("command", ["audit --offline --isolated", "rules", "parse"])
def test_a_full_disk_is_no_internal_error(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.wiki"
    path.write_text(WRONG)
    done = shell(f"$0 {command} {'' if command == 'rules' else '$1'} > /dev/full", path)
    assert (done.returncode, done.stderr) == (
        2,
        b"refcheck: standard output: cannot be written: No space left on device\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no shell")
def test_closed_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.wiki"
    path.write_text(WRONG)
    done = shell(f'$0 audit --offline --isolated --format json={tmp_path}/out.json "$1" >&-', path)
    assert done.returncode == 1
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["articles"] == 1
    assert shell('$0 audit --offline --isolated "$1" 2>&-', path).returncode == 1
    done = shell("$0 audit --offline --isolated - <&-")
    assert (done.returncode, done.stderr) == (2, b"refcheck: -: standard input is closed\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wiki")
    (tmp_path / "a.wiki").write_text(WRONG)
    done = audit("--format", "jsonl", tmp_path)
    assert [Path(found["path"]).name for found in findings(done)] == ["a.wiki"]


@pytest.mark.parametrize("option", ["--files-from", "--config", "--record", "--replay"])
def test_an_empty_value_is_a_mistake(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.wiki").write_text(FINE)
    done = audit(option, "", "a.wiki", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"refcheck: {option}: its value is empty; see `refcheck audit -h`\n".encode()


def test_an_empty_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text(WRONG)
    done = audit("", "a.wiki", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert len(findings(done)) == 1
    assert b"a source without a name" in done.stderr


def test_nothing_read_is_not_nothing_found(tmp_path: Path) -> None:
    done = audit(tmp_path / "none.wiki")
    assert done.returncode == 2
    assert b"Nothing found" not in done.stdout


def test_reports_are_written_where_no_article_changed(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text(WRONG)
    for words in ("init -q", "add -A", "-c user.name=a -c user.email=a@b.example commit -qm one"):
        subprocess.run(["git", *words.split()], cwd=tmp_path, check=True)
    done = audit("--since", "HEAD", ".", "--format", "sarif=out.sarif", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["articles"] == 0
    assert json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"] == []


def test_the_gravest_are_kept_whatever_the_format(tmp_path: Path) -> None:
    """An error of the last article goes before notes of the first."""
    (tmp_path / "a.wiki").write_text(NOTE + FINE)
    (tmp_path / "b.wiki").write_text(NOTE + WRONG)
    formats = ("text", "concise", "csv", "markdown", "wikitext", "github", "gitlab", "sarif", "json", "jsonl")
    for name in formats:
        done = audit("--max-findings", "1", "--format", name, "a.wiki", "b.wiki", cwd=tmp_path)
        assert b"date-before-title-year" in done.stdout, name
        assert b"marker-after-space" not in done.stdout, name
    whole = json.loads(audit("--max-findings", "1", "--format", "json", "a.wiki", "b.wiki", cwd=tmp_path).stdout)
    assert len(whole["findings"]) == 1
    assert len(whole["articles"]) == 2
    assert whole["summary"]["findings"]["note"] == 2
    passed = audit("--max-findings", "1", "--format", "junit", "a.wiki", "b.wiki", cwd=tmp_path).stdout
    assert b"marker-after-space" in passed  # else its reference would count as passed
    page = audit("--max-findings", "1", "--format", "html", "a.wiki", "b.wiki", cwd=tmp_path).stdout.decode()
    assert "1 more finding not shown." in page
    text = audit("--max-findings", "1", "a.wiki", "b.wiki", cwd=tmp_path).stdout.decode()
    assert "1 finding in this article not shown" in text
    assert "1 more finding in this article not shown" in text


def test_counts_agree_with_their_nouns(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text(WRONG)
    done = audit("--baseline", "b.json", "--write-baseline", "a.wiki", cwd=tmp_path)
    assert b"wrote b.json: 1 finding (1 added, 0 gone)" in done.stderr
    done = refcheck("fix", "--offline", "--isolated", "--unsafe", "--write", "a.wiki", cwd=tmp_path)
    assert b"wrote a.wiki: 1 fix\n" in done.stderr


def test_options_that_do_nothing_say_so(tmp_path: Path) -> None:
    """Counts are no part of a list of findings, and standard input has no earlier text."""
    path = tmp_path / "a.wiki"
    path.write_text(WRONG)
    assert b"--statistics does nothing in concise" in audit("--statistics", "--format", "concise", path).stderr
    assert audit("--statistics", path).stderr == audit(path).stderr
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    own = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *own, "commit", "-q", "--allow-empty", "-m", "a"], cwd=tmp_path, check=True)
    done = audit("--since", "HEAD", "-", stdin=WRONG.encode(), cwd=tmp_path)
    assert b"--since does nothing for standard input" in done.stderr


def test_a_state_that_nothing_will_write_may_lie_anywhere(tmp_path: Path) -> None:
    """Offline the file of failing links is not touched, so its folder need not exist; an empty name means none."""
    path = tmp_path / "a.wiki"
    path.write_text(FINE)
    assert audit("--state", tmp_path / "no" / "state.json", path).returncode == 0
    assert audit("--state", "", "--wayback", "", path).returncode == 0


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no such device here")
def test_a_report_may_go_to_a_pipe_by_its_name(tmp_path: Path) -> None:
    """`/dev/stdout` is written as it stands."""
    path = tmp_path / "a.wiki"
    path.write_text(WRONG)
    assert json.loads(audit("--format", "json=/dev/stdout", path).stdout)["findings"]
