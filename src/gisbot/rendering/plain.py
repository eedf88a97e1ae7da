"""An answer as plain text: what the terminal prints."""

from __future__ import annotations

from gisbot.model.answer import Answer
from gisbot.rendering.table import with_grid


def plain(answer: Answer) -> str:
    """The reply as a person reads it; figures of several agencies over years stand in columns."""
    cut = with_grid(answer)
    return answer.text if cut is None else "\n".join(cut)
