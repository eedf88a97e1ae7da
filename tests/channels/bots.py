"""A bot at work in a thread, against a Bot API server on loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from gisbot.channels.base import Services
from gisbot.channels.telegram import TelegramOptions

TOKEN = "1:test-token"
ADMIN = 9001


def options_for(url: str, token: str = TOKEN, **changes: object) -> TelegramOptions:
    settings: dict[str, object] = {
        "admins": frozenset({ADMIN}),
        "poll_timeout": 5,
        "reply_timeout": 2.0,
        "start_attempts": 1,
        "burst": 1000,
    }
    return TelegramOptions(token, url, **(settings | changes))


class RunningBot:
    """A bot in a thread of its own. `error` is what ended it, if anything did."""

    def __init__(self, services: Services, options: TelegramOptions) -> None:
        self._services, self._options = services, options
        self._listening = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.error: Exception | None = None

    def start(self) -> None:
        self._thread.start()

    def wait_listening(self) -> None:
        assert self._listening.wait(8), "the bot does not listen"
        if self.error is not None:
            self.join()
            raise self.error

    def stop(self) -> None:
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self.join()

    def join(self) -> None:
        self._thread.join(9)
        assert not self._thread.is_alive(), "the bot did not stop"

    def _work(self) -> None:
        async def main() -> None:
            from gisbot.channels.telegram.serving import serve

            self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
            await serve(self._services, self._options, self._stop, lambda name: self._listening.set())

        try:
            asyncio.run(main())
        except Exception as error:  # noqa: BLE001 - kept for the test, which raises it again
            self.error = error
        finally:
            self._listening.set()


@contextmanager
def running(services: Services, options: TelegramOptions) -> Iterator[RunningBot]:
    """A bot that listens, and is stopped at the end; what broke it breaks the test."""
    bot = RunningBot(services, options)
    bot.start()
    bot.wait_listening()
    try:
        yield bot
    finally:
        bot.stop()
    if bot.error is not None:
        raise bot.error
