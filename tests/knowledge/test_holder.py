"""A running process follows what another publishes, and no question notices."""

from __future__ import annotations

import threading
import time
from decimal import Decimal

import pytest

from gisbot.errors import KnowledgeError
from gisbot.knowledge.holder import EditionHolder
from gisbot.knowledge.publisher import PUBLISHED

from .conftest import World


def test_nothing_published_is_an_error(world: World) -> None:
    with pytest.raises(KnowledgeError, match="nothing is published"):
        EditionHolder(world.publisher, PUBLISHED).edition()


def test_a_reload_elsewhere_is_followed(world: World) -> None:
    world.publisher.reload()
    holder = EditionHolder(world.publisher, PUBLISHED)
    first = holder.edition()
    world.write("a.txt", "甲局 2018 13")
    world.publisher.reload()
    deadline = time.monotonic() + 2
    while holder.edition().id == first.id:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_name_is_looked_up_once_a_second(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.publisher.reload()
    holder = EditionHolder(world.publisher, PUBLISHED)
    holder.edition()
    looked = []
    monkeypatch.setattr(world.publisher, "pointer", lambda name: looked.append(name))
    for _ in range(1000):
        holder.edition()
    assert looked == []


def test_reloads_under_load_fail_no_question(world: World) -> None:
    world.publisher.reload()
    holder = EditionHolder(world.publisher, PUBLISHED, poll_seconds=0.01)
    failures: list[BaseException] = []
    asked = 0
    stop = threading.Event()

    def ask() -> None:
        nonlocal asked
        while not stop.is_set():
            try:
                edition = holder.edition()
                found = edition.figures.by_metric("requests.received", agencies=["甲局"])
                key = edition.index.find("甲局", 2018)
                assert key is not None
                assert found[0].figure == edition.report(key.report_id).figures[0]
                asked += 1
            except BaseException as error:  # noqa: BLE001 - a failure in a thread is told by the test
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for value in range(15):
        world.write("a.txt", f"甲局 2018 {value}")
        assert world.publisher.reload().published
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert asked > 15
    assert holder.refresh().figures.by_metric("requests.received", agencies=["甲局"])[0].figure.value == Decimal(14)
