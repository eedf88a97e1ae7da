"""What is particular to PostgreSQL: locks by which processes wait for one another."""

from __future__ import annotations

from sqlalchemy import Connection

MIGRATION_LOCK = 0x676973626F740001
KNOWLEDGE_LOCK = 0x676973626F740002


def take_lock(connection: Connection, lock: int) -> None:
    """Hold a lock until the end of the transaction."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock})")
