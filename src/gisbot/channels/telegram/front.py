"""What the handlers share: the desk, the threads it works in, who may do what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from telegram import Bot, Message, Update

from gisbot.channels.base import Note, Reply, Services
from gisbot.channels.desk import Desk, split_command
from gisbot.channels.telegram import messages
from gisbot.channels.telegram.options import TelegramOptions
from gisbot.channels.telegram.progress import typing
from gisbot.channels.telegram.turns import Turn, Turns
from gisbot.model.who import Who

T = TypeVar("T")

CHANNEL = "telegram"
_ANSWERING_THREADS = 4
_log = logging.getLogger(__name__)


class Front:
    """One bot at work. The desk is synchronous, so it works in threads and the loop stays free.

    Admins' commands and files have a thread of their own: a reload or a long file holds up no question.
    """

    def __init__(self, services: Services, options: TelegramOptions, bot_name: str) -> None:
        self.options = options
        self.bot_name = bot_name
        self.desk = Desk(services, bot_name=bot_name)
        self._turns = Turns(options.burst, options.messages_a_second, options.waiting)
        self._answering = ThreadPoolExecutor(_ANSWERING_THREADS, thread_name_prefix="answering")
        self._admin_work = ThreadPoolExecutor(1, thread_name_prefix="admin-work")

    def who(self, update: Update) -> Who | None:
        """Who caused the update; None for channels and services, which get no answer."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot:
            return None
        return Who(CHANNEL, str(chat.id), str(user.id), user.language_code, user.id in self.options.admins)

    async def attend(self, message: Message, who: Who, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work a message asks for in the person's turn; too many at a time get a word, or nothing."""
        async with self.turn(who) as turn:
            if turn is Turn.YOURS:
                await work()
            elif turn is Turn.TOO_MANY:
                await self.tell(message, who, "channel.busy")

    async def say(self, message: Message, text: str, who: Who) -> None:
        """Answer a line of text under the message it came in, in its turn."""
        command = self.desk.find(split_command(text)[0]) if text.startswith("/") else None
        administers = who.admin and command is not None and command.admin

        def reply() -> Reply:
            return self.desk.say(text, who)

        async def work() -> None:
            if administers:
                async with typing(message):
                    done = await self.administer(reply)
            else:
                done = await self.answer(reply)
            await self.show(message, done)

        await self.attend(message, who, work)

    def turn(self, who: Who) -> AbstractAsyncContextManager[Turn]:
        """Wait for the person's turn."""
        return self._turns.turn(who.person)

    async def press(self, bot: Bot, message_id: int | None, chat_id: int, data: str, who: Who) -> None:
        """Answer a tap: below, or in the place of the message whose button it was."""
        work = self.administer if who.admin else self.answer
        reply = await work(lambda: self.desk.press(data, who))
        if reply.replaces and message_id is not None:
            await messages.replace(bot, chat_id, message_id, reply)
        else:
            await messages.send(bot, chat_id, reply)

    async def tell(self, message: Message, who: Who, key: str, **values: object) -> None:
        """Say one of the channel's own sentences under a message."""
        await self.show(message, Reply(Note(self.desk.words(who).text(key, **values))))

    async def show(self, message: Message, reply: Reply) -> Message:
        """Show a reply under a message; in groups as a reply to it."""
        in_group = message.chat.type != message.chat.PRIVATE
        return await messages.send(
            message.get_bot(), message.chat.id, reply, reply_to=message.message_id if in_group else None
        )

    async def answer(self, work: Callable[[], T]) -> T:
        """Run a question's work in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._answering, work)

    async def administer(self, work: Callable[[], T]) -> T:
        """Run an admin's work in the thread kept for it."""
        return await asyncio.get_running_loop().run_in_executor(self._admin_work, work)

    def close(self) -> None:
        """Wait for the threads."""
        self._answering.shutdown()
        self._admin_work.shutdown()
