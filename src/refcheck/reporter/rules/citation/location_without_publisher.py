"""A place of publication stands without a publisher."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT777",
    name="location-without-publisher",
    severity=Severity.NOTE,
    conditions=("location_no_publisher",),
    cs1="CS1 maint: location missing publisher",
    examples=[
        Bad("{{cite book |title=T |location=Oxford |date=2001}}"),
        Good("{{cite book |title=T |location=Oxford |publisher=OUP |date=2001}}"),
        Good("{{cite book |title=T |location=Oxford |date=1801}}"),
        Good("{{cite book |title=T |location=Oxford |publisher=none |date=2001}}"),
        Good("{{cite news |title=T |location=Oxford |newspaper=The Post |date=2001}}"),
    ],
)
def location_without_publisher(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A place of publication stands without a publisher.

    A book since 1850 has a publisher, and the place alone helps nobody to find it.  `publisher=none` says that there
    is none.

    Sources: CS1 `maint_location_no_publisher`; Category:CS1 maint: location missing publisher.
    """
    for remark in context.remarks(citation, "location_no_publisher"):
        name = remark.field.written if remark.field else "location"
        yield Problem.at(remark.field or citation, f"|{name}= stands without |publisher=")
