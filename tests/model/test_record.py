"""Records behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from refcheck.model.record import LAZY, Later, Ordered, Record, maker, record


@record
class Lamp(Record):
    """A class for the tests."""

    name: str
    watts: int = 40
    tags: dict[str, int] = field(default_factory=dict)
    seen: str = field(default="", compare=False)


@record
class Place(Ordered):
    """One with an order."""

    start: int
    end: int = 0

    @property
    def length(self) -> int:
        """Members of a class stay what they are."""
        return self.end - self.start


def test_fields_have_their_values_and_defaults() -> None:
    """By place, by name, by default; a default that is made is made anew."""
    one = Lamp("Ada", watts=60)
    assert (one.name, one.watts, one.tags, one.seen) == ("Ada", 60, {}, "")
    assert Lamp("a").tags is not Lamp("b").tags
    assert [f.name for f in fields(one)] == ["name", "watts", "tags", "seen"]
    assert repr(Place(1)) == "Place(start=1, end=0)"
    match Place(1, 2):
        case Place(start, end):
            assert (start, end) == (1, 2)


def test_nothing_changes_a_record() -> None:
    """Neither an attribute of its own nor a new one."""
    one = Place(1, 2)
    for name in ("start", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 3)
    with pytest.raises(FrozenInstanceError):
        del one.start
    assert not hasattr(one, "__dict__")
    assert replace(one, end=9) == Place(1, 9)
    assert one == Place(1, 2)
    assert one.length == 1


def test_records_are_equal_by_their_compared_fields() -> None:
    """And only to records of their own class."""
    assert Lamp("a", seen="x") == Lamp("a", seen="y") != Lamp("b")
    assert Place(1, 2) != Lamp("a")
    assert len({Place(1, 2), Place(1, 2), Place(1, 3)}) == 2
    assert sorted([Place(2), Place(1, 5), Place(1)]) == [Place(1), Place(1, 5), Place(2)]
    assert Place(1) <= Place(1) >= Place(1, 0)
    assert max(Place(1), Place(2)) == Place(2)


def test_records_can_be_copied() -> None:
    """Copying goes by the constructor."""
    one = Place(1, 2)
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == copy.copy(one) == one


@pytest.mark.parametrize("make", [Lamp, maker(Lamp)])
def test_what_a_call_lacks_is_refused(make: type[Lamp]) -> None:
    """As any function does."""
    assert make("a") == Lamp("a")
    assert type(make("a")) is Lamp
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make("a", colour="red")  # type: ignore[call-arg]


@record
class Sum(Record):
    """One with a field that may be worked out later."""

    numbers: tuple[int, ...]
    total: int = field(default=0, metadata=LAZY)


def test_a_lazy_field_is_worked_out_once_and_looks_like_any_other() -> None:
    """When it is first read; comparing, showing, copying and pickling read it."""
    asked: list[Sum] = []

    def work(one: Sum) -> int:
        asked.append(one)
        return sum(one.numbers)

    one = maker(Sum)((1, 2), Later(work))
    assert not asked
    assert (one.total, one.total, len(asked)) == (3, 3, 1)
    late = Later(work)
    assert Sum((1, 2), late) == one == pickle.loads(pickle.dumps(Sum((1, 2), late)))  # type: ignore[arg-type]
    assert repr(Sum((1, 2), late)) == "Sum(numbers=(1, 2), total=3)"  # type: ignore[arg-type]
    assert hash(Sum((1, 2), late)) == hash(one)  # type: ignore[arg-type]
    assert replace(Sum((1, 2), late), numbers=()).total == 3  # type: ignore[arg-type]
    assert Sum((1,)).total == 0
    with pytest.raises(FrozenInstanceError):
        one.total = 4  # type: ignore[misc]
