"""/export [csv] QUESTION: the figures of the answer as a file; alone, those of the last answer."""

from __future__ import annotations

from gisbot.channels.answering import answered, kept
from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.files import file_of_answer
from gisbot.channels.patterns import FILE_KIND
from gisbot.model.answer import Status

_CSV = "csv"


def run(call: Call) -> Reply:
    """The file, xlsx unless csv is asked for."""
    kinds = [match["kind"].lower() for match in FILE_KIND.finditer(call.arguments)]
    question = " ".join(FILE_KIND.sub(" ", call.arguments).split())
    as_csv = kinds[:1] == [_CSV]
    if not question:
        latest = call.services.shelf.latest(call.who)
        if latest is None:
            return Reply(Note(call.words.text("channel.export.empty")))
        return file_of_answer(call, latest, as_csv=as_csv)
    answer = call.services.dialogue.ask(question, call.who)
    if answer.status is not Status.ANSWERED:
        return answered(call, answer)
    kept(call, answer)
    return file_of_answer(call, answer, as_csv=as_csv)
