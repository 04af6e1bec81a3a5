"""Merges references that are the same source, so that no reuse and no group can break.

The guards are the union of those that AutoWikiBrowser, pywikibot and reFill have, and of the ones they lack: every
reuse is renamed in whatever way it is written, groups never mix, and where a name cannot be followed the merge is
refused for that name only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from refcheck.model.article import Article, Reference, RefTag
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words.naming import derive, is_human


@cache
def _stop() -> re.Pattern[str]:
    # What stands in the text means something that depends on its place, or cannot be compared as it stands.
    return re.compile(
        r"\b(?:ibid|op\.?\s*cit|loc\.?\s*cit|idem|see (?:also )?above)\b|page(?:s|\s+number)?\s+needed"
        r"|full citation needed|\{\{\{|subst:|#tag:ref|<ref|<noinclude|<includeonly",
        re.I,
    )


def merge(
    article: Article,
    references: Sequence[Reference],
    safety: Safety,
    contents: Callable[[RefTag], tuple[Edit, ...]] | None = None,
) -> Fix | str:
    """The fix that makes one of these references serve for all, or the reason why it cannot be done.

    Args:
        article: an article read from wikitext.
        references: two or more of its references, in order, that cite the same source.
        safety: what the fix is at best; a page without any named reference makes it at least unsafe, because
            introducing names is a matter of the page's style.
        contents: gives the edits inside the definition that stays, where the contents differ.
    """
    if len({(r.list, r.group) for r in references}) != 1:
        return "they belong to different groups or lists"
    tags = _definitions(article, references)
    reason = _objection(article, references, tags)
    if reason:
        return reason
    kept = _keep(tags)
    kept_index = next(i for i, r in enumerate(references) if r.number == kept.number)
    names = [tag.name for tag in tags if tag.name]
    uses, fixed = _uses(article, kept.group, set(names))
    if len(fixed) > 1:
        return "templates use their names in a way that cannot be followed"
    name = min(fixed) if fixed else _name(article, references, names)
    if _quoted(name) is None:
        return "the name holds both kinds of quotes"
    if not any(tag.name for tag in article.tags) and safety is Safety.SAFE:
        safety = Safety.UNSAFE
    edits = (*_edits(article.document.text, kept, tags, uses, name), *(contents(kept) if contents else ()))
    ordered = [references[kept_index], *(r for i, r in enumerate(references) if i != kept_index)]
    keys = tuple((r.list, r.group, r.number) for r in ordered)
    title = f"merge {len(references)} references into one named “{name}”"
    return Fix(title, tuple(sorted(edits)), safety, merges=keys)


class Reuses:
    """The fixes that turn repeated definitions of named references into reuses.

    The definition that stays is the list-defined one, else the first outside templates; all have the same content.
    What holds of all definitions of a reference is found out once, since there may be thousands.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._same: dict[tuple[int, str, int], list[RefTag]] = {}
        for tag in article.tags:
            if tag.body_start >= 0:
                self._same.setdefault((tag.list, tag.group, tag.number), []).append(tag)
        self._known: dict[tuple[int, str, int], tuple[str, RefTag]] = {}  # what speaks against it, and what stays

    def of(self, tag: RefTag) -> Fix | str:
        """The fix of one repeated definition, or why it cannot be done."""
        key = tag.list, tag.group, tag.number
        if key not in self._known:
            same = self._same[key]
            self._known[key] = _objection(self._article, (), same), _keep(same)
        reason, kept = self._known[key]
        if reason:
            return reason
        if tag.in_list or tag is kept or _quoted(tag.name) is None:
            return "this is the definition that stays"
        group = f" group={_quoted(tag.group)}" if any(name == "group" for name, *_ in tag.attributes) else ""
        edit = Edit(tag.start, tag.end, f"<ref name={_quoted(tag.name)}{group} />")
        return Fix(f"use the reference named “{tag.name}” again", (edit,), Safety.SAFE, cosmetic=True)


def _definitions(article: Article, references: Sequence[Reference]) -> list[RefTag]:
    """Every occurrence that gives one of the references its content; a name may be defined more than once."""
    keys = {(r.list, r.group, r.number) for r in references}
    return [t for t in article.tags if t.body_start >= 0 and (t.list, t.group, t.number) in keys]


def _objection(article: Article, references: Sequence[Reference], tags: Sequence[RefTag]) -> str:
    text = article.document.text
    if references and {tag.number for tag in tags} != {r.number for r in references}:
        return "one of them is not defined where it can be edited"
    bodies: dict[int, str] = {}
    for tag in tags:
        if tag.kind != "ref":
            return "one of them is not a plain <ref>"
        if tag.name.isdecimal():
            return "one of them has a name of digits, which MediaWiki refuses"
        if tag.in_reference:
            return "one of them stands inside another reference"
        attributes = {name for name, *_ in tag.attributes}
        if attributes - {"name", "group"}:
            return "one of them has attributes that a merge would lose"
        if _stop().search(text, tag.body_start, tag.body_end):
            return "the text of one of them depends on its place"
        body = text[tag.body_start : tag.body_end].strip()
        if bodies.setdefault(tag.number, body) != body:
            return "one name has two contents"
    return ""


def _keep(tags: Sequence[RefTag]) -> RefTag:
    """Which definition stays: a list-defined one, else the first outside templates, else the first."""
    listed = next((tag for tag in tags if tag.in_list), None)
    return listed or next((tag for tag in tags if not tag.in_template), tags[0])


def _uses(article: Article, group: str, names: set[str]) -> tuple[list[RefTag], set[str]]:
    """The reuses of these names in this group that can be renamed, and the names that are used in other ways."""
    found, fixed = [], set()
    for tag in article.tags:
        if tag.name not in names or tag.group != group or tag.body_start >= 0:
            continue
        if tag.kind != "ref" or not any(attribute[0] == "name" for attribute in tag.attributes):
            fixed.add(tag.name)
        else:
            found.append(tag)
    return found, fixed


def _name(article: Article, references: Sequence[Reference], names: Sequence[str]) -> str:
    """The longest name that a person chose, else one derived from the fullest citation, else what is there.

    A name that is another one with a number ("Autonews1" beside "Autonews") is not chosen.
    """
    human = [name for name in names if is_human(name)]
    if human:
        stems = {name: name.rstrip("0123456789") for name in human}
        return max((name for name in human if stems[name] == name or stems[name] not in stems), key=len)
    cited = [(citation, r.text) for r in references for citation in r.citations[:1]]
    if names and not cited:
        return names[0]
    taken = {tag.name for tag in article.tags}
    citation, text = max(cited, key=lambda one: len(one[0].fields), default=(None, references[0].text))
    return derive(citation, text, taken)


def _edits(text: str, kept: RefTag, tags: Sequence[RefTag], uses: Sequence[RefTag], name: str) -> list[Edit]:
    edits = []
    for tag in tags:
        if tag is kept:
            continue
        if tag.in_list:
            # The line goes with the definition that stood alone in it.
            whole_line = text[tag.start - 1 : tag.start] == "\n" and text[tag.end : tag.end + 1] == "\n"
            edits.append(Edit(tag.start, tag.end + whole_line, ""))
        else:
            group = f" group={_quoted(tag.group)}" if tag.group else ""
            edits.append(Edit(tag.start, tag.end, f"<ref name={_quoted(name)}{group} />"))
    return edits + [edit for tag in (kept, *uses) if (edit := _rename(text, tag, name)) is not None]


def _rename(text: str, tag: RefTag, name: str) -> Edit | None:
    """The edit that gives a tag this name; None where it has it."""
    if tag.name == name:
        return None
    for attribute, _, start, end in tag.attributes:
        if attribute == "name":
            quote = text[start - 1 : start]
            if quote in ('"', "'") and text[end : end + 1] == quote:
                return Edit(start, end, name) if quote not in name else Edit(start - 1, end + 1, f"{_quoted(name)}")
            return Edit(start, end, f"{_quoted(name)}")
    at = tag.start + len("<ref")
    return Edit(at, at, f" name={_quoted(name)}")


def _quoted(name: str) -> str | None:
    """A name in quotes that it does not hold itself; None where it holds both kinds."""
    if '"' not in name:
        return f'"{name}"'
    return f"'{name}'" if "'" not in name else None
