"""What is remembered, kept in memory: for one command, a batch, or a test."""

from __future__ import annotations

from datetime import datetime

from gisbot.store.base import Unanswered


class MemoryConversationStore:
    """A `ConversationStore` that ends with the process."""

    def __init__(self) -> None:
        self._states: dict[str, tuple[str, datetime]] = {}

    def load(self, key: str) -> str | None:
        """The state of a conversation; None when it is new or forgotten."""
        found = self._states.get(key)
        return None if found is None else found[0]

    def save(self, key: str, state: str, now: datetime) -> None:
        """Remember the state of a conversation."""
        self._states[key] = (state, now)

    def forget(self, before: datetime) -> int:
        """Drop conversations that were last saved before a time; their number."""
        old = [key for key, (_, saved) in self._states.items() if saved < before]
        for key in old:
            del self._states[key]
        return len(old)


class MemoryUnansweredLog:
    """An `UnansweredLog` that ends with the process."""

    def __init__(self) -> None:
        self._entries: list[Unanswered] = []

    def record(self, entry: Unanswered) -> None:
        """Add a question."""
        self._entries.append(entry)

    def entries(self, limit: int = 1000) -> tuple[Unanswered, ...]:
        """The newest questions, newest first."""
        return tuple(self._entries[::-1][:limit])
