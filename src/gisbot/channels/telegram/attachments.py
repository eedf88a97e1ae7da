"""Sending pictures and files: a note that comes with them is the caption of the first."""

from __future__ import annotations

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters

from gisbot.channels.base import Attachment, Note, Reply
from gisbot.channels.telegram.patience import patiently
from gisbot.channels.telegram.splitting import utf16

CAPTION_LIMIT = 1024
"""UTF-16 code units of a caption (Bot API, sendPhoto)."""
_ELLIPSIS = "…"


def caption_of(reply: Reply) -> str:
    """The caption of the first file: a note's title and text, cut to what a caption holds."""
    if not isinstance(reply.body, Note):
        return ""
    text = "\n".join(part for part in (reply.body.title, reply.body.text) if part)
    if utf16(text) <= CAPTION_LIMIT:
        return text
    return text.encode("utf-16-le")[: 2 * (CAPTION_LIMIT - 1)].decode("utf-16-le", "ignore") + _ELLIPSIS


async def send_files(
    bot: Bot, chat_id: int, reply: Reply, markup: InlineKeyboardMarkup | None, reply_to: int | None
) -> Message:
    """Send the files of a reply, the keyboard under the last, which is returned."""
    caption, sent = caption_of(reply), None
    for file in reply.files:
        last = file is reply.files[-1]
        sent = await _send_one(bot, chat_id, file, caption, markup if last else None, reply_to)
        caption, reply_to = "", None
    assert sent is not None, "a reply with files has at least one"
    return sent


async def _send_one(
    bot: Bot, chat_id: int, file: Attachment, caption: str, markup: InlineKeyboardMarkup | None, reply_to: int | None
) -> Message:
    to = None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=True)
    if file.picture:
        return await patiently(
            lambda: bot.send_photo(
                chat_id,
                file.data,
                caption=caption or None,
                filename=file.name,
                reply_markup=markup,
                reply_parameters=to,
            )
        )
    return await patiently(
        lambda: bot.send_document(
            chat_id, file.data, caption=caption or None, filename=file.name, reply_markup=markup, reply_parameters=to
        )
    )
