"""How patient, how polite and how careful the resolver is: one frozen dataclass."""

from __future__ import annotations

from dataclasses import field

from refcheck import __version__
from refcheck.model.record import Record, record

USER_AGENT = f"Mozilla/5.0 (compatible; refcheck/{__version__}; reference checker for wiki editors)"
DAY = 86400.0


@record
class HostPolicy(Record):
    """What holds for one host: how many requests at once, the pause in seconds between two, or not to ask it at all."""

    at_once: int = 3
    pause: float = 0.0
    skip: bool = False


@record
class Ages(Record):
    """For how many seconds seen evidence counts: of links that work, that fail, and that could not be verified."""

    good: float = 7 * DAY
    failing: float = 6 * 3600.0
    blocked: float = 1 * DAY


@record
class Policy(Record):
    """Everything that the resolver may be told.

    `timeout` bounds one request from the first byte out to the last byte in; `retries` is how often a failure that may
    pass is asked again, with `backoff`, twice that, four times that … seconds between; `longest_wait` is the longest
    pause that a host may demand (Retry-After) before its links are given up as unknown.  `concurrency` bounds all
    requests at once, `per_host` those to one host, `hosts` sets single hosts apart.

    `user_agent` is how we introduce ourselves, `contact` whom a server's owner may write to.
    `allow_hosts` are host names, addresses and CIDR ranges that may be reached although they are not public.
    `ca_bundle` is a file of certificates to trust in place of the usual ones, `proxy` an HTTP proxy: neither is taken
    from the environment.  `wayback` is a Wayback-compatible server in place of the Internet Archive's.

    `record` and `replay` are files of evidence; with `replay` nothing is asked.  `record_more` adds to what an earlier
    call of the same run recorded, instead of writing the file anew.  `state` is the file that remembers
    failures between runs: a link is dead for good after `final_failures` failures, each `final_days` after the one
    before (InternetArchiveBot's rule: three, three days apart).
    """

    timeout: float = 20.0
    retries: int = 2
    backoff: float = 1.0
    longest_wait: float = 60.0
    concurrency: int = 640
    per_host: int = 3
    hosts: tuple[tuple[str, HostPolicy], ...] = ()
    redirects: int = 10
    user_agent: str = USER_AGENT
    contact: str = ""
    allow_hosts: tuple[str, ...] = ()
    ca_bundle: str = ""
    proxy: str = ""
    wayback: str = ""
    offline: bool = False
    captures: bool = True
    save: bool = False
    no_cache: bool = False
    refresh: bool = False
    cache_dir: str = ""
    ages: Ages = field(default_factory=Ages)
    record: str = ""
    record_more: bool = False
    replay: str = ""
    state: str = ""
    final_failures: int = 3
    final_days: float = 3.0
    body_limit: int = 262_144
    # Names that resolve wherever there is a network: asked only to tell a missing host from a missing network.
    canaries: tuple[str, ...] = ("www.wikipedia.org", "archive.org", "www.iana.org")

    @property
    def introduction(self) -> str:
        """The User-Agent for the servers of links: what the user says, else our name and how to reach the user."""
        if self.user_agent != USER_AGENT or not self.contact:
            return self.user_agent
        return f"{USER_AGENT[:-1]}; {self.contact})"

    def host(self, name: str) -> HostPolicy:
        """What holds for a host; a setting for `example.org` holds for its subdomains as well."""
        for pattern, settings in self.hosts:
            if name == pattern or name.endswith("." + pattern):
                return settings
        return HostPolicy(at_once=self.per_host)
