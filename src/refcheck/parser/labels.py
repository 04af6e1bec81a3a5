"""What a footnote marker shows between its brackets: numbers, letters or Roman numerals, by its group."""

from __future__ import annotations

from collections.abc import Callable

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def label(group: str, number: int) -> str:
    """What the marker shows between its brackets."""
    if not group:
        return str(number)
    style = _STYLES.get(group)
    return style(number) if style else f"{group} {number}"


def _alpha(number: int) -> str:
    return _digits(number, _LETTERS)


def _digits(number: int, alphabet: str) -> str:
    text = ""
    while number:
        number, digit = divmod(number - 1, len(alphabet))
        text = alphabet[digit] + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


_STYLES: dict[str, Callable[[int], str]] = {
    "lower-alpha": _alpha,
    "upper-alpha": lambda number: _alpha(number).upper(),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "lower-greek": lambda number: _digits(number, _GREEK),
    "decimal": str,
}
