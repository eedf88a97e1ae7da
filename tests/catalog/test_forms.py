"""The forms of knowledge/forms/: complete, consistent with the metrics, and strict about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.catalog.forms import Form, Layout, read_form
from gisbot.catalog.strict import Problems, parse_entry

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(HOME)


def form(catalog: Catalog, form_id: str) -> Form:
    return next(form for form in catalog.forms if form.id == form_id)


def test_forms_and_their_cells(catalog: Catalog) -> None:
    cells = {}
    for found in catalog.forms:
        rows = sum(1 for block in found.blocks for row in block.rows if row.numbered)
        cells[found.id] = (found.generation, found.layout.value, rows)
    assert cells == {
        "statistics-2014": ("2014", "list", 58),
        "disclosure-2019": ("2019", "blocks", 8),
        "disclosure-2021": ("2021", "blocks", 6),
        "requests-2019": ("2019", "matrix", 23),
        "requests-2021": ("2021", "matrix", 25),
        "disputes-2019": ("2019", "line", 0),
    }


def test_every_row_and_column_has_a_known_metric(catalog: Catalog) -> None:
    assert catalog.forms
    for found in catalog.forms:
        ids = list(found.metric_ids())
        assert ids
        assert set(ids) <= catalog.metrics.keys()
        assert len(ids) == len(set(ids)), found.id


def test_identities_name_cells_of_their_form(catalog: Catalog) -> None:
    for found in catalog.forms:
        own = set(found.metric_ids())
        for identity in found.identities:
            assert own >= {*identity.left, *identity.right}, identity.id
        for metric, parts in found.sums.items():
            assert metric not in own
            assert own >= set(parts), metric


def test_matrix_columns(catalog: Catalog) -> None:
    columns = form(catalog, "requests-2021").blocks[0].columns
    assert [column.path for column in columns] == [
        "自然人", "法人或其他组织/商业企业", "法人或其他组织/科研机构", "法人或其他组织/社会公益组织",
        "法人或其他组织/法律服务机构", "法人或其他组织/其他", "总计",
    ]  # fmt: skip
    received = form(catalog, "requests-2021").blocks[0].rows[0]
    assert received.metric_in(columns[0]) == "requests.received.natural_person"
    assert received.metric_in(columns[6]) == "requests.received"


def test_the_siblings_under_refusals(catalog: Catalog) -> None:
    rows = form(catalog, "statistics-2014").blocks[0].rows
    refused = next(index for index, row in enumerate(rows) if row.metric == "requests.result.refused")
    assert [row.metric for row in rows if row.parent == refused] == [
        f"requests.result.refused.{name}"
        for name in ("state_secret", "trade_secret", "privacy", "three_security", "not_gov_info", "other_legal")
    ]
    issued = next(row for row in rows if row.metric == "docs.normative.issued")
    assert rows[issued.parent or 0].label == "一、主动公开情况"


def test_all_problems_are_reported_at_once() -> None:
    text = """
id: broken
generation: "2020"
layout: blocks
captions: [某表]
header: [信息内容]
colour: red
blocks:
  - label: 第二十条第（一）项
    columns: [{id: one, label: 一}]
    rows:
      - {label: 规章, metrics: {two: no.such.metric}}
"""
    problems = Problems()
    top = parse_entry(text, "broken.yaml", problems)
    assert top is not None
    broken = read_form(top, frozenset({"known"}))
    assert broken.layout is Layout.BLOCKS
    told = [(problem.line, problem.message) for problem in problems.found]
    assert any("generation" in message for _, message in told)
    assert (7, "unknown key 'colour'") in told
    assert any(line == 12 and "two" in message for line, message in told)
    assert any(line == 12 and "no.such.metric" in message for line, message in told)
