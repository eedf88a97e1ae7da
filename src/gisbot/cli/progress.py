"""A progress bar on standard error, for terminals alone and only when there is something to wait for."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 30
FEW = 5
SECONDS_BETWEEN = 0.1


class ProgressBar:
    """Called with how many files are read, how many there are, and the last one's name."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = False
        self._last = 0.0

    def __call__(self, done: int, total: int, source: str) -> None:
        """Show the state, unless it was shown a moment ago."""
        now = time.monotonic()
        if total < FEW or not self._stream.isatty() or (now - self._last < SECONDS_BETWEEN and done < total):
            return
        self._last, self._shown = now, True
        filled = WIDTH * done // total
        bar = "#" * filled + "." * (WIDTH - filled)
        self._stream.write(f"\r\x1b[K[{bar}] {done}/{total} {source[-40:]}")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
