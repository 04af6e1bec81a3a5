"""Takes a template apart: its name and its parameters, each with its exact place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from refcheck.model.article import Field
from refcheck.parser.citations import make_field
from refcheck.parser.wikitext.tokens import SIMPLE_LINK, Node
from refcheck.words.markup import is_plain, plain, template_name, without_comments
from refcheck.words.templates import canonical

#: What MediaWiki takes away around the name of a parameter; a no-break space makes another name.
_SPACE = " \t\n\r\v\0"
_LINK_WITH_SIGN = re.compile(r"\[\[[^\[\]{}<|=]*+[|=]")


def name_of(text: str, node: Node) -> str:
    """The template's name, lower case with single spaces; a parser function comes with its colon: `#tag:ref`."""
    end = text.find("|", node.inner_start, node.inner_end)
    return _name(text[node.inner_start : end if end >= 0 else node.inner_end])


def template_of(text: str, node: Node) -> str:
    """As `name_of`; a module called in a template's stead has the template's name.

    `{{#invoke:cite web||…}}`, `{{#invoke:cite|web|…}}`, `{{#invoke:citation/CS1|citation|CitationClass=web|…}}` and
    `{{#invoke:footnotes|sfn|…}}` save room on pages near MediaWiki's limits; the first parameter is the function.
    """
    name = name_of(text, node)
    if not name.startswith("#invoke:"):
        return name
    module = name[8:].strip()
    if module == "citation" or module.startswith("cite "):
        return module
    if module not in ("cite", "citation/cs1", "footnotes"):
        return name
    spans = pieces(text, node)
    function = text[slice(*spans[1])].strip().lower() if len(spans) > 1 else ""
    if module == "citation/cs1":
        kinds = [field.value.lower() for field in fields(text, node) if field.written == "CitationClass"]
        function = kinds[-1] if kinds else ""
    if module == "footnotes":
        return function
    return function if function == "citation" else f"cite {_CLASSES.get(function, function)}"


#: Classes of Module:Citation/CS1 that are not called as their templates are.
_CLASSES = {"encyclopaedia": "encyclopedia", "audio-visual": "av media", "pressrelease": "press release"}


def arguments(text: str, node: Node, kind: str = "") -> list[Field]:
    """As `fields`; of a module that is called in a template's stead, without the function's name."""
    found = fields(text, node, kind)
    if not text.startswith("#", node.inner_start) or not name_of(text, node).startswith("#invoke:"):
        return found
    return [
        field if field.written else replace(field, name=str(int(field.name) - 1))
        for field in found
        if (field.written or field.name != "1") and field.written != "CitationClass"
    ]


@lru_cache(maxsize=4096)
def _name(written: str) -> str:
    return template_name(written)


def pieces(text: str, node: Node) -> list[tuple[int, int]]:
    """The spans between the template's own `|`: the name first, then the parameters."""
    return _pieces(text, node, _nested(text, node))


def _nested(text: str, node: Node) -> list[tuple[int, int]]:
    """The spans of what stands inside a template, simple links too: their `|` and `=` are not the template's."""
    spans = [(child.start, child.end) for child in node.children]
    if text.find("[[", node.inner_start, node.inner_end) < 0:
        return spans
    at = node.inner_start
    for start, end in [*spans, (node.inner_end, node.inner_end)]:
        spans += [match.span() for match in SIMPLE_LINK.finditer(text, at, start)]
        at = end
    spans.sort()
    return spans


def _pieces(text: str, node: Node, nested: list[tuple[int, int]]) -> list[tuple[int, int]]:
    start, end = node.inner_start, node.inner_end
    spans: list[tuple[int, int]] = []
    at = start
    for begin, stop in nested:
        bar = text.find("|", at, begin)
        while bar >= 0:
            spans.append((start, bar))
            start = at = bar + 1
            bar = text.find("|", at, begin)
        at = stop
    bar = text.find("|", at, end)
    while bar >= 0:
        spans.append((start, bar))
        start = bar + 1
        bar = text.find("|", start, end)
    spans.append((start, end))
    return spans


def name_span(text: str, node: Node) -> tuple[int, int]:
    """Where the name is written, without the space around it."""
    end = text.find("|", node.inner_start, node.inner_end)
    return stripped(text, node.inner_start, end if end >= 0 else node.inner_end)


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the space at its ends."""
    piece = text[start:end]
    bare = piece.strip()
    if bare is piece:
        return start, end
    left = piece.find(bare) if bare else len(piece)
    return start + left, start + left + len(bare)


def fields(text: str, node: Node, kind: str = "") -> list[Field]:
    """The parameters of a template in source order, names made canonical for its class."""
    at = node.inner_start
    inner = text[at : node.inner_end]
    if node.children or ("[[" in inner and _LINK_WITH_SIGN.search(inner) is not None):
        return _nested_fields(text, node, kind)
    template, *parts = inner.split("|")
    marked = (
        "[" in inner or "&" in inner or "''" in inner or "<" in inner or "__" in inner or "{" in inner or "\t" in inner
    )
    spaced = "\n" in inner or "  " in inner
    names = _NAMES.setdefault(kind, {})
    found: list[Field] = []
    position = 0
    bar = at + len(template)
    for part in parts:
        end = bar + 1 + len(part)
        key, equals, value = part.partition("=")
        if equals:
            written, name = names.get(key) or _named(key, kind, names)
        else:
            position += 1
            written, name, value = "", str(position), part
        raw = value.strip()
        begin = end - len(value)
        if raw is not value:
            begin += value.find(raw)
        read = plain(raw) if marked or (spaced and ("\n" in raw or "  " in raw)) else raw
        found.append(make_field(name, written, read, raw, begin, begin + len(raw), bar, end))
        bar = end
    return found


# class → name as written between its delimiters → (name without space and comments, canonical name)
_NAMES: dict[str, dict[str, tuple[str, str]]] = {}
_MOST_NAMES = 4096


def _named(key: str, kind: str, names: dict[str, tuple[str, str]]) -> tuple[str, str]:
    written = without_comments(key).strip(_SPACE)
    pair = written, canonical(written, kind)
    if len(names) < _MOST_NAMES and len(key) < 40:
        names[key] = pair
    return pair


def _nested_fields(text: str, node: Node, kind: str) -> list[Field]:
    """The same where templates, links or comments stand inside."""
    nested = _nested(text, node)
    spans = _pieces(text, node, nested)
    names = _NAMES.setdefault(kind, {})
    found: list[Field] = []
    position = 0
    equals_sign = _Equals(text, nested)
    for start, end in spans[1:]:
        at = equals_sign.between(start, end)
        if at >= 0:
            key = text[start:at]
            written, name = names.get(key) or _named(key, kind, names)
            begin = at + 1
        else:
            position += 1
            written, name, begin = "", str(position), start
        value = text[begin:end]
        raw = value.strip()
        if raw is not value:
            begin += value.find(raw)
        read = raw if is_plain(raw) else plain(raw)
        found.append(make_field(name, written, read, raw, begin, begin + len(raw), start - 1, end))
    return found


class _Equals:
    """Finds the `=` of a parameter outside nested pieces; parameters are asked for in order."""

    __slots__ = ("at", "nested", "text")

    def __init__(self, text: str, nested: list[tuple[int, int]]) -> None:
        self.text = text
        self.nested = nested
        self.at = 0

    def between(self, start: int, end: int) -> int:
        """The place of the first `=` of its own in [start, end), -1 where there is none."""
        nested = self.nested
        while self.at < len(nested) and nested[self.at][1] <= start:
            self.at += 1
        begin, number = start, self.at
        while number < len(nested) and nested[number][0] < end:
            opening, closing = nested[number]
            found = self.text.find("=", begin, opening)
            if found >= 0:
                return found
            begin = closing
            number += 1
        return self.text.find("=", begin, end)
