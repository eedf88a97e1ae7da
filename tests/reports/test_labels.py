"""Labels match tolerantly, and never across a pair that means two things."""

from __future__ import annotations

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.reports.labels import LabelMatcher, parse_label


@pytest.fixture(scope="module")
def rows(catalog: Catalog) -> tuple[str, ...]:
    return tuple(row.label for form in catalog.forms for block in form.blocks for row in block.rows)


def found(catalog: Catalog, rows: tuple[str, ...], printed: str) -> set[str]:
    matcher = LabelMatcher(tuple((row,) for row in rows), catalog.reading)
    return {
        parse_label(rows[index], catalog.reading).bare for index in matcher.find(parse_label(printed, catalog.reading))
    }


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2.其他法律行政止公开", "其他法律行政法规禁止公开"),
        ("5.属于三类内容事务信息", "属于三类内部事务信息"),
        ("1、属于国家秘密", "属于国家秘密"),
        ("(一)予 以 公 开", "予以公开"),
        ("（二）部分公开(区分处理的,只计这一情形,不计其他", "部分公开"),
        ("3.危及三安全一稳定", "危及三安全一稳定"),
        ("8.告知通过其它途径办理数", "告知通过其他途径办理数"),
        ("4.無正當理由大量反復申請", "无正当理由大量反复申请"),
    ],
)
def test_misprints(catalog: Catalog, rows: tuple[str, ...], printed: str, meant: str) -> None:
    assert found(catalog, rows, printed) == {meant}


@pytest.mark.parametrize(
    ("printed", "never"),
    [
        ("（一）予以公开", "不予公开"),
        ("（三）不予公开", "予以公开"),
        ("1.按时办结数", "延期办结数"),
        ("1.专职人员数", "兼职人员数"),
        ("4.不同意公开答复数", "同意公开答复数"),
        ("五、行政诉讼数量", "行政复议数量"),
        ("4.政务微信公开政府信息数", "政务微博公开政府信息数"),
        ("涉及商业秘密", "涉及国家秘密"),
    ],
)
def test_confusable_pairs(catalog: Catalog, rows: tuple[str, ...], printed: str, never: str) -> None:
    without = tuple(
        row for row in rows if parse_label(row, catalog.reading).bare != parse_label(printed, catalog.reading).bare
    )
    assert len(without) < len(rows)
    assert never not in found(catalog, without, printed)


def test_strange_labels_match_nothing(catalog: Catalog, rows: tuple[str, ...]) -> None:
    assert found(catalog, rows, "行政检查") == set()
    assert found(catalog, rows, "数") == set()
