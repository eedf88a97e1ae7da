"""Taps on inline buttons."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.patience import patiently

_log = logging.getLogger(__name__)


def handler(front: Front) -> CallbackQueryHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles taps, also on messages that Telegram no longer shows the bot."""

    async def on_tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, who = update.callback_query, front.who(update)
        if query is None:
            return
        try:
            await patiently(query.answer)
        except BadRequest as error:  # too old: only the spinner on the button is lost
            _log.info("a tap could not be confirmed: %s", error.message)
        message = query.message
        if who is None or message is None or query.data is None:
            return
        message_id = message.message_id if message.is_accessible else None
        await front.press(context.bot, message_id, message.chat.id, query.data, who)

    return CallbackQueryHandler(on_tap)
