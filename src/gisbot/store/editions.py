"""Editions and the names that point to them, in SQL."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from gisbot.errors import StoreError
from gisbot.model.key import DocumentFinding
from gisbot.store import clock
from gisbot.store.base import EditionRecord, Pointer
from gisbot.store.codec import Json, decode, encode
from gisbot.store.engine import Transactions
from gisbot.store.schema import catalogs, edition_reports, editions, pointers, publications


class SqlEditionStore:
    """An `EditionStore` over any database that SQLAlchemy speaks to."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def pointer(self, name: str) -> Pointer | None:
        """What a name points to; None before the first time."""
        with self._transactions.read() as connection:
            row = connection.execute(select(pointers).where(pointers.c.name == name)).one_or_none()
        return None if row is None else Pointer(row.name, row.edition_id, row.stamp, clock.from_text(row.since))

    def publish(self, edition: EditionRecord, pointer: Pointer) -> None:
        """Store an edition unless it is known, and point a name to it, in one transaction."""
        if pointer.edition_id != edition.edition_id:
            raise StoreError(f"the pointer names {pointer.edition_id}, the edition is {edition.edition_id}")
        with self._transactions.write_alone() as connection:
            known = connection.execute(
                select(editions.c.edition_id).where(editions.c.edition_id == edition.edition_id)
            ).scalar()
            if known is None:
                _insert_edition(connection, edition)
            _move(connection, pointer)

    def edition(self, edition_id: str) -> EditionRecord:
        """One edition. Raises `StoreError` when the id is unknown."""
        with self._transactions.read() as connection:
            row = connection.execute(select(editions).where(editions.c.edition_id == edition_id)).one_or_none()
            if row is None:
                raise StoreError(f"there is no edition {edition_id}")
            members = connection.execute(
                select(edition_reports.c.report_id, edition_reports.c.current)
                .where(edition_reports.c.edition_id == edition_id)
                .order_by(edition_reports.c.seq)
            ).all()
        return EditionRecord(
            edition_id=row.edition_id,
            created=clock.from_text(row.created),
            note=row.note,
            catalog_hash=row.catalog_hash,
            current=tuple(report_id for report_id, current in members if current),
            superseded=tuple(report_id for report_id, current in members if not current),
            findings=decode(tuple[DocumentFinding, ...], json.loads(row.findings)),
        )

    def history(self, name: str, limit: int = 20) -> tuple[Pointer, ...]:
        """What a name pointed to, newest first, the present included."""
        query = (
            select(publications)
            .where(publications.c.name == name)
            .order_by(publications.c.publication_id.desc())
            .limit(limit)
        )
        with self._transactions.read() as connection:
            return tuple(
                Pointer(row.name, row.edition_id, row.stamp, clock.from_text(row.since))
                for row in connection.execute(query)
            )

    def save_catalog(self, catalog_hash: str, files: Mapping[str, str]) -> None:
        """Keep the yaml that editions of this hash answer with: text by relative path."""
        packed = zlib.compress(json.dumps(dict(files), ensure_ascii=False, sort_keys=True).encode())
        with self._transactions.write_alone() as connection:
            known = connection.execute(
                select(catalogs.c.catalog_hash).where(catalogs.c.catalog_hash == catalog_hash)
            ).scalar()
            if known is None:
                connection.execute(insert(catalogs).values(catalog_hash=catalog_hash, files=packed))

    def catalog_files(self, catalog_hash: str) -> Mapping[str, str]:
        """The yaml of a hash. Raises `StoreError` when it is unknown."""
        with self._transactions.read() as connection:
            packed = connection.execute(
                select(catalogs.c.files).where(catalogs.c.catalog_hash == catalog_hash)
            ).scalar()
        if packed is None:
            raise StoreError(f"there is no catalog {catalog_hash}")
        files: dict[str, str] = json.loads(zlib.decompress(packed))
        return files

    def prune(self, keep: int) -> int:
        """Delete all but the newest editions; those that a name points to stay; the number deleted."""
        with self._transactions.write_alone() as connection:
            pointed = set(connection.execute(select(pointers.c.edition_id)).scalars())
            ids = connection.execute(
                select(editions.c.edition_id).order_by(editions.c.created.desc(), editions.c.edition_id)
            )
            stale = [edition_id for edition_id in ids.scalars().all()[keep:] if edition_id not in pointed]
            for edition_id in stale:
                connection.execute(delete(publications).where(publications.c.edition_id == edition_id))
                connection.execute(delete(edition_reports).where(edition_reports.c.edition_id == edition_id))
                connection.execute(delete(editions).where(editions.c.edition_id == edition_id))
            used = select(editions.c.catalog_hash)
            connection.execute(delete(catalogs).where(catalogs.c.catalog_hash.not_in(used)))
        return len(stale)


def _insert_edition(connection: Connection, edition: EditionRecord) -> None:
    findings: list[Json] = [encode(finding) for finding in edition.findings]
    connection.execute(
        insert(editions).values(
            edition_id=edition.edition_id,
            created=clock.to_text(edition.created),
            note=edition.note,
            catalog_hash=edition.catalog_hash,
            findings=json.dumps(findings, ensure_ascii=False),
        )
    )
    members = [(report_id, True) for report_id in edition.current]
    members += [(report_id, False) for report_id in edition.superseded]
    rows = [
        {"edition_id": edition.edition_id, "report_id": report_id, "seq": seq, "current": current}
        for seq, (report_id, current) in enumerate(members)
    ]
    if rows:
        connection.execute(insert(edition_reports), rows)


def _move(connection: Connection, pointer: Pointer) -> None:
    values = {"edition_id": pointer.edition_id, "stamp": pointer.stamp, "since": clock.to_text(pointer.since)}
    before = connection.execute(select(pointers.c.edition_id).where(pointers.c.name == pointer.name)).scalar()
    if before is None:
        connection.execute(insert(pointers).values(name=pointer.name, **values))
    elif before == pointer.edition_id:
        stamp = update(pointers).where(pointers.c.name == pointer.name).values(stamp=pointer.stamp)
        connection.execute(stamp)
        return
    else:
        connection.execute(update(pointers).where(pointers.c.name == pointer.name).values(**values))
    connection.execute(insert(publications).values(name=pointer.name, **values))
