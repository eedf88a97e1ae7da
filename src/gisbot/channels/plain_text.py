"""Replies as plain text, with their buttons as numbered choices."""

from __future__ import annotations

from gisbot.channels.base import Button, Note, Reply, Words


def text_of(reply: Reply) -> str:
    """The text of a reply."""
    if not isinstance(reply.body, Note):
        return reply.body.text
    return f"{reply.body.title}\n\n{reply.body.text}" if reply.body.title else reply.body.text


def buttons_of(reply: Reply) -> tuple[Button, ...]:
    """The buttons of a reply, in order."""
    return tuple(button for row in reply.rows for button in row)


def numbered(words: Words, labels: tuple[str, ...]) -> str:
    """The choices, a line each; empty without any."""
    return "\n".join(
        words.text("channel.terminal.button", number=number, label=label.strip())
        for number, label in enumerate(labels, start=1)
    )
