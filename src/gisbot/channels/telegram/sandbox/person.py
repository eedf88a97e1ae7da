"""A person's side of the chat: write, press a button, send a file, read."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from gisbot.channels.telegram.sandbox.markup import Span, utf16_length
from gisbot.channels.telegram.sandbox.world import BOT_ID, Attached, Chat, Json, Key, Shown, User, World

PATIENCE = 8.0
"""Seconds a person waits for the bot."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat with the bot in it."""

    id: int


class Person:
    """One person. Writing in no group means the private chat, which the first message opens."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self._user = user
        self._read: dict[int, int] = {}

    @property
    def id(self) -> int:
        """The person's Telegram id."""
        return self._user.id

    def send(self, text: str, *, group: Group | None = None, reply_to: Shown | None = None) -> Shown:
        """Write a message; in a group with privacy on, the bot gets only what is meant for it."""
        with self._world.changed:
            return self._post(text, group, reply_to, None)

    def send_document(self, data: bytes, name: str, *, caption: str = "", group: Group | None = None) -> Shown:
        """Send a file."""
        with self._world.changed:
            return self._post(caption, group, None, self._world.keep_file(name, data))

    def send_photo(self, data: bytes) -> Shown:
        """Send a picture."""
        with self._world.changed:
            return self._post("", None, None, self._world.keep_file("photo.jpg", data), photo=True)

    def press(self, label: str, *, message: Shown | None = None, group: Group | None = None) -> None:
        """Press the button of that label on `message`, or on the newest message that has it."""
        with self._world.changed:
            shown = [message] if message is not None else list(reversed(self._messages(group)))
            found = [(one, key) for one in shown for row in one.buttons for key in row if key.label == label]
            if not found:
                raise LookupError(f"no button {label!r}")
            self._tap(*found[0])

    def press_data(self, data: str, *, message: Shown) -> None:
        """Press a button that carries `data`, as an old message or a strange client may."""
        with self._world.changed:
            self._tap(message, Key("", data))

    def messages(self, *, group: Group | None = None) -> tuple[Shown, ...]:
        """Everything the chat shows, in order."""
        with self._world.changed:
            return tuple(self._messages(group))

    def wait(
        self,
        until: Callable[[Shown], bool] = lambda shown: True,
        *,
        group: Group | None = None,
        patience: float = PATIENCE,
    ) -> Shown:
        """The next unread message of the bot for which `until` holds; those before it count as read.

        Raises TimeoutError when none comes.
        """
        deadline = time.monotonic() + patience
        chat_id = self._chat_id(group)
        with self._world.changed:
            while True:
                for shown in self._messages(group):
                    if shown.sender == BOT_ID and shown.message_id > self._read.get(chat_id, 0) and until(shown):
                        self._read[chat_id] = shown.message_id
                        return shown
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"the bot said nothing in {patience} s")
                self._world.changed.wait(left)

    def wait_edit(self, message: Shown, until: Callable[[Shown], bool] | None = None) -> Shown:
        """The message once `until` holds, without it once it is edited. TimeoutError when that never comes."""
        deadline = time.monotonic() + PATIENCE
        with self._world.changed:
            while True:
                shown = self._world.chats[message.chat_id].messages[message.message_id]
                if shown.edits > message.edits if until is None else until(shown):
                    return shown
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"the message was not edited in {PATIENCE} s: {shown.text!r}")
                self._world.changed.wait(left)

    def block(self) -> None:
        """Block the bot: it cannot write here any more."""
        with self._world.changed:
            self._world.chats[self.id].blocked = True

    def _chat_id(self, group: Group | None) -> int:
        return self.id if group is None else group.id

    def _messages(self, group: Group | None) -> list[Shown]:
        chat = self._world.chats.get(self._chat_id(group))
        return [] if chat is None else [chat.messages[number] for number in sorted(chat.messages)]

    def _post(
        self, text: str, group: Group | None, reply_to: Shown | None, attached: Attached | None, photo: bool = False
    ) -> Shown:
        world, chat_id = self._world, self._chat_id(group)
        chat = world.chats.setdefault(chat_id, Chat(chat_id, "private", self._user.name))
        message = Shown(
            world.next_message_id(),
            chat_id,
            self.id,
            text,
            int(time.time()),
            self._spans(text),
            (),
            reply_to.message_id if reply_to is not None else None,
            attached,
            photo,
        )
        self._read[chat_id] = message.message_id
        world.put(message)
        if chat.kind == "private" or not world.privacy or self._meant_for_bot(message, reply_to):
            world.deliver("message", world.message_json(message))
        return message

    def _spans(self, text: str) -> tuple[Span, ...]:
        spans, offset = [], 0
        for word in text.replace("\n", " ").split(" "):
            if word.startswith("/") and len(word) > 1:
                spans.append(Span("bot_command", offset, utf16_length(word)))
            elif word.startswith("@") and len(word) > 1:
                spans.append(Span("mention", offset, utf16_length(word)))
            offset += utf16_length(word) + 1
        return tuple(spans)

    def _meant_for_bot(self, message: Shown, reply_to: Shown | None) -> bool:
        first = message.text.partition(" ")[0]
        command, at, name = first.partition("@")
        meant = command.startswith("/") and (not at or name == self._world.bot.username)
        return meant or (reply_to is not None and reply_to.sender == BOT_ID)

    def _tap(self, message: Shown, key: Key) -> None:
        world = self._world
        if key.data is None:
            raise LookupError(f"the button {key.label!r} is a link")
        query = f"query{len(world.queries) + 1}"
        world.queries[query] = False
        content: Json = {
            "id": query,
            "from": self._user.as_json(),
            "message": world.message_json(world.chats[message.chat_id].messages[message.message_id]),
            "chat_instance": str(message.chat_id),
            "data": key.data,
        }
        self._read[message.chat_id] = max(world.chats[message.chat_id].messages)
        world.deliver("callback_query", content)
