"""/status: what is loaded, and since when (admins)."""

from __future__ import annotations

from gisbot.channels.base import Note, Reply, StatusReport, Words
from gisbot.channels.call import Call


def run(call: Call) -> Reply:
    """The state of the knowledge in use."""
    status, words = call.services.status(), call.words
    text = words.text(
        "channel.status.text",
        edition=status.edition,
        since=status.since.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
        reports=status.reports,
        agencies=status.agencies,
        years=years(words, status),
        figures=status.figures,
        findings=status.findings,
    )
    return Reply(Note(text, words.text("channel.status.title")))


def years(words: Words, status: StatusReport) -> str:
    """The years the reports are on, as people read them."""
    if status.first_year is None:
        return words.text("channel.years.none")
    if status.first_year == status.last_year:
        return words.text("channel.years.one", first=status.first_year)
    return words.text("channel.years.range", first=status.first_year, last=status.last_year)
