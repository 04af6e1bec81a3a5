"""Numbers references as the Cite extension does: groups, reuse, list-defined ones, follow, details, several lists.

Source: Cite's `ReferenceStack` and `Validator` (state of August 2026).  Fed with uses in the order in which MediaWiki
expands them and with reference lists where they stand; knows nothing of any format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from refcheck.model.article import Fault
from refcheck.parser.labels import label
from refcheck.parser.validation import KNOWN, includes_reference, nearest


class Use:
    """One occurrence of a footnote: a marker, a definition in a list, or both in one.

    `text` is the content that two definitions of one name must share, None where there is none (`<ref name=a />`).
    `key` is the name by which the reference is known: a bare number is none.  `nodes` and `calls` belong to the reader
    of the format.
    """

    # Most occurrences differ from these in two or three points.
    name = key = group = follow = details = direction = label = ""
    has_group = has_details = in_list = in_template = in_reference = False
    attributes: tuple[tuple[str, str, int, int], ...] = ()
    entry: Entry | None = None
    field = -1
    nodes: Sequence[Any] = ()
    calls: Sequence[Any] | None = None

    def __init__(self, kind: str, start: int, end: int, body_start: int, body_end: int, text: str | None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.body_start = body_start
        self.body_end = body_end
        self.text = text


class Entry:
    """A numbered entry of a reference list; `definition` is the occurrence that holds its content."""

    name = label = direction = ""
    uses = list = children = 0
    list_defined = False
    definition: Use | None = None
    parent: Entry | None = None
    follows: Sequence[Use] = ()

    def __init__(self, group: str, name: str, number: int, first: Use) -> None:
        self.group = group
        self.name = name
        self.number = number
        self.first = first


class Numbering:
    """Gives numbers to uses as they come; `entries` is complete after `finish`."""

    __slots__ = ("_faults", "_groups", "entries", "lists", "unused")

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        self.entries: list[Entry] = []
        self._faults: list[tuple[str, Use, str, Entry | None]] = []
        self.lists = 0
        self.unused: list[Use] = []  # defined in a list, used nowhere: they have no number

    def use(self, use: Use) -> None:
        """A footnote in running text."""
        if len(use.attributes) == 1 and use.key and not use.key.isdecimal():
            doubtful = False  # the usual <ref name="x">
        else:
            doubtful = bool(use.attributes) or not use.text
        if (doubtful or (use.text and "<" in use.text)) and not self._valid(use):
            return
        group = self._groups.get(use.group)
        if group is None:
            group = self._groups[use.group] = _Group()
        if use.follow:
            self._follow(use, group)
            return
        key: object = use.key or use
        entry = group.known.get(key)
        if entry is None:
            group.count += 1
            entry = group.known[key] = Entry(use.group, use.key, group.count, use)
            entry.label = label(use.group, group.count)
            entry.direction = use.direction
        elif use.direction and entry.direction and use.direction != entry.direction:
            self._fault("ref_conflicting_dir", use, f"the reference “{use.key}” is given two directions", entry)
        if use.text:
            self._define(entry, use)
        if use.details:
            entry = self._sub_reference(entry, use, group)
        entry.uses += 1
        use.entry = entry
        use.label = entry.label

    def _follow(self, use: Use, group: _Group) -> None:
        """`follow=` continues another reference and has no marker of its own."""
        parent = group.known.get(use.follow)
        if parent is not None:
            parent.follows = (*parent.follows, use)
        else:
            self._fault(
                "orphan-follow", use, f"follow=“{use.follow}” continues a reference that does not come before it"
            )

    def _sub_reference(self, parent: Entry, use: Use, group: _Group) -> Entry:
        """`details=` makes a reference below another one: 1.1, 1.2 …"""
        key = (use.key, use.details)
        entry = group.known.get(key)
        if entry is None:
            parent.children += 1
            entry = group.known[key] = Entry(use.group, use.key, parent.number, use)
            entry.label = f"{parent.label}.{parent.children}"
            entry.parent = parent
        return entry

    def _define(self, entry: Entry, use: Use) -> None:
        if entry.definition is None:
            entry.definition = use
        elif entry.definition.text != use.text:
            same = (entry.definition.text or "").split() == (use.text or "").split()
            how = "contents that differ in space only" if same else "different contents"
            message = f"the reference name “{entry.name}” is given two {how}"
            self._fault("references_duplicate_key", use, message, entry)

    def define(self, group: str, definitions: Iterable[Use]) -> None:
        """The footnotes that are written inside a reference list."""
        found = self._groups.get(group)
        known = found.known if found is not None else {}
        for use in definitions:
            self._list_defined(use, group, known)

    def close(self, group: str) -> list[Entry]:
        """Prints a reference list: its entries in order.  The group begins again behind it."""
        found = self._groups.pop(group, None)
        if found is None or not found.known:
            return []
        entries = list(found.known.values())
        if any(entry.parent is not None for entry in entries):
            entries.sort(key=lambda entry: entry.number)
        for entry in entries:
            entry.list = self.lists
            if entry.definition is None and not (entry.follows or entry.parent):
                message = f"no text is given for the reference name “{entry.name}”"
                self._fault("references_no_text", entry.first, message, entry)
        self.lists += 1
        self.entries += entries
        return entries

    def _list_defined(self, use: Use, group: str, known: dict[object, Entry]) -> None:
        if not self._attributes_fit(use):
            return
        if use.has_details:
            self._fault("details_unsupported_context", use, "details= has no meaning inside a reference list")
        if use.has_group and use.group != group:
            self._fault("references_group_mismatch", use, f"group “{use.group}” in the list of group “{group}”")
        use.group = group
        if not use.key:
            self._fault("references_no_key", use, "a reference defined in the list has no name")
        if not use.text:
            self._fault("empty_references_define", use, f"the reference “{use.key}” defined in the list has no content")
            return
        entry = known.get(use.key) if use.key else None
        if entry is None:
            if use.key:
                self._fault("references_missing_key", use, f"the reference “{use.key}” of the list is used nowhere")
            self.unused.append(use)
            return
        use.entry = entry
        use.label = entry.label
        if entry.definition is None:
            entry.list_defined = True
        self._define(entry, use)

    def lost(self, use: Use) -> None:
        """A footnote inside a `<ref>` that a list has printed already: Cite shows it nowhere."""
        message = "a footnote inside <ref>…</ref> is not shown; the outer one must be {{refn}} or {{#tag:ref}}"
        self._fault("references_no_key", use, message)

    def finish(self) -> list[Entry]:
        """The entries that no list printed: the default group gets a list at the end of the page, others an error."""
        left: list[Entry] = []
        for group in list(self._groups):
            known = self._groups[group].known
            if group and known:
                first = next(iter(known.values()))
                self._fault("group_refs_without_references", first.first, f"no list prints the group “{group}”", first)
            left += self.close(group)
        return left

    def _valid(self, use: Use) -> bool:
        """Whether Cite makes a footnote of it at all (`Validator::validateRef`)."""
        if not self._attributes_fit(use):
            return False
        if not use.key:
            fault = self._nameless(use)
            if fault:
                if not use.name:  # a name that is a bare number was the fault
                    self._fault(fault[0], use, fault[1])
                return False
        if use.text and use.kind == "ref" and "<ref" in use.text.lower() and includes_reference(use.text):
            self._fault("included_ref", use, "another reference begins before this <ref> is closed")
            return False
        return True

    def _nameless(self, use: Use) -> tuple[str, str] | None:
        """What forbids a reference without a name."""
        if use.has_details and not use.text:
            return "details_missing_parent", "details= without the name of a reference and without content"
        if use.details:
            self._fault("ref_with_details_no_name", use, "a reference with details= must have a name")
            use.details = ""
        if use.text is None:
            return "ref_no_key", "a reference without name and without content"
        return None if use.text else ("ref_no_input", "a reference without content")

    def _attributes_fit(self, use: Use) -> bool:
        for name, _, _, _ in use.attributes:
            if name not in KNOWN:
                self._unknown(use, name)
                break
        if use.key.isdecimal() and use.key.isascii():
            self._fault("ref_numeric_key", use, f"the reference name “{use.key}” is a bare number and is ignored")
            use.key = ""
        if use.follow:
            if use.follow.isdecimal() and use.follow.isascii():
                self._fault("ref_numeric_key", use, f"follow=“{use.follow}” is a bare number")
                return False
            if use.key or use.has_details:
                self._fault("ref_follow_conflicts", use, "follow= goes neither with name= nor with details=")
                return False
        if use.direction and use.direction.lower() not in ("ltr", "rtl", "auto"):
            self._fault("ref_invalid_dir", use, f"dir=“{use.direction}” is neither ltr nor rtl nor auto")
            use.direction = ""
        return True

    def _unknown(self, use: Use, name: str) -> None:
        meant = nearest(name)
        if meant:
            message = f"<ref> has no attribute “{name}”; perhaps “{meant}” is meant"
            self._fault("ref_parameter_suggestion", use, message)
        else:
            self._fault("ref_too_many_keys", use, f"<ref> has no attribute “{name}”")

    def _fault(self, kind: str, use: Use, message: str, entry: Entry | None = None) -> None:
        self._faults.append((kind, use, message, entry))

    @property
    def faults(self) -> list[Fault]:
        """What is wrong, in the order in which it was met; complete after `finish`."""
        return [
            Fault(kind, use.start, use.end, message, (entry.list, entry.group, entry.number) if entry else None)
            for kind, use, message, entry in self._faults
        ]


class _Group:
    """The references of one group since its last list."""

    __slots__ = ("count", "known")

    def __init__(self) -> None:
        self.known: dict[object, Entry] = {}
        self.count = 0
