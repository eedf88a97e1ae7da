"""Proxies, trying again, and secrets in logs."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from gisbot.channels.telegram import patience
from gisbot.channels.telegram.connection import is_loopback, proxy_for
from gisbot.channels.telegram.options import TelegramOptions
from gisbot.channels.telegram.redaction import redacted
from gisbot.errors import SettingsError


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://127.8.9.1", True),
        ("http://localhost:1", True),
        ("http://[::1]:1", True),
        ("https://api.telegram.org", False),
        ("http://10.0.0.1", False),
        ("http://localhost.example.org", False),
    ],
)
def test_the_proxy_is_never_used_for_loopback(url: str, loopback: bool) -> None:
    assert is_loopback(url) is loopback
    proxy = "socks5://127.0.0.1:1080"
    assert proxy_for(TelegramOptions("1:x", url, proxy=proxy)) == (None if loopback else proxy)


def test_a_proxy_of_another_kind_is_refused_without_being_shown() -> None:
    with pytest.raises(SettingsError) as raised:
        proxy_for(TelegramOptions("1:x", proxy="ftp://user:password@host"))
    assert "password" not in str(raised.value)


def test_options_show_no_secret() -> None:
    shown = repr(TelegramOptions("1:token", proxy="http://user:password@host"))
    assert "token=" not in shown
    assert "password" not in shown


class Calls:
    """Fails with the given errors, one a call, then answers."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.made = 0

    async def __call__(self) -> str:
        self.made += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    seconds: list[float] = []

    async def sleep(wait: float) -> None:
        seconds.append(wait)

    monkeypatch.setattr(patience.asyncio, "sleep", sleep)
    return seconds


async def test_a_429_waits_as_long_as_it_says(slept: list[float]) -> None:
    calls = Calls(RetryAfter(timedelta(seconds=7)), RetryAfter(timedelta(seconds=2)))
    assert await patience.patiently(calls) == "done"
    assert [round(wait) for wait in slept] == [7, 2]


@pytest.mark.parametrize(
    ("make", "made"),
    [
        (lambda: Calls(RetryAfter(timedelta(hours=1))), 1),
        (lambda: Calls(BadRequest("chat not found")), 1),
        (lambda: Calls(*[NetworkError("Bad Gateway")] * 9), 4),
    ],
)
async def test_patience_has_an_end(slept: list[float], make: Callable[[], Calls], made: int) -> None:
    calls = make()
    call: Callable[[], Awaitable[str]] = calls
    with pytest.raises(TelegramError):
        await patience.patiently(call)
    assert calls.made == made


def test_no_handler_writes_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("gisbot.test")
    with redacted("1:AAfHq", None):
        log.warning("calling /bot1:AAfHq/getMe")
        try:
            raise ValueError("the token 1:AAfHq")
        except ValueError:
            log.exception("failed")
    log.warning("afterwards")
    assert "AAfHq" not in caplog.text
    assert caplog.text.count("<secret>") >= 2
    assert "afterwards" in caplog.text


def test_a_process_that_set_up_no_logging_writes_no_secret_either(capsys: pytest.CaptureFixture[str]) -> None:
    log = logging.getLogger("gisbot.test.lonely")
    log.propagate = False
    with redacted("1:AAfHq"):
        log.warning("calling /bot1:AAfHq/getMe")
    assert capsys.readouterr().err == "calling /bot<secret>/getMe\n"


def test_the_library_loads_only_when_a_bot_is_served() -> None:
    modules = "gisbot.channels.desk, gisbot.channels.telegram, gisbot.channels.terminal.telegram"
    code = f"import sys, {modules}; print('telegram' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("False False\n", "")
