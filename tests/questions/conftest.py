"""The reports that the question sets are asked over, read once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.questions.asking import HEKOU, QuestionSet, Reports, shared_report
from tests.questions.county.making import county as told_county
from tests.questions.county.making import write_county

ReportsOf = Callable[[QuestionSet], Reports]


@pytest.fixture(scope="session")
def hekou(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """The report of the repository."""
    reports = Reports(HEKOU, tmp_path_factory.mktemp("hekou-data"))
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def hongze(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """A real report of the form of 2021, from outside the repository."""
    source = shared_report("洪泽区2024")
    if source is None:
        pytest.skip("the real documents are not here (GISBOT_SHARED)")
    folder = tmp_path_factory.mktemp("hongze")
    shutil.copy(source, folder)
    reports = Reports(folder, tmp_path_factory.mktemp("hongze-data"))
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def county_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the county's reports, written anew."""
    folder = tmp_path_factory.mktemp("county")
    write_county(folder)
    return folder


@pytest.fixture(scope="session")
def county(county_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """Seventeen fictional agencies over nine years; nobody is at home."""
    reports = Reports(county_reports, tmp_path_factory.mktemp("county-data"))
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def county_home(county_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """The same reports in the deployment of the county's government."""
    reports = Reports(county_reports, tmp_path_factory.mktemp("county-home-data"), told_county().home)
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[QuestionSet], Reports]]:
    """The fictional report of a fresh set, in the folder named as its file."""
    opened: dict[str, Reports] = {}

    def of(questions: QuestionSet) -> Reports:
        if questions.name not in opened:
            opened[questions.name] = Reports(questions.folder, tmp_path_factory.mktemp(questions.name))
        return opened[questions.name]

    yield of
    for reports in opened.values():
        reports.app.close()


@pytest.fixture
def reports_of(request: pytest.FixtureRequest, fresh: Callable[[QuestionSet], Reports]) -> ReportsOf:
    """The reports of a set; the test is skipped where they are not there."""

    def find(questions: QuestionSet) -> Reports:
        if questions.fresh:
            return fresh(questions)
        reports = request.getfixturevalue(questions.reports)
        assert isinstance(reports, Reports)
        return reports

    return find
