"""Photos, voice, stickers and the like in a private chat: a word on what the bot can read."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from gisbot.channels.telegram.front import Front


def handler(front: Front) -> MessageHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles what no other handler takes, in private chats."""

    async def on_other(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, who = update.effective_message, front.who(update)
        if message is None or who is None:
            return
        key = "channel.file.picture" if message.photo and who.admin else "channel.file.only_text"
        await front.attend(message, who, lambda: front.tell(message, who, key))

    kinds = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    return MessageHandler(kinds, on_other)
