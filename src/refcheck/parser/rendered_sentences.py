"""Where the sentences of a rendered citation end: a dot and a space, unless the dot is that of an abbreviation."""

from __future__ import annotations

from refcheck.words.patterns import later

Span = tuple[int, int]

#: What is dropped from the end of a part.
TRAILING = " \t\n\r\xa0.,;"
#: Words whose dot ends no sentence.
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Mt Ft Jr Sr Vol vol No no nos Nos vs v Prof Rev Gen Col Capt Lt Sgt Gov Sen Rep Hon al cf ca c "
    "Univ Dept Pt pt Ser ser trans Trans rev illus Fr Ste Op op cit esp pp p approx "
    "Wm Chas Geo Jas Thos Jos Edw Robt Benj Saml Danl".split()
)
#: Words that end a name with their own dot, which the separator swallows.
_KEEP_DOT = frozenset("Inc Co Ltd Corp Bros Jr Sr Pty Pvt Cia Ges Mass Conn Calif Ill Penn Wash Va Md Ont".split())
_COMPANIES = frozenset(("Co", "Pvt", "Pty", "Ges", "Inc"))
_LEGAL_FORM = later(r"\s(?:KG|KGaA|Ltd|Limited|LLC|Inc|Publish(?:ing|ers))\b")
#: The date behind a firm's legal form: `Lamp House B.V. 2012.`
_DATE = later(r"\s(?:(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?)?[12]\d{3}(?:\.|$)")
_LEGAL_FORMS = ("Co.", "Inc.", "Ltd", "Corp.")  # "Lamp Pub. Co."
_EDITED = frozenset(("ed", "eds", "Ed", "Eds"))
_LONGEST_ABBREVIATION = 6


def ends_sentence(word: str, text: str, dot: int) -> bool:
    """Whether the dot behind a word parts two sentences, and is not that of an initial or an abbreviation."""
    if len(word) > _LONGEST_ABBREVIATION:
        return True
    if len(word) < 2:
        return not word.isupper()
    bare = word.lstrip("(\"'[")
    if bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isupper()):
        return False
    if bare in _COMPANIES:
        return _LEGAL_FORM.match(text, dot + 1) is None
    if bare in _EDITED:
        return not text[dot + 2 : dot + 3].islower()
    if "." in bare and all(len(letters) < 3 and letters.isalpha() for letters in bare.split(".")):
        return bare != "A.D" and _DATE.match(text, dot + 1) is not None
    return not text.startswith(_LEGAL_FORMS, dot + 2)


def sentence_end(text: str, start: int, stop: int, comma: bool = False) -> int:
    """The separator that ends the first sentence before `stop`, -1 where there is none."""
    if comma:
        return text.find(", ", start, stop)
    at = text.find(". ", start, stop)
    while at >= 0 and not ends_sentence(word_before(text, start, at), text, at):
        at = text.find(". ", at + 1, stop)
    return at


def sentences(text: str, start: int, stop: int, comma: bool) -> list[Span]:
    """The parts of a stretch without their separators; `comma` parts at commas, as CS2 does."""
    raw = text[start:stop].rstrip(TRAILING)
    if not raw:
        return []
    separator = ", " if comma else ". "
    if separator not in raw:
        return [(start, start + len(raw))]
    begin = at = start
    found = []
    stop = start + len(raw)
    for piece in raw.split(separator):
        end = at + len(piece)
        at = end + 2
        if end < stop and not comma:
            word = piece[piece.rfind(" ") + 1 :]
            if len(word) <= _LONGEST_ABBREVIATION and not ends_sentence(word, text, end):
                continue
        while begin < end and text[begin].isspace():
            begin += 1
        if end > begin:
            found.append((begin, end))
        begin = at
    return found


def word_before(text: str, start: int, dot: int) -> str:
    """The word before a dot; its last 24 characters are enough."""
    piece = text[dot - 24 if dot - 24 > start else start : dot]
    space = piece.rfind(" ")
    if "\xa0" in piece:
        space = max(space, piece.rfind("\xa0"))
    return piece[space + 1 :]


def with_dot(text: str, start: int, end: int) -> int:
    """The end of a part, its dot taken in where the last word needs one: `Time Inc.`"""
    if text[end : end + 1] != ".":
        return end
    word = word_before(text, start, end)
    if len(word) >= 5 or not word[-1:].isalpha():
        return end
    return end + 1 if word in _KEEP_DOT or (len(word) == 1 and word.isupper()) or "." in word else end


def strip_end(text: str, start: int, end: int) -> int:
    """The end of a part without white space and separators."""
    return start + len(text[start:end].rstrip(TRAILING))
