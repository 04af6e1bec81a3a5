"""The commands' options, with help that fits a screen: `-h` is short, `--help` says everything."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from refcheck.cli.values import day, days, host, positive_number, seconds, server, something, whole_number
from refcheck.errors import UsageError

COMMANDS = ("audit", "fix", "parse", "rules", "schema", "config", "cache", "completion")

OVERVIEW = """\
refcheck audits the references of Wikipedia-style articles: dead links,
duplicate references, and dates that cannot be right.

usage: refcheck COMMAND [OPTIONS] SOURCE…

commands:
  audit        parse, ask links and archives, report
  fix          show or write the fixes that an audit offers
  parse        show what the parser saw
  rules        list the rules, or explain one
  schema       print the JSON Schema of the outputs or of the configuration
  config       show what holds here and where it comes from
  cache        show or clear the evidence kept on disk
  completion   print the completion script of a shell

A SOURCE is a file, a directory, a glob, - for standard input, the URL of a
wiki page, or wiki:LANG:Title.

examples:
  refcheck audit --offline article.wiki
  refcheck audit "wiki:en:René Balcer" --format html=report.html
  refcheck rules date-before-title-year

`refcheck COMMAND -h` is short, `--help` says everything; --version."""

_EXAMPLES = {
    "audit": """\
examples:
  refcheck audit --offline article.wiki
  refcheck audit articles/ --format sarif=out.sarif --format html=report.html
  refcheck audit articles/ --offline --since origin/main
  refcheck audit - --select mismatch --today 2026-01-01 < pasted.txt""",
    "fix": """\
examples:
  refcheck fix article.wiki              a diff, nothing is written
  refcheck fix --offline --write article.wiki
  refcheck fix --from report.json --unsafe --write article.wiki""",
    "parse": """\
examples:
  refcheck parse article.wiki
  refcheck parse --format json article.html""",
    "rules": """\
examples:
  refcheck rules                         all of them
  refcheck rules DM401                   one, with examples
  refcheck rules --format json""",
    "schema": """\
examples:
  refcheck schema report > report.schema.json""",
    "config": """\
examples:
  refcheck config
  refcheck config articles/one.wiki      what holds for this file""",
    "cache": """\
examples:
  refcheck cache path
  refcheck cache clear""",
    "completion": """\
examples:
  refcheck completion bash > ~/.local/share/bash-completion/completions/refcheck
  refcheck completion zsh > ~/.zfunc/_refcheck
  refcheck completion fish > ~/.config/fish/completions/refcheck.fish""",
}
_ABOUT = {
    "audit": "Audits articles: parses them, asks their links and archives, and reports.",
    "fix": "Shows the fixes that an audit offers as a diff; --write makes them.",
    "parse": "Shows what the parser saw; exits 0 whatever faults the article has.",
    "rules": "Lists the rules, or explains one.",
    "schema": "Prints the JSON Schema of a report, of a parse, or of the configuration.",
    "config": "Shows the settings that hold here and where each comes from.",
    "cache": "Shows where the evidence of links is kept, or clears it.",
    "completion": "Prints a completion script for a shell.",
}


class _Short(HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


class Parser(ArgumentParser):
    """An argument parser whose mistakes are one line with the nearest right word, and whose `-h` is short."""

    def error(self, message: str) -> NoReturn:
        """Raises `UsageError` instead of leaving the program."""
        raise UsageError(self._improved(message))

    def _improved(self, message: str) -> str:
        command = self.prog
        if message.startswith("unrecognized arguments: "):
            word = message.removeprefix("unrecognized arguments: ").split()[0]
            known = [option for action in self._actions for option in action.option_strings]
            close = nearest(word.partition("=")[0], known)
            remedy = f"did you mean {close}?" if close else f"`{command} --help` lists the options"
            return f"there is no option {word}; {remedy}"
        if "invalid choice: " in message:
            name, _, rest = message.partition(": invalid choice: ")
            given, _, choices = rest.partition(" (choose from ")
            words = [word.strip("' ") for word in choices.rstrip(")").split(",")]
            close = nearest(given.strip("'"), words)
            remedy = f"did you mean {close}?" if close else f"it takes {', '.join(words)}"
            # A positional argument's name here is ours; the user knows the command's.
            taker = name.removeprefix("argument ") if name.startswith("argument -") else command
            return f"{taker} does not take {given}; {remedy}"
        if message.startswith("the following arguments are required: "):
            return f"{message.removeprefix('the following arguments are required: ')} is missing; see `{command} -h`"
        return f"{message.removeprefix('argument ')}; see `{command} -h`"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a mistyped one most likely means, "" where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.6)), "")


class _ShortHelp(Action):
    def __init__(self, option_strings: Sequence[str], dest: str = SUPPRESS, **more: Any) -> None:
        super().__init__(option_strings, SUPPRESS, nargs=0, help="show the common options")

    def __call__(self, parser: ArgumentParser, namespace: Namespace, values: Any, option_string: Any = None) -> None:
        shown = set(parser.get_default("common") or ())
        for action in parser._actions:
            if action.option_strings and shown.isdisjoint(action.option_strings):
                action.help = SUPPRESS
        parser.usage = f"{parser.prog} [OPTIONS] {parser.get_default('takes') or ''}".rstrip()
        parser.print_help()
        parser.exit()


def command_parser(name: str) -> Parser:
    """The parser of one command; only that one is built."""
    parser = Parser(prog=f"refcheck {name}", add_help=False, allow_abbrev=False, formatter_class=_Short)
    fill(parser, name)
    return parser


def whole_parser() -> ArgumentParser:
    """The parser of all commands together, for completion scripts and the documentation."""
    parser = Parser(prog="refcheck", add_help=False, allow_abbrev=False, formatter_class=_Short)
    parser.add_argument("--help", action="help", help="show the commands")
    parser.add_argument("--version", action="store_true", help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        one = commands.add_parser(name, add_help=False, help=_ABOUT[name], formatter_class=_Short)
        fill(one, name)
    return parser


def fill(parser: Any, name: str) -> None:
    """Gives a command's parser its options."""
    from argparse import RawDescriptionHelpFormatter

    class Formatter(_Short, RawDescriptionHelpFormatter):
        pass

    parser.formatter_class = Formatter
    parser.description = _ABOUT[name]
    parser.epilog = _EXAMPLES[name]
    {
        "audit": _audit,
        "fix": _fix,
        "parse": _parse,
        "rules": _rules,
        "schema": _schema,
        "config": _config,
        "cache": _cache,
        "completion": _completion,
    }[name](parser)
    general = parser.add_argument_group("general")
    general.add_argument("-q", "--quiet", dest="loudness", action="store_const", const=-1, help="no hints, no progress")
    general.add_argument(
        "-v", "--verbose", dest="loudness", action="store_const", const=1, help="say what is read and why"
    )
    general.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour (default: auto)")
    general.add_argument("--debug", action="store_true", help="show where an internal error happened")
    general.add_argument("-h", action=_ShortHelp)
    general.add_argument("--help", action="help", help="show all options")


def _audit(parser: Any) -> None:
    _sources(parser)
    out = parser.add_argument_group("output")
    out.add_argument(
        "--format",
        action="append",
        metavar="NAME[=FILE]",
        help="text (default), concise, json, jsonl, sarif, github, gitlab, junit, markdown, wikitext, html or csv; "
        "repeatable, =FILE writes it there",
    )
    out.add_argument(
        "--max-findings", type=whole_number, metavar="N", help="print only the N gravest findings (junit: all)"
    )
    out.add_argument("--statistics", action="store_true", default=None, help="also count by rule and by host")
    out.add_argument(
        "--fail-on", choices=("error", "warning", "note", "never"), help="exit 1 from here (default: warning)"
    )
    _rule_choice(parser)
    ci = parser.add_argument_group("only what is new")
    ci.add_argument("--since", metavar="GITREV", help="only findings that the change since GITREV brought")
    ci.add_argument("--baseline", metavar="FILE", help="only findings that are not in FILE")
    ci.add_argument("--write-baseline", action="store_true", help="write FILE; one that exists can only shrink")
    ci.add_argument("--grow-baseline", action="store_true", help="let --write-baseline take in new findings, too")
    _network(parser)
    parser.set_defaults(common=_COMMON_AUDIT, takes="SOURCE…")


_COMMON_AUDIT = (
    "--format",
    "--offline",
    "--select",
    "--ignore",
    "--fail-on",
    "--since",
    "--baseline",
    "--today",
    "--help",
)


def _fix(parser: Any) -> None:
    _sources(parser)
    group = parser.add_argument_group("what to do")
    group.add_argument("--write", action="store_true", help="change the files")
    group.add_argument("--unsafe", action="store_true", help="take in fixes that a person should confirm")
    group.add_argument(
        "--from",
        dest="report",
        type=something,
        metavar="REPORT",
        help="apply what an audit proposed (json, jsonl or html)",
    )
    group.add_argument("--summary", action="store_true", help="print an edit summary")
    group.add_argument("--check", action="store_true", help="exit 1 if anything would change")
    _rule_choice(parser)
    _network(parser)
    parser.set_defaults(
        common=("--write", "--unsafe", "--from", "--summary", "--check", "--offline", "--select", "--help"),
        takes="SOURCE…",
    )


def _parse(parser: Any) -> None:
    _sources(parser)
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")
    parser.add_argument("--config", type=something, metavar="FILE", help=SUPPRESS)
    parser.add_argument("--isolated", action="store_true", help=SUPPRESS)
    parser.set_defaults(common=("--format", "--input-format", "--help"), takes="SOURCE…")


def _rules(parser: Any) -> None:
    parser.add_argument("rule", nargs="*", metavar="CODE-or-NAME", help="a code, a name, or a family")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")


def _schema(parser: Any) -> None:
    parser.add_argument(
        "which", nargs="?", choices=("report", "parse", "config"), default="report", help="default: report"
    )


def _config(parser: Any) -> None:
    parser.add_argument("path", nargs="?", help="what holds for this file (default: here)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--config", type=something, metavar="FILE", help="use this file")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")


def _cache(parser: Any) -> None:
    parser.add_argument("action", nargs="?", choices=("path", "clear"), default="path", help="default: path")


def _completion(parser: Any) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="which shell")


def _sources(parser: Any) -> None:
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="file, directory, glob, -, wiki URL, wiki:LANG:Title"
    )
    parser.add_argument(
        "--files-from", type=something, metavar="FILE", help="also the sources that FILE lists, one a line"
    )
    parser.add_argument("--input-format", choices=("wikitext", "html", "text"), help="instead of recognising it")


def _rule_choice(parser: Any) -> None:
    group = parser.add_argument_group("rules and settings")
    group.add_argument(
        "--select", action="append", metavar="RULES", help="only these: codes, prefixes, names, families"
    )
    group.add_argument("--extend-select", action="append", metavar="RULES", help="these as well")
    group.add_argument("--ignore", action="append", metavar="RULES", help="not these")
    group.add_argument("--no-ignores", action="store_true", help="do not heed `refcheck: ignore` comments")
    group.add_argument("--today", type=day, metavar="DATE", help="the day that counts as today")
    group.add_argument("--config", type=something, metavar="FILE", help="use this configuration file")
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument("--force-exclude", action="store_true", help="leave excluded files out even where named")


def _network(parser: Any) -> None:
    group = parser.add_argument_group("network")
    group.add_argument("--offline", action="store_true", default=None, help="ask no network")
    group.add_argument("--online", dest="offline", action="store_false", default=None, help=SUPPRESS)
    group.add_argument("--timeout", type=seconds, metavar="S", help="seconds for one request")
    group.add_argument("--retries", type=whole_number, metavar="N", help="more tries after a passing failure")
    group.add_argument("--concurrency", type=positive_number, metavar="N", help="requests at once, all hosts together")
    group.add_argument(
        "--allow-host",
        type=host,
        action="append",
        metavar="HOST|CIDR",
        help="may be reached though not public; repeatable",
    )
    group.add_argument("--wayback", type=server, metavar="URL", help="a server to ask instead of the Internet Archive")
    group.add_argument("--no-cache", action="store_true", default=None, help="neither read nor keep evidence")
    group.add_argument("--refresh", action="store_true", default=None, help="ask again even where evidence is fresh")
    group.add_argument("--record", type=something, metavar="FILE", help="write the evidence to FILE")
    group.add_argument("--replay", type=something, metavar="FILE", help="take the evidence from FILE, ask nobody")
    group.add_argument("--state", metavar="FILE", help="remember failing links between runs")
    group.add_argument(
        "--dead-after", type=positive_number, metavar="N", help="failures until a link is dead for good; default 3"
    )
    group.add_argument("--dead-days", type=days, metavar="D", help="days between failures that count; default 3")
    group.add_argument("--save", action="store_true", default=None, help="ask for captures of live links without one")
