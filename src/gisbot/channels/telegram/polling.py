"""Long polling: fetching updates, and what to do when Telegram does not give them.

Our own loop rather than the library's, which goes on silently when the token is revoked, cannot tell a
second poller at the start from one that comes later, and stumbles forever over an update it cannot read.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from gisbot.channels.telegram import refusals
from gisbot.channels.telegram.connection import PollingRequest
from gisbot.channels.telegram.options import TelegramOptions
from gisbot.channels.telegram.patience import seconds_to_wait

_log = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0
_BATCH = 100


@dataclass(slots=True)
class _Trouble:
    """Consecutive failures; the log gets one line at the first and one when it is over."""

    failures: int = 0

    def begin(self, what: str) -> None:
        if self.failures == 0:
            _log.warning("no updates from Telegram: %s; trying again", what)
        self.failures += 1

    def end(self) -> None:
        if self.failures:
            _log.warning("updates from Telegram again, after %d failures", self.failures)
        self.failures = 0

    @property
    def pause(self) -> float:
        return min(_LONGEST_PAUSE, 0.5 * 2.0 ** min(self.failures, 8))


class Poller:
    """Puts updates into the application's queue until it is told to stop."""

    def __init__(
        self, bot: Bot, request: PollingRequest, queue: asyncio.Queue[object], options: TelegramOptions
    ) -> None:
        self._bot, self._request, self._queue, self._options = bot, request, queue, options
        self._offset = 0
        self._limit = _BATCH
        self._trouble = _Trouble()

    async def run(self) -> None:
        """Fetch updates until cancelled.

        Raises InvalidToken when Telegram refuses the token, SecondPoller when another process polls at
        the time this one begins.
        """
        began = time.monotonic()
        while True:
            try:
                updates = await self._fetch()
            except InvalidToken:
                raise refusals.invalid_token() from None
            except Conflict:
                if time.monotonic() - began < self._options.settled_after:
                    raise refusals.second_poller() from None
                await self._pause("another process polls with the same token")
            except RetryAfter as error:
                await asyncio.sleep(seconds_to_wait(error).total_seconds())
            except TimedOut:
                await self._pause("no answer in time")
            except TelegramError as error:
                await self._pause(type(error).__name__)
            except (TypeError, ValueError, KeyError, AttributeError):
                self._pass_over()
            else:
                self._trouble.end()
                self._limit = _BATCH
                for update in updates:
                    await self._queue.put(update)
                    self._offset = update.update_id + 1

    async def confirm(self) -> None:
        """Tell Telegram what was fetched, so that the next start does not get it again."""
        try:
            await self._bot.get_updates(offset=self._offset, timeout=0, limit=1)
        except TelegramError as error:
            _log.warning("the last updates could not be confirmed (%s); they may come again", type(error).__name__)

    async def _fetch(self) -> tuple[Update, ...]:
        return await self._bot.get_updates(
            offset=self._offset,
            limit=self._limit,
            timeout=self._options.poll_timeout,
            read_timeout=self._options.poll_timeout + self._options.reply_timeout,
            allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY],
        )

    async def _pause(self, what: str) -> None:
        self._trouble.begin(what)
        await asyncio.sleep(self._trouble.pause)

    def _pass_over(self) -> None:
        """An update cannot be read: fetch one at a time, and leave out the one that fails alone."""
        if self._limit == 1 and self._request.newest_update is not None:
            _log.exception("the update %d cannot be read and is passed over", self._request.newest_update)
            self._offset = self._request.newest_update + 1
            self._limit = _BATCH
        else:
            self._limit = 1
