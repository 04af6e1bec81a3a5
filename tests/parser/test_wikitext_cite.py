"""Our numbering beside that of the Cite extension in a real MediaWiki."""

from __future__ import annotations

import random
import re

import pytest
from bs4 import BeautifulSoup

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from services.mediawiki import MediaWiki

Seen = tuple[list[str], list[list[tuple[str, int]]]]

CASES = {
    "reuse": 'A<ref name="a">One</ref> B<ref>Two</ref> C<ref name=a /> D<ref name="a"/>\n<references />',
    "reuse before definition": 'A<ref name="a" /> B<ref name="a">One</ref>\n<references />',
    "no list": "A<ref>One</ref> B<ref>Two</ref>",
    "groups": 'A<ref group="n">One</ref> B<ref>Two</ref> C<ref group=n>Three</ref>\n<references group="n" />\n<references />',
    "letters": "A<ref group=lower-alpha>One</ref> B<ref group=lower-alpha>Two</ref>\n<references group=lower-alpha />",
    "two lists": "A<ref>One</ref>\n<references />\nB<ref>Two</ref> C<ref>Three</ref>\n<references />",
    "name across lists": "A<ref name=a>One</ref>\n<references />\nB<ref name=a>One</ref>\n<references />",
    "list-defined": 'A<ref name="b" /> B<ref name="a" />\n<references>\n<ref name="a">One</ref>\n<ref name="b">Two</ref>\n</references>',
    "list-defined in a template": "A<ref name=b /> B<ref name=a />\n{{reflist|refs=\n<ref name=a>One</ref>\n<ref name=b>Two</ref>\n}}",
    "efn": "A{{efn|One}} B{{efn|name=x|Two}} C{{efn|name=x}} D<ref>Three</ref>\n{{notelist}}\n{{reflist}}",
    "refn": 'A{{refn|One<ref>Inner</ref>|group=note}} B<ref>Two</ref>\n<references group="note" />\n{{reflist}}',
    "tag": 'A{{#tag:ref|One <ref>Inner</ref>|name="x"|group=n}} B{{#tag:ref||name=x|group=n}}\n<references group=n />\n<references />',
    "tag with a comment": "A{{#tag:ref|One|group=n<!-- x -->}} B{{#tag:ref|Two|name=y<!-- z -->}} C<ref name=y />\n<references group=n />\n<references />",
    "sfn": "A{{sfn|Smith|2001|p=5}} B{{sfn|Smith|2001|p=6}} C{{sfn|Smith|2001|p=5}}\n{{reflist}}",
    "r": 'A<ref name=a>One</ref> B<ref name="b">Two</ref> C{{r|a|b}}\n{{reflist}}',
    "in comment": "A<!-- <ref>No</ref> --> B<ref>Two</ref>\n<references />",
    "in nowiki": "A<nowiki><ref>No</ref></nowiki> B<ref>Two</ref>\n<references />",
    "comment in reference": "A<ref>One <!-- not shown --></ref> B<ref><!-- x -->Two</ref>\n<references />",
    "in table": '{| class="wikitable"\n|+ Caption<ref>One</ref>\n! H<ref>Two</ref>\n|-\n| x<ref>Three</ref> || y<ref>Four</ref>\n|}\n<references />',
    "in infobox": "{{Infobox person\n| name = X<ref>One</ref>\n| birth_date = 1900<ref name=b>Two</ref>\n}}\nText<ref name=b /><ref>Three</ref>\n<references />",
    "in file caption": "[[File:X.png|thumb|A caption<ref>One</ref>]]\nText<ref>Two</ref>\n<references />",
    "in heading": "== Title<ref>One</ref> ==\nText<ref>Two</ref>\n<references />",
    "in list items": "* a<ref>One</ref>\n** b<ref>Two</ref>\n# c<ref>Three</ref>\n<references />",
    "spaces in the name": 'A<ref name="a  b">One</ref> B<ref name=" a b "/> C<ref name = "a b" />\n<references />',
    "quotes": 'A<ref name=\'x y\'>One</ref> B<ref name="x y"/> C<ref name=z>Two</ref> D<ref name="z" />\n<references />',
    "upper case": 'A<REF NAME="a">One</REF> B<Ref name="a"/>\n<References />',
    "line breaks in the tag": 'A<ref\nname="a"\n>One</ref> B<ref name="a"\n/>\n<references />',
    "no space before the slash": "A<ref name=a>One</ref> B<ref name=a/> C<ref name=b>Two</ref>\n<references/>",
    "never defined": 'A<ref name="a" /> B<ref>Two</ref>\n<references />',
    "unclosed": "A<ref>One B<ref>Two</ref> C<ref>Three</ref>\n<references />",
    "never closed": "A<ref>One B\n<references />",
    "empty": "A<ref></ref> B<ref/> C<ref> </ref> D<ref>One</ref>\n<references />",
    "follow": 'A<ref name="a">One</ref> B<ref follow="a">more</ref> C<ref>Two</ref>\n<references />',
    "half-open braces": "A<ref>One {{ x</ref> B {{ y <ref>Two</ref>\n<references />",
    "half-open link": "A [[x <ref>One</ref> {{nowrap|B<ref>Two</ref>}}\n<references />",
    "brackets in braces": "{{nowrap|A [[x}} <ref>One</ref> ]] B<ref>Two</ref>\n<references />",
    "triple braces": "{{{x|A<ref>One</ref>}}} B<ref>Two</ref>\n<references />",
    "empty name": 'A<ref name="">One</ref> B<ref>Two</ref>\n<references />',
    "not a reference": "A<refs>One</refs> B<ref>Two</ref>\n<references />",
    "closing tag with a space": "A<ref>One</ref > B<ref>Two</ref\n>\n<references />",
    "greater-than in the name": 'A<ref name="a>b">One</ref> B<ref>Two</ref>\n<references />',
    "reference in nested templates": "{{nowrap|{{nowrap|A<ref>One</ref>}} B<ref>Two</ref>}} C<ref>Three</ref>\n<references />",
    "onlyinclude-free noinclude": "A<noinclude><ref>One</ref></noinclude> B<includeonly><ref>No</ref></includeonly> C<ref>Two</ref>\n<references />",
    "pre": "<pre>\nA<ref>No</ref>\n</pre>\nB<ref>One</ref>\n<references />",
    "unclosed comment": "A<ref>One</ref> <!-- B<ref>No</ref>\n<references />",
    "poem": "<poem>\nA<ref>One</ref>\nB<ref>Two</ref>\n</poem>\nC<ref>Three</ref>\n<references />",
    "gallery": "<gallery>\nX.png|A<ref>One</ref>\nY.png|B<ref>Two</ref>\n</gallery>\nC<ref>Three</ref>\n<references />",
    "several names": "A<ref name=a>One</ref><ref name=b>Two</ref><ref name=a /><ref name=b />\n<references />",
    "entity in the name": 'A<ref name="a&amp;b">One</ref> B<ref name="a&amp;b" />\n<references />',
    "comments in a tag's parameters": "A{{#tag:ref|One|group=n<!-- end -->|name=<!-- x -->a}} B<ref group=n name=a />\n<references group=n />",
    "definition in the second list": "A<ref name=x group=n /> <references group=n /> B<ref name=x group=n>One</ref> <references group=n />",
}


def ours(text: str) -> Seen:
    """Marker labels in order, and the lists: each entry's text and uses."""
    article = parse(Document("x", text, Format.WIKITEXT))
    lists: dict[int, list[tuple[str, int]]] = {}
    for reference in article.references:
        lists.setdefault(reference.list, []).append((_squash(reference.text), reference.uses))
    return [marker.label for marker in article.markers], [lists[at] for at in sorted(lists)]


def theirs(html: str) -> Seen:
    """The same of a rendered page; what Cite only complains about does not count."""
    soup = BeautifulSoup(html, "lxml")
    for error in soup.select(".error"):
        error.decompose()
    markers = [
        re.sub(r"[\[\]]", "", tag.get_text())
        for tag in soup.select("sup.reference")
        if tag.find_parent("ol", class_="references") is None
    ]
    lists = []
    for block in soup.select("ol.references"):
        rows = []
        for item in block.find_all("li", recursive=False):
            content = item.select_one(".reference-text")
            for inner in content.select("sup") if content else ():
                inner.decompose()
            uses = len(item.select('.mw-cite-backlink a, a[href^="#cite_ref"]'))
            rows.append((_squash(content.get_text() if content else ""), uses))
        lists.append(rows)
    return markers, lists


def _squash(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def render(wiki: MediaWiki, text: str) -> str:
    """The parser's output for a text that is no page."""
    import json

    answer = wiki.api(
        action="parse", text=text, contentmodel="wikitext", prop="text", title="X", disablelimitreport="1"
    )
    html: str = json.loads(answer)["parse"]["text"]
    return html


@pytest.mark.service
@pytest.mark.parametrize("name", CASES)
def test_numbers_as_cite_does(mediawiki: MediaWiki, name: str) -> None:
    """Markers, lists, uses and texts are those of the real extension."""
    text = CASES[name]
    assert ours(text) == theirs(render(mediawiki, text))


PIECES = (
    "Text.", "\n\n", "<ref>One</ref>", "<ref>Two</ref>", '<ref name="a">Alpha</ref>', '<ref name="a" />', "<ref name=b />",
    '<ref name="b">Beta</ref>', "<ref group=n>Note</ref>", '<ref group="n" name="c">Gamma</ref>', "<ref group=n name=c />",
    "{{efn|Efn}}", "{{efn|name=e|Named}}", "{{efn|name=e}}", "{{refn|Refn<ref>Deep</ref>}}", "{{nowrap|x<ref>In</ref>}}",
    "\n== H ==\n", "\n* item ", "<!-- c -->", "<nowiki><ref></nowiki>", "{{sfn|Doe|1999}}", "''x''", "[[Link|text]]", "{{r|a}}",
)  # fmt: skip
LISTS = "\n{{notelist}}\n<references group=n />\n{{reflist}}"


@pytest.mark.service
def test_numbers_random_pages_as_cite_does(mediawiki: MediaWiki) -> None:
    """Pages made of pieces at random are numbered as the real extension numbers them."""
    dice = random.Random(20261123)
    for _ in range(40):
        text = "".join(dice.choices(PIECES, k=14)) + LISTS
        assert ours(text) == theirs(render(mediawiki, text)), text
