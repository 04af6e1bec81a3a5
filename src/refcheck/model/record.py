"""Frozen, slotted dataclasses that are quick to define and quick to make.

`@dataclass(frozen=True, slots=True)` writes and compiles six methods for each class, which was a quarter of the time
that a short run takes, and its `__init__` sets each field through `object.__setattr__`, which costs four times what
plain assignment does, for ten thousand records of a long article.  `@record` makes the same kind of class (`fields`,
`replace` and `match` work on it) with one method of its own, the constructor; the others are `Record`'s.

A field that is declared `field(metadata=LAZY)` may be given as a `Later`: how to work its value out of the record.
That is done when the field is first read, and whoever reads it sees the value alone; comparing, showing and pickling
read.  Two threads that read it at once both work out the same value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import MethodType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

Some = TypeVar("Some")
#: The metadata of a field whose value may be worked out when it is first read.
LAZY = {"lazy": True}


class Later:
    """What a lazy field holds until it is read: a function of the record that gives the value."""

    __slots__ = ("work",)

    def __init__(self, work: Callable[[Any], object]) -> None:
        self.work = work


class Record:
    """What all records share: they are equal by their fields, and nothing changes them."""

    __slots__ = ()
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or _compared(self) == _compared(other)

    def __hash__(self) -> int:
        return hash(_compared(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return self.__class__, tuple(getattr(self, one.name) for one in fields(self))


class Ordered(Record):
    """A record that is before another one by its fields, the first one first."""

    __slots__ = ()

    def __lt__(self, other: Self) -> bool:
        return _compared(self) < _compared(other)

    def __le__(self, other: Self) -> bool:
        return _compared(self) <= _compared(other)

    def __gt__(self, other: Self) -> bool:
        return _compared(self) > _compared(other)

    def __ge__(self, other: Self) -> bool:
        return _compared(self) >= _compared(other)


def _refuse(made: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _compared(made: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = _fields_of(made.__class__)(made)
    return found


@cache
def _fields_of(cls: Any) -> Callable[[Any], Any]:
    """What reads the fields of a class that count in comparisons: all at once, as records are compared often."""
    return attrgetter(*[one.name for one in fields(cls) if one.compare])


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Some]) -> type[Some]:
    """Makes a class of annotated fields a frozen, slotted dataclass; it must derive from `Record`."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__new__ = _constructor(made)
    for one in fields(made):
        if one.metadata:
            setattr(made, one.name, _lazy(made.__dict__[one.name]))
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _lazy(member: Any) -> property:
    """What reads a lazy field, over the member of the class that holds it."""
    get, put = member.__get__, member.__set__

    def read(made: object) -> object:
        value = get(made)
        if value.__class__ is Later:
            value = value.work(made)
            put(made, value)
        return value

    return property(read)


def _constructor(cls: Any) -> Callable[..., Any]:
    """A `__new__` that fills a mutable twin of the same layout and then gives it the frozen class."""
    twin = type(f"_{cls.__name__}", (cls.__base__,), {"__slots__": cls.__slots__})
    space: dict[str, Any] = {"_twin": twin}
    parameters, body = [], []
    for one in fields(cls):
        default, value = f"_{one.name}", one.name
        if one.default is not MISSING:
            space[default] = one.default
            parameters.append(f"{one.name}={default}")
        elif one.default_factory is not MISSING:
            space[default] = one.default_factory
            parameters.append(f"{one.name}={default}")
            value = f"{default}() if {one.name} is {default} else {one.name}"
        else:
            parameters.append(one.name)
        body.append(f"    self.{one.name} = {value}\n")
    source = f"def __new__(cls, {', '.join(parameters)}):\n    self = _twin()\n{''.join(body)}"
    exec(f"{source}    self.__class__ = cls\n    return self\n", space)  # as dataclasses itself makes its methods
    constructor: Callable[..., Any] = space["__new__"]
    return constructor


def maker(cls: Callable[..., Some]) -> Callable[..., Some]:
    """The constructor of a record without the steps that calling a class takes: for those made by the thousand."""
    kind: Any = cls
    return MethodType(kind.__new__, kind)
