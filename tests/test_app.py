"""The whole application over a copy of the project's knowledge: reloads while questions are asked."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gisbot.app import App, open_app
from gisbot.channels.base import ReloadOutcome
from gisbot.cli.serving import published
from gisbot.inbox import safe_name
from gisbot.model.answer import Status
from gisbot.model.who import Who
from gisbot.services import AppServices
from gisbot.settings import load_settings

PROJECT = Path(__file__).parents[1]
REPORT = "河口镇2018年政府信息公开工作年度报告.txt"
QUESTIONS = ("收到申请数", "联系电话是多少", "主动公开政府信息数是多少", "政务微信公开了多少条")
ADMIN = Who("telegram", "1", "1", admin=True)
A_SECOND = 50
ASKED = 300
PATIENCE = 10.0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own."""
    for name in ("bot", "knowledge"):
        shutil.copytree(PROJECT / name, tmp_path / "home" / name)
    return tmp_path / "home"


@pytest.fixture
def app(home: Path, tmp_path: Path) -> Iterator[App]:
    """The application, opened."""
    environment = {"GISBOT_HOME": str(home), "GISBOT_DATA": str(tmp_path / "data"), "GISBOT_TODAY": "2026-11-22"}
    opened = open_app(load_settings(environment))
    yield opened
    opened.close()


@pytest.fixture
def services(app: App) -> AppServices:
    """What a channel stands on."""
    return published(app)


def changes(home: Path, services: AppServices) -> list[ReloadOutcome]:
    """A good change, broken yaml, a broken report and a deleted one, each reloaded and mended."""
    reports = home / "knowledge" / "reports"
    other, metrics = reports / "2017.txt", home / "knowledge" / "metrics.yaml"
    text, words = (reports / REPORT).read_text("utf-8"), metrics.read_text("utf-8")
    outcomes = []
    other.write_text(text.replace("2018", "2017"), "utf-8")
    outcomes.append(services.reload(ADMIN))
    metrics.write_text(words + "\nnonsense: 1\n", "utf-8")
    outcomes.append(services.reload(ADMIN))
    metrics.write_text(words, "utf-8")
    other.write_bytes(b"\x89PNG\r\n\x1a\n")
    outcomes.append(services.reload(ADMIN))
    other.unlink()
    outcomes.append(services.reload(ADMIN))
    outcomes.append(services.reload(ADMIN, accept_removed=True))
    return outcomes


def test_reloads_under_load_fail_no_question(home: Path, services: AppServices) -> None:
    failures: list[str] = []
    asked = 0
    slowest = 0.0
    stop = threading.Event()

    def ask(number: int) -> None:
        nonlocal asked, slowest
        who = Who("telegram", str(number), str(number))
        while not stop.is_set():
            began = time.monotonic()
            question = QUESTIONS[(asked + number) % len(QUESTIONS)]
            try:
                answer = services.dialogue.ask(question, who)
                if answer.status is not Status.ANSWERED:
                    failures.append(f"{question}: {answer.text}")
            except Exception as error:  # noqa: BLE001 - whatever a question raises is what the test is about
                failures.append(f"{question}: {error!r}")
            asked += 1
            taken = time.monotonic() - began
            slowest = max(slowest, taken)
            time.sleep(max(0.0, 4 / A_SECOND - taken))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    outcomes = changes(home, services)
    while asked < ASKED:
        outcomes += changes(home, services)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [outcome.published for outcome in outcomes[:5]] == [True, False, False, False, True]
    assert slowest < PATIENCE


def test_a_reload_says_what_is_wrong_and_where(home: Path, services: AppServices) -> None:
    lines = len((home / "knowledge" / "metrics.yaml").read_text("utf-8").splitlines())
    good, yaml, broken, removed, accepted = changes(home, services)
    assert (good.added, good.problems) == (("2017.txt",), ())
    assert yaml.problems == (f"knowledge/metrics.yaml:{lines + 2}: unknown key 'nonsense'",)
    assert [problem.partition(":")[0] for problem in broken.problems] == ["2017.txt"]
    assert (removed.removed, removed.problems) == (("2017.txt",), ())
    assert accepted.published


def test_everything_that_can_be_browsed_is_there(services: AppServices) -> None:
    (summary,) = services.reports()
    contents = services.contents(summary.code)
    assert contents is not None
    assert contents.figures == 58
    texts = [services.section(summary.code, line.number) for line in contents.sections]
    assert all(text is not None for text in texts)
    assert any(text.paragraphs for text in texts if text is not None)
    table = services.table(summary.code)
    assert table is not None
    assert len(table) == 58
    assert services.contents("gone") is None
    assert services.section(summary.code, 999) is None
    assert services.table("gone") is None
    assert services.status().reports == 1


def test_a_file_is_read_then_loaded_or_discarded(home: Path, app: App, services: AppServices) -> None:
    text = (home / "knowledge" / "reports" / REPORT).read_text("utf-8").replace("2018", "2017")
    data = text.encode()
    read = services.inbox.submit(data, "../../2017.txt", ADMIN, lambda _done, _total: None)
    assert (read.name, [(report.year, report.problem) for report in read.reports]) == ("2017.txt", [(2017, None)])
    assert read.token is not None
    assert services.inbox.discard(read.token, ADMIN) == "2017.txt"
    assert services.inbox.discard(read.token, ADMIN) is None
    assert services.inbox.load(read.token, ADMIN) is None
    assert list((app.settings.data / "inbox").iterdir()) == []
    again = services.inbox.submit(data, "2017.txt", ADMIN, lambda _done, _total: None)
    assert again.token is not None
    loaded = services.inbox.load(again.token, ADMIN)
    assert loaded is not None
    assert loaded.published
    assert [report.year for report in services.reports()] == [2018, 2017]
    assert [entry.what for entry in app.database.audit.entries(3)] == ["reload", "load", "discard"]
    assert list((app.settings.data / "inbox").iterdir()) == []


def test_a_file_of_the_same_name_is_replaced_and_kept(home: Path, app: App, services: AppServices) -> None:
    text = (home / "knowledge" / "reports" / REPORT).read_text("utf-8")
    read = services.inbox.submit((text + "\n").encode(), REPORT, ADMIN, lambda _done, _total: None)
    assert read.token is not None
    loaded = services.inbox.load(read.token, ADMIN)
    assert loaded is not None
    assert (loaded.published, loaded.changed) == (True, (REPORT,))
    (kept,) = (app.settings.data / "replaced").rglob(REPORT)
    assert kept.read_text("utf-8") == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", "今天天气很好。".encode(), b""])
def test_a_file_that_is_no_report_leaves_nothing(app: App, services: AppServices, data: bytes) -> None:
    read = services.inbox.submit(data, "x.txt", ADMIN, lambda _done, _total: None)
    assert read.token is None
    assert [bool(report.problem) for report in read.reports] == [True]
    assert app.database.inbox.waiting() == ()
    assert list((app.settings.data / "inbox").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("年报.pdf", "年报.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.docx", "y.docx"),
        (".hidden", "hidden"),
        ("~$lock.docx", "lock.docx"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("x.txt.meta.yaml", "report-x.txt.meta.yaml.bin"),
        ("", "report-unnamed.bin"),
    ],
)
def test_names_of_files_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert len(safe_name("年" * 300 + ".pdf").encode()) <= 180
    assert safe_name("年" * 300 + ".pdf").endswith(".pdf")
