"""Commands in plain words: their own words at an end of what is said, and what people say around those.

A courtesy of one character may begin a name (as in the names of energy bureaus), so it is left where more follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gisbot.catalog.commands import Command
from gisbot.channels.patterns import TO_BE_DONE_WITH

_STOPS = " ，,：:。.!！?？、；;~～"


def command_around(text: str, commands: Sequence[Command]) -> tuple[Command, str] | None:
    """The command that words at the beginning or the end of a text mean, with the rest of it; the longest words win."""
    words = sorted(((word, command) for command in commands for word in command.around), key=lambda one: -len(one[0]))
    if not words:
        return None
    for said in _plainer(text.strip(_STOPS), words[0][1]):
        for word, command in words:
            if _begins(said, word):
                return command, _rest(said[len(word) :], command)
            if _ends(said, word):
                return command, _rest(said[: len(said) - len(word)], command)
    return None


def _plainer(said: str, command: Command) -> Iterator[str]:
    """The text as it is, then with less and less said before and after it."""
    yield said
    while (shorter := _without_before(said, command)) != said:
        said = shorter
        yield said
    while (shorter := _without_end(said, command.after)) != said:
        said = shorter
        yield said


def _rest(rest: str, command: Command) -> str:
    """What the command is asked with; nothing where only courtesies are left."""
    rest = rest.strip(_STOPS)
    while (shorter := _without_before(rest, command)) != rest:
        rest = shorter
    while (shorter := _without_end(rest, command.before)) != rest:
        rest = shorter
    left = rest
    while left:
        aside = next((one for one in (*command.after, *command.before) if _begins(left, one)), None)
        if aside is None:
            return rest
        left = left[len(aside) :].strip(_STOPS)
    return ""


def _without_before(said: str, command: Command) -> str:
    for aside in command.before:
        if (len(aside) > 1 or aside == TO_BE_DONE_WITH) and _begins(said, aside):
            return said[len(aside) :].strip(_STOPS)
    return said


def _without_end(said: str, asides: Sequence[str]) -> str:
    aside = next((one for one in asides if _ends(said, one)), None)
    return said if aside is None else said[: len(said) - len(aside)].strip(_STOPS)


def _begins(text: str, word: str) -> bool:
    after = text[len(word) : len(word) + 1]
    return text.lower().startswith(word) and not (_is_latin(word[-1]) and _is_latin(after))


def _ends(text: str, word: str) -> bool:
    before = text[: len(text) - len(word)][-1:]
    return text.lower().endswith(word) and not (_is_latin(word[0]) and _is_latin(before))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
