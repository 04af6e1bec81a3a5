"""Regular expressions that are compiled when they are first used.

Compiling is slow (a long pattern takes a millisecond, a tenth of the interpreter's own start), and most texts need few
of the patterns that the readers and rules have between them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; each of its members is fetched once, then as near as the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self._compiled = re.compile(self._source, self._flags)
        member = self.__dict__[name] = getattr(compiled, name)
        return member


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a regular expression, not compiled yet; what is wrong with it shows when it is used."""
    return cast("re.Pattern[str]", _Later(source, flags))
