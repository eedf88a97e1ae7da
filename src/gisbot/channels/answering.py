"""An answer as a reply, with the buttons under it; one with a table can be drawn and saved."""

from __future__ import annotations

from gisbot.channels.base import Button, Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Tap, data, under_answer
from gisbot.channels.patterns import CHINESE
from gisbot.model.answer import Answer


def answered(call: Call, answer: Answer) -> Reply:
    """The reply that carries an answer; a table is kept for the buttons that draw and save it."""
    rows = under_answer(answer)
    if answer.table is not None:
        code = call.services.shelf.keep(answer, call.who)
        chart = Button(call.words.text("channel.button.chart"), data(Tap.CHART, code))
        workbook = Button(call.words.text("channel.button.workbook"), data(Tap.WORKBOOK, code))
        rows = (*rows, (chart, workbook))
    return Reply(answer, rows)


def asked_as(call: Call, what: str) -> Reply:
    """The answer to the words after a command, asked as the question that the command stands for.

    The question is in the language of the words, whatever language the person's interface has.
    """
    if not call.arguments:
        return Reply(Note(call.words.text(f"channel.{what}.empty")))
    language = "zh" if CHINESE.search(call.arguments) else "en"
    question = call.services.words(language).text(f"channel.question.{what}", words=call.arguments)
    return answered(call, call.services.dialogue.ask(question, call.who))
