"""/why QUESTION: how a question is understood (admins)."""

from __future__ import annotations

from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The normal form, slots, candidates and the rule that decided, line by line."""
    words = call.words
    if not call.arguments:
        return Reply(Note(words.text("channel.why.empty", example=call.examples()[1])))
    lines = call.services.why(call.arguments, call.who)
    return Reply(Note("\n".join(lines), words.text("channel.why.title")))
