"""The names at the end of a rendered citation's middle: the work, the place, the publisher.

What is left of the sentences behind a title once dates, volumes and pages are taken; only their order and their
wording tell which is which.
"""

from __future__ import annotations

from refcheck.parser.rendered_draft import Draft, Span
from refcheck.parser.rendered_sentences import strip_end, word_before
from refcheck.words.patterns import later

#: Short words that are no abbreviation, for names of journals.
_WHOLE = frozenset(
    "nature science cell brain heart blood today time life review studies press lancet letters policy theory news "
    "world mind gut bone pain lingua mosaic church online history quarterly society reports matters planet earth "
    "spain france the of art arts law state forum focus times record herald people women men music social public "
    "health care japan china africa america europe asia ecology plants birds physics biology zoology botany gender "
    "labour labor journal".split()
)
_PLACE = later(r"[^\W\d_][^:\n\"()]{0,60}")
#: Words that end a firm's name, not a journal's; names of institutions in capitals.
_FIRM = later(r"(?:Press|Publish\w*|Books|Verlag|Entertainment|Media|Inc|Ltd|[A-Z]{5,})\b")
_LONG_ABBREVIATIONS = ("ol", "sci", "iatr")  # Pharmacol, Neurosci, Psychiatr
_ARTICLES = ("A ", "An ")
_NO_PLACE = later(
    r"\b(?:University|Institute|News|Journal|Magazine|Museum|Society|Department|Ministry|Online|Archive|Database"
    r"|Project|Library|Cent(?:er|re)|Office|Encyclop\w+|Review|Report|Guide|Blog|of)\b|\.|\d"
)
_PUBLISHER = later(
    r"(?:Press|Publish|Books|Verlag|Universit|Institut|Survey|House|Editions?|Company|Sons|Éditions|Limited|Society"
    r"|Museum|Department|Office|Association|Foundation|USGS|NASA)\b|Publish|Universit|Inc\b|Ltd\b|& |Verlag"
)


def read(draft: Draft, parts: list[Span], colon: bool) -> None:
    """Gives the remaining sentences their names: work, then place and publisher, which a `colon` may part."""
    text, found = draft.text, draft.found
    journal = "issue" in found or ("pages" in found and "volume" in found)
    in_work = False
    if draft.quoted and "chapter" not in found:
        if draft.book and not journal and len(parts) > 1:
            draft.add("chapter", *found.pop("title"))
            draft.add("title", *parts[0])
            parts = parts[1:]
        else:
            in_work = True
            if len(parts) > 1:
                parts = _joined(text, parts, journal)
            elif colon and not journal and (split := _place_and_publisher(text, *parts[0], strict=True)):
                draft.add("location", *split[0])
                draft.add("publisher", *split[1])
                return
            draft.add("work", *parts[0])
            if len(parts) == 1:
                return
            parts = parts[1:]
    if colon:
        for part in parts:
            if split := _place_and_publisher(text, *part):
                draft.add("location", *split[0])
                draft.add("publisher", *split[1])
                return
    draft.add("publisher", *(parts[0] if in_work or len(parts) == 1 else _likeliest_publisher(text, parts)))


def _likeliest_publisher(text: str, parts: list[Span]) -> Span:
    """Of series, publisher and report number: what is worded as a publisher, else the last without a number."""
    named = [part for part in parts if _PUBLISHER.search(text, *part)]
    plain = [part for part in named or parts if not any(map(str.isdigit, text[part[0] : part[1]]))]
    return (plain or named or parts)[-1]


def _joined(text: str, parts: list[Span], journal: bool) -> list[Span]:
    """The work's name in one piece: `Ann. Intern. Med`, `IUCN Red List. Version 2012.1`."""
    joined, rest = parts[0], parts[1:]
    if text.startswith("Version ", rest[0][0]):
        return [(joined[0], rest[0][1]), *rest[1:]]
    while journal and rest and _is_shortened(word_before(text, *joined)) and _goes_on(text[rest[0][0] : rest[0][1]]):
        joined = (joined[0], rest[0][1])
        rest = rest[1:]
    return [joined, *rest]


def _goes_on(part: str) -> bool:
    """Whether a sentence may be one more word or two of an abbreviated name."""
    words = part.split()
    few = len(words) <= 2 or (len(words) == 3 and _is_shortened(words[-1]))
    return (
        few
        and ":" not in part
        and not _FIRM.search(part)
        and all(word[0].isupper() or word[0] in "(&" for word in words)
    )


def _is_shortened(word: str) -> bool:
    """Whether a word may be the abbreviation of a longer one in a journal's name."""
    bare = word.rstrip(".")
    short = len(bare) <= 7 or bare.endswith(_LONG_ABBREVIATIONS)
    return short and bare.isalpha() and bare[0].isupper() and bare.casefold() not in _WHOLE


def _place_and_publisher(text: str, start: int, end: int, strict: bool = False) -> tuple[Span, Span] | None:
    """`Oxford: Clarendon Press` in two.  `strict` where a work's name with a colon may stand as well."""
    colon = text.find(": ", start, end)
    if colon < 0 or not _PLACE.fullmatch(text, start, colon):
        return None
    if strict and (colon - start > 40 or _NO_PLACE.search(text, start, colon) or text.startswith(_ARTICLES, colon + 2)):
        return None
    return (start, strip_end(text, start, colon)), (colon + 2, end)
