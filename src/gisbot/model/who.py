"""Who speaks, and through what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A person in a chat of a channel; together the key of a conversation.

    `language` is the language of the person's interface ("zh-hans", "en"), None when the channel does
    not know it. `admin` is the channel's word that the person is listed in `GISBOT_ADMINS`.
    """

    channel: str
    chat: str
    person: str
    language: str | None = None
    admin: bool = False
