"""What Citation Style 1 would say of a citation: every condition that the template alone decides.

`review` is the door.  The ids are those of Module:Citation/CS1/Configuration without `err_` and `maint_`; where the
module of 2025 differs from that of 2022, the later one counts.  A rule wakes on an id (`Rule.conditions`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from refcheck.model.article import Citation, CitationStyle, Field
from refcheck.words.cs1form import Remark
from refcheck.words.identifiers import fault
from refcheck.words.templates import cs1_kind

__all__ = ["ENGLISH", "Remark", "review"]

#: The languages whose templates take exactly the parameters of the English module.
ENGLISH = frozenset(("en", "simple"))


def review(citation: Citation, today: date) -> tuple[Remark, ...]:
    """All conditions that hold for a citation, those of one id in a fixed order; () for most.

    Only the module's own templates are judged whole; elsewhere only the identifiers are.
    """
    written = citation.style is CitationStyle.TEMPLATE and citation.name_start >= 0  # not a rendered template
    kind = cs1_kind(citation.template) if written else None
    if kind is not None:
        return _template()(citation.fields, kind, today)
    if not citation.ids and not citation.messages:
        return ()
    return _identifiers_elsewhere(citation, today)


@cache
def _template() -> Callable[[Sequence[Field], str, date], tuple[Remark, ...]]:
    """What rendered articles have no use for is loaded late."""
    from refcheck.words.cs1template import judged

    return judged


def _identifiers_elsewhere(citation: Citation, today: date) -> tuple[Remark, ...]:
    """Identifiers in rendered references, free text and templates that others render; messages left in a page."""
    found = [Remark("rendered_message", None, message) for message in citation.messages]
    for kind, value in citation.ids:
        words = fault(kind, value, today)
        if words:
            field = next((f for f in citation.fields if f.name == kind and f.value), None)
            found.append(Remark(f"bad_{kind}", field, words))
    return tuple(found)
