"""A Telegram message drawn with characters: quotes behind a bar, links with their address, files by name."""

from __future__ import annotations

from gisbot.channels.telegram.sandbox import Shown

_BAR = "┃ "


def bubble(message: Shown) -> str:
    """The message as lines of text."""
    units = message.text.encode("utf-16-le")
    drawn = message.text
    for span in reversed(message.spans):
        start, end = span.offset * 2, (span.offset + span.length) * 2
        before, inside, after = (part.decode("utf-16-le") for part in (units[:start], units[start:end], units[end:]))
        if span.kind == "blockquote":
            quoted = "\n".join(_BAR + line for line in inside.split("\n"))
            drawn = "\n".join(part for part in (before.rstrip("\n"), quoted, after.lstrip("\n")) if part)
            units = drawn.encode("utf-16-le")
        elif span.kind == "text_link" and span.url is not None:
            drawn = f"{before}{inside} ({span.url}){after}"
            units = drawn.encode("utf-16-le")
    if message.attached is not None:
        return "\n".join(part for part in (f"[{message.attached.name}]", drawn) if part)
    return drawn
