"""Starting, serving and stopping the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder

from gisbot.channels.base import Services
from gisbot.channels.telegram import connection, refusals
from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.handlers import add_handlers
from gisbot.channels.telegram.library import BotApplication
from gisbot.channels.telegram.menu import set_menu
from gisbot.channels.telegram.options import TelegramOptions
from gisbot.channels.telegram.patience import patiently
from gisbot.channels.telegram.polling import Poller
from gisbot.channels.telegram.redaction import redacted

_log = logging.getLogger(__name__)
_AT_ONCE = 64
"""Updates handled at once: enough for replies that wait for Telegram, few enough to bound memory."""


def serve_until_stopped(
    services: Services, options: TelegramOptions, ready: Callable[[str], None] | None = None
) -> None:
    """Serve until SIGTERM or SIGINT. See `gisbot.channels.telegram.serve`."""
    stop = asyncio.Event()

    async def main() -> None:
        with _stopping_on_signals(stop):
            await serve(services, options, stop, ready)

    asyncio.run(main())


async def serve(
    services: Services, options: TelegramOptions, stop: asyncio.Event, ready: Callable[[str], None] | None = None
) -> None:
    """Serve until `stop` is set: then fetch no more, answer what was fetched, confirm it, and go.

    Raises InvalidToken, Unreachable or SecondPoller.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's new form of durations, without its warning
    with redacted(options.token, options.proxy):
        request = connection.polling(options)
        application = _application(options, request)
        await _initialize(application, request, options)
        front = Front(services, options, application.bot.username)
        add_handlers(application, front)
        try:
            await _run(application, request, front, services, stop, ready)
        finally:
            front.close()
            await application.shutdown()


async def _run(
    application: BotApplication,
    request: connection.PollingRequest,
    front: Front,
    services: Services,
    stop: asyncio.Event,
    ready: Callable[[str], None] | None,
) -> None:
    bot, options = application.bot, front.options
    try:
        await patiently(bot.delete_webhook)
        await set_menu(bot, services.commands())
    except TelegramError as error:
        raise refusals.unreachable(options.api_url, type(error).__name__) from None
    poller = Poller(bot, request, application.update_queue, options)
    await application.start()
    try:
        polling = asyncio.create_task(poller.run())
        stopping = asyncio.create_task(stop.wait())
        if ready is not None:
            ready(bot.username)
        await asyncio.wait((polling, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
    finally:
        await _finish(application, options.stop_within)
    await poller.confirm()


def _application(options: TelegramOptions, request: connection.PollingRequest) -> BotApplication:
    api = options.api_url.rstrip("/")
    try:
        return (
            ApplicationBuilder()
            .token(options.token)
            .base_url(f"{api}/bot")
            .base_file_url(f"{api}/file/bot")
            .request(connection.sending(options))
            .get_updates_request(request)
            .concurrent_updates(_AT_ONCE)
            .updater(None)
            .build()
        )
    except InvalidToken:
        raise refusals.invalid_token() from None


async def _initialize(
    application: BotApplication, request: connection.PollingRequest, options: TelegramOptions
) -> None:
    for attempt in range(1, options.start_attempts + 1):
        try:
            await application.initialize()
            return
        except InvalidToken:
            await _close(application, request)
            raise refusals.invalid_token() from None
        except TelegramError as error:
            if attempt == options.start_attempts:
                await _close(application, request)
                raise refusals.unreachable(options.api_url, type(error).__name__) from None
            await asyncio.sleep(0.5 * attempt)


async def _finish(application: BotApplication, within: float) -> None:
    """Let the updates in flight be answered, but not longer than `within` seconds."""
    try:
        await asyncio.wait_for(application.stop(), within)
    except TimeoutError:
        _log.warning("some replies were still waiting for Telegram after %s s and are given up", within)


async def _close(application: BotApplication, request: connection.PollingRequest) -> None:
    """Close the connections of a bot that never began, which the library's shutdown leaves open."""
    await application.bot.request.shutdown()
    await request.shutdown()


@contextmanager
def _stopping_on_signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set `stop`; on Windows the loop takes no handlers, and Ctrl-C ends it."""
    loop = asyncio.get_running_loop()
    caught = []
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
            caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
