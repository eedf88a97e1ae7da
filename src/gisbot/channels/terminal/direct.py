"""The desk itself as the other side of the chat."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from gisbot.channels.base import Attachment, Button, Reply, Services
from gisbot.channels.desk import Desk
from gisbot.channels.languages import language_of
from gisbot.channels.plain_text import buttons_of, text_of
from gisbot.channels.terminal.conversation import Screen
from gisbot.errors import ChannelError
from gisbot.model.who import Who


class DirectSide:
    """The person at the terminal has the files at hand, and so is an admin.

    Pictures and files are written into `folder` (the current one), never over another file.
    """

    def __init__(self, services: Services, language: str | None, folder: Path | None = None) -> None:
        self._folder = Path.cwd() if folder is None else folder
        self._desk = Desk(services)
        self._who = Who("terminal", "terminal", "terminal", language, admin=True)
        self._buttons: tuple[Button, ...] = ()

    @property
    def language(self) -> str:
        """The language of the terminal's own words."""
        return language_of(self._who)

    @property
    def folder(self) -> Path:
        """Where pictures and files are written."""
        return self._folder

    def say(self, text: str) -> Screen:
        """The reply to a line."""
        return self._screen(self._desk.say(text, self._who))

    def press(self, number: int) -> Screen:
        """The reply to a tap."""
        return self._screen(self._desk.press(self._buttons[number - 1].data, self._who))

    def _screen(self, reply: Reply) -> Screen:
        buttons = buttons_of(reply)
        self._buttons = buttons or self._buttons
        words = self._desk.words(self._who)
        written = [words.text("channel.terminal.file", path=self._write(file)) for file in reply.files]
        return Screen("\n".join((text_of(reply), *written)), tuple(button.label for button in buttons))

    def _write(self, file: Attachment) -> Path:
        """Write a file under its name, or that name with a number."""
        name = Path(file.name)
        for number in count(1):
            path = self._folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
            try:
                with path.open("xb") as out:
                    out.write(file.data)
            except FileExistsError:
                continue
            except OSError as error:
                raise ChannelError(f"the file cannot be written: {path}: {error.strerror}") from error
            return path
        raise AssertionError("numbers have no end")
