"""The edition of the moment, for a process that goes on running."""

from __future__ import annotations

import threading
import time

from gisbot.errors import KnowledgeError
from gisbot.knowledge.edition import Edition
from gisbot.knowledge.publisher import Publisher

POLL_SECONDS = 1.0


class EditionHolder:
    """Gives the edition that a name points to, and follows the name wherever another process moves it.

    The name is looked up at most once a second. A new edition is loaded while the old one answers; the swap
    is one assignment, and a question keeps the edition it began with.
    """

    def __init__(self, publisher: Publisher, name: str, *, poll_seconds: float = POLL_SECONDS) -> None:
        self._publisher, self._name, self._poll_seconds = publisher, name, poll_seconds
        self._lock = threading.Lock()
        self._edition: Edition | None = None
        self._looked = float("-inf")

    def edition(self) -> Edition:
        """The edition to answer from. Raises `KnowledgeError` before the first was published."""
        edition = self._edition
        if edition is not None and time.monotonic() - self._looked < self._poll_seconds:
            return edition
        if edition is not None and not self._lock.acquire(blocking=False):
            return edition  # another thread is looking; nobody waits for it
        if edition is None:
            self._lock.acquire()
        try:
            return self._look()
        finally:
            self._lock.release()

    def refresh(self) -> Edition:
        """Look now, whatever the time."""
        with self._lock:
            return self._look()

    def _look(self) -> Edition:
        pointer = self._publisher.pointer(self._name)
        if pointer is None:
            raise KnowledgeError("nothing is published yet")
        edition = self._edition
        if edition is None or edition.id != pointer.edition_id:
            edition = self._publisher.edition(pointer.edition_id)
            self._edition = edition
        self._looked = time.monotonic()
        return edition


class FixedEdition:
    """Always the same edition: for one command, or a test."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def edition(self) -> Edition:
        """The edition."""
        return self._edition
