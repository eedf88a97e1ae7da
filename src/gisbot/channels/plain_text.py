"""Replies as plain text, with their buttons as numbered choices."""

from __future__ import annotations

import re

from gisbot.channels.base import Button, Note, Reply, Words
from gisbot.rendering.plain import plain

_LISTED = re.compile(r"\s*(?:\d+[.、]|·)\s*(.+)")


def text_of(reply: Reply) -> str:
    """The text of a reply, for a channel that numbers the choices below it: they are not listed twice."""
    if not isinstance(reply.body, Note):
        choices = {choice.text for choice in (*reply.body.options, *reply.body.suggestions)}
        lines = plain(reply.body).split("\n")
        return "\n".join(line for line in lines if not _lists(line, choices))
    return f"{reply.body.title}\n\n{reply.body.text}" if reply.body.title else reply.body.text


def _lists(line: str, choices: set[str]) -> bool:
    listed = _LISTED.fullmatch(line)
    return listed is not None and listed[1] in choices


def buttons_of(reply: Reply) -> tuple[Button, ...]:
    """The buttons of a reply, in order."""
    return tuple(button for row in reply.rows for button in row)


def numbered(words: Words, labels: tuple[str, ...]) -> str:
    """The choices, a line each; empty without any."""
    return "\n".join(
        words.text("channel.terminal.button", number=number, label=label.strip())
        for number, label in enumerate(labels, start=1)
    )
