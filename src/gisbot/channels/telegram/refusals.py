"""The one line a person reads when Telegram cannot be served; none holds the token."""

from __future__ import annotations

from gisbot.errors import InvalidToken, SecondPoller, Unreachable


def invalid_token() -> InvalidToken:
    """The token is refused."""
    return InvalidToken("Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather")


def unreachable(api_url: str, why: str) -> Unreachable:
    """The server does not answer."""
    return Unreachable(
        f"the Bot API at {api_url} cannot be reached ({why}); look at the network, TELEGRAM_API_URL and TELEGRAM_PROXY"
    )


def second_poller() -> SecondPoller:
    """Another process got there first."""
    return SecondPoller("another process already polls Telegram with this token; stop it first, one bot is enough")
