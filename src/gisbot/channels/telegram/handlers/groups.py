"""In groups the bot answers replies to its own messages and, where it gets to see them, mentions."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import MessageEntityType
from telegram.ext import ContextTypes, MessageHandler, filters

from gisbot.channels.telegram.front import Front


def handler(front: Front) -> MessageHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles text in groups; what is not meant for the bot is passed over."""

    async def on_group_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, who = update.effective_message, front.who(update)
        if message is None or message.text is None or who is None:
            return
        question = meant_for_bot(message, context.bot.id, front.bot_name)
        if question:
            await front.say(message, question, who)

    return MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.TEXT, on_group_text)


def meant_for_bot(message: Message, bot_id: int, bot_name: str) -> str | None:
    """The question without the mention, or None when the message is not meant for the bot."""
    text = message.text or ""
    name = f"@{bot_name}".lower()
    for entity, mentioned in message.parse_entities([MessageEntityType.MENTION]).items():
        if mentioned.lower() == name:
            units = text.encode("utf-16-le")
            before, after = units[: entity.offset * 2], units[(entity.offset + entity.length) * 2 :]
            return " ".join(part.decode("utf-16-le").strip() for part in (before, after)).strip()
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return text
    return None
