"""The baseline: findings that a project knows of, kept in a file by article and fingerprint, to report only others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from refcheck.errors import UsageError
from refcheck.model.finding import Finding
from refcheck.reporter.escapes import json_text, one_line

VERSION = 1


@dataclass(frozen=True, slots=True)
class Known:
    """One finding as the baseline keeps it: what to compare, and the words for those who read the file."""

    fingerprint: str
    rule: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> Known:
        """A finding to be kept."""
        return cls(finding.fingerprint, finding.rule, one_line(finding.message))


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings by the article's path, relative to the baseline's folder with forward slashes."""

    articles: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(known) for known in self.articles.values())

    def new(self, path: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings of an article that are not known.

        An article that the baseline does not name may have been moved: then what any article knows counts.
        """
        if path in self.articles:
            known = {one.fingerprint for one in self.articles[path]}
        else:
            known = {one.fingerprint for group in self.articles.values() for one in group}
        return tuple(finding for finding in findings if finding.fingerprint not in known)

    def shrunk(self, found: Mapping[str, tuple[Finding, ...]], ran: Mapping[str, frozenset[str]]) -> Baseline:
        """Without what is no longer found; articles that were not looked at stay, and rules that did not run.

        `ran` are the names of the rules that ran over each article: offline or with `--select`, others did not.
        """
        articles = dict(self.articles)
        for path, findings in found.items():
            still = {finding.fingerprint for finding in findings}
            kept = tuple(one for one in articles.get(path, ()) if one.fingerprint in still or one.rule not in ran[path])
            articles[path] = kept
        return Baseline({path: known for path, known in articles.items() if known})

    def grown(self, found: Mapping[str, tuple[Finding, ...]]) -> Baseline:
        """With everything that was found."""
        articles = dict(self.articles)
        for path, findings in found.items():
            have = {one.fingerprint for one in articles.get(path, ())}
            more = tuple(Known.of(finding) for finding in findings if finding.fingerprint not in have)
            articles[path] = (*articles.get(path, ()), *more)
        return Baseline({path: known for path, known in articles.items() if known})

    def text(self) -> str:
        """The file: one finding a line, sorted, so that a change to it reads well in a diff."""
        lines = ["{", f'"version": {VERSION},', '"articles": {']
        paths = sorted(self.articles)
        for path in paths:
            lines.append(f"{_json(path)}: [")
            known = sorted(self.articles[path], key=lambda one: (one.rule, one.fingerprint))
            for one in known:
                record = {"fingerprint": one.fingerprint, "rule": one.rule, "message": one.message}
                lines.append(f"  {_json(record)}{',' if one is not known[-1] else ''}")
            lines.append("]" if path == paths[-1] else "],")
        return "\n".join([*lines, "}", "}"]) + "\n"


def read(text: str, name: str) -> Baseline:
    """The baseline in a file's text.

    Raises:
        UsageError: the text is no baseline, or one of a version that this refcheck does not know.
    """
    try:
        whole: Any = json.loads(text)
        if whole["version"] != VERSION:
            raise UsageError(f"{name}: a baseline of version {whole['version']}; this refcheck knows version {VERSION}")
        return Baseline(
            {
                str(path): tuple(Known(str(k["fingerprint"]), str(k["rule"]), str(k["message"])) for k in known)
                for path, known in whole["articles"].items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{name}: this is no baseline of refcheck ({error}); write one with --write-baseline"
        ) from error


def _json(value: Any) -> str:
    return json_text(json.dumps(value, ensure_ascii=False))
