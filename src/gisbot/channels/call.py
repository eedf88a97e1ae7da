"""What a command or a button gets when it is called."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.channels.base import Services, Words
from gisbot.model.who import Who

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command or button: by whom, with which words after it."""

    services: Services
    words: Words
    language: str
    who: Who
    arguments: str
    bot_name: str | None = None

    def examples(self) -> tuple[str, ...]:
        """The example questions, in the person's language."""
        return tuple(self.words.text(f"channel.example.{number}") for number in range(1, EXAMPLES + 1))
