"""/chart QUESTION: the answer as a picture; alone, the last answer of the chat."""

from __future__ import annotations

from gisbot.channels.answering import answered, kept
from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.files import chart_of_answer
from gisbot.model.answer import Status


def run(call: Call) -> Reply:
    """The picture; what cannot be drawn is answered in words."""
    if not call.arguments:
        latest = call.services.shelf.latest(call.who)
        if latest is None:
            return Reply(Note(call.words.text("channel.chart.empty")))
        return chart_of_answer(call, latest)
    answer = call.services.dialogue.ask(call.arguments, call.who)
    if answer.status is not Status.ANSWERED:
        return answered(call, answer)
    kept(call, answer)
    return chart_of_answer(call, answer)
