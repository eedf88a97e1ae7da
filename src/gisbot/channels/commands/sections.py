"""/sections: browse a report; with several loaded, choose one first."""

from __future__ import annotations

from gisbot.channels import browsing
from gisbot.channels.base import Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The contents of the only report, or the list of reports."""
    reports = call.services.reports()
    if len(reports) == 1:
        contents = browsing.contents(call, reports[0].code, page=0)
        if contents is not None:
            return contents
    return browsing.report_list(call, page=0)
