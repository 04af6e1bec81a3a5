"""Whatever an article holds and whatever its links turn out to be, any set of the offered fixes keeps the proof."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.mending import judging, mend, objection
from refcheck.model.evidence import LinkStatus
from refcheck.reporter.selection import Selection
from support.fixing import ALL, SAFE, TODAY, mended, report, seen

HOSTS = ("rain.example", "snow.example", "hail.example")
URLS = [f"http://{host}/{path}" for host in HOSTS for path in ("a", "b/2", "c?id=5&utm_source=m", "d#part")]
TITLES = ["Rain in spring", "The long winter of 1999", "Hail and other weather", "A history of snow"]
DAYS = ["5 May 2012", "May 5, 2012", "2012-05-05", "May 5th, 2012", "12 Sept. 2013", "May 2012", "2001", ""]
COPIES = ["https://archive.ph/AbCdE", "https://web.archive.org/web/2012*/{url}", "{wayback}"]


def copy_of(url: str) -> str:
    """A capture's address."""
    return f"https://web.archive.org/web/20120504010203/{url.partition('#')[0]}"


@st.composite
def templates(draw: st.DrawFn) -> str:
    """A citation template with sound and faulty parameters, in one of the layouts that people use."""
    url = draw(st.sampled_from(URLS))
    name = draw(st.sampled_from(["cite web", "cite news", "Cite journal", "citation", "cite book", "Internetquelle"]))
    fields = [("url", url), ("title" if name != "Internetquelle" else "titel", draw(st.sampled_from(TITLES)))]
    more = [
        ("date", draw(st.sampled_from(DAYS))),
        ("access-date", draw(st.sampled_from(DAYS))),
        ("accessdate", "5 May 2012"),
        ("last", draw(st.sampled_from(["Smith", "Jones"]))),
        ("first", "Jo"),
        ("publisher", draw(st.sampled_from(["Rain House", "''The Rain''", "Rain House,"]))),
        ("deadurl", draw(st.sampled_from(["yes", "no"]))),
        ("url-status", draw(st.sampled_from(["live", "dead"]))),
        ("ref", "harv"),
        ("trans_title", ""),
        ("archive-url", draw(st.sampled_from(COPIES)).format(url=url, wayback=copy_of(url))),
        ("archive-date", draw(st.sampled_from(["4 May 2012", "5 May 2012", "May 4, 2012"]))),
        ("pages", draw(st.sampled_from(["5-7", "pp. 5–7", "7"]))),
        ("doi", "10.1000/182"),
        ("isbn", draw(st.sampled_from(["978-0-306-40615-7", "ISBN 978-0-306-40615-7"]))),
    ]
    fields += draw(st.lists(st.sampled_from(more), max_size=6, unique_by=lambda pair: pair[0]))
    if draw(st.booleans()):
        fields = draw(st.permutations(fields))
    form = draw(st.sampled_from(["|{}={}", " |{}={}", " | {} = {}", "\n | {} = {}"]))
    end = "\n}}" if "\n" in form else draw(st.sampled_from(["}}", " }}"]))
    return "{{" + name + "".join(form.format(*pair) for pair in fields) + end


BY_HAND = [
    f"[{URLS[0]} Rain in spring]",
    f"[{URLS[1]} Rain], by Jo Smith, ''The Rain'', 5 May 2012.",
    URLS[2],
    f"Smith. ''[{URLS[3]} The long winter]''. Rain House, 1999.",
    f"[{URLS[4]} T] {{{{webarchive|url={copy_of(URLS[4])}|date=4 May 2012}}}}",
    "Smith, Rain, 2001, p. 5.",
    "Ibid.",
]
MARKS = ["", "", "", "{{dead link|date=May 2019}}", " {{dead link}}", "<!-- seen -->", "{{cbignore}}", "."]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article as people write them: prose, lists, tables, quotations, notes, references of every kind."""
    bodies = draw(st.lists(st.one_of(templates(), st.sampled_from(BY_HAND)), min_size=1, max_size=4))
    names = ["smith", "Jones 1999", ":0", "5"]
    pieces = [draw(st.sampled_from(["", "", "{{Use dmy dates}}\n", "{{Use mdy dates|cs1-dates=ly}}\n"]))]
    for _ in range(draw(st.integers(1, 8))):
        body = draw(st.sampled_from(bodies)) + draw(st.sampled_from(MARKS))
        name = draw(st.sampled_from(["", "", *names]))
        group = draw(st.sampled_from(["", "", "", ' group="n"']))
        attribute = f' name="{name}"' if name else ""
        tag = draw(
            st.sampled_from([
                f"<ref{attribute}{group}>{body}</ref>",
                f"<ref{attribute}{group}>{body}</ref>",
                f"<ref{attribute}{group} />" if name else f"<ref>{body}</ref>",
                f"{{{{refn|{body}}}}}",
                f"{{{{infobox|a=<ref{attribute}>{body}</ref>}}}}",
            ])
        )  # fmt: skip
        frame = draw(
            st.sampled_from([
                "It rained{}. ", "It snowed.{} ", "It hailed {}, then not. ", "* Rain.{}\n", "<!-- {} -->",
                "<nowiki>{}</nowiki>", "<blockquote>It rained{}.</blockquote>", "\n{{|\n| Rain || 5{}\n|}}\n",
                "\n== Rain ==\n{} ",
            ])
        )  # fmt: skip
        pieces.append(frame.format(tag))
    defined = draw(st.sets(st.sampled_from(names), max_size=2))
    listed = "".join(f'<ref name="{one}">{bodies[0]}</ref>\n' for one in sorted(defined))
    end = draw(st.sampled_from(["{{reflist}}", f"<references>\n{listed}</references>", ""]))
    return "".join(pieces) + f'\n\n== References ==\n<references group="n" />\n{end}\n* {draw(templates())}\n'


@st.composite
def webs(draw: st.DrawFn) -> dict[str, LinkStatus]:
    """What each address turned out to be."""
    web = {}
    for url in URLS:
        state = draw(st.sampled_from(["live", "dead", "dead", "soft-404", "unknown"]))
        copy = copy_of(url) if draw(st.booleans()) else ""
        target = f"http://moved.example/{len(web)}" if state == "live" and draw(st.booleans()) else ""
        web[url] = seen(url, state, copy, target)
    return web


@settings(max_examples=40, deadline=None)
@given(articles(), webs(), st.sampled_from([SAFE, ALL]))
def test_all_fixes(text: str, web: dict[str, LinkStatus], allowed: frozenset) -> None:  # type: ignore[type-arg]
    """No fix has to be refused for breaking the proof, and a second fix-up changes nothing."""
    before = report(text, web)
    patch = mended(text, web, allowed)
    after = report(patch.after, web)
    assert len(after.article.markers) == len(before.article.markers)
    assert len(after.article.faults) <= len(before.article.faults)


@settings(max_examples=40, deadline=None)
@given(articles(), webs(), st.data())
def test_any_subset_of_fixes(text: str, web: dict[str, LinkStatus], data: st.DataObject) -> None:
    """Any of the fixes alone or with any others: what is applied keeps the proof."""
    before = report(text, web)
    offered = [finding for finding in before.findings if finding.fix is not None]
    if not offered:
        return
    chosen = data.draw(st.lists(st.sampled_from(offered), unique_by=id))
    patch = mend(before, judging(before, Selection(), TODAY), ALL, cosmetic=True, offers=chosen)
    broken = [(one.finding.rule, one.reason) for one in patch.refused if one.bug]
    assert not broken, broken
    fixes = [finding.fix for finding in patch.applied if finding.fix is not None]
    assert objection(before, report(patch.after, web), fixes) == ""
