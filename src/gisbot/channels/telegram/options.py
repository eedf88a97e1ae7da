"""How the Telegram channel is set up; `app.py` fills it from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field

OFFICIAL_API = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """The settings of the channel. Times are in seconds.

    `api_url` names another Bot API server; `proxy` is an http or socks5 address, never used for
    loopback. `burst` messages of one person are answered at once, then `messages_a_second`; more than
    `waiting` at a time are not taken. `start_attempts` are made before the API counts as unreachable. A
    bot that has polled for `settled_after` stays when a second one begins, and the second goes. Stopping
    waits for replies in flight up to `stop_within`.
    """

    token: str = field(repr=False)
    api_url: str = OFFICIAL_API
    proxy: str | None = field(default=None, repr=False)
    admins: frozenset[int] = frozenset()
    burst: int = 20
    messages_a_second: float = 1.0
    waiting: int = 20
    poll_timeout: int = 25
    reply_timeout: float = 10.0
    start_attempts: int = 3
    settled_after: float = 20.0
    stop_within: float = 20.0
    upload_megabytes: int = 20
    """Telegram hands bots files up to 20 MB (Bot API, getFile); a server of one's own hands out more."""
