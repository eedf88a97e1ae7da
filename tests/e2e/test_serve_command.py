"""`gisbot serve` as a process: it serves, stops cleanly, and says in one line why it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gisbot.channels.telegram.sandbox import Sandbox
from tests.channels.bots import TOKEN

PATIENCE = 30.0


@contextmanager
def serving(command: list[str], environment: dict[str, str], url: str, token: str) -> Iterator[subprocess.Popen[str]]:
    settings = os.environ | environment | {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": url}
    process = subprocess.Popen([*command, "serve"], env=settings, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to catch")
def test_sigterm_ends_it_cleanly_after_the_answer(gisbot: list[str], environment: dict[str, str]) -> None:
    with Sandbox(TOKEN) as sandbox, serving(gisbot, environment, sandbox.url, TOKEN) as process:
        person = sandbox.person("Li")
        person.send("电话多少")
        assert "0871-62669002" in person.wait(patience=PATIENCE).text
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code, said = ended(process)
        assert code == 0, said
        assert time.monotonic() - began < 5
        assert TOKEN not in said
        with sandbox.world.changed:
            assert sandbox.world.updates == {}


def test_a_wrong_token(gisbot: list[str], environment: dict[str, str]) -> None:
    with Sandbox(TOKEN) as sandbox, serving(gisbot, environment, sandbox.url, "1:another") as process:
        code, said = ended(process)
    assert code == 2
    assert said.count("\n") == 1
    assert "TELEGRAM_BOT_TOKEN" in said
    assert "another" not in said


def test_an_unreachable_api(gisbot: list[str], environment: dict[str, str]) -> None:
    with serving(gisbot, environment, "http://127.0.0.1:9", TOKEN) as process:
        code, said = ended(process)
    assert code == 2
    assert said.count("\n") == 1
    assert "http://127.0.0.1:9" in said


def test_a_second_poller(gisbot: list[str], environment: dict[str, str]) -> None:
    with Sandbox(TOKEN) as sandbox, serving(gisbot, environment, sandbox.url, TOKEN) as first:
        person = sandbox.person("Li")
        person.send("电话多少")
        person.wait(patience=PATIENCE)
        with serving(gisbot, environment, sandbox.url, TOKEN) as second:
            until = time.monotonic() + PATIENCE
            while first.poll() is None and second.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
            gone = first if first.poll() is not None else second
            code, said = ended(gone)
    assert code == 2
    assert "another process" in said
