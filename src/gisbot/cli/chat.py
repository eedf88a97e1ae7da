"""`gisbot chat`: talk in the terminal, or see the Telegram side of it without a token."""

from __future__ import annotations

import argparse
from pathlib import Path

from gisbot.cli.common import Subparsers, add_command, add_sources, opened

WAYS = ("terminal", "telegram")


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "chat", "Talk about the reports in the terminal.", run)
    parser.add_argument("--via", choices=WAYS, default="terminal", help="telegram shows what Telegram would show")
    parser.add_argument("--files", type=Path, metavar="DIR", help="where pictures and tables go; by default, here")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Chat until the person leaves."""
    from gisbot.cli.serving import published

    with opened(arguments) as app:
        services = published(app)
        if arguments.via == "telegram":
            from gisbot.channels.terminal.telegram import chat_via_telegram

            chat_via_telegram(services)
        else:
            from gisbot.channels.terminal import chat

            chat(services, folder=arguments.files)
    return 0
