"""One run of the resolver: from the cache what is fresh, from the network the rest, and everything judged anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from refcheck.errors import InputError
from refcheck.model.evidence import Evidence, LinkState, LinkStatus
from refcheck.resolver import Progress, Statuses, Target, captures, fragments, pagefacts, state, wayback
from refcheck.resolver.cache import Cache, record, replay
from refcheck.resolver.conversation import Conversation, Send, host_of
from refcheck.resolver.judge import judge, network_down
from refcheck.resolver.lanes import Job, Lanes, age
from refcheck.resolver.policy import Policy
from refcheck.resolver.probe import probe
from refcheck.words import archives, urls
from refcheck.words.archive_services import WAYBACK

# Schemes that no program asks over the network for a person.
_NO_PAGE = frozenset(
    {"mailto", "tel", "sms", "javascript", "data", "about", "urn", "info", "news", "irc", "xmpp", "geo"}
)
NAMES_DOWN = "our own name server seems to be down: {} not checked, and none is called dead"
NETWORK_DOWN = "our own network seems to be down: no link could be checked, and none is called dead"


@dataclass(slots=True)
class _Wanted:
    """One address to be asked, and all that links of the articles want from it."""

    address: str
    fragments: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    near: date | None = None
    dated: bool = False
    copies: tuple[str, ...] = ()

    def known_from(self, evidence: Evidence) -> bool:
        """Whether evidence of an earlier run answers all that is asked now."""
        page = evidence.page
        if page is None:
            return True
        return self.fragments <= {*page.anchors, *page.missing} and set(self.titles) <= set(page.sought)


class Run:
    """Asks, keeps, judges."""

    def __init__(self, policy: Policy, progress: Callable[[Progress], None] | None, send: Send | None) -> None:
        self._policy = replace(policy, hosts=(*policy.hosts, *wayback.PACES))
        self._progress = progress
        self._send = send
        self._close: Callable[[], None] = lambda: None
        self._found: dict[str, LinkStatus] = {}
        self._counts = dict.fromkeys(LinkState, 0)
        self._total = 0
        self._cache: Cache | None = None
        self._failing: dict[str, state.Failing] = {}
        self._changes: dict[str, state.Failing | None] = {}
        self._recording = bool(policy.record)

    def resolve(self, targets: Sequence[Target | str]) -> Statuses:
        """See `refcheck.resolver.resolve`."""
        given, wanted = _gather(targets)
        self._total = len(wanted)
        if self._policy.state:
            self._failing = state.read(self._policy.state)
        complete = True
        try:
            if self._policy.replay:
                self._replay(wanted)
            else:
                complete = self._ask(wanted)
        finally:
            self._shut()
        result = Statuses((url, self._status(url, address)) for url, address in given.items())
        result.complete = complete
        result.notes = self._notes(result)
        result.lost = tuple(self._keep(wanted))
        return result

    # Where evidence comes from

    def _replay(self, wanted: dict[str, _Wanted]) -> None:
        for evidence in replay(self._policy.replay):
            if evidence.url in wanted and evidence.url not in self._found:  # a page of two slices is recorded twice
                self._take(evidence, cached=True)

    def _ask(self, wanted: dict[str, _Wanted]) -> bool:
        """Has the conversations; False when interrupted."""
        if not self._policy.no_cache:
            self._cache = Cache(self._policy.cache_dir)
            if not self._policy.refresh:
                for one in wanted.values():
                    self._take_fresh(one)
        todo = [one for address, one in wanted.items() if address not in self._found]
        send = self._sender()
        return self._examine(todo, send) and self._rescue(wanted, send)

    def _examine(self, todo: list[_Wanted], send: Send) -> bool:
        """Asks for the links themselves; False when interrupted."""
        if not todo:
            return True
        jobs = [Job(host_of(one.address), _starter(one, self._policy)) for one in todo if self._allowed(one)]
        tick = self._tick if self._progress else None
        complete = Lanes(jobs, send, self._policy, lambda _, evidence: self._learn(evidence), tick).run()
        if self._progress:
            self._tick(())
        return complete

    def _rescue(self, wanted: dict[str, _Wanted], send: Send) -> bool:
        """Asks the archive for captures of what turned out to be dead; False when interrupted."""
        todo: list[LinkStatus] = []
        jobs: list[Job[captures.Found]] = []
        for address, one in wanted.items():
            status = self._found.get(address)
            if status is None:
                continue
            since, lost = status.evidence.failing_since, any(self._is_lost(copy) for copy in one.copies)
            page = captures.Wanted(address, one.near, since, one.titles, one.dated, lost)
            talk = captures.rescue(status, page, self._policy)
            if talk is not None:
                todo.append(status)
                jobs.append(Job(wayback.host(self._policy), partial(_itself, talk)))
        tick = self._tick if self._progress else None
        return (
            not jobs
            or Lanes(jobs, send, self._policy, lambda index, found: self._rescued(todo[index], found), tick).run()
        )

    def _is_lost(self, copy: str) -> bool:
        """Whether an archived copy is worthless: of a deprecated archive, without a moment, or not there."""
        link = archives.read(copy)
        if link is not None and (link.problem or archives.deprecation(link.service)):
            return True
        status = self._found.get(urls.normalise(copy))
        if status is None or status.state in (LinkState.UNKNOWN, LinkState.SKIPPED):
            return False
        return status.state is not LinkState.LIVE or any(
            one.problem and not one.verified for one in status.evidence.captures
        )

    def _rescued(self, status: LinkStatus, found: captures.Found) -> None:
        """What the archive said, kept with the evidence as it was before it was made lean."""
        self._found[status.url] = replace(status, evidence=found.into(status.evidence))
        whole = self._cache.get(status.url) if self._cache is not None else None
        if self._cache is not None and whole is not None and found.asked:
            self._cache.put(found.into(whole))

    def _sender(self) -> Send:
        if self._send is not None:
            return self._send
        from refcheck.resolver.sockets import room
        from refcheck.resolver.transport import Transport

        self._policy = replace(self._policy, concurrency=room(self._policy.concurrency))
        transport = Transport(self._policy)
        self._close = transport.close
        return transport

    def _allowed(self, one: _Wanted) -> bool:
        """Whether the policy lets the host be asked at all."""
        if not self._policy.host(host_of(one.address)).skip:
            return True
        words = "not asked (the configuration says to skip this host)"
        self._count(LinkStatus(one.address, LinkState.SKIPPED, "skipped-host", words, Evidence(one.address)))
        return False

    def _take_fresh(self, one: _Wanted) -> None:
        assert self._cache is not None
        evidence = self._cache.get(one.address)
        if evidence is None or not evidence.exchanges or not one.known_from(evidence):
            return
        status = judge(evidence)
        if 0 <= age(evidence.exchanges[-1].at) <= self._age(status):
            self._take(evidence, cached=True)

    def _age(self, status: LinkStatus) -> float:
        ages = self._policy.ages
        if status.state is LinkState.LIVE:
            return ages.good
        return ages.blocked if status.state is LinkState.UNKNOWN and status.http_status is not None else ages.failing

    # What is done with it

    def _learn(self, evidence: Evidence) -> None:
        """New evidence: kept at once, unless it says more about our own network than about the link."""
        if self._cache is not None and not network_down(evidence):
            self._cache.put(evidence)
        self._take(evidence)

    def _take(self, evidence: Evidence, cached: bool = False) -> None:
        known = self._failing.get(evidence.url)
        if self._policy.state:
            first = judge(evidence)
            now = state.after(known, first, self._policy.final_days)
            if now != known:
                self._changes[evidence.url] = now
            evidence = state.remembered(evidence, now)
        status = judge(evidence, self._policy.final_failures)
        if not self._recording:
            status = _lean(status)
        self._count(replace(status, cached=True, replayed=bool(self._policy.replay)) if cached else status)

    def _count(self, status: LinkStatus) -> None:
        self._found[status.url] = status
        self._counts[status.state] += 1

    def _tick(self, slow: tuple[str, ...]) -> None:
        assert self._progress is not None
        counts = self._counts
        dead = counts[LinkState.DEAD] + counts[LinkState.SOFT_404]
        self._progress(
            Progress(len(self._found), self._total, counts[LinkState.LIVE], dead, counts[LinkState.UNKNOWN], slow)
        )

    def _shut(self) -> None:
        self._close()
        if self._cache is not None:
            self._cache.close()

    # What comes out

    def _status(self, url: str, address: str) -> LinkStatus:
        found = self._found.get(address) if address else _unaskable(url)
        if found is None:
            reason, words = "interrupted", "the run was interrupted before this link was asked"
            if self._policy.replay:
                reason, words = "not-recorded", "the recording has nothing about this link"
            found = LinkStatus(url, LinkState.UNKNOWN, reason, words, Evidence(url))
        return found if found.url == url else replace(found, url=url)

    def _notes(self, statuses: Statuses) -> tuple[str, ...]:
        down = sum(status.reason == "network-down" for status in statuses.values())
        if not down:
            return ()
        replayed = bool(self._policy.replay)  # a recording tells what the network was then
        if any(status.http_status is not None and (replayed or not status.cached) for status in statuses.values()):
            return (NAMES_DOWN.format("1 link was" if down == 1 else f"{down:,} links were"),)
        return (NETWORK_DOWN,)

    def _keep(self, wanted: Iterable[str]) -> Iterator[InputError]:
        """Writes the files of the policy; gives the errors of those that cannot be written."""
        try:
            if self._policy.record:
                asked = (self._found[address].evidence for address in wanted if address in self._found)
                seen = (evidence for evidence in asked if evidence.exchanges)
                record(self._policy.record, seen, more=self._policy.record_more)
        except InputError as error:
            yield error
        try:
            if self._changes:
                state.merge(self._policy.state, self._changes)
        except InputError as error:
            yield error


def _gather(targets: Sequence[Target | str]) -> tuple[dict[str, str], dict[str, _Wanted]]:
    """Each URL with the address to ask for it ("" where none is), and each address with what is wanted of it."""
    given: dict[str, str] = {}
    wanted: dict[str, _Wanted] = {}
    for target in targets:
        url = target if isinstance(target, str) else target.url
        address = given.get(url)
        if address is None:
            address = given[url] = urls.normalise(url)
        if address:
            one = wanted.setdefault(address, _Wanted(address))
            fragment = url.partition("#")[2]
            if fragments.wanted(fragment):
                one.fragments |= {fragment}
            if not isinstance(target, str):
                one.near = one.near or target.near
                one.titles += tuple(title for title in target.titles if title not in one.titles)
                one.dated = one.dated or target.dated
                one.copies += tuple(copy for copy in target.copies if copy not in one.copies)
    return given, wanted


def _itself(talk: Conversation[captures.Found]) -> Conversation[captures.Found]:
    return talk


def _starter(one: _Wanted, policy: Policy) -> Callable[[], Conversation[Evidence]]:
    interest = pagefacts.Interest(one.fragments, one.titles, one.dated)
    if archives.service(one.address) == WAYBACK:
        return lambda: captures.verify(one.address, policy, interest)
    return lambda: probe(one.address, policy, interest)


def _unaskable(url: str) -> LinkStatus:
    """The status of what is no address of the web."""
    scheme = urls.scheme(urls.repair(url))
    evidence = Evidence(url)
    if scheme in _NO_PAGE:
        return LinkStatus(url, LinkState.SKIPPED, "no-web-address", f"{scheme}: is no page of the web", evidence)
    if scheme in urls.WEB or not scheme:
        return LinkStatus(
            url, LinkState.DEAD, "malformed-url", "the address is malformed; nobody can open it", evidence
        )
    return LinkStatus(url, LinkState.UNKNOWN, "unsupported-scheme", f"{scheme}: cannot be checked", evidence)


def _lean(status: LinkStatus) -> LinkStatus:
    """Without what only judging needed: a hundred thousand links must fit into memory."""
    evidence = status.evidence
    page = evidence.page
    if evidence.control is None and (page is None or not page.words):
        return status
    page = page and replace(page, words=())
    return replace(status, evidence=replace(evidence, page=page, control=None))
