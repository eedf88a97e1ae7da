"""An answer as plain text: what the terminal prints."""

from __future__ import annotations

from gisbot.model.answer import Answer


def plain(answer: Answer) -> str:
    """The reply exactly as a person reads it."""
    return answer.text
