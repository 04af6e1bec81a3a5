"""Reads a bounded piece of wikitext as a reader sees it: links as their text, no quotes marks, comments or tags."""

# ruff: noqa: E501 (a table with a line a kind)

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from refcheck.model.article import Claim, ClaimKind
from refcheck.words.patterns import later

#: A longer piece with templates is read without looking into them.
LONGEST = 20_000
_DEEPEST = 12
_COMMENT = later(r"<!--.*?(?:-->|\Z)", re.S)
_HIDDEN = later(r"<(ref|references|math|syntaxhighlight|source|gallery|timeline|score)\b[^<>]*(?<!/)>", re.I)
_SIMPLE_REF = later(r"<ref\b[^<>]*(?<!/)>[^<]*</ref\s*>", re.I)
_TAG = later(r"</?[a-zA-Z][^<>]*>")
_BREAK = later(r"<br\b[^<>]*>", re.I)
# By far the most links: without a namespace or an empty text.
_SIMPLE_LINK = later(r"\[\[(?:[^\[\]|:]*+\|([^\[\]|]++)|([^\[\]|:]++))\]\]")
_WIKILINK = later(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_OUTSIDE = later(r"\[(?:(?:https?|ftps?|mailto|news|irc|gopher):(?://)?|//)[^\s\[\]<>\"]*+\s*+([^\[\]\n]*+)\]", re.I)
_ENTITY = later(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_QUOTES = later(r"'{2,}")
_NO_TEXT = ("file:", "image:", "category:", "datei:", "fichier:", "archivo:", "media:")
_SIMPLE = later(r"\{\{([^{}\[\]<]*+)\}\}(?!\})")
_SWITCH = later(r"__[A-Z]{3,}__")


def is_plain(piece: str) -> bool:
    """Whether a stripped piece of wikitext is its own plain reading."""
    # Ten looks for fixed characters cost a tenth of one regular expression with a class of them.
    return not (
        "[" in piece
        or "<" in piece
        or "&" in piece
        or "''" in piece
        or "{" in piece
        or "\n" in piece
        or "  " in piece
        or "__" in piece
        or "\t" in piece
        or "\r" in piece
    )


def plain(piece: str) -> str:
    """The plain reading of a piece of wikitext; spaces are collapsed, nothing is expanded, nothing ever raises."""
    if is_plain(piece):
        return piece.strip()
    if "<" in piece:
        piece = _without_tags(piece)
    if "[[" in piece:
        piece = "".join(filter(None, _SIMPLE_LINK.split(piece)))  # of each link, the group that shows
    if "{{" in piece:
        piece = _without_templates(piece)
    if "[" in piece:
        piece = _without_links(piece)
    if "''" in piece:
        piece = _QUOTES.sub("", piece)
    if "&" in piece:
        piece = decode(piece)
    if "__" in piece:
        piece = _SWITCH.sub("", piece)
    return " ".join(piece.split())


def without_comments(piece: str) -> str:
    """A piece of wikitext without its comments; one that is not closed reaches to the end."""
    return _COMMENT.sub("", piece) if "<!--" in piece else piece


def decode(piece: str) -> str:
    """The text with its character references decoded; `&sect` without a semicolon is none, as in MediaWiki."""
    return _ENTITY.sub(_decoded, piece)


def _decoded(match: re.Match[str]) -> str:
    from html import unescape  # their table of names takes longer to load than most texts to read
    from html.entities import html5

    written = match[0]
    return unescape(written) if written[1] == "#" else html5.get(written[1:], written)


def _without_tags(piece: str) -> str:
    piece = without_comments(piece)
    if "<" not in piece:
        return piece
    piece = _NOWIKI.sub(_verbatim, piece)
    piece = _BREAK.sub(" ", piece)
    if "<ref" in piece:  # hundreds may stand in one claim
        shorter = _SIMPLE_REF.sub("", piece)
        if _HIDDEN.search(shorter) is None:  # else some held others
            return _TAG.sub("", shorter)
    kept, at = [], 0
    while (match := _HIDDEN.search(piece, at)) is not None:
        close = _closing(match[1]).search(piece, match.end())
        kept.append(piece[at : match.start()])
        if close is None:
            at = match.end()
            break
        at = close.end()
    kept.append(piece[at:])
    return _TAG.sub("", "".join(kept))


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.I)


def _verbatim(match: re.Match[str]) -> str:
    """What stands in <nowiki>, with its markup as character references, which are decoded last."""
    return match[1].translate(_ENTITIES)


_NOWIKI = later(r"<nowiki\s*>([^<]*(?:<(?!/?nowiki)[^<]*)*)</nowiki\s*>", re.I)
_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "[]{}<>'|_=&"}


def _without_links(piece: str) -> str:
    for _ in range(4):  # a link in a caption in a link
        if "[[" not in piece:
            break
        shorter = _WIKILINK.sub(_link_text, piece)
        if shorter == piece:
            break
        piece = shorter
    return _OUTSIDE.sub(r"\1", piece) if "[" in piece else piece


def _link_text(match: re.Match[str]) -> str:
    target, shown = match[1], match[2]
    if target.lower().lstrip().startswith(_NO_TEXT):
        return ""
    if shown is None:
        return target.strip().lstrip(":")
    return shown or re.sub(r"\s*\([^()]*\)$", "", target.strip().lstrip(":").split(":")[-1])


def _without_templates(piece: str) -> str:
    """Templates as what they show, from the inside out; by mwparserfromhell where something else is in between."""
    for _ in range(_DEEPEST):
        shorter = _SIMPLE.sub(_simple_text, piece)
        if shorter == piece:
            break
        piece = shorter
    if "{{" not in piece or "}}" not in piece:
        return piece
    if len(piece) > LONGEST or _depth(piece) > _DEEPEST:
        return re.sub(r"\{\{+|\}\}+", " ", piece)
    import mwparserfromhell

    code = mwparserfromhell.parse(piece, skip_style_tags=True)
    return "".join([_read_node(node) for node in code.nodes])


def _simple_text(match: re.Match[str]) -> str:
    """A template without braces, links or tags inside."""
    name, *parts = match[1].split("|")
    if not parts:
        return template_text(template_name(name), {})
    parameters: dict[str, str] = {}
    position = 0
    for part in parts:
        key, equals, value = part.partition("=")
        if not equals:
            position += 1
            key, value = str(position), part
        else:
            key = key.strip().lower()
        value = value.strip()
        if value or key not in parameters:
            parameters[key] = value
    return template_text(template_name(name), parameters)


def _depth(piece: str) -> int:
    deepest = depth = 0
    for match in re.finditer(r"\{\{|\}\}|\[\[|\]\]|<", piece):
        depth += 1 if match[0] in ("{{", "[[", "<") else -1
        deepest = max(deepest, depth)
    return deepest


def _read_node(node: object) -> str:
    from mwparserfromhell.nodes import Argument, Template

    if isinstance(node, Template):
        named: dict[str, str] = {}
        for parameter in node.params:
            name = str(parameter.name).strip().lower()
            if name not in named or str(parameter.value).strip():
                named[name] = str(parameter.value).strip()
        return template_text(template_name(str(node.name)), named)
    if isinstance(node, Argument):
        return "" if node.default is None else plain(str(node.default))
    return str(node)


def template_name(written: str) -> str:
    """A template's name as refcheck compares it: without comments and namespace, lower case, single spaces."""
    if "<" in written:
        written = _COMMENT.sub("", written)
    name = " ".join(written.replace("_", " ").split()).lower()
    for prefix in ("template:", "msg:", "subst:", "safesubst:"):
        name = name.removeprefix(prefix).lstrip()
    return name.replace(": ", ":") if name.startswith("#") else name


def template_text(name: str, parameters: dict[str, str]) -> str:
    """What a template shows, as far as its name is known: its first unnamed parameter where it is not."""
    shown = _shown().get(name)
    if shown is None:
        if name.startswith(("lang-", "lang ")):
            shown = _first
        elif name.startswith(("cite ", "citation", "sfn", "efn", "#")):
            shown = _nothing
        elif name.startswith("1er ") and name.count(" ") == 1:  # the French Wikipedia's {{1er mars}}
            return name
        elif ":" in name and name.split(":")[0] in ("formatnum", "lc", "uc", "lcfirst", "ucfirst"):
            return name.split(":", 1)[1]
        else:
            shown = _first
    return plain(shown(parameters))


_Shown = Callable[[dict[str, str]], str]


def _first(p: dict[str, str]) -> str:
    return p.get("1", "")


def _second(p: dict[str, str]) -> str:
    return p.get("2") or p.get("1", "")


def _last(p: dict[str, str]) -> str:
    return p.get("3") or p.get("2") or p.get("1", "")


def _nothing(p: dict[str, str]) -> str:
    return ""


def _all(p: dict[str, str]) -> str:
    return " ".join(value for name, value in p.items() if name.isdigit())


def _joined(p: dict[str, str]) -> str:
    return "-".join(value for name, value in p.items() if name.isdigit() and value)


def _short(p: dict[str, str]) -> str:
    """`Smith & Jones 2001, p. 5`."""
    *names, year = [p[key] for key in ("1", "2", "3", "4", "5") if p.get(key)] or [""]
    who = " & ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    places = [("p. ", p.get("p")), ("pp. ", p.get("pp")), ("", p.get("loc"))]
    return f"{who} {year}".strip() + "".join(f", {label}{place}" for label, place in places if place)


def _literal(text: str) -> _Shown:
    return lambda p: text


def _before(text: str) -> _Shown:
    return lambda p: text + p.get("1", "")


@cache
def _shown() -> dict[str, _Shown]:
    """How the common inline templates read (their documentation pages on the English Wikipedia)."""
    table: dict[str, _Shown] = {}
    rows: list[tuple[_Shown, str]] = [
        (_first, "nowrap; small; smaller; big; larger; nobold; nobr; abbr; tooltip; em; strong; ill; interlanguage link; "
                 "sic; bdi; ipa; asof; as of; not a typo; noitalic; noitalics; sc; smallcaps; small caps; var; math; "
                 "proper name; linktext; illm; plainlist; unbulleted list; pipe; convert; cvt"),
        (_second, "lang; script; font color; color; fontcolor; hover title; wikt-lang; wiktlang; langue; url; official url; hlist"),
        (_last, "transl; transliteration"),
        (_nothing, "citation needed; cn; fact; dead link; deadlink; dl; page needed; clarify; by whom; who; when; better source; "
                   "better source needed; cbignore; full citation needed; full; verify source; failed verification; "
                   "bare url inline; bare url; refn; efn; sfn; sfnp; r; rp; open access; free access; closed access; "
                   "subscription required; registration required; subscription; registration; link note; pd-notice; "
                   "anchor; wayback; webarchive; pd; source-attribution; dubious; disputed inline; update inline; "
                   "vs; self-published inline; psc; clear; refbegin; refend; reflist; notelist; icon; flagicon; void; "
                   "short description; shortdesc; about; for; for multi; other uses; other people; other places; "
                   "redirect; redirect2; distinguish; hatnote; main; see also; further"),
        (_all, "usctc"),
        (_short, "harv; harvnb; harvp; harvtxt; harvcol; harvcolnb; harvcoltxt; harvs; citeref"),
        (_joined, "start date; end date; date; dts; birth date; death date; film date; release date; start date and age"),
        (_literal("–"), "ndash; en dash; endash; –"),
        (_literal(" – "), "spaced ndash; snd; spnd; sndash; spndash; spaced en dash; spaced endash; space en dash; nbspndash; dash"),
        (_literal("—"), "mdash; em dash; emdash; —"),
        (_literal(" "), "nbsp; space; spaces; thinsp; hair space; thin space; sp; zwsp; wbr; shy; nnbsp"),
        (_literal("|"), "!; pipe symbol"),
        (_literal("="), "="),
        (_literal("'"), "'; apostrophe; ’"),
        (_literal("\u2019s"), "'s"),
        (_literal("er"), "er"),
        (_literal("1er"), "1er"),
        (_literal("*"), "asterisk; *; ast"),
        (_literal("…"), "ellipsis; ...; …"),
        (_literal(" · "), "·; middot; bold dot; dot; •; bullet"),
        (_literal("["), "bracket; (; !("),
        (_literal("]"), "); )!"),
        (_before("c. "), "circa; c.; ca.; c; ca; circa2"),
        (_before("fl. "), "floruit; fl.; fl"),
        (_before("ISBN "), "isbn; isbnt"),
        (_before("ISSN "), "issn"),
        (_before("OCLC "), "oclc"),
        (_before("doi:"), "doi"),
        (_before("PMID "), "pmid"),
        (_before("PMC "), "pmc"),
        (_before("JSTOR "), "jstor"),
        (_before("arXiv:"), "arxiv"),
        (_before("hdl:"), "hdl"),
        (_before("US$"), "us$; usd"),
        (_before("£"), "gbp; pound; £"),
        (_before("€"), "euro; eur; €"),
        (_before("p. "), "p."),
        (_before("in "), "in lang"),
    ]  # fmt: skip
    for shown, names in rows:
        for name in names.split("; "):
            table[name.strip()] = shown
    return table


def claim_text(document_text: str, claim: Claim) -> str:
    """The plain reading of the text that a marker supports."""
    if claim.text is not None:
        return claim.text
    piece = document_text[claim.start : claim.end]
    if claim.kind is ClaimKind.ROW:
        piece = _row(piece)
    return plain(_HALF_OPEN.sub(" ", plain(piece.lstrip("|!*#:; \n").rstrip("| \n"))))


_CELL = later(r"\|\||!!|\n[|!]")
_HALF_OPEN = later(r"\{\{+[^{}|\[\]]*+\|?|\}\}+|\[\[(?:[^\[\]|]*+\|)?")


def _row(piece: str) -> str:
    """The cells of a table row one behind the other, without their attributes."""
    cells = []
    for cell in _CELL.split(piece.lstrip("|!")):
        attributes, bar, content = cell.partition("|")
        cells.append(
            content if bar and "=" in attributes and "[[" not in attributes and "{{" not in attributes else cell
        )
    return "; ".join([cell.strip() for cell in cells if cell.strip()])
