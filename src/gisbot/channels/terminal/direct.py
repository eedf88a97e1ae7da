"""The desk itself as the other side of the chat."""

from __future__ import annotations

from gisbot.channels.base import Button, Reply, Services
from gisbot.channels.desk import Desk
from gisbot.channels.languages import language_of
from gisbot.channels.plain_text import buttons_of, text_of
from gisbot.channels.terminal.conversation import Screen
from gisbot.model.who import Who


class DirectSide:
    """The person at the terminal has the files at hand, and so is an admin."""

    def __init__(self, services: Services, language: str | None) -> None:
        self._desk = Desk(services)
        self._who = Who("terminal", "terminal", "terminal", language, admin=True)
        self._buttons: tuple[Button, ...] = ()

    @property
    def language(self) -> str:
        """The language of the terminal's own words."""
        return language_of(self._who)

    def say(self, text: str) -> Screen:
        """The reply to a line."""
        return self._screen(self._desk.say(text, self._who))

    def press(self, number: int) -> Screen:
        """The reply to a tap."""
        return self._screen(self._desk.press(self._buttons[number - 1].data, self._who))

    def _screen(self, reply: Reply) -> Screen:
        buttons = buttons_of(reply)
        self._buttons = buttons or self._buttons
        return Screen(text_of(reply), tuple(button.label for button in buttons))
