"""One database, opened: every part of the store over one engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from gisbot.store.base import AuditLog, ConversationStore, EditionStore, Inbox, ReportStore, UnansweredLog
from gisbot.store.editions import SqlEditionStore
from gisbot.store.engine import Transactions, open_transactions
from gisbot.store.remembered import SqlAuditLog, SqlConversationStore, SqlInbox, SqlUnansweredLog
from gisbot.store.reports import SqlReportStore
from gisbot.store.sqlite import url_of


@dataclass(frozen=True, slots=True)
class Database:
    """The parts of the store, and the engine below them."""

    reports: ReportStore
    editions: EditionStore
    conversations: ConversationStore
    unanswered: UnansweredLog
    audit: AuditLog
    inbox: Inbox
    transactions: Transactions

    def close(self) -> None:
        """Give back every connection."""
        self.transactions.close()


def open_database(url: str | URL) -> Database:
    """Open any SQLAlchemy URL, its schema brought to the present. Raises `StoreError`."""
    transactions = open_transactions(url)
    return Database(
        reports=SqlReportStore(transactions),
        editions=SqlEditionStore(transactions),
        conversations=SqlConversationStore(transactions),
        unanswered=SqlUnansweredLog(transactions),
        audit=SqlAuditLog(transactions),
        inbox=SqlInbox(transactions),
        transactions=transactions,
    )


def open_embedded(path: Path) -> Database:
    """Open an embedded SQLite file, made when it is not there. Raises `StoreError`."""
    return open_database(url_of(path))
