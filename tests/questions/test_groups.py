"""Groups, places and years over several agencies, as people name them."""

from __future__ import annotations

from datetime import date

import pytest

from gisbot.catalog import Catalog, load_catalog
from gisbot.model.conversation import Asked, Memory
from gisbot.model.lexicon import Lexicon
from gisbot.questions.understand import Understanding
from tests.questions.asking import PROJECT

COUNTY, OTHER = "云渚县人民政府", "望岫县人民政府"
EDUCATION, OTHER_EDUCATION = "云渚县教育局", "望岫县教育局"
TOWN, OTHER_TOWN = "云渚县柳湾镇人民政府", "望岫县柳湾镇人民政府"
TODAY = date(2026, 11, 22)
AGENCIES = (COUNTY, OTHER, EDUCATION, OTHER_EDUCATION, TOWN, OTHER_TOWN)


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    catalog: Catalog = load_catalog(PROJECT)
    names = {agency: (agency,) for agency in AGENCIES}
    names |= {"云渚县": (COUNTY,), "望岫": (OTHER,), "望岫县": (OTHER,), "教育局": (EDUCATION, OTHER_EDUCATION)}
    groups = {"各乡镇": (TOWN, OTHER_TOWN), "乡镇": (TOWN, OTHER_TOWN), "各部门": (EDUCATION, OTHER_EDUCATION)}
    groups |= {"各县区": (COUNTY, OTHER), "各家": AGENCIES, "各单位": AGENCIES}
    places = {agency: (agency[:3],) for agency in AGENCIES} | {TOWN: ("鹤汀市", "云渚县")}
    return Understanding(catalog, Lexicon.of(AGENCIES, names, groups, tuple(range(2017, 2026)), None, places))


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("各乡镇收到多少申请", (TOWN, OTHER_TOWN)),
        ("云渚县哪个乡镇收到的申请最多", (TOWN,)),
        ("云渚县教育局的申请占全县各部门的多少", (EDUCATION,)),
        ("云渚县申请量在各县区里排第几", (COUNTY, OTHER)),
        ("云渚县及其各部门收到多少申请", (COUNTY, EDUCATION)),
        ("云渚县、望岫县两家谁的申请多", (COUNTY, OTHER)),
        ("望岫教育局收到多少申请", (OTHER_EDUCATION,)),
        ("云渚县教育局跟望岫教育局谁的申请多", (EDUCATION, OTHER_EDUCATION)),
        ("鹤汀市各乡镇收到多少申请", (TOWN,)),
        ("申请超过三件的部门有哪些", (EDUCATION, OTHER_EDUCATION)),
        ("有几个单位收到了申请", AGENCIES),
    ],
)
def test_who_is_meant(understanding: Understanding, text: str, agencies: tuple[str, ...]) -> None:
    assert understanding.understand(text, Memory(), TODAY).agencies == agencies


@pytest.mark.parametrize("text", ["云渚县民委收到多少申请", "鹤汀市收到多少申请"])
def test_an_organ_or_place_without_a_report_is_not_its_neighbour(understanding: Understanding, text: str) -> None:
    question = understanding.understand(text, Memory(), TODAY)
    assert question.unknown_agency is not None
    assert question.agencies == ()


@pytest.mark.parametrize(
    ("text", "years", "mode"),
    [
        ("2020年以来收到的申请", tuple(range(2020, 2026)), "range"),
        ("21到23年收到的申请", (2021, 2022, 2023), "range"),
        ("收到的申请 21、22、23", (2021, 2022, 2023), ""),
        ("哪一年收到的申请最多", (), "all"),
        ("2019年到2023年哪年申请最少", (2019, 2020, 2021, 2022, 2023), "range"),
        ("2022年和2021年哪年收到的申请更多", (2022, 2021), ""),
        ("去年比前年多收了多少申请", (2025, 2024), ""),
        ("报告是哪一年的", (), "none"),
    ],
)
def test_when(understanding: Understanding, text: str, years: tuple[int, ...], mode: str) -> None:
    found = understanding.understand(text, Memory(), TODAY).years
    assert (found.years, found.mode) == (years, mode)


def test_years_lean_on_what_was_given_last(understanding: Understanding) -> None:
    last = tuple(Asked("requests.received", None, COUNTY, year) for year in (2023, 2024))
    years = understanding.understand("哪年最多", Memory(last=last, agencies=(COUNTY,)), TODAY).years
    assert (years.years, years.mode) == ((2023, 2024), "range")
    years = understanding.understand("跟2022年比差多少", Memory(years=(2024,), agencies=(COUNTY,)), TODAY).years
    assert years.years == (2024, 2022)


@pytest.mark.parametrize(
    ("text", "top"), [("前三名", 3), ("top 5", 5), ("申请最少的三个单位", 3), ("最多的单位", None)]
)
def test_how_many_places(understanding: Understanding, text: str, top: int | None) -> None:
    assert understanding.understand(text, Memory(), TODAY).top == top
