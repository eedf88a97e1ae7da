"""A strict Bot API server for tests and for `gisbot chat --via telegram`.

It runs on loopback in threads, keeps everything in memory, and refuses what Telegram refuses: wrong or
missing parameters, messages over 4096 characters, broken HTML, callback data over 64 bytes, unknown
chats, a second poller. It can be told to answer 429, 5xx, or nothing. It knows nothing of gisbot.

    with Sandbox(token="1:test") as sandbox:      # sandbox.url is the bot's TELEGRAM_API_URL
        person = sandbox.person("Li", language="zh-hans")
        person.send("/start")
        reply = person.wait()                     # what Telegram would show
        person.press(reply.buttons[0][0].label)
"""

from gisbot.channels.telegram.sandbox.faults import Fault
from gisbot.channels.telegram.sandbox.person import Group, Person
from gisbot.channels.telegram.sandbox.server import Sandbox
from gisbot.channels.telegram.sandbox.world import Key, Shown

__all__ = ["Fault", "Group", "Key", "Person", "Sandbox", "Shown"]
