"""What gisbot's Telegram channel costs beside the bare library: milliseconds of processor time an update.

Both sides read the same updates from json, and answer through a request that never leaves the process; the
library's side echoes the text, gisbot's side runs its handlers, turns, threads, rendering and keyboards over
services whose answers are known beforehand. Run: python -m benchmarks.telegram_updates
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest
from tests.channels.fakes import FakeServices

from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.handlers import add_handlers
from gisbot.channels.telegram.library import BotApplication
from gisbot.channels.telegram.options import TelegramOptions

UPDATES = 1500
ROUNDS = 5
_ME = {"id": 1, "is_bot": True, "first_name": "gisbot", "username": "gisbot_bot"}
_SENT = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": _ME, "text": "x"}


class Nowhere(BaseRequest):
    """Answers every call with what the library wants to hear."""

    read_timeout = 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """A canned answer."""
        result = _ME if url.endswith("getMe") else _SENT
        return 200, json.dumps({"ok": True, "result": result}).encode()


def payload(number: int) -> str:
    """One update as Telegram sends it; many people, so that no flood is met."""
    person = {"id": 100 + number, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"}
    chat = {"id": 100 + number, "type": "private", "first_name": "Li"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": "收到多少件申请"}
    return json.dumps({"update_id": number, "message": message})


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The least a bot can do."""
    if update.effective_message is not None and update.effective_message.text is not None:
        await update.effective_message.reply_text(update.effective_message.text)


def library(application: BotApplication) -> Callable[[], None]:
    """The echo bot; returns how to close it."""
    application.add_handler(MessageHandler(filters.TEXT, echo))
    return lambda: None


def gisbot(application: BotApplication) -> Callable[[], None]:
    """gisbot's handlers; returns how to close them."""
    front = Front(FakeServices(), TelegramOptions("1:x"), "gisbot_bot")
    add_handlers(application, front)
    return front.close


async def one_round(build: Callable[[BotApplication], Callable[[], None]]) -> float:
    """Processor milliseconds an update."""
    application = (
        ApplicationBuilder().token("1:x").request(Nowhere()).get_updates_request(Nowhere()).updater(None).build()
    )
    close = build(application)
    payloads = [payload(number) for number in range(UPDATES)]
    await application.initialize()
    began = time.process_time()
    for text in payloads:
        await application.process_update(Update.de_json(json.loads(text), application.bot))
    spent = time.process_time() - began
    await application.shutdown()
    close()
    return spent / UPDATES * 1000


def main() -> None:
    """Measure both, in turns, and print the medians."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    rounds = [(asyncio.run(one_round(library)), asyncio.run(one_round(gisbot))) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(side) for side in zip(*rounds, strict=True))
    print(f"library alone      {bare:.3f} ms of processor time an update (median of {ROUNDS} × {UPDATES})")
    print(f"gisbot's channel   {ours:.3f} ms, {ours / bare:.1f} × the library, {ours - bare:.3f} ms of its own")


if __name__ == "__main__":
    main()
