"""Reading in processes: every file gets its result, whatever it does to its reader."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.knowledge.reading import ReadResult, SourceFile
from gisbot.knowledge.workers import read_in_processes

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
    results = dict(read_in_processes(given, read, catalog, processes=2, seconds_per_file=1))
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


def test_leaving_early_ends_the_processes(tmp_path: Path, catalog: Catalog) -> None:
    given = files(tmp_path, *["甲局 2018 1"] * 5, "HANG")
    reading = read_in_processes(given, read, catalog, processes=2)
    next(reading)
    reading.close()  # type: ignore[attr-defined]  # it is a generator, typed as an iterator


def test_many_files_are_all_read(tmp_path: Path, catalog: Catalog) -> None:
    given = files(tmp_path, *[f"甲局 {year} 1" for year in range(1900, 2100)])
    results = dict(read_in_processes(given, read, catalog, processes=2))
    assert [result.report.year for _, (result,) in sorted(results.items()) if result.report] == list(range(1900, 2100))
