"""Makes frozen records fast: a parser makes ten thousand of them for one long article.

The `__init__` of a frozen dataclass sets each field through `object.__setattr__`, which costs four times what plain
assignment does.  `maker` builds the same object through a mutable twin of the same layout and then gives it the frozen
class; what comes out cannot be told from `cls(...)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

Record = TypeVar("Record")


def maker(cls: Callable[..., Record]) -> Callable[..., Record]:
    """A function that takes the fields of a frozen slotted dataclass in order and returns the instance.

    The defaults hold; a class with `__post_init__` or default factories is returned as it is.
    """
    kind: Any = cls
    if hasattr(kind, "__post_init__") or any(f.default_factory is not MISSING for f in fields(kind)):
        return cls
    twin: Any = type(f"_{kind.__name__}", (), {"__slots__": kind.__slots__})
    try:
        twin().__class__ = kind
    except TypeError:  # an interpreter that lays the two out differently
        return cls
    names = [f.name for f in fields(kind)]
    defaults = {f"_{f.name}": f.default for f in fields(kind) if f.default is not MISSING}
    parameters = ", ".join(f"{name}=_{name}" if f"_{name}" in defaults else name for name in names)
    body = "\n".join(f"    self.{name} = {name}" for name in names)
    source = f"def make({parameters}):\n    self = _new(_twin)\n{body}\n    self.__class__ = _cls\n    return self\n"
    space: dict[str, Any] = {"_new": object.__new__, "_twin": twin, "_cls": kind, **defaults}
    exec(source, space)  # as dataclasses itself makes its methods
    made: Callable[..., Record] = space["make"]
    return made
