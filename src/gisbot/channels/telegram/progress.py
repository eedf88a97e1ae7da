"""What people see of a long work: a message edited at most once a second, or that the bot is typing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from types import TracebackType

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

_EVERY = 1.0
_TYPING_LASTS = 4.5
_log = logging.getLogger(__name__)


@asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """While the block runs, the chat shows that the bot is typing (five seconds at a time, Bot API)."""

    async def keep_typing() -> None:
        while True:
            try:
                await message.reply_chat_action(ChatAction.TYPING)
            except TelegramError as error:  # a courtesy, as progress is
                _log.info("typing could not be shown: %s", error.message)
            await asyncio.sleep(_TYPING_LASTS)

    task = asyncio.create_task(keep_typing())
    try:
        yield
    finally:
        await _end(task)


class ProgressMessage:
    """Edits `message` to what `words` makes of how much is done, while its block runs."""

    def __init__(self, message: Message, words: Callable[[int, int], str], every: float = _EVERY) -> None:
        self._message, self._words, self._every = message, words, every
        self._latest: tuple[int, int] | None = None
        self._loop = asyncio.get_running_loop()
        self._task: asyncio.Task[None] | None = None

    def report(self, done: int, total: int) -> None:
        """Called from the thread that works."""
        self._loop.call_soon_threadsafe(self._note, (done, total))

    async def __aenter__(self) -> ProgressMessage:
        self._task = asyncio.create_task(self._follow())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._task is not None:
            await _end(self._task)

    def _note(self, latest: tuple[int, int]) -> None:
        self._latest = latest

    async def _follow(self) -> None:
        shown: tuple[int, int] | None = None
        while True:
            if self._latest is not None and self._latest != shown:
                shown = self._latest
                try:
                    await self._message.edit_text(self._words(*shown))
                except TelegramError as error:  # progress is a courtesy: the work goes on without it
                    _log.info("progress could not be shown: %s", error.message)
            await asyncio.sleep(self._every if shown is not None else self._every / 10)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
