"""One file a command; their names, descriptions and who may use them stand in bot/commands.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gisbot.channels.base import Reply
from gisbot.channels.call import Call
from gisbot.channels.commands import (
    ask,
    chart,
    compare,
    contact,
    export,
    help,
    id,
    rank,
    reload,
    reports,
    sections,
    start,
    status,
    table,
    trend,
    unanswered,
    why,
)

HANDLERS: Mapping[str, Callable[[Call], Reply]] = {
    "start": start.run,
    "help": help.run,
    "ask": ask.run,
    "reports": reports.run,
    "sections": sections.run,
    "contact": contact.run,
    "compare": compare.run,
    "trend": trend.run,
    "rank": rank.run,
    "table": table.run,
    "chart": chart.run,
    "export": export.run,
    "id": id.run,
    "status": status.run,
    "reload": reload.run,
    "unanswered": unanswered.run,
    "why": why.run,
}
