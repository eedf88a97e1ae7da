"""The parameters of one call, typed; a missing, wrong or unknown one is refused.

Telegram itself passes over unknown parameters; here they are refused, since they are misspellings.
"""

from __future__ import annotations

import json

from gisbot.channels.telegram.sandbox.faults import bad_request
from gisbot.channels.telegram.sandbox.multipart import Body, Upload

_UNUSED = frozenset(
    {
        "business_connection_id",
        "message_thread_id",
        "direct_messages_topic_id",
        "disable_notification",
        "protect_content",
        "allow_paid_broadcast",
        "message_effect_id",
        "suggested_post_parameters",
        "link_preview_options",
        "entities",
        "caption_entities",
        "show_caption_above_media",
        "has_spoiler",
        "thumbnail",
        "disable_content_type_detection",
        "inline_message_id",
        "scope",
        "ip_address",
        "max_connections",
        "drop_pending_updates",
        "url",
        "cache_time",
    }
)
"""Parameters that Telegram has and that change nothing here."""


class Parameters:
    """Typed reading of a call's fields; `finish` refuses what nobody asked for."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._asked: set[str] = set(_UNUSED)

    def has(self, name: str) -> bool:
        """Whether the parameter is there and not empty."""
        self._asked.add(name)
        return bool(self._body.fields.get(name)) or name in self._body.files

    def text(self, name: str, default: str | None = None) -> str:
        """A text; refused when it is missing without a default."""
        self._asked.add(name)
        value = self._body.fields.get(name, default)
        if value is None:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        text = self.text(name, None if default is None else str(default))
        try:
            return int(text)
        except ValueError:
            raise bad_request(f'parameter "{name}" must be an Integer') from None

    def boolean(self, name: str) -> bool:
        """true or false; false when absent."""
        text = self.text(name, "false").lower()
        if text not in ("true", "false", "1", "0"):
            raise bad_request(f'parameter "{name}" must be a Boolean')
        return text in ("true", "1")

    def json(self, name: str) -> object:
        """A json value, None when absent."""
        self._asked.add(name)
        text = self._body.fields.get(name)
        if not text:
            return None
        try:
            value: object = json.loads(text)
        except ValueError:
            raise bad_request(f'can\'t parse "{name}" as JSON') from None
        return value

    def upload(self, name: str) -> Upload:
        """A file sent in the call, under the parameter's own name or as attach://name."""
        self._asked.add(name)
        reference = self._body.fields.get(name, "")
        field = reference.removeprefix("attach://") if reference.startswith("attach://") else name
        self._asked.add(field)
        if field not in self._body.files:
            raise bad_request(f"there is no {name} in the request")
        return self._body.files[field]

    def finish(self) -> None:
        """Refuse parameters that the method does not have."""
        unknown = sorted((self._body.fields.keys() | self._body.files.keys()) - self._asked)
        if unknown:
            raise bad_request(f"unknown parameters: {', '.join(unknown)}")
