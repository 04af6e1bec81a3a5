"""What Citation Style 1 would say of a citation: every error and maintenance condition that the template alone decides."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from refcheck.model.article import Citation, Field


class Remark(NamedTuple):
    """One condition that holds: its id (the module's own, without its prefix), and what the message needs.

    `field` is the parameter that it speaks of, None where it speaks of the whole citation; `about` the words that
    the module puts into its message, `more` further fields.
    """

    id: str
    field: Field | None = None
    about: str = ""
    more: tuple[Field, ...] = ()


def review(citation: Citation, today: date) -> tuple[Remark, ...]:
    """All conditions that hold for a citation, in a fixed order; () for most."""
    return ()
