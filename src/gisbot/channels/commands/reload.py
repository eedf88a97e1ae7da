"""/reload: read what changed and swap to it in one step, or keep the old knowledge and say why (admins)."""

from __future__ import annotations

from gisbot.channels.base import Button, Note, ReloadOutcome, Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Tap, data

ACCEPT_REMOVED = "removed"


def run(call: Call) -> Reply:
    """What the reload did."""
    return outcome(call, call.services.reload(call.who, accept_removed=call.arguments == ACCEPT_REMOVED))


def outcome(call: Call, done: ReloadOutcome, *, title: str | None = None) -> Reply:
    """What a reload did, line by line; `title` replaces the usual one when it was published."""
    words = call.words
    changes = [
        words.text(f"channel.reload.{what}", name=name)
        for what, names in (("added", done.added), ("changed", done.changed), ("removed", done.removed))
        for name in names
    ]
    problems = [words.text("channel.reload.problem", line=line) for line in done.problems]
    lines = [*changes, *problems, words.text("channel.reload.edition", edition=done.edition)]
    rows: tuple[tuple[Button, ...], ...] = ()
    if not done.published and done.removed and not done.problems:
        lines.append(words.text("channel.reload.accept_hint"))
        rows = ((Button(words.text("channel.reload.accept"), data(Tap.ACCEPT_REMOVED, ACCEPT_REMOVED)),),)
    if not done.published:
        title = words.text("channel.reload.title_kept")
    elif title is None:
        title = words.text("channel.reload.title_done" if changes else "channel.reload.title_same")
    return Reply(Note("\n".join(lines), title), rows)
