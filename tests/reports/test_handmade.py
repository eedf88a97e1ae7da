"""Tables written by hand, in the habits of real copies: every cell is read as printed, and what is not is told."""

from __future__ import annotations

import re

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import FigureKind, Report
from gisbot.reports.reader import read_report
from tests.reports.handmade import misread, report
from tests.reports.handmade_copies import CELLS, FULL_TEXTS, TEXTS, html, open_pdf, txt
from tests.reports.making import by_metric, rules

FORMS = (2019, 2021)
SOME = 0.12
MANY = 0.5
LINE = re.compile(r"line (\d+)")
LONGEST_ROW = 40
"""More lines than the cells of any row written one a line."""
TOLD = {"column.count", "row.missing", "table.missing"}


def read(catalog: Catalog, data: bytes, name: str) -> Report:
    return read_report(read_bytes(data, name, source=name), catalog)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("habit", [*TEXTS, *FULL_TEXTS])
def test_texts(catalog: Catalog, habit: str, form: int) -> None:
    parts, truth = report(form, blanks=0)
    found = read(catalog, txt(parts, {**TEXTS, **FULL_TEXTS}[habit]), "a.txt")
    assert misread(found, truth, catalog) == ([], [])


@pytest.mark.parametrize("habit", [*TEXTS, *FULL_TEXTS])
def test_every_row_is_cited_where_it_stands(catalog: Catalog, habit: str) -> None:
    parts, _ = report(2021, blanks=0)
    data = txt(parts, {**TEXTS, **FULL_TEXTS}[habit])
    lines = data.decode().split("\n")
    found = [figure.evidence for figure in read(catalog, data, "a.txt").figures if figure.kind is FigureKind.TABLE]
    assert found
    for evidence in found:
        place = LINE.fullmatch(evidence.location)
        assert place is not None, evidence.location
        begins = int(place[1]) - 1
        cells = ["".join(cell.split()) for cell in evidence.quote.split(" | ")]
        assert next(cell for cell in cells if cell) in "".join(lines[begins].split()), evidence
        there = "".join("".join(lines[begins : begins + LONGEST_ROW]).split())
        assert all(cell in there for cell in cells), evidence


@pytest.mark.parametrize("blanks", [SOME, MANY])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("habit", [name for name in TEXTS if name not in ("led", "tabs")])
def test_texts_with_blanks(catalog: Catalog, habit: str, form: int, blanks: float) -> None:
    parts, truth = report(form, blanks=blanks)
    assert misread(read(catalog, txt(parts, TEXTS[habit]), "a.txt"), truth, catalog) == ([], [])


@pytest.mark.parametrize("blanks", [SOME, MANY])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("habit", ["led", "tabs", *FULL_TEXTS])
def test_blanks_that_leave_no_place_make_no_wrong_value(catalog: Catalog, habit: str, form: int, blanks: float) -> None:
    parts, truth = report(form, blanks=blanks)
    found = read(catalog, txt(parts, {**TEXTS, **FULL_TEXTS}[habit]), "a.txt")
    wrong, lost = misread(found, truth, catalog)
    assert not wrong
    assert rules(found) & TOLD or not any(truth[key] for key in lost)


@pytest.mark.parametrize("blanks", [0, SOME, MANY])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("habit", CELLS)
def test_pages(catalog: Catalog, habit: str, form: int, blanks: float) -> None:
    parts, truth = report(form, blanks=blanks)
    found = read(catalog, html(parts, habit), "a.html")
    assert misread(found, truth, catalog) == ([], [])
    assert (found.agency, str(found.published)) == ("云溪县教育局", "2024-01-19")
    assert by_metric(found)["contact.phone"].value == "0871-62660000"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("align", ["left", "centre"])
def test_open_tables(catalog: Catalog, align: str, form: int) -> None:
    parts, truth = report(form, blanks=0)
    assert misread(read(catalog, open_pdf(parts, align=align), "a.pdf"), truth, catalog) == ([], [])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("align", ["left", "centre"])
def test_open_tables_with_blanks(catalog: Catalog, align: str, form: int) -> None:
    parts, truth = report(form, blanks=SOME)
    found = read(catalog, open_pdf(parts, align=align), "a.pdf")
    wrong, lost = misread(found, truth, catalog)
    assert not wrong
    assert len(lost) < len(truth) // 5
    assert rules(found) & TOLD or not lost
