"""Everything the server knows: people, chats, messages, updates not yet fetched, files."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Condition

from gisbot.channels.telegram.sandbox.markup import Span

Json = dict[str, object]

BOT_ID = 1


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button: its label, and the data or link it carries."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a message."""

    file_id: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a chat shows it; `sender` is 1 for the bot. `edits` counts how often it was edited."""

    message_id: int
    chat_id: int
    sender: int
    text: str
    date: int
    spans: tuple[Span, ...] = ()
    buttons: tuple[tuple[Key, ...], ...] = ()
    reply_to: int | None = None
    attached: Attached | None = None
    photo: bool = False
    edits: int = 0


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    language: str | None = None
    username: str | None = None

    def as_json(self) -> Json:
        """As the Bot API shows it (User)."""
        user: Json = {"id": self.id, "is_bot": self.id == BOT_ID, "first_name": self.name}
        if self.language is not None:
            user["language_code"] = self.language
        if self.username is not None:
            user["username"] = self.username
        return user


@dataclass(slots=True)
class Chat:
    """A chat with its messages by number."""

    id: int
    kind: str
    title: str
    messages: dict[int, Shown] = field(default_factory=dict)
    blocked: bool = False
    actions: int = 0

    def as_json(self) -> Json:
        """As the Bot API shows it (Chat)."""
        return {"id": self.id, "type": self.kind, ("first_name" if self.kind == "private" else "title"): self.title}


class World:
    """The state behind the methods; whoever reads or changes it holds `changed`."""

    def __init__(self, username: str, privacy: bool) -> None:
        self.bot = User(BOT_ID, "gisbot", username=username)
        self.privacy = privacy
        self.changed = Condition()
        self.users: dict[int, User] = {BOT_ID: self.bot}
        self.chats: dict[int, Chat] = {}
        self.updates: dict[int, Json] = {}
        self.queries: dict[str, bool] = {}
        self.notices: list[str] = []
        self.files: dict[str, Attached] = {}
        self.commands: dict[str, object] = {}
        self.pollers = 0
        self.closed = False
        self._last_message = 0
        self._last_update = 0
        self._last_file = 0

    def next_message_id(self) -> int:
        """A fresh message number."""
        self._last_message += 1
        return self._last_message

    def keep_file(self, name: str, data: bytes) -> Attached:
        """Keep a file for getFile."""
        self._last_file += 1
        attached = Attached(f"file{self._last_file}", name, data)
        self.files[attached.file_id] = attached
        return attached

    def deliver(self, kind: str, content: Json) -> None:
        """Queue an update for the bot."""
        self._last_update += 1
        self.updates[self._last_update] = {"update_id": self._last_update, kind: content}
        self.changed.notify_all()

    def put(self, message: Shown) -> None:
        """Show a message, new or edited."""
        self.chats[message.chat_id].messages[message.message_id] = message
        self.changed.notify_all()

    def message_json(self, message: Shown, *, with_reply: bool = True) -> Json:
        """As the Bot API shows it (Message)."""
        chat = self.chats[message.chat_id]
        shown: Json = {
            "message_id": message.message_id,
            "from": self.users[message.sender].as_json(),
            "chat": chat.as_json(),
            "date": message.date,
        }
        text, entities = ("caption", "caption_entities") if message.attached else ("text", "entities")
        if message.text:
            shown[text] = message.text
        if message.spans:
            shown[entities] = [
                {"type": span.kind, "offset": span.offset, "length": span.length}
                | ({"url": span.url} if span.url is not None else {})
                for span in message.spans
            ]
        if message.attached is not None:
            shown |= _attachment_json(message.attached, message.photo)
        if message.buttons:
            shown["reply_markup"] = {"inline_keyboard": [[_key_json(key) for key in row] for row in message.buttons]}
        if with_reply and message.reply_to in chat.messages:
            shown["reply_to_message"] = self.message_json(chat.messages[message.reply_to], with_reply=False)
        if message.edits:
            shown["edit_date"] = int(time.time())
        return shown


def _attachment_json(attached: Attached, photo: bool) -> Json:
    described: Json = {
        "file_id": attached.file_id,
        "file_unique_id": f"unique-{attached.file_id}",
        "file_size": len(attached.data),
    }
    if photo:
        return {"photo": [described | {"width": 100, "height": 100}]}
    return {"document": described | {"file_name": attached.name}}


def _key_json(key: Key) -> Json:
    return {"text": key.label} | ({"callback_data": key.data} if key.data is not None else {"url": key.url})
