"""`refcheck completion`: completion scripts made from the command line's own definition."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator

from refcheck.cli.arguments import COMMANDS, whole_parser
from refcheck.errors import UsageError


def run(args: Namespace) -> int:
    """Prints the script of one shell.

    Raises:
        UsageError: bash or zsh was asked for and shtab, which writes those, is not installed.
    """
    sys.stdout.write(script(args.shell))
    return 0


def script(shell: str) -> str:
    """The completion script of a shell."""
    parser = whole_parser()
    if shell == "fish":
        return "".join(line + "\n" for line in _fish(parser))
    try:
        import shtab
    except ImportError:
        raise UsageError(
            f"the {shell} script is written by shtab, which is not installed: pip install 'wikirefcheck[completion]'"
        ) from None
    for one in _commands(parser).values():
        for action in one._actions:
            if (action.metavar and "FILE" in str(action.metavar)) or action.dest in ("sources", "report", "path"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    text: str = shtab.complete(parser, shell)
    return text


def _commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            return dict(action.choices)
    return {}


def _fish(parser: ArgumentParser) -> Iterator[str]:
    yield "# completion of refcheck for fish"
    known = " ".join(COMMANDS)
    commands = _commands(parser)
    yield "complete -c refcheck -n __fish_use_subcommand -l version -d 'show the version'"
    for name in COMMANDS:
        about = commands[name].description or ""
        yield f"complete -c refcheck -f -n __fish_use_subcommand -a {name} -d {_quoted(about)}"
    for name in COMMANDS:
        here = f"-n '__fish_seen_subcommand_from {name}'"
        for action in commands[name]._actions:
            for option in action.option_strings:
                yield _fish_option(option, action, here)
            if not action.option_strings and action.choices:
                words = " ".join(str(choice) for choice in action.choices)
                yield f"complete -c refcheck -f {here} -a {_quoted(words)}"
    yield f"complete -c refcheck -n 'not __fish_seen_subcommand_from {known}' -f"


def _fish_option(option: str, action: object, here: str) -> str:
    name = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
    help_text = getattr(action, "help", "") or ""
    about = "" if help_text == "==SUPPRESS==" else f" -d {_quoted(help_text)}"
    choices = getattr(action, "choices", None)
    takes = getattr(action, "nargs", None) != 0
    values = f" -x -a {_quoted(' '.join(str(c) for c in choices))}" if choices else " -r" if takes else ""
    return f"complete -c refcheck {here} {name}{values}{about}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
