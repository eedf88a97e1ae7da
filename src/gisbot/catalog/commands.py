"""The commands of the channels, from bot/commands.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DESCRIPTION_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `typed` are words that, written alone, mean the command; `around` stand at an end of a question."""

    name: str
    admin: bool
    menu: bool
    zh: str
    en: str
    typed: tuple[str, ...] = ()
    around: tuple[str, ...] = ()

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
    for entry in top.entries("commands", required=True):
        command = Command(
            name=entry.text("name"),
            admin=entry.choice("who", ("everyone", "admin")) == "admin",
            menu=entry.boolean("menu"),
            zh=entry.text("zh"),
            en=entry.text("en"),
            typed=entry.texts("typed"),
            around=tuple(word.lower() for word in entry.texts("around")),
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
