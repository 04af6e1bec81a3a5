"""Merges references that are the same source, so that no reuse and no group can break.

The guards are the union of those that AutoWikiBrowser, pywikibot and reFill have, and of the ones they lack: every
reuse is renamed in whatever way it is written, groups never mix, and where a name cannot be followed the merge is
refused for that name only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from refcheck.model.article import Article, Reference, RefTag
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words.naming import derive, is_human


@cache
def _stop() -> re.Pattern[str]:
    # What stands in the text means something that depends on its place, or cannot be compared as it stands.
    return re.compile(
        r"\b(?:ibid|op\.?\s*cit|loc\.?\s*cit|idem|see above|above)\b|page(?:s|\s+number)?\s+needed|full citation needed"
        r"|\{\{\{|subst:|#tag:ref|<ref|<noinclude|<includeonly",
        re.I,
    )


def merge(article: Article, references: Sequence[Reference], safety: Safety) -> Fix | str:
    """The fix that makes one of these references serve for all, or the reason why it cannot be done.

    Args:
        article: an article read from wikitext.
        references: two or more of its references, in order, that cite the same source.
        safety: what the fix is at best; a page without any named reference makes it at least unsafe, because
            introducing names is a matter of the page's style.
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
    uses = _uses(article, kept.group, set(names))
    if uses is None:
        return "a template uses the name in a way that cannot be followed"
    name = _name(article, references[kept_index], names)
    if not any(tag.name for tag in article.tags) and safety is Safety.SAFE:
        safety = Safety.UNSAFE
    edits = _edits(article.document.text, kept, tags, uses, name)
    ordered = [references[kept_index], *(r for i, r in enumerate(references) if i != kept_index)]
    keys = tuple((r.list, r.group, r.number) for r in ordered)
    return Fix(f"merge {len(references)} references into one named “{name}”", edits, safety, merges=keys)


def _definitions(article: Article, references: Sequence[Reference]) -> list[RefTag]:
    """Every occurrence that gives one of the references its content; a name may be defined more than once."""
    keys = {(r.list, r.group, r.number) for r in references}
    return [t for t in article.tags if t.body_start >= 0 and (t.list, t.group, t.number) in keys]


def _objection(article: Article, references: Sequence[Reference], tags: Sequence[RefTag]) -> str:
    text = article.document.text
    if {tag.number for tag in tags} != {r.number for r in references}:
        return "one of them is not defined where it can be edited"
    bodies: dict[int, str] = {}
    for tag in tags:
        if tag.kind != "ref":
            return "one of them is not a plain <ref>"
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


def _uses(article: Article, group: str, names: set[str]) -> list[RefTag] | None:
    """The reuses of these names in this group; None where one is written in a way that cannot be edited."""
    found = []
    for tag in article.tags:
        if tag.name not in names or tag.group != group or tag.body_start >= 0:
            continue
        if tag.kind != "ref" or not any(attribute[0] == "name" for attribute in tag.attributes):
            return None
        found.append(tag)
    return found


def _name(article: Article, kept: Reference, names: Sequence[str]) -> str:
    """The longest name that a person chose, else a derived one, else what is there."""
    human = [name for name in names if is_human(name)]
    if human:
        return max(human, key=len)
    if names and not kept.citations:
        return names[0]
    taken = {tag.name for tag in article.tags}
    return derive(kept.citations[0] if kept.citations else None, kept.text, taken)


def _edits(text: str, kept: RefTag, tags: Sequence[RefTag], uses: Sequence[RefTag], name: str) -> tuple[Edit, ...]:
    edits = []
    for tag in tags:
        if tag is not kept:
            group = f' group="{tag.group}"' if tag.group and not tag.in_list else ""
            edits.append(Edit(tag.start, tag.end, "" if tag.in_list else f'<ref name="{name}"{group} />'))
    edits += [edit for tag in (kept, *uses) if (edit := _rename(text, tag, name)) is not None]
    return tuple(sorted(edits))


def _rename(text: str, tag: RefTag, name: str) -> Edit | None:
    """The edit that gives a tag this name; None where it has it."""
    if tag.name == name:
        return None
    for attribute, _, start, end in tag.attributes:
        if attribute == "name":
            if text[start - 1 : start] in ('"', "'"):
                return Edit(start, end, name)
            return Edit(start, end, f'"{name}"')
    at = tag.start + len("<ref")
    return Edit(at, at, f' name="{name}"')
