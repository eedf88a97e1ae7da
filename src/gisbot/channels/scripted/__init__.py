"""A channel for tests of dialogues: no network, no token, nothing shown to anybody."""

from __future__ import annotations

from gisbot.channels.base import Reply, Services
from gisbot.channels.desk import Desk
from gisbot.channels.plain_text import buttons_of
from gisbot.model.who import Who


class ScriptedChannel:
    """One person's conversation: what is said and pressed, and every reply, in order."""

    def __init__(self, services: Services, who: Who | None = None) -> None:
        self._desk = Desk(services)
        self.who = who if who is not None else Who("scripted", "chat", "person")
        self.replies: list[Reply] = []

    def say(self, text: str) -> Reply:
        """Write a line."""
        return self._keep(self._desk.say(text, self.who))

    def press(self, label: str) -> Reply:
        """Press the newest button of this label. LookupError when there is none."""
        for reply in reversed(self.replies):
            for button in buttons_of(reply):
                if button.label == label:
                    return self.press_data(button.data)
        raise LookupError(f"no button {label!r}")

    def press_data(self, data: str) -> Reply:
        """Press a button that carries `data`."""
        return self._keep(self._desk.press(data, self.who))

    def send_file(self, data: bytes, name: str) -> Reply:
        """Send a file."""
        return self._keep(self._desk.file(data, name, self.who, lambda done, total: None))

    def _keep(self, reply: Reply) -> Reply:
        self.replies.append(reply)
        return reply
