"""Commands, in private chats and in groups; one addressed to another bot is not ours."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from gisbot.channels.desk import split_command
from gisbot.channels.telegram.front import Front


def handler(front: Front) -> MessageHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles messages that begin with a command."""

    async def on_command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, who = update.effective_message, front.who(update)
        if message is None or message.text is None or who is None:
            return
        first = message.text.split(maxsplit=1)[0]
        addressee = first.partition("@")[2]
        if addressee and addressee.lower() != front.bot_name.lower():
            return
        in_group = message.chat.type != message.chat.PRIVATE
        if in_group and not addressee and front.desk.find(split_command(first)[0]) is None:
            return  # another bot's command
        await front.say(message, message.text, who)

    return MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND, on_command)
