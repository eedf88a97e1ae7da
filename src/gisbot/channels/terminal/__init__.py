"""The chat in a terminal: `chat` talks to the desk, `chat_via_telegram` shows the real Telegram side."""

from __future__ import annotations

from typing import TextIO

from gisbot.channels.base import Services
from gisbot.channels.terminal.conversation import converse
from gisbot.channels.terminal.direct import DirectSide


def chat(services: Services, lines: TextIO, out: TextIO, *, language: str | None = None) -> None:
    """Talk until the end of `lines`, or a word of leaving.

    A terminal is greeted and prompted; other input is answered line by line, and when it holds no line,
    the five example questions are answered.
    """
    converse(DirectSide(services, language), services, lines, out)


def chat_via_telegram(services: Services, lines: TextIO, out: TextIO, *, language: str | None = None) -> None:
    """The same with the real Telegram channel, run against the bundled test server on loopback."""
    from gisbot.channels.terminal.telegram_side import telegram_side

    with telegram_side(services, language) as side:
        converse(side, services, lines, out)
