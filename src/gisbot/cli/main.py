"""`gisbot COMMAND`: reads the arguments, runs the command, and turns what goes wrong into one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from gisbot import __version__
from gisbot.cli import ask, chat, check, eval, export, facts, init, reload, serve, status, table, unanswered
from gisbot.errors import GisbotError

UNUSABLE = 2
COMMANDS = (ask, chat, serve, facts, table, export, check, eval, reload, status, unanswered, init)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it did its work, 2 when it could not."""
    _speak_utf8()
    try:
        parsed = _parser().parse_args(arguments)
        run = parsed.run
        code: int = run(parsed)
        sys.stdout.flush()
        return code
    except GisbotError as error:
        print(f"gisbot: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # The reader of our output has gone; nothing can be said to it, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gisbot", description="Ask Chinese government-information-disclosure annual reports.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"gisbot {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(subparsers)
    return parser


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; what is no UTF-8 in the input is kept, not refused."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        _reconfigure(stream, errors)


def _reconfigure(stream: TextIO | None, errors: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors=errors)


if __name__ == "__main__":
    raise SystemExit(main())
