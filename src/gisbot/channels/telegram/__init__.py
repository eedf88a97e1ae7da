"""The Telegram channel, on python-telegram-bot by long polling. `serve` is its door.

The library loads when a bot is served, not when this package is imported.
"""

from __future__ import annotations

from collections.abc import Callable

from gisbot.channels.base import Services
from gisbot.channels.telegram.options import TelegramOptions


def serve(services: Services, options: TelegramOptions, ready: Callable[[str], None] | None = None) -> None:
    """Serve Telegram until SIGTERM or SIGINT; questions in flight are answered first.

    `ready` is called with the bot's name once it listens. Raises InvalidToken, Unreachable or
    SecondPoller (all ChannelError), each with one line for a person.
    """
    from gisbot.channels.telegram.serving import serve_until_stopped

    serve_until_stopped(services, options, ready)


__all__ = ["TelegramOptions", "serve"]
