"""/unanswered: the questions that could not be answered, grouped and counted (admins)."""

from __future__ import annotations

from gisbot.channels.base import Note, Reply
from gisbot.channels.call import Call

_SHOWN = 30


def run(call: Call) -> Reply:
    """The most frequent ones."""
    words, groups = call.words, call.services.unanswered()
    if not groups:
        return Reply(Note(words.text("channel.unanswered.none")))
    lines = [
        words.text(
            "channel.unanswered.line",
            count=group.count,
            question=group.question,
            reason=words.text(f"channel.reason.{group.reason}"),
            latest=group.latest,
        )
        for group in groups[:_SHOWN]
    ]
    return Reply(Note("\n".join(lines), words.text("channel.unanswered.title")))
