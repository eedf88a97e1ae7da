"""The real bot and the bundled test server as the other side of the chat, all on loopback."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from gisbot.channels.base import Services
from gisbot.channels.languages import language_of
from gisbot.channels.telegram.options import TelegramOptions
from gisbot.channels.telegram.sandbox import Key, Person, Sandbox, Shown
from gisbot.channels.terminal.bubbles import bubble
from gisbot.channels.terminal.conversation import Screen, converse
from gisbot.errors import ChannelError
from gisbot.model.who import Who

_TOKEN = "1:loopback"
_PATIENCE = 30.0
_QUIET = 0.15
"""Seconds without a change after which the bot has said what it had to say."""


def chat_via_telegram(
    services: Services, lines: TextIO | None = None, out: TextIO | None = None, *, language: str | None = None
) -> None:
    """Talk as in `gisbot.channels.terminal.chat`, with the real Telegram channel on the other side."""
    with telegram_side(services, language) as side:
        converse(side, services, lines or sys.stdin, out or sys.stdout)


@contextmanager
def telegram_side(services: Services, language: str | None) -> Iterator[TelegramSide]:
    """A served bot and a person who talks to it, an admin. Raises ChannelError when it cannot be served."""
    with Sandbox(_TOKEN) as sandbox:
        person = sandbox.person("terminal", language=language or "zh-hans")
        options = TelegramOptions(
            _TOKEN, sandbox.url, admins=frozenset({person.id}), burst=1000, messages_a_second=100.0
        )
        bot = _Bot(services, options)
        bot.start()
        try:
            yield TelegramSide(person, language_of(Who("terminal", "", "", language)))
        finally:
            bot.stop()


class TelegramSide:
    """What the person's Telegram shows."""

    def __init__(self, person: Person, language: str) -> None:
        self._person = person
        self.language = language
        self.folder: Path | None = None
        self._keys: tuple[tuple[Shown, Key], ...] = ()

    def say(self, text: str) -> Screen:
        """What is shown after a message."""
        self._person.send(text)
        return self._changed(self._person.messages())

    def press(self, number: int) -> Screen:
        """What is shown after a tap."""
        before = self._person.messages()
        message, key = self._keys[number - 1]
        self._person.press(key.label, message=message)
        return self._changed(before)

    def _changed(self, before: tuple[Shown, ...]) -> Screen:
        """The messages that are new or edited, once the bot has been quiet for a moment."""
        until, latest, still_since = time.monotonic() + _PATIENCE, before, time.monotonic()
        while time.monotonic() < until:
            now = self._person.messages()
            if now != latest:
                latest, still_since = now, time.monotonic()
            elif latest != before and time.monotonic() - still_since > _QUIET:
                break
            time.sleep(_QUIET / 10)
        new = tuple(message for message in latest if message not in before)
        keys = tuple((message, key) for message in new for row in message.buttons for key in row)
        self._keys = keys or self._keys
        return Screen("\n\n".join(bubble(message) for message in new), tuple(key.label for _, key in keys))


class _Bot:
    """The bot in a thread of its own."""

    def __init__(self, services: Services, options: TelegramOptions) -> None:
        self._services, self._options = services, options
        self._listening = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._error: ChannelError | None = None
        self._thread = threading.Thread(target=self._work, name="telegram", daemon=True)

    def start(self) -> None:
        """Begin, and return once it listens; raises what keeps it from that."""
        self._thread.start()
        self._listening.wait()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Let it answer what it has, and end."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _work(self) -> None:
        async def main() -> None:
            from gisbot.channels.telegram.serving import serve

            self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
            await serve(self._services, self._options, self._stop, lambda name: self._listening.set())

        try:
            asyncio.run(main())
        except ChannelError as error:
            self._error = error
        finally:
            self._listening.set()
