"""The commands of the channels, from bot/commands.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Entry, Problems, load_entry

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DESCRIPTION_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `typed` are words that, written alone, mean the command; `around` stand at an end of a question.

    `before` and `after` are what people say on either side of them without meaning anything by it.
    """

    name: str
    admin: bool
    menu: bool
    zh: str
    en: str
    typed: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def description(self, language: str) -> str:
        """What the command does, in "zh" or "en"."""
        return self.en if language == "en" else self.zh


def read_commands(path: Path, problems: Problems, *, root: Path | None = None) -> tuple[Command, ...]:
    """The commands in the order of the file.

    Names are as the Bot API wants them (BotCommand: 1-32 of a-z, 0-9 and underscore; descriptions of
    1-256 characters); a name or typed word claimed twice is a problem.
    """
    top = load_entry(path, problems, root=root)
    if top is None:
        return ()
    commands, claimed = [], set[str]()
    before, after = _asides(top)
    for entry in top.entries("commands", required=True):
        command = Command(
            name=entry.text("name"),
            admin=entry.choice("who", ("everyone", "admin")) == "admin",
            menu=entry.boolean("menu"),
            zh=entry.text("zh"),
            en=entry.text("en"),
            typed=entry.texts("typed"),
            around=tuple(word.lower() for word in entry.texts("around")),
            before=before,
            after=after,
        )
        entry.finish()
        if not _NAME.fullmatch(command.name):
            entry.problem("a command's name is 1-32 of a-z, 0-9 and _", "name")
        for key in ("zh", "en"):
            if not 1 <= len(entry.text(key)) <= _DESCRIPTION_LENGTH:
                entry.problem(f"a description has 1-{_DESCRIPTION_LENGTH} characters", key)
        for word in (f"/{command.name}", *command.typed, *command.around):
            if word in claimed:
                entry.problem(f"{word!r} is claimed twice")
            claimed.add(word)
        commands.append(command)
    top.finish()
    return tuple(commands)


def _asides(top: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and after the words of a command, the longest first."""
    asides = top.entry("asides", required=False)
    if asides is None:
        return (), ()
    before, after = (
        tuple(sorted(map(str.lower, asides.texts(side)), key=len, reverse=True)) for side in ("before", "after")
    )
    asides.finish()
    return before, after
