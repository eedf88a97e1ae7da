"""/export [csv] QUESTION: the figures of the answer as a file; alone, those of the last answer with a table."""

from __future__ import annotations

from gisbot.channels.answering import answered
from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.files import file_of_answer
from gisbot.model.answer import Status

_CSV, _XLSX = "csv", "xlsx"


def run(call: Call) -> Reply:
    """The file, xlsx unless csv is asked for."""
    words = call.arguments.split()
    kinds = [word.lower() for word in words if word.lower() in (_CSV, _XLSX)]
    question = " ".join(word for word in words if word.lower() not in (_CSV, _XLSX))
    as_csv = kinds[:1] == [_CSV]
    if not question:
        latest = call.services.shelf.latest(call.who)
        if latest is None:
            return Reply(Note(call.words.text("channel.export.empty")))
        return file_of_answer(call, latest, as_csv=as_csv)
    answer = call.services.dialogue.ask(question, call.who)
    return file_of_answer(call, answer, as_csv=as_csv) if answer.status is Status.ANSWERED else answered(call, answer)
