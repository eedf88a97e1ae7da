"""One file a command; their names, descriptions and who may use them stand in bot/commands.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gisbot.channels.base import Reply
from gisbot.channels.call import Call
from gisbot.channels.commands import ask, contact, help, id, reload, reports, sections, start, status, unanswered, why

HANDLERS: Mapping[str, Callable[[Call], Reply]] = {
    "start": start.run,
    "help": help.run,
    "ask": ask.run,
    "reports": reports.run,
    "sections": sections.run,
    "contact": contact.run,
    "id": id.run,
    "status": status.run,
    "reload": reload.run,
    "unanswered": unanswered.run,
    "why": why.run,
}
