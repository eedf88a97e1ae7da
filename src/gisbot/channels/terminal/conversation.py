"""The loop of a chat in the terminal, whatever is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from gisbot.channels.base import Services, Words
from gisbot.channels.call import EXAMPLES
from gisbot.channels.plain_text import numbered

_CHOICE_DIGITS = 2
"""A number of more digits is a year, not a choice."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the other side shows now, and the labels of the buttons that can be pressed."""

    text: str
    labels: tuple[str, ...] = ()


class Side(Protocol):
    """The other side of the chat."""

    @property
    def language(self) -> str:
        """ "zh" or "en": the language of the terminal's own words."""

    @property
    def folder(self) -> Path | None:
        """Where pictures and files are written; None where they are only named."""

    def say(self, text: str) -> Screen:
        """What is shown after a line."""

    def press(self, number: int) -> Screen:
        """What is shown after the button with this number, from 1, of the last screen with buttons."""


def converse(side: Side, services: Services, lines: TextIO, out: TextIO) -> None:
    """Talk until the lines end or a word of leaving comes."""
    words = services.words(side.language)
    if lines.isatty():
        _talk(side, words, _prompted(words, lines, out), out, echo=False)
        out.write(words.text("channel.terminal.bye") + "\n")
        return
    given = [line for line in lines.read().splitlines() if line.strip()]
    if not given:
        given = [words.text(f"channel.example.{number}") for number in range(1, EXAMPLES + 1)]
    _talk(side, words, iter(given), out, echo=True)


def _talk(side: Side, words: Words, lines: Iterator[str], out: TextIO, *, echo: bool) -> None:
    leaving = words.text("channel.terminal.leave").split()
    screen = Screen("")
    if not echo:
        screen = side.say("/start")
        _show(screen, words, out)
        out.write(words.text("channel.terminal.leave_hint") + "\n")
        if side.folder is not None:
            out.write(words.text("channel.terminal.folder", path=side.folder) + "\n")
        out.write("\n")
    for line in lines:
        said = line.strip()
        if said.lower() in leaving:
            return
        if echo:
            out.write(words.text("channel.terminal.prompt") + said + "\n")
        if not said:
            continue
        if said.isdecimal() and len(said) <= _CHOICE_DIGITS and screen.labels:
            number = int(said)
            if not 1 <= number <= len(screen.labels):
                out.write(words.text("channel.terminal.no_button", number=number) + "\n\n")
                continue
            after = side.press(number)
        else:
            after = side.say(said)
        _show(after, words, out)
        screen = after if after.labels else screen
        out.flush()


def _show(screen: Screen, words: Words, out: TextIO) -> None:
    out.write(screen.text + "\n")
    if screen.labels:
        out.write(numbered(words, screen.labels) + "\n")
    out.write("\n")


def _prompted(words: Words, lines: TextIO, out: TextIO) -> Iterator[str]:
    """Lines as a person writes them; Ctrl-C leaves like Ctrl-D."""
    while True:
        out.write(words.text("channel.terminal.prompt"))
        out.flush()
        try:
            line = lines.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            out.write("\n")
            return
        yield line
