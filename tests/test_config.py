"""Configuration: the nearest file to each article, what it extends, overrides, and mistakes said with the remedy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REFCHECK = Path(sys.executable).with_name("refcheck")
WRONG = (
    "It rained.<ref>{{cite web |url=https://a.example/x |title=The top art of 2011 |date=September 11, 2001 "
    "|access-date=May 17, 2012}}</ref>\n\n== References ==\n{{reflist}}\n"
)


def refcheck(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder."""
    done = subprocess.run(
        [str(REFCHECK), *words], cwd=folder, capture_output=True, text=True, encoding="utf8", env={**os.environ, **env}
    )
    assert "Traceback" not in done.stderr
    return done


def codes(folder: Path, *words: str, **env: str) -> dict[str, str]:
    """(file, severity) of the wrong dates of an offline audit."""
    done = refcheck(folder, "audit", "--offline", "--format", "jsonl", *words, **env)
    assert done.returncode in (0, 1), done.stderr
    records = map(json.loads, done.stdout.splitlines())
    return {Path(r["path"]).name: r["severity"] for r in records if r["type"] == "finding" and r["code"] == "DM401"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, closed towards what lies above it, with an article at the top and one below."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep").mkdir()
    for name in ("a.wiki", "deep/b.wiki"):
        (tmp_path / name).write_text(WRONG, encoding="utf8")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf8")


def test_the_nearest_file_holds_for_each_article(project: Path) -> None:
    """A file further down replaces the one above it, for the articles beside it."""
    write(project / "refcheck.toml", 'severity = {DM401 = "note"}\n')
    assert codes(project, ".") == {"a.wiki": "note", "b.wiki": "note"}
    write(project / "deep/refcheck.toml", 'ignore = ["mismatch"]\n')
    assert codes(project, ".") == {"a.wiki": "note"}


@pytest.mark.parametrize("name", ["refcheck.toml", ".refcheck.toml", "pyproject.toml"])
def test_each_name_of_the_file_is_found(project: Path, name: str) -> None:
    """refcheck.toml, .refcheck.toml, or [tool.refcheck] in pyproject.toml."""
    head = "[tool.refcheck]\n" if name == "pyproject.toml" else ""
    write(project / name, f'{head}ignore = ["DM401"]\n')
    assert codes(project, ".") == {}
    assert codes(project, "--isolated", ".") == {"a.wiki": "error", "b.wiki": "error"}


def test_a_pyproject_without_our_table_is_passed_over(project: Path) -> None:
    """The search goes on above it."""
    write(project / "refcheck.toml", 'ignore = ["DM401"]\n')
    write(project / "deep/pyproject.toml", '[project]\nname = "refcheck-user"\n')
    assert codes(project, ".") == {}


def test_the_search_ends_at_the_repository(project: Path) -> None:
    """What lies above the project's root is not the project's."""
    (project / "deep/.git").mkdir()
    write(project / "refcheck.toml", 'ignore = ["DM401"]\n')
    assert codes(project, ".") == {"b.wiki": "error"}


def test_extend_starts_from_another_file(project: Path) -> None:
    """The extended file's keys hold where the nearer one is silent; tables are merged."""
    write(project / "refcheck.toml", 'severity = {DM401 = "note"}\n')
    write(project / "deep/refcheck.toml", 'extend = "../refcheck.toml"\nfail-on = "note"\n')
    assert codes(project, ".") == {"a.wiki": "note", "b.wiki": "note"}
    done = refcheck(project, "config", "--format", "json", "deep/b.wiki")
    assert "note" in done.stdout


def test_extend_in_a_circle_is_an_error(project: Path) -> None:
    """It is said, not followed for ever."""
    write(project / "refcheck.toml", 'extend = "refcheck.toml"\n')
    done = refcheck(project, "audit", "--offline", ".")
    assert done.returncode == 2
    assert "extends itself" in done.stderr


def test_overrides_hold_for_their_paths(project: Path) -> None:
    """Patterns are relative to the configuration file."""
    write(project / "refcheck.toml", '[[overrides]]\npaths = ["deep/**"]\nignore = ["DM401"]\n')
    assert codes(project, ".") == {"a.wiki": "error"}
    assert codes(project / "deep", ".") == {}


def test_exclude_and_include_choose_the_files_of_folders(project: Path) -> None:
    """Excluded folders are left out, unless a file is named; --force-exclude leaves it out even then."""
    write(project / "refcheck.toml", 'exclude = ["deep"]\n')
    assert codes(project, ".") == {"a.wiki": "error"}
    assert codes(project, "deep/b.wiki") == {"b.wiki": "error"}
    done = refcheck(project, "audit", "--offline", "--force-exclude", "deep/b.wiki")
    assert done.returncode == 3


def test_flags_stand_above_the_file(project: Path) -> None:
    """The command line wins."""
    write(project / "refcheck.toml", 'fail-on = "never"\nselect = ["footnote"]\n')
    assert refcheck(project, "audit", "--offline", ".").returncode == 0
    done = refcheck(project, "audit", "--offline", "--fail-on", "error", "--select", "mismatch", ".")
    assert done.returncode == 1


def test_a_named_file_replaces_the_nearest(project: Path) -> None:
    """--config, or REFCHECK_CONFIG."""
    write(project / "refcheck.toml", 'ignore = ["DM401"]\n')
    write(project / "other.toml", "")
    assert set(codes(project, "--config", "other.toml", ".")) == {"a.wiki", "b.wiki"}
    assert set(codes(project, ".", REFCHECK_CONFIG="other.toml")) == {"a.wiki", "b.wiki"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignroe = ["DM401"]', "ignore"),
        ('[hosts."a.example"]\nat-onec = 1', "at-once"),
        ('[[overrides]]\npaths = ["x"]\nseverities = {}', "severity"),
        ('ignore = "DM401"', "ignore"),
        ("max-findings = -1", "max-findings"),
        ("dead-after = 0", "a whole number from 1"),
        ('dead-days = "three"', "a number of days"),
        ('fail-on = "eror"', "error"),
        ('severity = {DM401 = "eror"}', "error"),
        ('ignore = ["date-before-titel-year"]', "date-before-title-year"),
        ("this is = not toml", "TOML"),
        ('extend = "gone.toml"', "gone.toml"),
        ("[rules.date-before-title-year]\nslack = 1", "listed-source"),
        ("concurrency = 0", "a whole number from 1"),
        ('[hosts."a.example"]\nat-once = 0', "a whole number from 1"),
    ],
)
def test_mistakes_are_told_with_the_file_and_the_remedy(project: Path, text: str, told: str) -> None:
    """Unknown keys and wrong values are errors, exit 2, in one line that names the file and the right word."""
    write(project / "refcheck.toml", text + "\n")
    done = refcheck(project, "audit", "--offline", ".")
    assert done.returncode == 2
    assert told in done.stderr
    assert ".toml" in done.stderr
    assert done.stderr.count("\n") == 1


def test_config_shows_what_holds_and_where_it_comes_from(project: Path) -> None:
    """Each key with its value; those that a file sets name the file."""
    write(project / "refcheck.toml", 'fail-on = "error"\n')
    done = refcheck(project, "config")
    assert done.returncode == 0
    [line] = [line for line in done.stdout.splitlines() if line.startswith("fail-on")]
    assert '"error"' in line
    assert "refcheck.toml" in done.stdout


def test_what_config_prints_is_a_configuration(project: Path, tmp_path: Path) -> None:
    """The JSON form holds every key; the schema of the configuration names the same keys."""
    schema = json.loads(refcheck(project, "schema", "config").stdout)
    printed = refcheck(project, "config").stdout
    keys = {line.split("=")[0].strip() for line in printed.splitlines() if " = " in line and not line.startswith("#")}
    assert keys <= set(schema["properties"])
