"""/reports: the loaded reports."""

from __future__ import annotations

from gisbot.channels import browsing
from gisbot.channels.base import Reply
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The first page of the list."""
    return browsing.report_list(call, page=0)
