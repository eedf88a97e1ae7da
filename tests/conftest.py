"""The reports that questions are asked over, each read once, and which tests run in the same process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.carriers.registry import choices
from examples.make import DEMO_FORMATS, DEMO_SEED, make
from examples.world import demo_agencies

from tests.questions.asking import FRESH, HEKOU, FreshReports, QuestionSet, Reports, ReportsOf, shared_report
from tests.questions.county.making import county as told_county
from tests.questions.county.making import write_county
from tests.questions.grouping import reports_asked


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
def county_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the county's reports are kept once they are read."""
    return tmp_path_factory.mktemp("county-data")


@pytest.fixture(scope="session")
def county(county_reports: Path, county_data: Path) -> Iterator[Reports]:
    """Seventeen fictional agencies over nine years; nobody is at home."""
    reports = Reports(county_reports, county_data)
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def county_home(county_reports: Path, county_data: Path) -> Iterator[Reports]:
    """The same reports in the deployment of the county's government."""
    reports = Reports(county_reports, county_data, told_county().home)
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """The sixty reports of `scripts/run --demo`: two counties and a city over five years, in all carriers."""
    folder = tmp_path_factory.mktemp("demo")
    make(folder, demo_agencies(), range(2017, 2022), choices(list(DEMO_FORMATS)), [], DEMO_SEED)
    reports = Reports(folder / "reports", tmp_path_factory.mktemp("demo-data"))
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """Reports of thirty agencies of all kinds, loaded together: all that the other sets are asked over."""
    source = shared_report("洪泽区2024")
    if source is None:
        pytest.skip("the real documents are not here (GISBOT_SHARED)")
    folder = tmp_path_factory.mktemp("archive")
    for report in (
        source,
        *HEKOU.iterdir(),
        *(path for one in FRESH.iterdir() if one.is_dir() for path in one.iterdir()),
    ):
        shutil.copy(report, folder)
    reports = Reports(folder, tmp_path_factory.mktemp("archive-data"))
    yield reports
    reports.app.close()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshReports]:
    """The fictional reports of tests/questions/fresh, each opened when it is first asked."""
    opened = FreshReports(tmp_path_factory.mktemp("fresh-data"))
    yield opened
    opened.close()


@pytest.fixture
def reports_of(request: pytest.FixtureRequest, fresh: FreshReports) -> ReportsOf:
    """The reports of a set; the test is skipped where they are not there."""

    def find(questions: QuestionSet) -> Reports:
        if questions.fresh:
            return fresh[questions.folder]
        reports = request.getfixturevalue(questions.reports)
        assert isinstance(reports, Reports)
        return reports

    return find


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over one folder of reports stay in one process, and so do those of a file (`--dist loadgroup`)."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(reports_asked(item) or item.nodeid.partition("::")[0]))
