"""The chat in a terminal: `chat` talks to the desk, `telegram.chat_via_telegram` shows the real Telegram side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from gisbot.channels.base import Services
from gisbot.channels.terminal.conversation import converse
from gisbot.channels.terminal.direct import DirectSide


def chat(
    services: Services,
    lines: TextIO | None = None,
    out: TextIO | None = None,
    *,
    language: str | None = None,
    folder: Path | None = None,
) -> None:
    """Talk until the end of `lines` (standard input), or a word of leaving.

    A terminal is greeted and prompted; other input is answered line by line, and when it holds no line,
    the five example questions are answered. Pictures and files go to `folder`, without one to the current folder.
    """
    converse(DirectSide(services, language, folder), services, lines or sys.stdin, out or sys.stdout)
