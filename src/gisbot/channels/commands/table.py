"""/table [AGENCY] [YEAR]: the whole statistics table of one report, to read here and as a file."""

from __future__ import annotations

from gisbot.channels import browsing
from gisbot.channels.base import Button, Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Tap, data

_OFFERED = 12


def run(call: Call) -> Reply:
    """The table of the report that is meant; several are offered as buttons."""
    meant = call.services.reports_meant(call.arguments, call.who)
    if not meant:
        return Reply(Note(call.words.text("channel.table.none")))
    if len(meant) > 1:
        rows = tuple((Button(one.title, data(Tap.TABLE, one.code, 0)),) for one in meant[:_OFFERED])
        return Reply(Note(call.words.text("channel.table.which")), rows)
    report = meant[0]
    if not call.services.table(report.code):
        return Reply(Note(call.words.text("channel.table.no_table", title=report.title)))
    return browsing.table(call, report.code, page=0) or Reply(Note(call.words.text("channel.table.none")))
