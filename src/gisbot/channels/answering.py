"""An answer as a reply, with the buttons under it; one with a table can be drawn and saved."""

from __future__ import annotations

from gisbot.channels.base import Button, Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Tap, data, under_answer
from gisbot.channels.patterns import CHINESE
from gisbot.model.answer import Answer, Status


def answered(call: Call, answer: Answer) -> Reply:
    """The reply that carries an answer; one with figures is kept, to be drawn and saved."""
    rows, code = under_answer(answer), kept(call, answer)
    if answer.table is not None and code is not None:
        chart = Button(call.words.text("channel.button.chart"), data(Tap.CHART, code))
        workbook = Button(call.words.text("channel.button.workbook"), data(Tap.WORKBOOK, code))
        rows = (*rows, (chart, workbook))
    return Reply(answer, rows)


def kept(call: Call, answer: Answer) -> str | None:
    """The code of an answer with figures, which now is the latest of the chat; without figures there is none."""
    if answer.values or answer.table is not None:
        return call.services.shelf.keep(answer, call.who)
    if answer.status is not Status.OUT_OF_SCOPE:
        call.services.shelf.pass_over(call.who)
    return None


def asked_as(call: Call, what: str) -> Reply:
    """The answer to the words after a command, asked as the question that the command stands for.

    Alone, it is asked of what was answered last. The question is in the language of the words, whatever
    language the person's interface has.
    """
    latest = None if call.arguments else call.services.shelf.latest(call.who)
    if not call.arguments and latest is None:
        return Reply(Note(call.words.text(f"channel.{what}.empty")))
    language = "zh" if CHINESE.search(call.arguments) else "en"
    if latest is not None:
        language = latest.language
    question = call.services.words(language).text(f"channel.question.{what}", words=call.arguments).strip()
    return answered(call, call.services.dialogue.ask(question, call.who))
