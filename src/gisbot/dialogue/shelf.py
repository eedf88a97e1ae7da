"""Answers with figures, kept for the buttons under them: a few for each chat, in the store of conversations.

A comparison over agencies and years has no code of 64 bytes, and asking the same words again may mean something
else by then. So the answer itself is kept: what a button draws or writes is what was answered, also after a
restart, with the edition it came from. The oldest one gives way; its buttons then get a kind word.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

from gisbot.errors import StoreError
from gisbot.model.answer import Answer
from gisbot.model.who import Who
from gisbot.store.base import ConversationStore
from gisbot.store.codec import from_text, to_text

KEPT = 8
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class _Kept:
    code: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Shelf:
    kept: tuple[_Kept, ...] = ()
    passed: bool = False


class AnswerShelf:
    """The kept answers of every chat. Safe to call from several threads."""

    def __init__(self, conversations: ConversationStore) -> None:
        self._conversations = conversations
        self._lock = threading.Lock()

    def keep(self, answer: Answer, who: Who) -> str:
        """Keep an answer for the chat; its code (ASCII, 12 characters)."""
        code = hashlib.sha256(to_text(answer).encode()).hexdigest()[:_CODE_LENGTH]
        with self._lock:
            others = tuple(one for one in self._read(who).kept if one.code != code)
            shelf = _Shelf((*others, _Kept(code, answer))[-KEPT:])
            self._conversations.save(_key(who), to_text(shelf), datetime.now(UTC))
        return code

    def pass_over(self, who: Who) -> None:
        """The chat went on with an answer that has no figures: none is the latest any more."""
        with self._lock:
            shelf = self._read(who)
            if shelf.kept and not shelf.passed:
                self._conversations.save(_key(who), to_text(_Shelf(shelf.kept, passed=True)), datetime.now(UTC))

    def find(self, code: str, who: Who) -> Answer | None:
        """The answer of a code; None when it has given way to others."""
        return next((one.answer for one in self._read(who).kept if one.code == code), None)

    def latest(self, who: Who) -> Answer | None:
        """The answer given last in the chat; None when it had no figures."""
        shelf = self._read(who)
        return shelf.kept[-1].answer if shelf.kept and not shelf.passed else None

    def _read(self, who: Who) -> _Shelf:
        text = self._conversations.load(_key(who))
        if text is None:
            return _Shelf()
        try:
            return from_text(_Shelf, text)
        except StoreError:  # kept by an older version, whose answers had another shape
            return _Shelf()


def _key(who: Who) -> str:
    return f"shelf/{who.channel}/{who.chat}"
