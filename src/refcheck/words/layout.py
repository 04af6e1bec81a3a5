"""How a citation template lays out its parameters, so that a new one is written like its neighbours."""

from __future__ import annotations

from refcheck.model.article import Field
from refcheck.model.record import Record, record

_WIDEST_GAP = 40  # characters of white space that are taken over from a neighbour at most


@record
class Layout(Record):
    """The spaces around `|name=value`: before the bar, behind it, before the equals sign, and behind that."""

    gap: str
    lead: str
    tail: str
    after: str

    def write(self, name: str, value: str) -> str:
        """One parameter; columns of equals signs are not continued, as names differ in length."""
        tail = self.tail if len(self.tail) < 2 else " "
        return f"{self.gap}|{self.lead}{name}{tail}={self.after}{value}"


def layout(text: str, field: Field) -> Layout:
    """How this parameter is written in the text; new ones go right behind its value.

    So the space or line break before the next parameter stays where it is, and a template with one parameter a line
    keeps its lines.
    """
    pipe = field.outer_start
    equals = text.find("=", pipe, field.start)
    before = text[pipe + 1 : equals] if equals > 0 else ""
    lead = before[: len(before) - len(before.lstrip())] if before.strip() else ""
    tail = before[len(before.rstrip()) :] if before.strip() else ""
    after = text[equals + 1 : field.start] if equals > 0 else ""
    start = pipe
    while start > 0 and text[start - 1] in " \t\n\r":
        start -= 1
    gap = text[start:pipe]
    return Layout(gap if len(gap) < _WIDEST_GAP else " ", lead, tail, after if not after.strip() else "")
