"""Every channel shows the same for the same words: one script, played through each."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest

from gisbot.channels.plain_text import text_of
from gisbot.channels.scripted import ScriptedChannel
from gisbot.channels.telegram.sandbox import Sandbox
from gisbot.channels.terminal import chat
from gisbot.channels.terminal.telegram import chat_via_telegram
from tests.channels.bots import TOKEN, options_for, running
from tests.channels.fakes import FakeServices

SCRIPT = ("/start", "收到多少件", "复议呢", "1", "天气怎么样", "没有的", "/contact", "帮助", "/nope", "/ask 第二个")


def scripted(services: FakeServices) -> list[str]:
    channel = ScriptedChannel(services)
    shown = []
    for line in SCRIPT:
        if line == "1":
            channel.press("行政复议多少件？")
        else:
            channel.say(line)
        shown.append(text_of(channel.replies[-1]))
    return shown


def telegram(services: FakeServices) -> list[str]:
    shown = []
    with Sandbox(TOKEN) as sandbox, running(services, options_for(sandbox.url)):
        person = sandbox.person("Li")
        for line in SCRIPT:
            if line == "1":
                person.press("行政复议多少件？")
            else:
                person.send(line)
            shown.append(person.wait().text)
    return shown


def terminal(talk: Callable[..., None]) -> Callable[[FakeServices], list[str]]:
    def play(services: FakeServices) -> list[str]:
        out = io.StringIO()
        talk(services, io.StringIO("\n".join(SCRIPT)), out)
        parts = re.split(r"(?m)^问：", out.getvalue())[1:]
        return [part.split("\n", 1)[1].split("\n  [", 1)[0].strip() for part in parts]

    return play


CHANNELS = {
    "scripted": scripted,
    "telegram": telegram,
    "terminal": terminal(chat),
    "terminal via telegram": terminal(chat_via_telegram),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_script(channel: str) -> None:
    services = FakeServices()
    shown = CHANNELS[channel](services)
    assert len(shown) == len(SCRIPT)
    texts = dict(zip(SCRIPT, shown, strict=True))
    assert texts["/start"].startswith("您好")
    assert texts["收到多少件"].startswith("收到多少件：0 件。")
    assert texts["复议呢"].startswith("您问的是哪一个？")
    assert texts["1"].startswith("选了 q.fy：3 件。")
    assert texts["天气怎么样"] == "这个我不懂。"
    assert texts["没有的"] == "没有。"
    assert texts["/contact"].startswith("联系电话是多少？：0 件。")
    assert texts["帮助"].startswith("怎么用")
    assert "/nope" in texts["/nope"]
    assert texts["/ask 第二个"].startswith("第二个：0 件。")
    conversations = {(who.channel, who.chat, who.person) for _, who in services.dialogue.asked}
    assert len(conversations) == 1
