"""Reading in processes: every file gets its result, whatever it does to its reader."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.errors import KnowledgeError
from gisbot.knowledge.reading import ReadResult, SourceFile
from gisbot.knowledge.workers import MOST_GIVEN_UP, read_in_processes
from tests.documents.makers import docx, p

from .conftest import PROJECT
from .fake_reader import read


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The project's own."""
    return load_catalog(PROJECT)


def rules(results: dict[int, tuple[ReadResult, ...]]) -> list[str]:
    """The rule each file failed, "" for a report."""
    return [results[index][0].rule for index in sorted(results)]


def files(folder: Path, *lines: str) -> list[SourceFile]:
    """One file a line."""
    made = []
    for number, line in enumerate(lines):
        path = folder / f"{number}.txt"
        path.write_text(line, "utf-8")
        made.append(SourceFile(path, path.name))
    return made


def test_a_bad_file_never_stops_the_others(tmp_path: Path, catalog: Catalog) -> None:
    given = files(
        tmp_path, "甲局 2018 1", "DIE", "甲局 2017 1", "RAISE", "HANG", "甲局 2016 1", "HUNGRY", "甲局 2015 1"
    )
    began = time.monotonic()
    results = dict(read_in_processes(given, read, catalog, processes=2, seconds_per_document=1))
    assert time.monotonic() - began < 20
    assert rules(results) == [
        "",
        "document.reader_failed",
        "",
        "document.reader_failed",
        "document.too_large",
        "",
        "document.too_large",
        "",
    ]
    assert results[1][0].message == "the process that read it died (exit code 3)"
    assert results[3][0].message == "ValueError: the reader has a fault of two lines"
    assert all(result.source == given[index].source for index, (result,) in results.items())


def test_a_bad_document_of_an_archive_never_stops_the_others(tmp_path: Path, catalog: Catalog) -> None:
    lines = ["甲局 2018 1", "DIE", "甲局 2017 1", "RAISE", "HANG", "甲局 2016 1", "HUNGRY", "甲局 2015 1"]
    path = tmp_path / "all.zip"
    path.write_text("\n".join(lines), "utf-8")
    given = [SourceFile(path, path.name)]
    ((_, results),) = read_in_processes(given, read, catalog, processes=1, seconds_per_document=1)
    assert [result.source for result in results] == [f"all.zip!/{number}" for number in range(1, 9)]
    assert [result.rule for result in results] == [
        "",
        "document.reader_failed",
        "",
        "document.reader_failed",
        "document.too_large",
        "",
        "document.too_large",
        "",
    ]


def test_an_archive_of_documents_that_hang_is_given_up(tmp_path: Path, catalog: Catalog) -> None:
    path = tmp_path / "all.zip"
    path.write_text("\n".join(["甲局 2018 1", *["DIE"] * 20, "甲局 2017 1"]), "utf-8")
    given = [SourceFile(path, path.name)]
    ((_, results),) = read_in_processes(given, read, catalog, processes=1, seconds_per_document=1)
    assert len(results) == MOST_GIVEN_UP + 2
    assert (results[-1].source, results[-1].rule) == ("all.zip", "document.too_large")


def test_an_archive_that_takes_too_long_in_all_is_told(tmp_path: Path, catalog: Catalog) -> None:
    path = tmp_path / "all.zip"
    path.write_text("\n".join(["甲局 2018 1"] * 5), "utf-8")
    given = [SourceFile(path, path.name)]
    ((_, results),) = read_in_processes(given, read, catalog, processes=1, seconds_per_archive=0)
    assert [result.message for result in results[1:]] == ["reading the archive takes too long; split it"]


def test_leaving_early_ends_the_processes(tmp_path: Path, catalog: Catalog) -> None:
    given = files(tmp_path, *["甲局 2018 1"] * 5, "HANG")
    reading = read_in_processes(given, read, catalog, processes=2)
    next(reading)
    reading.close()  # type: ignore[attr-defined]  # it is a generator, typed as an iterator


def test_many_files_are_all_read(tmp_path: Path, catalog: Catalog) -> None:
    given = files(tmp_path, *[f"甲局 {year} 1" for year in range(1900, 2100)])
    results = dict(read_in_processes(given, read, catalog, processes=2))
    assert [result.report.year for _, (result,) in sorted(results.items()) if result.report] == list(range(1900, 2100))


SCRIPT = """
import os
from gisbot.app import open_app
from gisbot.settings import load_settings

app = open_app(load_settings(os.environ))
print("opened", len(app.publisher.follow_folder().reports))
app.close()
"""


def test_a_script_that_never_asks_whether_it_is_the_main_one_works(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for year in (2022, 2023):
        title = f"虚构县教育局{year}年政府信息公开工作年度报告"
        (reports / f"{year}.docx").write_bytes(docx(p(title) + p("一、总体情况") + p("公开信息12条。")))
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    environment = {
        **os.environ,
        "GISBOT_HOME": str(PROJECT),
        "GISBOT_DATA": str(tmp_path / "data"),
        "GISBOT_REPORTS": str(reports),
    }
    done = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.split() == ["opened", "2"], done.stderr
    assert done.returncode == 0


def dies_at_once(_pipe: object, *_rest: object) -> None:
    os._exit(7)


def test_processes_that_do_not_start_are_told_once(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gisbot.knowledge.workers._work", dies_at_once)
    given = files(tmp_path, *["甲局 2018 1"] * 50)
    began = time.monotonic()
    with pytest.raises(KnowledgeError, match=r"do not start.*exit code 7"):
        list(read_in_processes(given, read, catalog, processes=2))
    assert time.monotonic() - began < 30
