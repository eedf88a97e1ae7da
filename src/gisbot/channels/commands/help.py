"""/help: how to ask, the commands, and what works in groups."""

from __future__ import annotations

from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The help; admins see their commands too."""
    words = call.words
    commands = [
        f"/{command.name}　{command.description(call.language)}"
        for command in call.services.commands()
        if call.who.admin or not command.admin
    ]
    groups = (
        words.text("channel.help.groups_plain")
        if call.bot_name is None
        else words.text("channel.help.groups", bot=call.bot_name)
    )
    parts = (
        words.text("channel.help.text"),
        "\n".join((words.text("channel.help.commands"), *commands)),
        groups,
    )
    return Reply(Note("\n\n".join(parts), words.text("channel.help.title")))
