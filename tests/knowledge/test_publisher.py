"""Following the folder, reloading with care, rolling back."""

from __future__ import annotations

import os
import sys
from decimal import Decimal

import pytest

from gisbot.errors import CatalogError, KnowledgeError
from gisbot.knowledge.edition import Edition
from gisbot.knowledge.publisher import FOLDER, PUBLISHED

from .conftest import World


def values(edition: Edition | None) -> dict[tuple[str, int], Decimal | str | None]:
    """What an edition answers."""
    assert edition is not None
    return {(f.agency, f.year): f.figure.value for f in edition.figures.by_metric("requests.received")}


BEFORE = {("甲局", 2018): Decimal(12), ("乙局", 2018): Decimal(7)}


def test_the_folder_is_followed(world: World) -> None:
    assert values(world.publisher.follow_folder()) == BEFORE
    world.write("a.txt", "甲局 2018 13")
    assert values(world.publisher.follow_folder()) == {**BEFORE, ("甲局", 2018): Decimal(13)}
    (world.folder / "a.txt").unlink()
    assert values(world.publisher.follow_folder()) == {("乙局", 2018): Decimal(7)}


def test_a_change_of_the_same_size_right_after_reading_is_seen(world: World) -> None:
    for value in range(10, 30):
        world.write("a.txt", f"甲局 2018 {value}")
        assert values(world.publisher.follow_folder())["甲局", 2018] == Decimal(value)


def test_the_edition_s_id_follows_from_the_content_alone(world: World) -> None:
    first = world.publisher.follow_folder().id
    world.write("c.txt", "丙局 2018 1")
    assert world.publisher.follow_folder().id != first
    (world.folder / "c.txt").unlink()
    assert world.publisher.follow_folder().id == first


def test_nothing_is_read_when_nothing_changed(world: World) -> None:
    world.publisher.follow_folder()
    world.settle()
    world.publisher.follow_folder()
    seen: list[str] = []
    world.publisher.follow_folder(lambda _done, _total, source: seen.append(source))
    (world.folder / "a.txt").touch()
    world.publisher.follow_folder(lambda _done, _total, source: seen.append(source))
    assert seen == []
    world.write("a.txt", "甲局 2018 99")
    world.publisher.follow_folder(lambda _done, _total, source: seen.append(source))
    assert seen == ["a.txt"]


def test_words_that_reading_depends_on_read_again(world: World) -> None:
    world.publisher.follow_folder()
    seen: list[str] = []
    path = world.home / "knowledge" / "reading" / "cells.yaml"
    path.write_text(path.read_text("utf-8") + "\n# changed\n", "utf-8")
    world.publisher.follow_folder(lambda _done, _total, source: seen.append(source))
    assert sorted(seen) == ["a.txt", "deep/er/b.txt"]


def test_words_of_the_bot_make_an_edition_without_reading(world: World) -> None:
    first = world.publisher.follow_folder().id
    seen: list[str] = []
    path = world.home / "bot" / "commands.yaml"
    path.write_text(path.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert world.publisher.follow_folder(lambda _done, _total, source: seen.append(source)).id != first
    assert seen == []


def test_a_missing_folder_and_an_empty_one_are_refused(world: World) -> None:
    for path in sorted(world.folder.rglob("*.txt")):
        path.unlink()
    with pytest.raises(KnowledgeError, match="no document"):
        world.publisher.follow_folder()
    world.write("x.txt", "BROKEN")
    with pytest.raises(KnowledgeError, match=r"x\.txt: the file is truncated"):
        world.publisher.follow_folder()
    (world.folder / "x.txt").unlink()
    for path in sorted(world.folder.rglob("*"), reverse=True):
        path.rmdir()
    world.folder.rmdir()
    with pytest.raises(KnowledgeError, match="not there"):
        world.publisher.follow_folder()


def test_a_reload_publishes_what_changed(world: World) -> None:
    first = world.publisher.reload()
    assert (first.published, sorted(first.changes.added), first.read) == (True, ["a.txt", "deep/er/b.txt"], 2)
    world.write("a.txt", "甲局 2018 13")
    world.write("c.txt", "丙局 2018 1")
    second = world.publisher.reload()
    assert (second.published, second.changes.added, second.changes.changed) == (True, ("c.txt",), ("a.txt",))
    third = world.publisher.reload()
    assert (third.published, third.changes.any, third.read) == (True, False, 0)
    assert third.edition_id == second.edition_id


def test_the_folder_and_what_is_published_are_apart(world: World) -> None:
    world.publisher.reload()
    world.write("a.txt", "甲局 2018 13")
    world.publisher.follow_folder()
    assert values(world.publisher.current(PUBLISHED)) == BEFORE
    assert values(world.publisher.current(FOLDER))["甲局", 2018] == Decimal(13)


def test_a_broken_report_keeps_the_old_knowledge(world: World) -> None:
    world.publisher.reload()
    world.write("a.txt", "BROKEN")
    done = world.publisher.reload()
    assert done.published is False
    assert [(outcome.source, outcome.rule) for outcome in done.changes.broken] == [("a.txt", "document.damaged")]
    assert values(world.publisher.current(PUBLISHED)) == BEFORE
    world.write("a.txt", "甲局 2018 13")
    assert world.publisher.reload().published is True


def test_a_report_that_becomes_something_else_keeps_the_old_knowledge(world: World) -> None:
    world.publisher.reload()
    world.write("a.txt", "NOREPORT")
    assert world.publisher.reload().published is False
    assert values(world.publisher.current(PUBLISHED)) == BEFORE


def test_a_file_that_never_could_be_read_keeps_nothing_back(world: World) -> None:
    world.publisher.reload()
    world.write("new.txt", "BROKEN")
    world.write("c.txt", "丙局 2018 1")
    done = world.publisher.reload()
    assert (done.published, done.changes.added) == (True, ("c.txt",))
    assert [outcome.source for outcome in done.changes.failed] == ["new.txt"]
    edition = world.publisher.current(PUBLISHED)
    assert edition is not None
    assert [(f.source, f.finding.rule) for f in edition.findings] == [("new.txt", "document.damaged")]


def test_a_deleted_report_keeps_the_old_knowledge_until_accepted(world: World) -> None:
    world.publisher.reload()
    (world.folder / "a.txt").unlink()
    done = world.publisher.reload()
    assert (done.published, done.changes.removed) == (False, ("a.txt",))
    assert values(world.publisher.current(PUBLISHED)) == BEFORE
    assert world.publisher.reload(accept_removed=True).published is True
    assert values(world.publisher.current(PUBLISHED)) == {("乙局", 2018): Decimal(7)}


def test_a_deleted_member_of_an_archive_is_noticed(world: World) -> None:
    world.write("z.zip", "丙局 2018 1\n丁局 2018 2")
    world.publisher.reload()
    world.write("z.zip", "丙局 2018 1")
    assert world.publisher.reload().changes.removed == ("z.zip!/2",)
    world.write("z.zip", "BROKEN")
    assert world.publisher.reload().published is False


def test_a_renamed_report_is_not_removed(world: World) -> None:
    world.publisher.reload()
    (world.folder / "a.txt").rename(world.folder / "renamed.txt")
    done = world.publisher.reload()
    assert (done.published, done.changes.removed, done.changes.added) == (True, (), ("renamed.txt",))


def test_a_lost_folder_keeps_the_old_knowledge(world: World) -> None:
    world.publisher.reload()
    world.folder.rename(world.folder.with_name("elsewhere"))
    done = world.publisher.reload()
    assert done.published is False
    assert done.refusal is not None
    assert "not there" in done.refusal
    assert values(world.publisher.current(PUBLISHED)) == BEFORE


def test_broken_yaml_keeps_the_old_knowledge_and_names_every_line(world: World) -> None:
    world.publisher.reload()
    first, second = world.home / "bot" / "commands.yaml", world.home / "knowledge" / "metrics.yaml"
    first.write_text("commands: [\n", "utf-8")
    second.write_text(second.read_text("utf-8") + "\nnonsense: 1\n", "utf-8")
    done = world.publisher.reload()
    assert done.published is False
    assert {problem.file for problem in done.yaml} >= {"bot/commands.yaml", "knowledge/metrics.yaml"}
    assert all(problem.line > 0 for problem in done.yaml if "metrics" in problem.file)
    assert values(world.publisher.current(PUBLISHED)) == BEFORE


def test_broken_yaml_at_the_very_first_is_an_error(world: World) -> None:
    (world.home / "bot" / "commands.yaml").write_text("commands: [\n", "utf-8")
    with pytest.raises(CatalogError):
        world.publisher.reload()
    with pytest.raises(CatalogError):
        world.publisher.follow_folder()


def test_a_broken_meta_file_keeps_the_old_knowledge(world: World) -> None:
    world.publisher.reload()
    world.write("a.txt.meta.yaml", "published: yesterday\nwho: me\n")
    done = world.publisher.reload()
    assert done.published is False
    assert [(problem.file, problem.line) for problem in done.yaml] == [("a.txt.meta.yaml", 1), ("a.txt.meta.yaml", 2)]


def test_a_meta_file_gives_address_and_date(world: World) -> None:
    world.publisher.reload()
    world.write("a.txt.meta.yaml", "published: 2019-01-21\nurl: https://example.invalid/a\n")
    done = world.publisher.reload()
    assert done.changes.changed == ("a.txt",)
    edition = world.publisher.current(PUBLISHED)
    assert edition is not None
    key = edition.index.find("甲局", 2018)
    assert key is not None
    assert (str(key.published), key.url) == ("2019-01-21", "https://example.invalid/a")


def test_a_rollback_publishes_what_was_before(world: World) -> None:
    world.publisher.reload()
    with pytest.raises(KnowledgeError, match="no earlier"):
        world.publisher.rollback()
    world.write("a.txt", "甲局 2018 13")
    world.publisher.reload()
    world.publisher.rollback()
    assert values(world.publisher.current(PUBLISHED)) == BEFORE
    world.publisher.reload()
    assert values(world.publisher.current(PUBLISHED))["甲局", 2018] == Decimal(13)


def test_a_rollback_outlives_a_start(world: World) -> None:
    world.publisher.start()
    world.write("a.txt", "甲局 2018 13")
    world.publisher.reload()
    world.publisher.rollback()
    started = world.publisher.start()
    assert (started.rolled_back, started.published) == (True, False)
    assert values(world.publisher.current(PUBLISHED)) == BEFORE
    assert world.publisher.reload().published
    assert not world.publisher.start().rolled_back
    assert values(world.publisher.current(PUBLISHED))["甲局", 2018] == Decimal(13)


def test_the_first_reload_can_be_rolled_back_to_what_the_commands_answered_from(world: World) -> None:
    world.publisher.follow_folder()
    world.write("a.txt", "甲局 2018 13")
    world.publisher.reload()
    world.publisher.rollback()
    assert values(world.publisher.current(PUBLISHED)) == BEFORE


def test_an_edition_answers_with_the_yaml_it_was_published_with(world: World) -> None:
    old = world.publisher.follow_folder()
    path = world.home / "bot" / "commands.yaml"
    path.write_text(path.read_text("utf-8").replace("name: help", "name: assist"), "utf-8")
    world.catalogs._loaded.clear()
    again = world.publisher.edition(old.id)
    assert again.catalog.content_hash == old.catalog.content_hash
    assert [command.name for command in again.catalog.commands] == [command.name for command in old.catalog.commands]


def test_an_old_edition_goes_on_answering(world: World) -> None:
    old = world.publisher.follow_folder()
    for value in range(3):
        world.write("a.txt", f"甲局 2018 {value}")
        world.publisher.follow_folder()
    assert values(old) == BEFORE
    assert old.report(old.reports[0].report_id).agency == old.reports[0].agency


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_is_spelt_out(world: World) -> None:
    (world.folder / os.fsdecode(b"\xff.txt")).write_text("丙局 2018 1", "utf-8")
    edition = world.publisher.follow_folder()
    key = edition.index.find("丙局", 2018)
    assert key is not None
    assert key.source == "\\xff.txt"


def test_hidden_files_and_locks_are_no_documents(world: World) -> None:
    for name in (".hidden.txt", ".git/x.txt", "~$a.docx"):
        world.write(name, "丙局 2018 1")
    assert values(world.publisher.follow_folder()) == BEFORE
