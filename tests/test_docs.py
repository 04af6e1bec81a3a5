"""The documentation says what the program does: its examples run, its tables are complete."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / name).read_text(encoding="utf8"), re.S | re.M)


def test_the_library_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The example runs as it stands."""
    [code] = blocks("library.md", "python")
    [expected] = blocks("library.md", "text")
    exec(compile(code, "docs/library.md", "exec"), {})
    assert capsys.readouterr().out == expected


def test_the_command_page_is_what_the_parsers_say() -> None:
    """docs/cli.md is current; `make docs` writes it."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from docs import command_page
    finally:
        sys.path.pop(0)
    assert (DOCS / "cli.md").read_text(encoding="utf8") == command_page()


def test_the_configuration_page_has_every_key_and_an_example_that_holds() -> None:
    """Each key stands in the table, and refcheck takes the example."""
    from refcheck.config.settings import HOST_KEYS, KEYS, OVERRIDE_KEYS, checked

    text = (DOCS / "configuration.md").read_text(encoding="utf8")
    for key in (*KEYS, *HOST_KEYS, *OVERRIDE_KEYS):
        assert f"`{key}`" in text, key
    for example in blocks("configuration.md", "toml"):
        assert checked(tomllib.loads(example), KEYS, "the example")


def test_the_configuration_example_names_rules_that_exist() -> None:
    """A rule that is renamed must be renamed here, too."""
    from refcheck.reporter.registry import check_words

    first, *others = map(tomllib.loads, blocks("configuration.md", "toml"))
    words = (*first["select"], *first["ignore"], *first["severity"], *first["overrides"][0]["ignore"])
    check_words((*words, *(name for table in others for name in table["rules"])))


def test_the_formats_page_has_every_format() -> None:
    """One row a format, no more."""
    from refcheck.reporter.formats import NAMES

    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "formats.md").read_text(encoding="utf8"), re.M)
    assert sorted(rows) == sorted(NAMES)


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link and image of the pages and the README names a file that is there."""
    for path in (ROOT / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_page_of_citation_style_1_is_whole() -> None:
    """Every id has a rule or a reason, and no rule wakes on an id of the module that the page does not have."""
    from refcheck.reporter.registry import entries

    rows = re.findall(r"^\| `(?:err|maint)_(\w+)` \| (.+) \|$", (DOCS / "cs1.md").read_text(encoding="utf8"), re.M)
    assert len(rows) == 119
    assert all(told.startswith(("[", "none: ")) for _, told in rows)
    # Our own: a date's two kinds, what other wikis print, and what the module learnt after 2025 or never says.
    ours = {"bad_message-id", "bad_eissn", "date_year_mismatch", "rendered_message", "names_lost", "article_number"}
    assert {one for entry in entries() for one in entry.conditions} - {name for name, _ in rows} == ours
