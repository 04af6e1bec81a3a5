"""Which parts of an article have a source."""

from __future__ import annotations

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.words.sourcing import holds, noted_places, paragraph_length, sourced_places, sourced_sections

TEXT = """Lead.<ref>One.</ref>

== A ==
Text {{harvnb|Smith|2001}}.

== B ==
* {{cite book |title=T}}

== C ==
Nothing ''here''.
"""


def test_sections_and_places() -> None:
    """Markers, short citations and citations in the text count; notes alone are fewer."""
    article = parse(Document("x", TEXT, Format.WIKITEXT))
    places = sourced_places(article)
    assert sourced_sections(article, places) == {-1, 0, 1}
    assert len(noted_places(article)) == 1
    assert holds(places, 0, 10)
    assert not holds(places, TEXT.index("== C"), len(TEXT))
    assert not holds((), 0, 5)
    assert paragraph_length(article, article.paragraphs[-1]) == len("Nothing here.")
