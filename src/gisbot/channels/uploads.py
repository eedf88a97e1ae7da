"""An admin's file: what was read from it, and the buttons that load or discard it."""

from __future__ import annotations

from dataclasses import replace

from gisbot.channels.base import Button, Note, Progress, ReadReport, ReadSummary, Reply, Words
from gisbot.channels.call import Call
from gisbot.channels.commands import reload
from gisbot.channels.keyboards import Pressed, Tap, data

FINDINGS_SHOWN = 12
"""Findings listed for one report; the rest are counted."""


def submitted(call: Call, content: bytes, progress: Progress) -> Reply:
    """What was read from a file, with Load and Discard; a polite no when the sender is no admin."""
    if not call.who.admin:
        return Reply(Note(call.words.text("channel.file.only_admin")))
    return summary(call.words, call.services.inbox.submit(content, call.arguments, call.who, progress))


def summary(words: Words, read: ReadSummary) -> Reply:
    """What was read, report by report."""
    title = words.text("channel.file.title", name=read.name)
    blocks = ["\n".join(_lines(words, report, several=len(read.reports) > 1)) for report in read.reports]
    if read.token is None:
        return Reply(Note("\n\n".join((*blocks, words.text("channel.file.none"))), title))
    buttons = (
        Button(words.text("channel.file.load"), data(Tap.LOAD, read.token)),
        Button(words.text("channel.file.discard"), data(Tap.DISCARD, read.token)),
    )
    return Reply(Note("\n\n".join(blocks), title), (buttons,))


def load_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """Load: the file goes among the reports and answers at once."""
    if not call.who.admin:
        return Reply(Note(call.words.text("channel.admin.only")))
    done = call.services.inbox.load(pressed.rest, call.who)
    if done is None:
        return Reply(Note(call.words.text("channel.file.gone")))
    return replace(reload.outcome(call, done, title=call.words.text("channel.file.loaded")), replaces=True)


def discard_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """Discard: nothing of the file stays."""
    if not call.who.admin:
        return Reply(Note(call.words.text("channel.admin.only")))
    name = call.services.inbox.discard(pressed.rest, call.who)
    if name is None:
        return Reply(Note(call.words.text("channel.file.gone")))
    return Reply(Note(call.words.text("channel.file.discarded", name=name)), replaces=True)


def _lines(words: Words, report: ReadReport, *, several: bool) -> list[str]:
    lines = [words.text("channel.file.source", source=report.source)] if several else []
    if report.problem is not None:
        return [*lines, words.text("channel.file.refused", problem=report.problem)]
    lines += [
        words.text("channel.file.report", agency=report.agency, year=report.year),
        words.text("channel.file.form", forms=", ".join(report.forms))
        if report.forms
        else words.text("channel.file.no_form"),
        words.text("channel.file.figures", figures=report.figures),
    ]
    if not report.findings:
        return [*lines, words.text("channel.file.no_findings")]
    lines.append(words.text("channel.file.findings", count=len(report.findings)))
    lines += [
        words.text(f"channel.file.finding.{finding.severity}", message=finding.message)
        for finding in report.findings[:FINDINGS_SHOWN]
    ]
    if len(report.findings) > FINDINGS_SHOWN:
        lines.append(words.text("channel.file.more", count=len(report.findings) - FINDINGS_SHOWN))
    return lines
