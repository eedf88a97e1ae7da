"""/ask QUESTION: the same as writing the question; the way to ask in a group."""

from __future__ import annotations

from gisbot.channels.answering import answered
from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The answer, or how to use the command when no question follows it."""
    if not call.arguments:
        return Reply(Note(call.words.text("channel.ask.empty", example=call.examples()[0])))
    answer = call.services.dialogue.ask(call.arguments, call.who)
    return answered(call, answer)
