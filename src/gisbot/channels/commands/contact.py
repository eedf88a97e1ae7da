"""/contact: the contact given in the report, asked like any other question."""

from __future__ import annotations

from gisbot.channels.answering import answered
from gisbot.channels.base import Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The answer to the question for the contact."""
    answer = call.services.dialogue.ask(call.words.text("channel.question.contact"), call.who)
    return answered(call, answer)
