"""/id: anyone's own id, which an operator puts into GISBOT_ADMINS."""

from __future__ import annotations

from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The person's id in Telegram; other channels have none."""
    if call.who.channel != "telegram":
        return Reply(Note(call.words.text("channel.id.elsewhere")))
    return Reply(Note(call.words.text("channel.id.text", person=call.who.person)))
