"""Showing replies in Telegram: as HTML, cut to length, with inline keyboards."""

from __future__ import annotations

import logging

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from gisbot.channels.base import Button, Note, Reply
from gisbot.channels.telegram.attachments import send_files
from gisbot.channels.telegram.patience import patiently
from gisbot.channels.telegram.splitting import split_html
from gisbot.rendering import telegram_html

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def as_html(reply: Reply) -> str:
    """The reply's text as Telegram's HTML."""
    if not isinstance(reply.body, Note):
        return telegram_html.render(reply.body)
    text = telegram_html.escape(reply.body.text)
    if not reply.body.title:
        return text
    return f"<b>{telegram_html.escape(reply.body.title)}</b>\n\n{text}"


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The inline keyboard, None when there are no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(key.label, callback_data=key.data) for key in row] for row in rows]
    )


async def send(bot: Bot, chat_id: int, reply: Reply, *, reply_to: int | None = None) -> Message:
    """Send a reply, in as many messages as it takes; the keyboard stands under the last, which is returned.

    A note that comes with files is their caption and no message of its own.
    """
    if reply.files and isinstance(reply.body, Note):
        return await send_files(bot, chat_id, reply, keyboard(reply.rows), reply_to)
    *earlier, last = split_html(as_html(reply))
    for text in earlier:
        await _send_one(bot, chat_id, text, None, reply_to)
        reply_to = None
    sent = await _send_one(bot, chat_id, last, keyboard(reply.rows), reply_to)
    return await send_files(bot, chat_id, reply, None, None) if reply.files else sent


async def replace(bot: Bot, chat_id: int, message_id: int, reply: Reply) -> None:
    """Put a reply in the place of a message; where Telegram does not let us, send it below."""
    pages = split_html(as_html(reply))
    if len(pages) > 1 or reply.files:
        await send(bot, chat_id, reply)
        return
    try:
        await patiently(
            lambda: bot.edit_message_text(
                pages[0],
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(reply.rows),
                link_preview_options=_NO_PREVIEW,
            )
        )
    except BadRequest as error:
        if "not modified" in error.message:  # the same button twice: the page is already there
            return
        _log.info("a message cannot be edited (%s); sending a new one", error.message)
        await send(bot, chat_id, reply)


async def _send_one(
    bot: Bot, chat_id: int, text: str, markup: InlineKeyboardMarkup | None, reply_to: int | None
) -> Message:
    to = None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=True)
    return await patiently(
        lambda: bot.send_message(
            chat_id,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            reply_parameters=to,
            link_preview_options=_NO_PREVIEW,
        )
    )
