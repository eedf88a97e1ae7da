"""/start: a greeting, what is loaded, and examples to tap."""

from __future__ import annotations

from gisbot.channels.base import Button, Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.commands.status import years
from gisbot.channels.keyboards import Tap, data


def run(call: Call) -> Reply:
    """The greeting."""
    words, status = call.words, call.services.status()
    title = words.text("channel.start.title")
    more = words.text("channel.start.more")
    if status.reports == 0:
        return Reply(Note(f"{words.text('channel.start.empty')}\n\n{more}", title))
    if status.reports == 1:
        knows = words.text("channel.start.knows_one", title=call.services.reports()[0].title)
    else:
        knows = words.text(
            "channel.start.knows", reports=status.reports, agencies=status.agencies, years=years(words, status)
        )
    text = f"{knows}\n\n{more}\n\n{words.text('channel.start.invite')}"
    examples = enumerate(call.examples(), start=1)
    return Reply(Note(text, title), tuple((Button(text, data(Tap.EXAMPLE, number)),) for number, text in examples))
