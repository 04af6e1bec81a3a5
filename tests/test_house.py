"""Holds the house together: names, folders, codes, and who may touch the world."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from refcheck.model.finding import Family
from refcheck.reporter.registry import Entry, entries, load
from refcheck.reporter.rule import Bad, Good

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "refcheck"
RULES = SOURCE / "reporter" / "rules"

# A rule is named for the pattern it finds, so that "ignore NAME" reads well.
FORBIDDEN_NAMES = re.compile(r"^(use|prefer|avoid|no|do|dont|should|must|check)-")

# Who may touch the world, by module (a folder's name stands for all in it).
FILES = (
    "cli",
    "config",
    "resolver/cache",
    "resolver/state",
    "reporter/registry",
    "words",
    "reporter/schemas",
    "resolver/codec",
)
CLOCK = ("cli", "resolver/transport", "resolver/lanes")


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.name)
def test_rule_is_well_made(entry: Entry) -> None:
    """File, function and name agree; code fits the folder; there are docs, a Bad and a Good example."""
    rule = load(entry)
    path = RULES / entry.family / f"{rule.name.replace('-', '_')}.py"
    assert path.is_file()
    assert rule.check.__name__ == path.stem
    assert rule.code.startswith(Family(entry.family).prefix)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert not FORBIDDEN_NAMES.match(rule.name)
    assert len(rule.documentation.strip()) > 60
    assert rule.summary.endswith(".")
    assert any(isinstance(example, Bad) for example in rule.examples)
    assert any(isinstance(example, Good) for example in rule.examples)
    if rule.cs1:
        assert rule.cs1.startswith(("CS1 errors: ", "CS1 maint: "))
        assert entry.family != "mismatch"


def test_codes_and_names_are_unique() -> None:
    """No two rules share a code or a name."""
    codes = [entry.code for entry in entries()]
    names = [entry.name for entry in entries()]
    assert len(codes) == len(set(codes))
    assert len(names) == len(set(names))


def test_index_is_current() -> None:
    """The generated index of the rules is what the files say."""
    done = subprocess.run([sys.executable, ROOT / "scripts" / "index.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(SOURCE.rglob("*.py"))


def within(path: Path, places: tuple[str, ...]) -> bool:
    """Whether a module is one of the places, or lies in one."""
    name = path.relative_to(SOURCE).with_suffix("").as_posix()
    return any(name == place or name.startswith(place + "/") for place in places)


def calls(path: Path) -> set[str]:
    """The last names of everything that a module calls."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            target = node.func
            found.add(
                target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else ""
            )
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_world_is_touched_only_where_it_may_be(path: Path) -> None:
    """Files, the clock and the terminal each have an address; every module says what it is for."""
    used = calls(path)
    if not within(path, FILES):
        assert not used & {"open", "read_text", "write_text", "read_bytes", "write_bytes"}
    if not within(path, CLOCK):
        assert not used & {"now", "today", "utcnow", "time_ns"}
    if not within(path, ("cli",)):
        assert "print" not in used
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf8")))
    if path.name != "_index.py" and path.name != "__main__.py":
        assert docstring
        assert docstring.split("\n")[0].endswith((".", "?", ":"))


def test_project_names_no_machine() -> None:
    """No path of a machine and no registry host stands in the project."""
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    forbidden = re.compile(
        "|".join(map(re.escape, ("/wor" + "k/", "pypi" + ".org", "deb.debian" + ".org", "registry.npm" + "js")))
    )
    found = []
    for name in filter(None, files):
        path = ROOT / name
        if path.suffix in {".png", ".warc", ".gz"} or not path.is_file():
            continue
        if forbidden.search(path.read_text(encoding="utf8", errors="replace")):
            found.append(name)
    assert found == []
