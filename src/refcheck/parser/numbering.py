"""Numbers references as the Cite extension does: groups, reuse, list-defined ones, follow, details, several lists.

Source: Cite's `ReferenceStack` and `Validator` (state of August 2026).  Fed with uses in the order in which MediaWiki
expands them and with reference lists where they stand; knows nothing of any format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from refcheck.model.article import Fault

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_KNOWN = ("dir", "follow", "group", "name", "details")


class Use:
    """One occurrence of a footnote: a marker, a definition in a list, or both in one.

    `text` is the content that two definitions of one name must share, None where there is none (`<ref name=a />`).
    """

    __slots__ = (
        "attributes", "body", "body_end", "body_start", "citations", "details", "direction", "end", "entry", "follow",
        "group", "has_group", "in_list", "in_reference", "in_template", "kind", "label", "links", "name", "start",
        "text",
    )  # fmt: skip

    def __init__(self, kind: str, start: int, end: int, body_start: int, body_end: int, text: str | None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.body_start = body_start
        self.body_end = body_end
        self.text = text
        self.name = ""
        self.group = ""
        self.has_group = False
        self.follow = ""
        self.details = ""
        self.direction = ""
        self.attributes: tuple[tuple[str, str, int, int], ...] = ()
        self.in_list = False
        self.in_template = False
        self.in_reference = False
        self.body: object = None
        self.citations: object = None
        self.links: object = None
        self.entry: Entry | None = None
        self.label = ""


class Entry:
    """A numbered entry of a reference list; `definition` is the occurrence that holds its content."""

    __slots__ = ("children", "definition", "first", "follows", "group", "label", "list", "list_defined", "name",
                 "number", "parent", "uses")  # fmt: skip

    def __init__(self, group: str, name: str, number: int, first: Use) -> None:
        self.group = group
        self.name = name
        self.number = number
        self.first = first
        self.definition: Use | None = None
        self.uses = 0
        self.list = 0
        self.list_defined = False
        self.label = ""
        self.follows: list[Use] = []
        self.parent: Entry | None = None
        self.children = 0


class Numbering:
    """Gives numbers to uses as they come; `entries` is complete after `finish`."""

    __slots__ = ("_groups", "entries", "faults", "lists")

    def __init__(self) -> None:
        self._groups: dict[str, dict[object, Entry]] = {}
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self.lists = 0

    def use(self, use: Use) -> None:
        """A footnote in running text."""
        if not self._valid(use):
            return
        group = self._groups.setdefault(use.group, {})
        if use.follow:
            parent = group.get(use.follow)
            if parent is not None:
                parent.follows.append(use)
            return
        key: object = use.name or use
        entry = group.get(key)
        if entry is None:
            number = len(group) + 1
            entry = group[key] = Entry(use.group, use.name, number, use)
            entry.label = use.label = label(use.group, number)
        else:
            use.label = entry.label
        entry.uses += 1
        use.entry = entry
        if use.text is not None and (use.text or not use.name):
            self._define(entry, use)

    def _define(self, entry: Entry, use: Use) -> None:
        if entry.definition is None:
            entry.definition = use
        elif entry.definition.text != use.text:
            self._fault(
                "references_duplicate_key", use, f"the reference name “{use.name}” is given two contents", entry
            )

    def close(self, group: str, definitions: Iterable[Use]) -> list[Entry]:
        """A reference list: its entries in order.  `definitions` are the footnotes written inside it."""
        known = self._groups.pop(group, {})
        for use in definitions:
            self._list_defined(use, group, known)
        if not known:
            return []
        entries = list(known.values())
        for entry in entries:
            entry.list = self.lists
            if entry.definition is None:
                name = entry.name
                self._fault(
                    "references_no_text", entry.first, f"no text is given for the reference name “{name}”", entry
                )
        self.lists += 1
        self.entries += entries
        return entries

    def _list_defined(self, use: Use, group: str, known: dict[object, Entry]) -> None:
        if use.has_group and use.group != group:
            self._fault("references_group_mismatch", use, f"group “{use.group}” in the list of group “{group}”")
        use.group = group
        if not self._attributes_fit(use):
            return
        if use.details:
            self._fault("details_unsupported_context", use, "details= has no meaning inside a reference list")
            return
        if not use.name:
            self._fault("references_no_key", use, "a reference defined in the list has no name")
            return
        if not use.text:
            self._fault(
                "empty_references_define", use, f"the reference “{use.name}” defined in the list has no content"
            )
            return
        entry = known.get(use.name)
        if entry is None:
            self._fault("references_missing_key", use, f"the reference “{use.name}” of the list is not used before it")
            entry = known[use.name] = Entry(group, use.name, len(known) + 1, use)
            entry.label = label(group, entry.number)
        use.entry = entry
        use.label = entry.label
        if entry.definition is None:
            entry.list_defined = True
        self._define(entry, use)

    def finish(self) -> list[Entry]:
        """The entries that no list printed: the default group gets a list at the end of the page, others an error."""
        left: list[Entry] = []
        for group in list(self._groups):
            known = self._groups.get(group)
            if not known:
                continue
            if group:
                first = next(iter(known.values()))
                self._fault("group_refs_without_references", first.first, f"no list prints the group “{group}”", first)
            left += self.close(group, ())
        return left

    def _valid(self, use: Use) -> bool:
        """Whether Cite makes a footnote of it at all."""
        if not self._attributes_fit(use):
            return False
        if use.name or use.follow:
            return True
        if use.text is None:
            self._fault("ref_no_key", use, "a reference without name and without content")
            return False
        if not use.text:
            self._fault("ref_no_input", use, "a reference without content")
            return False
        return True

    def _attributes_fit(self, use: Use) -> bool:
        for name, _, _, _ in use.attributes:
            if name not in _KNOWN:
                self._fault("ref_too_many_keys", use, f"<ref> has no attribute “{name}”")
        if use.name.isdecimal() and use.name.isascii():
            self._fault("ref_numeric_key", use, f"the reference name “{use.name}” is a bare number")
        if use.follow:
            if use.follow.isdecimal():
                self._fault("ref_numeric_key", use, f"follow=“{use.follow}” is a bare number")
                return False
            if use.name or use.details:
                self._fault("ref_follow_conflicts", use, "follow= goes neither with name= nor with details=")
                return False
        if use.direction and use.direction.lower() not in ("ltr", "rtl", "auto"):
            self._fault("ref_invalid_dir", use, f"dir=“{use.direction}” is neither ltr nor rtl nor auto")
        return True

    def _fault(self, kind: str, use: Use, message: str, entry: Entry | None = None) -> None:
        key = (entry.list, entry.group, entry.number) if entry is not None else None
        self.faults.append(Fault(kind, use.start, use.end, message, key))


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
LABEL_GROUPS = frozenset(_STYLES)
