"""Stored values come back as they were, and what does not fit is refused."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gisbot.errors import StoreError
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Figure, Report
from gisbot.store.codec import decode, encode, from_text, to_text
from gisbot.store.identity import key_of, report_id_of

from .samples import every_value, figure, report


def test_a_report_comes_back_exactly() -> None:
    whole = report()
    back = from_text(Report, to_text(whole))
    assert back == whole
    assert [str(f.value) for f in back.figures] == [str(f.value) for f in whole.figures]


def test_a_key_comes_back_exactly() -> None:
    key = key_of("0123456789abcdef", report())
    assert from_text(ReportKey, to_text(key)) == key


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_decimal_keeps_its_digits(value: Decimal) -> None:
    back = from_text(Figure, to_text(figure(value)))
    assert isinstance(back.value, Decimal)
    assert back.value.as_tuple() == value.as_tuple()


@given(st.text())
def test_every_text_stays_a_text(value: str) -> None:
    assert decode(Figure, encode(figure(value, state=CellState.TEXT))).value == value


def test_what_is_no_figure_is_refused() -> None:
    with pytest.raises(StoreError):
        encode(figure(Decimal("NaN")))


def test_the_same_report_gives_the_same_bytes_and_id() -> None:
    assert to_text(report()) == to_text(report())
    assert report_id_of(report()) == report_id_of(report())
    assert report_id_of(report()) != report_id_of(report(year=2019))


def test_a_field_with_a_default_may_be_absent() -> None:
    value = json.loads(to_text(figure(Decimal(1))))
    del value["percent"]
    assert decode(Figure, value).percent is False


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"raw": 3},
        {"raw": None},
        {"state": "shiny"},
        {"approximate": "yes"},
        {"value": {"number": "many"}},
        {"value": 3},
        {"path": "三"},
        {"evidence": {"section": ""}},
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object]) -> None:
    value = json.loads(to_text(figure(Decimal(1))))
    with pytest.raises(StoreError):
        decode(Figure, value | change)


def test_a_missing_field_is_refused() -> None:
    value = json.loads(to_text(figure(Decimal(1))))
    del value["raw"]
    with pytest.raises(StoreError):
        decode(Figure, value)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(StoreError):
        from_text(Figure, "{")


def test_the_samples_leave_no_field_of_a_report_empty() -> None:
    whole = report()
    assert is_dataclass(whole)
    assert all(getattr(whole, field.name) for field in fields(whole))
    assert {f.state for f in every_value()} == set(CellState)
