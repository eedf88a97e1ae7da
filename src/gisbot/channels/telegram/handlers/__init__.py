"""What the bot reacts to, one file each, in the order they are tried."""

from __future__ import annotations

from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.handlers import buttons, commands, documents, errors, groups, other, private
from gisbot.channels.telegram.library import BotApplication


def add_handlers(application: BotApplication, front: Front) -> None:
    """Add every handler; the first that takes an update keeps it."""
    for module in (commands, private, groups, documents, buttons, other):
        application.add_handler(module.handler(front))
    application.add_error_handler(errors.handler(front))
