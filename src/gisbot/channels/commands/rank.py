"""/rank WORDS: the figures of the words in order; the same as asking for it in plain words."""

from __future__ import annotations

from gisbot.channels.answering import asked_as
from gisbot.channels.base import Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The answer, or how to use the command when no words follow it."""
    return asked_as(call, "rank")
