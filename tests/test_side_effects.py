"""What other programs do beside what they were asked for, each with its source, and that fix-up does not do it.

The observations are those of the bots' and scripts' public sources and of runs of them: InternetArchiveBot (IABot),
AutoWikiBrowser (AWB), pywikibot's `reflinks.py` (PWB) and reFill.
"""

from __future__ import annotations

import pytest

from support.fixing import SAFE, mended, report, seen

URL = "http://a.example/x"
COPY = "https://web.archive.org/web/20160115000000/http://a.example/x"
DEAD = {URL: seen(URL, "dead", COPY)}
GONE = {URL: seen(URL, "dead")}
LIVE = {URL: seen(URL, "live")}
LIST = "\n\n== References ==\n{{reflist}}\n"
LONG = "{{cite web |title=A page about rain |url=https://b.example/rain |publisher=Rain House}}"


def inside(citation: str, web: object = DEAD) -> str:
    """What a footnote with this content holds after fix-up with all fixes."""
    text = f"It rained.<ref>{citation}</ref>{LIST}"
    after = mended(text, web).after  # type: ignore[arg-type]
    assert after.startswith("It rained.<ref>")
    assert after.endswith(f"</ref>{LIST}")
    return after.removeprefix("It rained.<ref>").removesuffix(f"</ref>{LIST}")


# ------------------------------------------------------------------------------------------------- InternetArchiveBot


def test_iabot_replaces_a_second_definition_without_looking() -> None:
    """IABot: the second <ref name=X> with content becomes <ref name=X/>, whatever that content was."""
    text = f'A.<ref name="x">Smith, Rain, 2001, page 5.</ref> B.<ref name="x">Jones, Snow, 1999, page 7.</ref>{LIST}'
    assert mended(text).after == text


def test_iabot_adds_an_access_date_and_a_title() -> None:
    """IABot: a rescue fills in access-date (the day the URL was added) and "Archived copy" where they are missing."""
    after = inside(f"{{{{cite web |url={URL} |website=Rain}}}}")
    assert "access-date" not in after
    assert "title" not in after


def test_iabot_rewrites_the_url() -> None:
    """IABot: the rescue writes the sanitised, re-encoded URL in the place of the one that stands there."""
    odd = "http://A.example:80/x/../%7Ey?b=2&a=%C3%A4#Part"
    web = {odd: seen(odd, "dead", "https://web.archive.org/web/20160115000000/http://a.example/~y?a=ä&b=2")}
    assert f"|url={odd} |" in inside(f"{{{{cite web |title=T |url={odd} |website=Rain}}}}", web)


def test_iabot_turns_links_into_templates() -> None:
    """IABot: a lone `[url title]` or bare URL in a reference becomes a citation template of the wiki's choice."""
    assert inside(f"[{URL} Rain]") == f"[{URL} Rain] {{{{webarchive|url={COPY}|date=15 January 2016}}}}"
    assert inside(URL) == f"{URL} {{{{webarchive|url={COPY}|date=15 January 2016}}}}"


def test_iabot_reorders_and_respaces() -> None:
    """IABot: parameters are printed anew in the most frequent spacing of the template."""
    before = f"{{{{cite web|url = {URL}\n|  title=T | website =W}}}}"
    after = inside(before)
    for piece in (f"{{{{cite web|url = {URL}", "\n|  title=T | website =W}}"):
        assert piece in after
    assert after.index("url =") < after.index("title=") < after.index("website")


def test_iabot_never_retries_what_is_marked() -> None:
    """IABot: any `fix-attempted=`, even "no", keeps a dead link from ever being rescued."""
    for mark in ("{{dead link|fix-attempted=no}}", "{{dead link|date=May 2015|fix-attempted=yes}}"):
        after = inside(f"{{{{cite web |title=T |url={URL}}}}}{mark}")
        assert f"|archive-url={COPY}" in after
        assert "dead link" not in after


def test_iabot_marks_twice() -> None:
    """IABot: a marked dead link is marked again where the mark does not stand right behind it."""
    marked = f"[{URL} Rain], by Smith, 2001. {{{{dead link|date=May 2015}}}}"
    assert inside(marked, GONE) == marked


def test_iabot_pads_partial_timestamps() -> None:
    """IABot: `/web/2015/` is read as 2015-11-30 and the like; an inexact moment gives no archive-date here."""
    citation = f"{{{{cite web |title=T |url={URL} |archive-url=https://web.archive.org/web/2015/{URL}}}}}"
    assert inside(citation, LIVE) == citation


def test_iabot_takes_other_sites_for_archives() -> None:
    """IABot: archive.isgeschiedenis.nl was taken for archive.is."""
    url = "http://archive.isgeschiedenis.nl/nieuws/rain"
    citation = f"{{{{cite web |title=T |url={url}}}}}"
    assert inside(citation, {url: seen(url, "live")}) == citation
    assert "archive" not in " ".join(f.rule for f in report(f"A.<ref>{citation}</ref>{LIST}").findings)


def test_iabot_mangles_flags_of_captures() -> None:
    """IABot: `if_`, `id_` and the like were dropped or doubled in archive URLs; a sound address stays as it is."""
    flagged = COPY.replace("0000/", "0000if_/")
    citation = f"{{{{cite web |title=T |url={URL} |archive-url={flagged} |archive-date=15 January 2016}}}}"
    assert inside(citation, {URL: seen(URL, "dead", COPY)}) == citation


def test_iabot_loses_or_doubles_fragments() -> None:
    """IABot: the fragment of the url was appended to the archive URL again and again, or lost."""
    url = f"{URL}#part"
    after = inside(f"{{{{cite web |title=T |url={url}}}}}", {url: seen(url, "dead", COPY)})
    assert after.count("#part") == 2
    assert f"|archive-url={COPY}#part |" in after


def test_iabot_writes_pipes_as_templates() -> None:
    """IABot: `|` in an archive URL becomes {{!}}, which tools then take for part of the address."""
    url = f"{URL}?a%7Cb%5Bc%5D"
    after = inside(f"{{{{cite web |title=T |url={url}}}}}", {url: seen(url, "dead", f"{COPY}?a|b[c]")})
    assert f"|archive-url={COPY}?a%7Cb%5Bc%5D |" in after


def test_iabot_touches_comments_and_nowiki() -> None:
    """IABot: links in comments and <nowiki> were rescued and tagged."""
    text = (
        f"<!-- {{{{cite web |title=T |url={URL}}}}} --><nowiki>[{URL} T]</nowiki> A.<ref>Smith, Rain, 2001.</ref>{LIST}"
    )
    assert mended(text, DEAD).after == text


def test_iabot_replaces_a_sound_archive() -> None:
    """IABot: archives of services that it does not know, or that are older than its own, were replaced."""
    other = "https://arquivo.pt/wayback/20140101000000/http://a.example/x"
    citation = f"{{{{cite web |title=T |url={URL} |archive-url={other} |archive-date=1 January 2014}}}}"
    assert inside(citation) == citation


def test_iabot_says_dead_of_what_lives() -> None:
    """IABot: `url-status=dead` was written for pages that work; a live page with a copy keeps its status."""
    citation = (
        f"{{{{cite web |title=T |url={URL} |archive-url={COPY} |archive-date=15 January 2016 |url-status=live}}}}"
    )
    assert inside(citation, LIVE) == citation


def test_iabot_ignores_cbignore_in_lists() -> None:
    """IABot honours {{cbignore}} only right behind the link; here it holds for its whole reference."""
    citation = f"{{{{cite web |title=T |url={URL}}}}} Seen in the library. {{{{cbignore}}}}"
    assert inside(citation) == citation


# ------------------------------------------------------------------------------------------------------ merging: reFill


def test_refill_leaves_reuses_dangling() -> None:
    """reFill: the reuses of the name that goes point nowhere afterwards (`references_no_text`)."""
    text = f'A.<ref name="one">{LONG}</ref> B.<ref name="second">{LONG}</ref> C.<ref name=second/>{LIST}'
    after = mended(text).after
    assert after == f'A.<ref name="second">{LONG}</ref> B.<ref name="second" /> C.<ref name=second/>{LIST}'
    assert not [fault for fault in report(after).article.faults if fault.kind.startswith("references")]


def test_refill_merges_across_groups() -> None:
    """reFill: a note and a reference with one text became one, undefined in one of the groups."""
    text = f'A.<ref group="n">{LONG}</ref> B.<ref>{LONG}</ref>\n\n<references group="n" />\n<references />\n'
    assert mended(text).after == text


def test_refill_gives_a_name_to_the_shortest_content() -> None:
    """reFill: of two contents under one name the shorter keeps it; reuses silently lead to another source."""
    text = f'A.<ref name="x">{LONG}</ref> B.<ref name="x">Rain.</ref> C.<ref name="x" />{LIST}'
    assert mended(text).after == text


def test_refill_names_auto() -> None:
    """reFill: merged references are called `auto`, `auto1` …; an editor's name or a telling one is taken here."""
    text = (
        f'A.<ref name="auto">{LONG}</ref> B.<ref name="rain">{LONG}</ref> C.<ref>{LONG}</ref> D.<ref name=auto/>{LIST}'
    )
    assert mended(text).after == (
        f'A.<ref name="rain">{LONG}</ref> B.<ref name="rain" /> C.<ref name="rain" /> D.<ref name="rain"/>{LIST}'
    )
    unnamed = f'A.<ref>{LONG}</ref> B.<ref>{LONG}</ref> C.<ref name="s">Snow, 1999.</ref>{LIST}'
    assert '<ref name="A page about rain" />' in mended(unnamed).after


# ----------------------------------------------------------------------------------------------- merging: pywikibot


def test_pwb_writes_its_own_objects_into_groups() -> None:
    """PWB: grouped duplicates got `group="<re.Match object …>"`."""
    text = (
        f'A.<ref group="n" name="r">{LONG}</ref> B.<ref name="r2" group="n">{LONG}</ref>\n\n<references group="n" />\n'
    )
    assert mended(text).after == (
        f'A.<ref group="n" name="r">{LONG}</ref> B.<ref name="r" group="n" />\n\n<references group="n" />\n'
    )


@pytest.mark.parametrize("use", ['<ref name="gone"/>', "<ref name='gone' />", "<ref  name=gone/>", "<REF NAME=gone />"])
def test_pwb_renames_one_spelling_only(use: str) -> None:
    """PWB: reuses in another spelling than its own kept the old name."""
    text = f'A.<ref name="stays-here">{LONG}</ref> B.<ref name="gone">{LONG}</ref> C.{use}{LIST}'
    after = mended(text).after
    assert "gone" not in after
    assert [marker.number for marker in report(after).article.markers] == [1, 1, 1]


def test_pwb_reads_nowiki() -> None:
    """PWB: references inside <nowiki>, <pre> and comments were merged and named."""
    for shown in (
        f"<nowiki><ref>{LONG}</ref></nowiki>",
        f"<pre><ref>{LONG}</ref></pre>",
        f"<!-- <ref>{LONG}</ref> -->",
    ):
        text = f'{shown} A.<ref name="r">{LONG}</ref>{LIST}'
        assert mended(text).after == text


# ------------------------------------------------------------------------------------------------------ merging: AWB


def test_awb_gives_up_the_page_for_one_name() -> None:
    """AWB: one name with two contents stops every merge of the page; here only that name is left alone."""
    clash = 'X.<ref name="x">Smith, Rain, 2001, page 5.</ref> Y.<ref name="x">Jones, Snow, 1999, page 7.</ref>'
    text = f'{clash} A.<ref name="r">{LONG}</ref> B.<ref>{LONG}</ref>{LIST}'
    assert mended(text).after == f'{clash} A.<ref name="r">{LONG}</ref> B.<ref name="r" />{LIST}'


def test_awb_never_merges_in_groups() -> None:
    """AWB: grouped references are never merged."""
    text = f'A.<ref group="n" name="r">{LONG}</ref> B.<ref group="n">{LONG}</ref>\n\n<references group="n" />\n'
    assert '<ref name="r" group="n" />' in mended(text).after


def test_awb_imposes_named_references() -> None:
    """The rule that AWB keeps for English: a page without named references gets none unseen."""
    text = f"A.<ref>{LONG}</ref> B.<ref>{LONG}</ref>{LIST}"
    assert mended(text, allowed=SAFE).after == text
    assert mended(text).after != text


@pytest.mark.parametrize("body", ["Ibid.", "Smith, op. cit., p. 5.", "Smith 2001{{page needed}}", "See above."])
def test_what_depends_on_its_place_is_not_merged(body: str) -> None:
    """AWB's guard, which reFill and PWB lack: "ibid." means another source each time."""
    text = f'A.<ref name="a">{LONG}</ref> B.<ref>{body}</ref> C.<ref>{body}</ref>{LIST}'
    assert mended(text).after == text


def test_awb_cosmetic_edits() -> None:
    """AWB saved pages for changes that no reader sees, against its own rules; here they only go along."""
    body = LONG.replace("Rain House", "Rain House, Varn")
    text = f'A.<ref name="r">{body}</ref> B.<ref name="r">{body}</ref>{LIST}'
    assert mended(text, allowed=SAFE, cosmetic=False).after == text
    more = text.replace("A.<ref", "It rained<ref>Smith, Snow, 1999.</ref>. A.<ref")
    assert '<ref name="r" />' in mended(more, allowed=SAFE, cosmetic=False).after


def test_awb_moves_markers_of_versions_and_lists() -> None:
    """AWB: a number or an abbreviation behind the marker was taken for punctuation."""
    for text in ("version 1<ref>Smith, 2001.</ref>.2 of it", "; Rain<ref>Smith, 2001.</ref>; falls\n: water"):
        assert mended(text + LIST).after == text + LIST


def test_denials_are_read() -> None:
    """All of them had times at which {{bots}} and {{nobots}} were missed, such as in another case or with spaces."""
    for stop in ("{{Nobots}}", "{{bots | deny = RefCheck }}", "{{Bots|allow=AWB}}", "{{In use|5 minutes}}"):
        text = f"{stop}\nIt rained<ref>Smith, Rain, 2001.</ref>.{LIST}"
        assert mended(text).after == text
