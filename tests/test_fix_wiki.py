"""`refcheck fix` on a page of a real wiki: the diff and the new wikitext to paste, and the wiki is left as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REFCHECK = Path(sys.executable).with_name("refcheck")
TEXT = "It rained<ref>Smith 2001.</ref>. It snowed.<ref>Jones, Snow, 1999.</ref>\n\n== References ==\n<references />"

pytestmark = pytest.mark.service


@pytest.mark.parametrize("write", [[], ["--write"]], ids=["print", "write"])
def test_a_wiki_page_is_printed_and_never_edited(mediawiki: Any, tmp_path: Path, write: list[str]) -> None:
    """The new wikitext stands behind the diff, ready to paste; no revision is made, with --write neither."""
    mediawiki.put({"Rain to fix": TEXT})
    before = mediawiki.revisions("Rain to fix")
    command = [REFCHECK, "fix", "--allow-host", "127.0.0.1", "--no-cache", *write, mediawiki.page_url("Rain to fix")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf8", cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    fixed = TEXT.replace("rained<ref>Smith 2001.</ref>.", "rained.<ref>Smith 2001.</ref>")
    assert done.stdout.startswith("--- a/")
    assert f"+{fixed.splitlines()[0]}\n" in done.stdout
    assert done.stdout.rstrip().endswith(fixed)
    assert mediawiki.revisions("Rain to fix") == before
    assert list(tmp_path.iterdir()) == []
