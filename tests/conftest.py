"""What all tests share: a scrubbed environment, the way to the fixtures, and golden files."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from services.mediawiki import mediawiki  # noqa: F401  (a fixture)
from services.pywb import pywb  # noqa: F401  (a fixture)

# A busy machine is no fault of a property; tests of speed measure the processor's time themselves.  In CI the examples
# are the same in each run, as in Hypothesis' own profile for CI: new ones are looked for where somebody can read them.
settings.register_profile(
    "refcheck",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("refcheck")

# A shell starts what runs in its background deaf to Ctrl-C, and the programs under test would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew; read them before you commit"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that read the material beside the project are skipped where it is missing."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="the shared material does not lie beside this checkout")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def scrubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test: colours, proxies, CI variables, caches."""
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "GITLAB_", "REFCHECK_CONFIG", "REFCHECK_CACHE")) or name.lower().endswith(
            "_proxy"
        ):
            monkeypatch.delenv(name, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "CI", "COLUMNS", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg-cache"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project that holds the seed, the corpus and the scores."""
    return SHARED


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The project's own articles and webs."""
    return ROOT / "fixtures"
