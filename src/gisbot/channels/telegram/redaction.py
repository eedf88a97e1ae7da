"""Keeps the token and the proxy's password out of every log line and traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_SUBSTITUTE = "<secret>"


class _Redacting(logging.Formatter):
    def __init__(self, inner: logging.Formatter, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self.inner = inner
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = self.inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, _SUBSTITUTE)
        return line


@contextmanager
def redacted(*secrets: str | None) -> Iterator[None]:
    """While the block runs, no handler of the root logger, nor the one of last resort, writes a secret.

    The http library's own lines, which name every address called, are held back too.
    """
    hidden = tuple(secret for secret in secrets if secret)
    handlers = [handler for handler in (*logging.getLogger().handlers, logging.lastResort) if handler is not None]
    before = [handler.formatter for handler in handlers]
    http = [logging.getLogger(name) for name in ("httpx", "httpcore")]
    levels = [logger.level for logger in http]
    for handler in handlers:
        handler.setFormatter(_Redacting(handler.formatter or logging.Formatter(), hidden))
    for logger in http:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for handler, formatter in zip(handlers, before, strict=True):
            handler.setFormatter(formatter)
        for logger, level in zip(http, levels, strict=True):
            logger.setLevel(level)
