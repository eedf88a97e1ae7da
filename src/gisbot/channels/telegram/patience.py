"""Trying again: Telegram's 429 names the time to wait, a broken connection or 5xx passes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

T = TypeVar("T")

_log = logging.getLogger(__name__)
_LONGEST_WAIT = timedelta(minutes=5)
_PAUSES = (0.5, 1.0, 2.0)
_SLACK = 0.1


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The result of `call`, tried again as long as that helps.

    Waits as long as a 429 says (not over five minutes) and tries three times after network errors; an
    answer that timed out may have arrived, and is sent again rather than lost. Raises the last error.
    """
    pauses = iter(_PAUSES)
    while True:
        try:
            return await call()
        except RetryAfter as error:
            wait = seconds_to_wait(error)
            if wait > _LONGEST_WAIT:
                raise
            _log.warning("Telegram asks to wait %s", wait)
            await asyncio.sleep(wait.total_seconds() + _SLACK)
        except BadRequest:  # a NetworkError to the library, and no better the second time
            raise
        except NetworkError as error:
            pause = next(pauses, None)
            if pause is None:
                raise
            _log.info("Telegram did not take a call (%s); trying again in %s s", type(error).__name__, pause)
            await asyncio.sleep(pause)


def seconds_to_wait(error: RetryAfter) -> timedelta:
    """How long a 429 asks to wait, whatever form the library gives it in."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
