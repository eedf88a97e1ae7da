"""The words that pictures, tables and files carry beside figures."""

from __future__ import annotations

from typing import Protocol


class Words(Protocol):
    """The replies of one language, from bot/*.yaml."""

    def text(self, key: str, **values: object) -> str:
        """The reply `key` with its places filled; KeyError when there is none or a value is missing."""
