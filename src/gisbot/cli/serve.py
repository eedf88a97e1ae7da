"""`gisbot serve`: serve Telegram until stopped."""

from __future__ import annotations

import argparse
import sys

from gisbot.cli.common import Subparsers, add_command, add_sources, opened
from gisbot.errors import SettingsError


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "serve", "Serve Telegram by long polling, until stopped.", run)
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    from gisbot.cli.serving import published

    with opened(arguments) as app:
        telegram = app.settings.telegram
        if telegram.token is None:
            raise SettingsError("serve needs TELEGRAM_BOT_TOKEN in the environment; to talk without it: gisbot chat")
        services = published(app)
        from gisbot.channels.telegram import TelegramOptions, serve
        from gisbot.channels.telegram.options import OFFICIAL_API

        options = TelegramOptions(
            token=telegram.token.reveal(),
            api_url=telegram.api_url or OFFICIAL_API,
            proxy=None if telegram.proxy is None else telegram.proxy.reveal(),
            admins=app.settings.admins,
        )
        serve(services, options, lambda name: print(f"@{name}", file=sys.stderr, flush=True))
    return 0
