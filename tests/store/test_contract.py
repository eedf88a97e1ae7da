"""What every database must do, whichever it is."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.engine import URL

from gisbot.errors import StoreError
from gisbot.model.key import DocumentFinding
from gisbot.model.report import Finding, Report, Severity
from gisbot.store.base import (
    AuditEntry,
    DocumentRecord,
    DocumentStatus,
    EditionRecord,
    InboxFile,
    Outcome,
    Pointer,
    Unanswered,
)
from gisbot.store.database import Database, open_database
from gisbot.store.identity import report_id_of

from .samples import report

NOW = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)


def put(database: Database, *reports: Report) -> tuple[str, ...]:
    """Save reports as the documents of their sources; their ids."""
    ids = tuple(report_id_of(each) for each in reports)
    documents = [
        DocumentRecord(
            each.source, each.content_hash, 3, "s", "k", (Outcome(each.source, DocumentStatus.READ, report_id),)
        )
        for each, report_id in zip(reports, ids, strict=True)
    ]
    database.reports.save(documents, dict(zip(ids, reports, strict=True)))
    return ids


def publish(database: Database, edition_id: str, current: tuple[str, ...], **more: object) -> EditionRecord:
    """Publish an edition of reports."""
    record = replace(EditionRecord(edition_id, NOW, "test", "c1", current), **more)  # type: ignore[arg-type]  # the fields are named by the tests
    database.editions.publish(record, Pointer("published", edition_id, "stamp", NOW))
    return record


def test_a_report_comes_back_whole(database: Database) -> None:
    whole = report()
    (report_id,) = put(database, whole)
    assert database.reports.report(report_id) == whole
    assert [str(f.value) for f in database.reports.figures_of(report_id)] == [str(f.value) for f in whole.figures]


def test_keys_come_in_the_order_asked_for(database: Database) -> None:
    ids = put(database, report(year=2018), report(year=2017, source="b.txt"))
    assert [key.year for key in database.reports.keys(ids[::-1])] == [2017, 2018]
    with pytest.raises(StoreError):
        database.reports.keys(["nobody"])


def test_an_unknown_report_is_an_error(database: Database) -> None:
    with pytest.raises(StoreError):
        database.reports.report("nobody")


def test_documents_are_replaced_and_forgotten(database: Database) -> None:
    put(database, report())
    broken = DocumentRecord(
        "示例.txt", "h2", 9, "s2", "k", (Outcome("示例.txt", DocumentStatus.FAILED, None, "r", "m"),)
    )
    database.reports.save([broken], {})
    assert database.reports.documents() == {"示例.txt": broken}
    database.reports.forget(["示例.txt"])
    assert database.reports.documents() == {}


def test_an_archive_has_an_outcome_for_each_member(database: Database) -> None:
    outcomes = tuple(Outcome(f"a.zip!/{name}", DocumentStatus.FAILED, rule="r", message=name) for name in "zyx")
    record = DocumentRecord("a.zip", "h", 3, "s", "k", outcomes)
    database.reports.save([record], {})
    assert database.reports.documents()["a.zip"].outcomes == outcomes


def test_the_same_figures_have_the_same_digest(database: Database) -> None:
    ids = put(database, report(), report(source="b.pdf", content="b" * 64), report(year=2017, figures=(), source="c"))
    digests = database.reports.digests(ids)
    assert digests[ids[0]] == digests[ids[1]] != digests[ids[2]]


def test_an_edition_comes_back_whole(database: Database) -> None:
    ids = put(database, report(), report(source="b.pdf", content="b" * 64))
    finding = DocumentFinding("b.pdf", Finding("report.duplicate", Severity.NOTE, "twice"))
    record = publish(database, "e1", ids[:1], superseded=ids[1:], findings=(finding,))
    assert database.editions.edition("e1") == record
    assert database.editions.pointer("published") == Pointer("published", "e1", "stamp", NOW)
    assert database.editions.pointer("folder") is None
    with pytest.raises(StoreError):
        database.editions.edition("e2")


def test_an_edition_of_an_unknown_report_is_not_published(database: Database) -> None:
    ids = put(database, report())
    publish(database, "e1", ids)
    with pytest.raises(StoreError):
        publish(database, "e2", (*ids, "nobody"))
    pointer = database.editions.pointer("published")
    assert pointer is not None
    assert pointer.edition_id == "e1"
    with pytest.raises(StoreError):
        database.editions.edition("e2")


def test_history_is_newest_first(database: Database) -> None:
    ids = put(database, report())
    for edition_id in ("e1", "e2", "e2", "e1"):
        publish(database, edition_id, ids)
    assert [pointer.edition_id for pointer in database.editions.history("published")] == ["e1", "e2", "e1"]


def test_old_editions_and_reports_are_pruned(database: Database) -> None:
    first = put(database, report())
    publish(database, "e1", first)
    second = put(database, report(content="b" * 64, year=2017))
    publish(database, "e2", second, created=NOW + timedelta(1))
    assert database.reports.prune() == 0
    assert database.editions.prune(1) == 1
    assert database.reports.prune() == 1
    assert database.reports.report(second[0]).year == 2017
    with pytest.raises(StoreError):
        database.reports.report(first[0])


def test_what_is_pointed_to_is_never_pruned(database: Database) -> None:
    ids = put(database, report())
    publish(database, "e2", ids, created=NOW + timedelta(1))
    publish(database, "e1", ids)
    assert database.editions.prune(1) == 0
    assert database.editions.edition("e1").edition_id == "e1"


def test_a_catalog_is_kept_with_its_editions(database: Database) -> None:
    database.editions.save_catalog("c1", {"bot/a.yaml": "甲: 乙\n"})
    database.editions.save_catalog("c1", {"bot/a.yaml": "changed"})
    assert database.editions.catalog_files("c1") == {"bot/a.yaml": "甲: 乙\n"}
    with pytest.raises(StoreError):
        database.editions.catalog_files("c2")


def test_conversations_are_remembered_and_forgotten(database: Database) -> None:
    database.conversations.save("telegram:1", "{}", NOW)
    database.conversations.save("telegram:1", '{"year": 2018}', NOW)
    database.conversations.save("telegram:2", "{}", NOW + timedelta(1))
    assert database.conversations.load("telegram:1") == '{"year": 2018}'
    assert database.conversations.load("telegram:3") is None
    assert database.conversations.forget(NOW + timedelta(hours=1)) == 1
    assert database.conversations.load("telegram:1") is None
    assert database.conversations.load("telegram:2") == "{}"


def test_unanswered_questions_come_newest_first(database: Database) -> None:
    entries = [Unanswered(f"问题{n}", "not_understood", ("甲", "乙"), "zh", "e1", NOW) for n in range(3)]
    for entry in entries:
        database.unanswered.record(entry)
    assert database.unanswered.entries(2) == tuple(entries[:0:-1])


def test_the_audit_log_comes_newest_first(database: Database) -> None:
    entries = [AuditEntry("telegram:1", "reload", NOW, f"edition {n}") for n in range(3)]
    for entry in entries:
        database.audit.record(entry)
    assert database.audit.entries(2) == tuple(entries[:0:-1])


def test_a_file_waits_until_it_is_taken_once(database: Database) -> None:
    file = InboxFile("f1", "年报.pdf", "h", "/tmp/x", "telegram:1", NOW)
    database.inbox.add(file)
    with pytest.raises(StoreError):
        database.inbox.add(file)
    assert database.inbox.get("f1") == file
    assert database.inbox.waiting() == (file,)
    assert database.inbox.remove("f1") is True
    assert database.inbox.remove("f1") is False
    assert database.inbox.get("f1") is None


def test_times_need_their_zone(database: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        database.conversations.save("k", "{}", NOW.replace(tzinfo=None))


def test_a_second_process_finds_what_the_first_left(url: URL, database: Database) -> None:
    ids = put(database, report())
    publish(database, "e1", ids)
    other = open_database(url)
    try:
        assert other.editions.edition("e1").current == ids
        assert other.reports.figures_by_metric("e1", "requests.received")[0].figure.value == Decimal(0)
    finally:
        other.close()


def test_several_writers_save_the_same_at_once(database: Database) -> None:
    failures: list[BaseException] = []

    def write() -> None:
        try:
            ids = put(database, *(report(year=year, source=f"{year}") for year in range(2000, 2020)))
            publish(database, "e1", ids)
            for _ in range(20):
                database.conversations.save("k", "{}", NOW)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(database.editions.edition("e1").current) == 20
