"""refcheck.toml and [tool.refcheck]: what a project has settled for its articles, and which file says so."""

from __future__ import annotations

from refcheck.config.files import find, load, settings_for
from refcheck.config.settings import DEFAULTS, Settings, Value

__all__ = ["DEFAULTS", "Settings", "Value", "find", "load", "settings_for"]
