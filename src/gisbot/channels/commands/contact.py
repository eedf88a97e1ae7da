"""/contact: the contact given in the report, asked like any other question."""

from __future__ import annotations

from gisbot.channels.base import Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import under_answer


def run(call: Call) -> Reply:
    """The answer to the question for the contact."""
    answer = call.services.dialogue.ask(call.words.text("channel.question.contact"), call.who)
    return Reply(answer, under_answer(answer))
