"""A reference's name is only a number."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, RefTag
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import MARKUP, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
PAGE = (
    '<p>A.<span class="error mw-ext-cite-error">Cite error: Invalid <code>&lt;ref&gt;</code> tag; name cannot be a '
    "simple integer. Use a descriptive title</span></p>"
)


@rule(
    Article,
    code="FN613",
    name="numeric-reference-name",
    severity=Severity.ERROR,
    formats=MARKUP,
    also=("Cite: cite_error_ref_numeric_key",),
    examples=[
        Bad(
            'A.<ref name="3">Smith.</ref>' + LIST,
            fixed='A.<ref name="ref-3">Smith.</ref>' + LIST,
        ),
        Bad('A.<ref name="3">Smith.</ref> B.<ref name=3 />' + LIST),
        Bad('A.<ref name="a">Smith.</ref> B.<ref follow="3">Further.</ref>' + LIST, found="follow=“3”"),
        Bad(PAGE, format=Format.HTML),
        Good('A.<ref name="smith3">Smith.</ref>' + LIST),
    ],
)
def numeric_reference_name(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference's name is only a number.

    So is the name after `follow=`, or the page shows the error that this makes.  The Cite extension refuses such names,
    because they would collide with the numbers it gives itself.  The reuses of the reference then show an error.

    Fix safety: safe where the name stands only once: it becomes `ref-` and the number, unless that is taken.  Where it
    is reused or defined twice, the page shows errors in place of markers; the change that brings them back is for a
    person to make.

    Sources: the Cite extension's `cite_error_ref_numeric_key`.
    """
    seen: dict[tuple[str, str], list[tuple[RefTag, int, int]]] = {}
    names = set()
    told = set()  # where the tags begin that have such a name
    for tag in article.tags:
        for name, value, start, end in tag.attributes:
            if name == "name":
                names.add(value)
                if value.isdecimal() and value.isascii():
                    seen.setdefault((tag.group, value), []).append((tag, start, end))
                    told.add(tag.start)
    for (_, value), uses in seen.items():
        new = f"ref-{value}"
        fix = None
        if new not in names:
            edits = tuple(Edit(start, end, new) for _, start, end in uses)
            alone = len(uses) == 1 and uses[0][0].body_start >= 0 and not uses[0][0].in_list
            fix = Fix(f"rename the reference to {new}", edits, Safety.SAFE if alone else Safety.MANUAL)
        tag, start, end = uses[0]
        reference = context.lookup((tag.list, tag.group, tag.number))
        yield Problem(start, end, f'the reference name "{value}" is only a number', reference=reference, fix=fix)
    for fault in article.faults:
        if fault.kind == "ref_numeric_key" and fault.start not in told:
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
