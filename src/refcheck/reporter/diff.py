"""A unified diff that `patch` and `git apply` take, whatever the name and the text."""

from __future__ import annotations

import difflib
import re

_ODD = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def unified(name: str, before: str, after: str) -> str:
    """The diff of one file, "" where nothing changed.  Lines end at LF, as patch programs count them."""
    if before == after:
        return ""
    lines = difflib.unified_diff(_lines(before), _lines(after), _name("a", name), _name("b", name), lineterm="")
    return "".join(_line(line, number < 2) for number, line in enumerate(lines))


def _line(line: str, is_name: bool) -> str:
    if is_name or line.startswith("@@"):
        return line + "\n"
    return line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends; only LF ends a line here."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def _name(side: str, name: str) -> str:
    """A file's name as git writes it: quoted where it has odd characters, a tab behind it where it has spaces."""
    path = f"{side}/{name.lstrip('/')}"
    if _ODD.search(path):
        quoted = _ODD.sub(lambda m: _ESCAPES.get(m[0], f"\\{ord(m[0]):03o}"), path)
        return f'"{quoted}"'
    return path + "\t" if " " in path else path
