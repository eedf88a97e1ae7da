"""Free text in a private chat is a question."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from gisbot.channels.telegram.front import Front


def handler(front: Front) -> MessageHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles text in private chats."""

    async def on_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, who = update.effective_message, front.who(update)
        if message is not None and message.text is not None and who is not None:
            await front.say(message, message.text, who)

    return MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.TEXT, on_text)
