"""Turns the bytes of a source into text, whatever encoding they are in; every line end is kept."""

from __future__ import annotations

import codecs
import re
from functools import cache

from refcheck.errors import InputError

# The longer marks first: UTF-32's little-endian one begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)


def decode(data: bytes, source: str) -> tuple[str, str]:
    """The text and, where the bytes are not plain UTF-8, a word on how they were read ("" otherwise).

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, "" if encoding == "utf-8" else f"{encoding} (byte order mark)"
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(source, f"this is {what}, not an article; give the article's text, HTML or wikitext")
    if b"\x00" in data:
        return _with_nulls(data, source)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _other(data)


def _with_nulls(data: bytes, source: str) -> tuple[str, str]:
    """UTF-16 without a mark has a NUL in every other byte of what is ASCII; other NULs mean that this is no text."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for encoding, nulls, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nulls >= half * 0.3 and others <= half * 0.05:
            return data.decode(encoding, "replace"), f"{encoding} (no byte order mark)"
    if data.count(b"\x00") > max(8, len(data) // 1000):
        raise InputError(source, "this looks like a binary file, not an article")
    text, how = _other(data)
    return text, how or "UTF-8 with NUL characters"


def _other(data: bytes) -> tuple[str, str]:
    declared = _declared().search(data[:2048])
    if declared:
        name = declared[1].decode("ascii")
        try:
            return data.decode(codecs.lookup(name).name), f"{name} (declared)"
        except (LookupError, UnicodeError):
            pass
    try:
        text = data.decode("utf-8", "surrogatepass")
        return text, "UTF-8 with lone surrogates" if _surrogate().search(text) else ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252, as it is not UTF-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1, as it is not UTF-8"


@cache
def _declared() -> re.Pattern[bytes]:
    return re.compile(rb"""<(?:meta\b[^<>]*?charset|\?xml\b[^<>]*?encoding)\s*=\s*["']?([A-Za-z0-9._-]{2,40})""", re.I)


@cache
def _surrogate() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")
