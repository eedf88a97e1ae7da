"""The command menu, in Chinese for everyone and in English for English interfaces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from telegram import Bot, BotCommand

from gisbot.catalog.commands import Command
from gisbot.channels.telegram.patience import patiently


async def set_menu(bot: Bot, commands: Sequence[Command]) -> None:
    """Set the menu; the default stands for every language that has none of its own."""
    for code, language in ((None, "zh"), ("zh", "zh"), ("en", "en")):
        menu = [BotCommand(command.name, command.description(language)) for command in commands if command.menu]
        await patiently(partial(bot.set_my_commands, menu, language_code=code))
