"""A message that follows a long work, edited at most once a second."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from telegram import Message
from telegram.error import TelegramError

_EVERY = 1.0
_log = logging.getLogger(__name__)


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
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

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
