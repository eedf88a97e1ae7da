"""What the county's reports say, in a pandas frame made from the generator's truth: gisbot has no part in it.

The rules stand in report-formats and answer-contract: a blank is no number, the form of 2019 prints no sums of （三）to
（六）and none of the two fives of lawsuits, a table comes before the prose, shares and averages have one decimal.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import cast

import pandas as pd

from tests.questions.county.making import County, county, truth

APPLICANTS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他",
}
SUMS = {
    "requests.result.refused": r"requests\.result\.refused\.",
    "requests.result.unable": r"requests\.result\.unable\.",
    "requests.result.not_processed": r"requests\.result\.not_processed\.",
    "requests.result.other": r"requests\.result\.other\.",
    "litigation.total": r"litigation\.(?:direct|after_review)\.total$",
    "litigation.upheld": r"litigation\.(?:direct|after_review)\.upheld$",
    "litigation.corrected": r"litigation\.(?:direct|after_review)\.corrected$",
}


class Truth:
    """The figures by agency code, year and metric; `metric@applicant` is a column of a row."""

    def __init__(self, told: County) -> None:
        frame = pd.DataFrame(truth(told))
        frame = frame[frame["metric"].notna()].copy()
        frame["code"] = frame["agency"].map({name: code for code, name in told.names.items()})
        frame["last"] = frame["column"].fillna("").str.split("/").str[-1]
        self.reports = {(str(code), int(year)) for code, year in frame[["code", "year"]].itertuples(index=False)}
        self._frame = frame
        self._units: dict[str, str | None] = {}
        self._by_place = {
            (str(code), int(year)): rows
            for (code, year), rows in frame[frame["kind"].isin(["table", "prose"])].groupby(["code", "year"])
        }

    def has(self, code: str, year: int) -> bool:
        """Whether the agency published a report on the year."""
        return (code, year) in self.reports

    def number(self, code: str, metric: str, year: int) -> Decimal | None:
        """The figure; None when there is no report, no such item, or a cell without a number."""
        if not self.has(code, year):
            return None
        rows = self._by_place[code, year]
        name, _, applicant = metric.partition("@")
        if applicant:
            own = rows[(rows["metric"] == f"{name}.{applicant}") & (rows["kind"] == "table")]
            if own.empty:
                own = rows[(rows["metric"] == name) & (rows["last"] == APPLICANTS[applicant])]
            return self._first(own)
        own = rows[rows["metric"] == name]
        tables = own[own["kind"] == "table"]
        totals = tables[tables["last"] == "总计"] if len(tables) > 1 else tables
        if not totals.empty:
            return self._first(totals)
        if name in SUMS:
            parts = rows[rows["metric"].str.match(SUMS[name]) & (rows["kind"] == "table")]
            parts = parts[parts["last"].eq("总计")]
            if not parts.empty:
                numbers = [_decimal(value) for value in parts["value"]]
                return None if None in numbers else sum((n for n in numbers if n is not None), Decimal(0))
        return self._first(own)

    def unit(self, metric: str) -> str | None:
        """The unit in which the figure is printed."""
        name = metric.partition("@")[0]
        if name not in self._units:
            self._units[name] = self._unit(name)
        return self._units[name]

    def _unit(self, name: str) -> str | None:
        rows = self._frame[self._frame["metric"].str.startswith(name) & (self._frame["kind"] == "table")]
        if rows.empty:
            rows = self._frame[self._frame["metric"] == name]
        units = [unit for unit in rows["unit"] if isinstance(unit, str)]
        return units[-1] if units else None

    @staticmethod
    def _first(rows: pd.DataFrame) -> Decimal | None:
        return None if rows.empty else _decimal(rows["value"].iloc[0])

    def table(self, metric: str, codes: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """Agency and year with the figure, what has none left out; largest first, then by agency as given."""
        rows = [(code, year, self.number(code, metric, year)) for code in codes for year in years]
        frame = pd.DataFrame(rows, columns=["code", "year", "value"])
        return frame[frame["value"].notna()].sort_values("value", ascending=False, kind="stable")


@cache
def county_truth() -> Truth:
    """The truth of the county of reports.yaml."""
    return Truth(county())


def _decimal(value: object) -> Decimal | None:
    return None if value is None or pd.isna(cast(float, value)) else Decimal(str(value)).normalize() + 0


def rounded(number: Decimal) -> Decimal:
    """One decimal, half up."""
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)
