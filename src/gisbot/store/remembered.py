"""Conversations, unanswered questions, the audit log and the inbox, in SQL."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from gisbot.errors import StoreError
from gisbot.store import clock
from gisbot.store.base import AuditEntry, InboxFile, Unanswered
from gisbot.store.engine import Transactions
from gisbot.store.schema import audit, conversations, inbox, unanswered


class SqlConversationStore:
    """A `ConversationStore` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def load(self, key: str) -> str | None:
        """The state of a conversation; None when it is new or forgotten."""
        with self._transactions.read() as connection:
            return connection.execute(select(conversations.c.state).where(conversations.c.key == key)).scalar()

    def save(self, key: str, state: str, now: datetime) -> None:
        """Remember the state of a conversation."""
        values = {"state": state, "updated": clock.to_text(now)}

        def save(connection: Connection) -> None:
            changed = connection.execute(update(conversations).where(conversations.c.key == key).values(**values))
            if changed.rowcount == 0:
                connection.execute(insert(conversations).values(key=key, **values))

        self._transactions.write_once_more(save)

    def forget(self, before: datetime) -> int:
        """Drop conversations that were last saved before a time; their number."""
        with self._transactions.write() as connection:
            old = delete(conversations).where(conversations.c.updated < clock.to_text(before))
            return connection.execute(old).rowcount


class SqlUnansweredLog:
    """An `UnansweredLog` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def record(self, entry: Unanswered) -> None:
        """Add a question."""
        with self._transactions.write() as connection:
            connection.execute(
                insert(unanswered).values(
                    text=entry.text,
                    reason=entry.reason,
                    candidates=json.dumps(entry.candidates, ensure_ascii=False),
                    language=entry.language,
                    edition=entry.edition,
                    created=clock.to_text(entry.created),
                )
            )

    def entries(self, limit: int = 1000) -> tuple[Unanswered, ...]:
        """The newest questions, newest first."""
        query = select(unanswered).order_by(unanswered.c.unanswered_id.desc()).limit(limit)
        with self._transactions.read() as connection:
            return tuple(
                Unanswered(
                    row.text,
                    row.reason,
                    tuple(json.loads(row.candidates)),
                    row.language,
                    row.edition,
                    clock.from_text(row.created),
                )
                for row in connection.execute(query)
            )


class SqlAuditLog:
    """An `AuditLog` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def record(self, entry: AuditEntry) -> None:
        """Add an entry."""
        values = {"who": entry.who, "what": entry.what, "detail": entry.detail, "created": clock.to_text(entry.when)}
        with self._transactions.write() as connection:
            connection.execute(insert(audit).values(**values))

    def entries(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The newest entries, newest first."""
        query = select(audit).order_by(audit.c.audit_id.desc()).limit(limit)
        with self._transactions.read() as connection:
            return tuple(
                AuditEntry(row.who, row.what, clock.from_text(row.created), row.detail)
                for row in connection.execute(query)
            )


class SqlInbox:
    """An `Inbox` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, file: InboxFile) -> None:
        """Add a file. Raises `StoreError` when its id is taken."""
        values = {
            "file_id": file.file_id,
            "name": file.name,
            "content_hash": file.content_hash,
            "path": file.path,
            "who": file.who,
            "created": clock.to_text(file.created),
        }
        with self._transactions.write() as connection:
            try:
                connection.execute(insert(inbox).values(**values))
            except IntegrityError as error:
                raise StoreError(f"a file {file.file_id} waits already") from error

    def get(self, file_id: str) -> InboxFile | None:
        """A file by its id; None when it was loaded or discarded."""
        return next((file for file in self.waiting() if file.file_id == file_id), None)

    def waiting(self) -> tuple[InboxFile, ...]:
        """Every file that waits, oldest first."""
        query = select(inbox).order_by(inbox.c.created, inbox.c.file_id)
        with self._transactions.read() as connection:
            return tuple(
                InboxFile(row.file_id, row.name, row.content_hash, row.path, row.who, clock.from_text(row.created))
                for row in connection.execute(query)
            )

    def remove(self, file_id: str) -> bool:
        """Take a file off the list; False when it was not on it."""
        with self._transactions.write() as connection:
            return connection.execute(delete(inbox).where(inbox.c.file_id == file_id)).rowcount > 0
