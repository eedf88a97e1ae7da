"""Taps on inline buttons."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.patience import patiently
from gisbot.channels.telegram.turns import Turn

_log = logging.getLogger(__name__)


def handler(front: Front) -> CallbackQueryHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles taps, also on messages that Telegram no longer shows the bot."""

    async def on_tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, who = update.callback_query, front.who(update)
        if query is None or who is None:
            return
        async with front.turn(who) as turn:
            yours = turn is Turn.YOURS
            await _confirm(query, None if yours else front.desk.words(who).text("channel.busy"))
            message = query.message
            if yours and message is not None and query.data is not None:
                message_id = message.message_id if message.is_accessible else None
                await front.press(context.bot, message_id, message.chat.id, query.data, who)

    return CallbackQueryHandler(on_tap)


async def _confirm(query: CallbackQuery, notice: str | None) -> None:
    """End the waiting that the button shows, with a notice if there is one."""
    try:
        await patiently(lambda: query.answer(notice))
    except BadRequest as error:  # too old: only the sign of waiting on the button stays
        _log.info("a tap could not be confirmed: %s", error.message)
