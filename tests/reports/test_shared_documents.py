"""Real documents that lie outside the repository: GISBOT_SHARED names their folder."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.catalog.forms import Layout
from gisbot.documents.reader import read_document
from gisbot.errors import NotAReport
from gisbot.model.report import CellState
from gisbot.reports.reader import read_report, recognise_tables
from tests.reports.conftest import HOME
from tests.reports.making import by_metric, table


@pytest.fixture(scope="module")
def folder() -> Path:
    found = Path(os.environ.get("GISBOT_SHARED", HOME.parent / "shared")) / "reports"
    if not found.is_dir():
        pytest.skip("the real documents are not here (GISBOT_SHARED)")
    return found


def one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    assert len(found) == 1, pattern
    return found[0]


def test_a_district_of_2024(folder: Path, catalog: Catalog) -> None:
    report = read_report(read_document(one(folder, "洪泽区2024*.pdf")), catalog)
    assert (report.agency, report.year, report.parent) == ("淮安市洪泽区人民政府", 2024, "淮安市")
    assert set(report.forms) == {"disclosure-2021", "requests-2019", "disputes-2019"}
    cells = table(report)
    assert len(cells) == 10 + 23 * 7 + 15
    found = by_metric(report)
    expected = {
        "docs.normative.issued": 3, "docs.normative.repealed": 0, "docs.normative.in_force": 8,
        "admin.licences.decisions": 9487, "admin.penalties.decisions": 2776, "admin.coercion.decisions": 84,
        "fees.administrative": 7545, "review.total": 2, "litigation.direct.total": 1,
        "litigation.after_review.total": 3,
    }  # fmt: skip
    assert {name: found[name].value for name in expected} == {name: Decimal(value) for name, value in expected.items()}
    assert found["fees.administrative"].unit == "万元"
    refused = ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政止公开")
    assert cells[refused, "自然人"].metric == "requests.result.refused.law_prohibits"
    unable = ("三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息")
    assert cells[unable, "总计"].value == Decimal(31)
    assert cells[(), "行政诉讼/复议后起诉/其他结果"].value == Decimal(1)
    contact = {name: found[f"contact.{name}"].value for name in ("office", "phone", "postcode", "address")}
    assert contact == {
        "office": "淮安市洪泽区人民政府办公室", "phone": "0517-87290606", "postcode": "223100",
        "address": "淮安市洪泽区洪泽湖大道90号",
    }  # fmt: skip
    assert not [finding for finding in report.findings if finding.rule.startswith("identity.")]
    assert report.rules_checked == 40


def test_the_blank_form_is_refused_and_its_structure_recognised(folder: Path, catalog: Catalog) -> None:
    document = read_document(one(folder, "blank-form-2021.docx"))
    with pytest.raises(NotAReport) as refused:
        read_report(document, catalog)
    assert refused.value.rule == "lookalike.template"
    tables = recognise_tables(document, catalog)
    assert set(tables.forms) == {"disclosure-2021", "requests-2021", "disputes-2019"}
    assert all(entry.figure.state is CellState.BLANK for entry in tables.entries)
    met = {(entry.form, entry.figure.metric, entry.figure.column) for entry in tables.entries}
    assert len(met) == len(tables.entries)
    for form in catalog.forms:
        if form.id not in tables.forms:
            continue
        numbered = [row for block in form.blocks for row in block.rows if row.numbered]
        columns = [column for block in form.blocks for column in block.columns]
        own = [entry for entry in tables.entries if entry.form == form.id]
        if form.layout is Layout.BLOCKS:
            assert {entry.figure.metric for entry in own} == set(form.metric_ids())
        elif form.layout is Layout.MATRIX:
            assert len(own) == len(numbered) * len(columns) == 25 * 7
        else:
            assert len(own) == 15
    assert not [finding for finding in tables.findings if finding.rule != "heading.empty"]
