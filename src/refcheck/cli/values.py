"""What the values of options may be: each function takes the text that was given, or says what is wrong with it."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date


def something(text: str) -> str:
    """A text that is not empty: an option whose variable is unset in a script must not be as if it were not given."""
    if not text:
        raise ArgumentTypeError("its value is empty")
    return text


def host(text: str) -> str:
    """The name of a host, an address, or a range of addresses."""
    from refcheck.config.addresses import wrong_host

    if wrong := wrong_host(text):
        raise ArgumentTypeError(wrong)
    return text


def server(text: str) -> str:
    """The address of a server."""
    from refcheck.config.addresses import wrong_server

    if wrong := wrong_server(text):
        raise ArgumentTypeError(wrong)
    return text


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date; write it like 2026-11-23") from None


def whole_number(text: str) -> int:
    """A number from 0."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no whole number")


def positive_number(text: str) -> int:
    """A number from 1."""
    if (number := whole_number(text)) > 0:
        return number
    raise ArgumentTypeError("it must be at least 1")


def days(text: str) -> float:
    """A number of days from 0."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if 0 <= number <= 3650:
        return number
    raise ArgumentTypeError(f"{text!r} is no number of days")


def seconds(text: str) -> float:
    """A positive number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if 0 < number < 86400:
        return number
    raise ArgumentTypeError(f"{text!r} is no number of seconds above 0")
