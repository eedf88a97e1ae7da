"""The http connections to the Bot API."""

from __future__ import annotations

import ipaddress
import json
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.request import HTTPXRequest

from gisbot.channels.telegram.options import TelegramOptions
from gisbot.errors import SettingsError

_SENDERS = 32
"""Connections for sending; more make httpx slower, fewer hold up slow replies (docs/performance.md)."""


class PollingRequest(HTTPXRequest):
    """Remembers the newest update of the last batch, so that one that cannot be read can be passed over."""

    newest_update: int | None = None

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """As the base class does."""
        code, payload = await super().do_request(*arguments, **named)
        self.newest_update = _newest(payload) if code == httpx.codes.OK else None
        return code, payload


def sending(options: TelegramOptions) -> HTTPXRequest:
    """The connections for everything but getUpdates."""
    return HTTPXRequest(
        connection_pool_size=_SENDERS,
        proxy=proxy_for(options),
        httpx_kwargs=_httpx(options),
        connect_timeout=options.reply_timeout / 2,
        read_timeout=options.reply_timeout,
        write_timeout=options.reply_timeout,
        media_write_timeout=options.reply_timeout * 6,
        pool_timeout=options.reply_timeout,
    )


def polling(options: TelegramOptions) -> PollingRequest:
    """The connection for getUpdates."""
    return PollingRequest(
        connection_pool_size=2,
        proxy=proxy_for(options),
        httpx_kwargs=_httpx(options),
        connect_timeout=options.reply_timeout / 2,
        read_timeout=options.reply_timeout,
        pool_timeout=options.reply_timeout,
    )


def proxy_for(options: TelegramOptions) -> str | None:
    """The proxy to use; none for loopback. Raises SettingsError for a proxy of another kind."""
    if options.proxy is None or is_loopback(options.api_url):
        return None
    if urlsplit(options.proxy).scheme not in ("http", "https", "socks5", "socks5h"):
        raise SettingsError("TELEGRAM_PROXY must begin with http://, https:// or socks5://")
    return options.proxy


def is_loopback(url: str) -> bool:
    """Whether the address names this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _httpx(options: TelegramOptions) -> dict[str, object]:
    return {"trust_env": not is_loopback(options.api_url)}


def _newest(payload: bytes) -> int | None:
    try:
        updates = json.loads(payload)["result"]
        return max((int(update["update_id"]) for update in updates), default=None)
    except (ValueError, KeyError, TypeError):
        return None
