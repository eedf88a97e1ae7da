"""What goes wrong while an update is handled: in the log with its cause, to the person in one kind sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine

from telegram import Update
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from gisbot.channels.base import Note, Reply
from gisbot.channels.telegram import messages
from gisbot.channels.telegram.front import Front

_log = logging.getLogger(__name__)


def handler(front: Front) -> Callable[[object, ContextTypes.DEFAULT_TYPE], Coroutine[None, None, None]]:
    """The error handler of the application."""

    async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        if isinstance(error, Forbidden):
            _log.info("a person does not let the bot write: %s", error.message)
            return
        if isinstance(error, RetryAfter | NetworkError):
            _log.warning("Telegram did not take a reply: %s", error)
            return
        _log.error("an update could not be handled", exc_info=error)
        if isinstance(update, Update) and update.effective_chat is not None:
            who = front.who(update)
            if who is None:
                return
            try:
                sorry = Reply(Note(front.desk.words(who).text("channel.failed")))
                await messages.send(context.bot, update.effective_chat.id, sorry)
            except TelegramError as second:
                _log.warning("the apology could not be sent: %s", second.message)

    return on_error
