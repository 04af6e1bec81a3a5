"""Footnotes in wikitext: the tag's attributes, and the templates that make footnotes or print their lists."""

from __future__ import annotations

import re

from refcheck.model.article import Field
from refcheck.parser.numbering import Use
from refcheck.parser.validation import KNOWN
from refcheck.parser.wikitext.tokens import Node
from refcheck.words.markup import decode, plain

Attributes = tuple[tuple[str, str, int, int], ...]

#: Templates whose first parameter is a footnote → the group where none is given.
NOTES = {
    "#tag:ref": "",
    "refn": "",
    "efn": "lower-alpha",
    "efn-la": "lower-alpha",
    "efn-ua": "upper-alpha",
    "efn-lr": "lower-roman",
    "efn-ur": "upper-roman",
    "efn-lg": "lower-greek",
    "efn note": "lower-alpha",
    "notetag": "note",
    "explanatory footnote": "lower-alpha",
}
#: Short citations that make a footnote of themselves.
SHORT_NOTES = frozenset("sfn sfnp sfnm sfnmp snf sfnnb sfnlink".split()) | {"shortened footnote template"}
#: Templates that use footnotes by their names.
REUSES = frozenset(("r", "ref name", "refname", "named ref"))
#: Templates that print a reference list → its group.
LISTS = {
    "reflist": "",
    "ref-list": "",
    "ref list": "",
    "reference list": "",
    "references": "",
    "refs": "",
    "reflist-talk": "",
    "références": "",
    "references/": "",
    "appendix": "",
    "atsauces": "",
    "išnašos": "",
    "viited": "",
    "nūruodis": "",
    "#tag:references": "",
    "listaref": "",
    "referencias": "",
    "referências": "",
    "примечания": "",
    "przypisy": "",
    "viitteet": "",
    "références nombreuses": "",
    "referències": "",
    "referencoj": "",
    "erreferentzia zerrenda": "",
    "referanser": "",
    "listănote": "",
    "jegyzetek": "",
    "sklici": "",
    "izvori": "",
    "kaynakça": "",
    "tham khảo": "",
    "danh sách tham khảo": "",
    "примітки": "",
    "източници": "",
    "παραπομπές": "",
    "הערות שוליים": "",
    "مراجع": "",
    "ثبت المراجع": "",
    "پانویس": "",
    "脚注リスト": "",
    "각주": "",
    "รายการอ้างอิง": "",
    "टिप्पणीसूची": "",
    "reflist2": "",
    "reflist/sandbox": "",
    "verwysings": "",
    "referenties": "",
    "llistaref": "",
    "i̇stinad siyahısı": "",
    "istinad siyahısı": "",
    "крыніцы": "",
    "зноскі": "",
    "сноски": "",
    "наводи": "",
    "напомене": "",
    "извори": "",
    "ծանոթագրություններ": "",
    "ծանթագրություններ": "",
    "heimildir": "",
    "სქოლიო": "",
    "дереккөздер": "",
    "senarai rujukan": "",
    "fotnoter": "",
    "referencie": "",
    "opombe": "",
    "referime": "",
    "حوالہ جات": "",
    "manbalar": "",
    "參考": "",
    "参考资料": "",
    "參考資料": "",
    "腳註": "",
    "referenzen": "",
    "refspisak": "",
    "daveoù": "",
    "cyfeiriadau": "",
    "সূত্র তালিকা": "",
    "संदर्भयादी": "",
    "మూలాలజాబితా": "",
    "marejeo": "",
    "références discussion": "",
    "fußnoten": "",
    "fontes": "",
    "notelist": "lower-alpha",
    "notes": "lower-alpha",
    "efn list": "lower-alpha",
    "notelist-la": "lower-alpha",
    "notelist-ua": "upper-alpha",
    "notelist-lr": "lower-roman",
    "notelist-ur": "upper-roman",
    "notelist-lg": "lower-greek",
    "notefoot": "note",
    "notelist-talk": "lower-alpha",
}
#: Other names of that parameter.
_CONTENT = frozenset(("content", "text", "reason", "note", "refn", "reference"))
# The usual <ref name="x">.
_FAST = re.compile(r'\s*name\s*=\s*(?:"([^"<>&\s]*)"|([^\s"\'<>&=]+))\s*/?\Z')
_SPACE = re.compile(r"[ \t\r\n]+")
_ATTRIBUTE = re.compile(
    r"""(?:^|(?<=[\s/"']))([:\w][:\w.\-]*)(?:\s*=\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^\s>]*)))?"""
)


def attributes(text: str, start: int, end: int) -> Attributes:
    """The attributes of a tag, read as MediaWiki's `Sanitizer` does: (name, value, start and end of the value)."""
    found: dict[str, tuple[str, str, int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, start, end):
        group = next((n for n in (2, 3, 4) if match[n] is not None), 0)
        name = match[1].lower()
        if not group:
            found[name] = (name, "", match.end(), match.end())
            continue
        value = match[group]
        if "&" in value:
            value = decode(value)
        found[name] = (name, _SPACE.sub(" ", value).strip(" "), *match.span(group))
    return tuple(found.values())


def of_tag(text: str, node: Node) -> Use:
    """The footnote of a `<ref>`."""
    if node.inner_start < 0:
        use = Use("ref", node.start, node.end, -1, -1, None)
        tag_end = node.inner_end
    else:
        use = Use("ref", node.start, node.end, node.inner_start, node.inner_end, None)
        content = text[node.inner_start : node.inner_end]
        use.text = "" if not content or content.isspace() else content
        use.nodes = node.children
        tag_end = node.inner_start - 1
    if tag_end > node.start + 4:
        fast = _FAST.match(text, node.start + 4, tag_end)
        if fast is not None:
            group = fast.lastindex or 1
            use.name = use.key = fast[group]
            use.attributes = (("name", use.name, *fast.span(group)),)
            return use
        use.attributes = given = attributes(text, node.start + 4, tag_end)
        for name, value, _, _ in given:
            _assign(use, name, value)
    return use


def _assign(use: Use, name: str, value: str) -> None:
    if name == "name":
        use.name = use.key = value
    elif name == "group":
        use.group = value
        use.has_group = True
    elif name == "follow":
        use.follow = value
    elif name == "details":
        use.details = value
        use.has_details = True
    elif name == "dir":
        use.direction = value


def of_note(name: str, node: Node, fields: list[Field]) -> Use:
    """The footnote of `{{efn}}`, `{{refn}}`, `{{#tag:ref}}` and their like."""
    first: Field | None = None
    use = Use(name, node.start, node.end, -1, -1, None)
    given: list[tuple[str, str, int, int]] = []
    for field in fields:
        if (field.name == "1" or field.written in _CONTENT) and (first is None or field.raw):
            first = field
        elif field.written.lower() in KNOWN:
            quoted = field.raw[:1] in "\"'" and field.raw[-1:] == field.raw[:1] and len(field.raw) > 1
            value = field.raw[1:-1] if quoted else field.raw
            if "<!--" in value:  # a comment is gone before a template sees its arguments
                value = field.value
            given.append((field.written.lower(), value, field.start + quoted, field.end - quoted))
            if value:
                _assign(use, field.written.lower(), value)
    use.attributes = tuple(given)
    if not use.group:
        use.group = NOTES[name]
    if first is not None and first.raw:
        use.text, use.body_start, use.body_end = first.raw, first.start, first.end
        use.nodes = [child for child in node.children if first.start <= child.start < first.end]
    return use


def of_reuse(node: Node, fields: list[Field]) -> list[Use]:
    """The footnotes that `{{r|one|two}}` uses."""
    group = next((field.raw for field in fields if field.name in ("group", "g") and field.raw), "")
    uses = []
    for field in fields:
        if field.raw and (not field.written or field.written.isdecimal()):
            use = Use("r", node.start, node.end, -1, -1, None)
            use.name = use.key = field.raw
            use.group = group
            use.attributes = (("name", field.raw, field.start, field.end),)
            uses.append(use)
    return uses


def of_short(name: str, node: Node, fields: list[Field]) -> Use:
    """The footnote of `{{sfn}}`: Module:Footnotes names it by authors, year and place."""
    use = Use(name, node.start, node.end, node.start, node.end, "")
    values = {field.name: field.value for field in fields}
    if name.startswith("sfnm"):
        use.name, use.text = _several(values)
        use.key = use.name
        return use
    names = [values[key] for key in ("1", "2", "3", "4", "5") if values.get(key)]
    page, pages, place = values.get("p") or values.get("page", ""), values.get("pp", ""), values.get("loc", "")
    pages = pages or values.get("pages", "")
    place = place or values.get("at", "")
    use.name = use.key = plain("FOOTNOTE" + "".join(names) + page + pages + place)
    use.text = short_text(names, page, pages, place) + values.get("ps", ".")
    return use


def short_text(names: list[str], page: str, pages: str, place: str) -> str:
    """`Smith & Jones 2001, p. 5`."""
    people, year = names[:-1], names[-1:]
    if len(people) > 3:
        who = people[0] + " et al."
    elif len(people) > 1:
        who = ", ".join(people[:-1]) + " & " + people[-1]
    else:
        who = "".join(people)
    text = " ".join([who, *year]).strip()
    if page:
        text += f", p. {page}"
    if pages:
        text += f", pp. {pages}"
    if place:
        text += f", {place}"
    return text


def _several(values: dict[str, str]) -> tuple[str, str]:
    """Name and text of `{{sfnm}}`: `1a1=`, `1y=`, `1p=`, `2a1=` …"""
    name, texts = "FOOTNOTE", []
    for number in range(1, 40):
        people = [values[f"{number}a{n}"] for n in range(1, 6) if values.get(f"{number}a{n}")]
        year = values.get(f"{number}y") or values.get(f"{number}years") or ""
        if not people and not year:
            break
        place = [values.get(f"{number}{key}", "") for key in ("p", "pp", "loc")]
        name += "".join(people) + year + "".join(place)
        texts.append(short_text([*people, year], *place))
    return name, "; ".join(texts) + values.get("ps", ".")


_KINDS = (
    dict.fromkeys(REUSES, "reuse") | dict.fromkeys(SHORT_NOTES, "short") | dict.fromkeys(LISTS, "list")
    | dict.fromkeys(NOTES, "note")
)  # fmt: skip


def footnote_kind(name: str) -> str | None:
    """What a template does with footnotes: `note`, `short`, `reuse` or `list`, None where it does nothing."""
    return _KINDS.get(name)
