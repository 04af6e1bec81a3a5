"""The built wheel, installed alone, does what the checkout does: tables, schemas and templates travel with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "fixtures" / "articles" / "rene-balcer"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `refcheck` command of a fresh environment that holds the wheel; the dependencies are lent from ours."""
    home = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home, ROOT)
    [wheel] = home.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("tests/", "fixtures/", "docs/"))]
    run(sys.executable, "-m", "venv", home / "env")
    python = home / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    [site] = (home / "env" / "lib").glob("python*/site-packages")
    # A path line lends the packages without running their own path files, so our editable install stays out.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf8")
    return home / "env" / "bin" / "refcheck"


def run(*command: object, cwd: Path | None = None, codes: tuple[int, ...] = (0,)) -> str:
    """Runs a command outside the checkout's reach and gives its output."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHONPATH", "VIRTUAL_ENV"))}
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=cwd, env=environment)
    assert done.returncode in codes, done.stderr
    return done.stdout


def test_wheel_audits_like_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Every format of the sample article gives the same findings from the wheel as from the checkout."""
    origin = run(installed.parent / "python", "-c", "import refcheck; print(refcheck.__file__)", cwd=tmp_path)
    assert str(installed.parent.parent) in origin
    names = sorted(p.name for p in ARTICLE.glob("article.*"))
    assert names
    for name in names:
        command = ("audit", "--offline", "--today", "2026-11-22", "--format", "jsonl", ARTICLE / name)
        ours = run(Path(sys.executable).with_name("refcheck"), *command, codes=(0, 1))
        theirs = run(installed, *command, cwd=tmp_path, codes=(0, 1))
        assert theirs == ours
        assert json.loads(theirs.splitlines()[-1])["type"] == "summary"


@pytest.mark.parametrize("kind", ["report", "parse", "config"])
def test_wheel_has_its_schemas(installed: Path, tmp_path: Path, kind: str) -> None:
    """`refcheck schema` prints a JSON Schema from the package's own data."""
    assert "$schema" in json.loads(run(installed, "schema", kind, cwd=tmp_path))


def test_wheel_writes_html(installed: Path, tmp_path: Path) -> None:
    """The HTML report's template is in the wheel."""
    page = run(
        installed, "audit", "--offline", "--format", "html", ARTICLE / "article.wikitext", cwd=tmp_path, codes=(0, 1)
    )
    assert page.lower().startswith("<!doctype html>")
