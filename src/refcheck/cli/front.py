"""Chooses the command, runs it, and turns every way it can end into an exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from argparse import Namespace
from importlib import import_module

from refcheck.cli import terminal
from refcheck.cli.arguments import COMMANDS, OVERVIEW, command_parser, nearest
from refcheck.errors import RefcheckError, UsageError

OK, FINDINGS, ERROR, NOTHING, INTERRUPTED = 0, 1, 2, 3, 130
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))


def run(words: list[str]) -> int:
    """Runs one command line."""
    # A run makes many records that live to its end: looking through them every 700 allocations finds nothing.
    gc.set_threshold(50_000, 20, 20)
    debug = "--debug" in words
    if sys.stdout is None:  # started with a closed standard output: reports for files are still to be written
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        status = _dispatch(words)
        sys.stdout.flush()
        return status
    except UsageError as error:
        terminal.complain(str(error))
        return ERROR
    except RefcheckError as error:
        if debug:
            raise
        terminal.complain(str(error))
        return ERROR
    except BrokenPipeError:
        # The reader has gone (`| head`): nobody is left to tell.
        _let_go()
        return OK
    except OSError as error:
        if debug or error.errno not in _FULL:
            return _internal(error, debug=debug)
        _let_go()
        terminal.complain(f"standard output: cannot be written: {error.strerror}")
        return ERROR
    except KeyboardInterrupt:
        terminal.complain("interrupted")
        return INTERRUPTED
    except RecursionError:
        if debug:
            raise
        terminal.complain("internal error: nesting too deep; please report this with the source")
        return ERROR
    except Exception as error:
        return _internal(error, debug=debug)


def _internal(error: Exception, *, debug: bool) -> int:
    """Tells of an error that nobody foresaw."""
    if debug:
        raise error
    terminal.complain(
        f"internal error: {type(error).__name__}: {error}; please report this (--debug shows where it happened)"
    )
    return ERROR


def _let_go() -> None:
    """Gives standard output up, so that the interpreter does not try again at exit to write what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        rest = [word for word in words[1:] if not word.startswith("-")]
        if rest and rest[0] in COMMANDS:
            return _dispatch([rest[0], "--help"])
        print(OVERVIEW)
        return OK if words else ERROR
    name = words[0]
    if name not in COMMANDS:
        raise UsageError(_not_a_command(name, words))
    parser = command_parser(name)
    try:
        args: Namespace = parser.parse_args(words[1:])
    except SystemExit as stop:  # argparse leaves this way after --help
        return int(stop.code or 0)
    terminal.prepare(args)
    command = import_module(f"refcheck.cli.commands.{name}")
    return int(command.run(args))


def _not_a_command(name: str, words: list[str]) -> str:
    close = nearest(name, COMMANDS)
    if name.startswith("-"):
        return f"options come after the command, as in `refcheck audit {name} …`; `refcheck --help` lists the commands"
    if close:
        return f"there is no command {name!r}; did you mean `refcheck {close}`?"
    if os.path.exists(name) or name.startswith(("wiki:", "http://", "https://")):
        return f"the command is missing; did you mean `refcheck audit {' '.join(words)}`?"
    return f"there is no command {name!r}; `refcheck --help` lists the commands"
