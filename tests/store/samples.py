"""Small fictional reports with every kind of value in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gisbot.model.report import (
    CellState,
    Enumeration,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    Item,
    Passage,
    Period,
    Report,
    Scope,
    Section,
    Severity,
)


def figure(
    value: Decimal | str | None,
    *,
    metric: str | None = "requests.received",
    column: str | None = None,
    state: CellState = CellState.NUMBER,
    kind: FigureKind = FigureKind.TABLE,
    scope: Scope = Scope.CURRENT,
    approximate: bool = False,
) -> Figure:
    """A figure of a request row."""
    raw = "" if value is None else str(value)
    return Figure(
        metric=metric,
        path=("三、依申请公开情况", "（一）收到申请数"),
        column=column,
        value=value,
        raw=raw,
        unit="件",
        kind=kind,
        state=state,
        evidence=Evidence("三、依申请公开情况", f"（一）收到申请数 | 件 | {raw}", "table 1 row 12"),
        approximate=approximate,
        scope=scope,
        subject="收到申请数",
        form="statistics-2014",
    )


def report(
    agency: str = "云溪县示例局（虚构）",
    year: int = 2018,
    *,
    figures: tuple[Figure, ...] | None = None,
    source: str = "示例.txt",
    content: str = "a" * 64,
    published: date | None = date(2019, 1, 21),
) -> Report:
    """A report with a little of everything."""
    return Report(
        source=source,
        content_hash=content,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        names=("示例局",),
        year=year,
        period=Period(date(year, 1, 1), None),
        published=published,
        url="https://example.invalid/1",
        forms=("statistics-2014",),
        sections=(Section("一、概述", 1, ("一、概述",), "line 3"),),
        passages=(Passage(0, "本年度…", "line 4"),),
        enumerations=(Enumeration(0, "问题：", (Item("一是", "虚构的问题", "line 9"),), "line 8"),),
        figures=every_value() if figures is None else figures,
        findings=(
            Finding(
                "identity.sum", Severity.ERROR, "does not add up", "3", "2", (Evidence("三", "2", "line 5"),), ("m",)
            ),
        ),
        rules_checked=12,
        parent="云溪县人民政府（虚构）",
    )


def every_value() -> tuple[Figure, ...]:
    """Numbers exact in every digit, strings, blanks and not-applicables."""
    return (
        figure(Decimal("0")),
        figure(Decimal("1234.5670")),
        figure(Decimal("-260"), scope=Scope.PREVIOUS),
        figure(Decimal("12345678901234567890.123456789"), approximate=True),
        figure(Decimal("1E+3"), column="自然人"),
        figure(None, state=CellState.BLANK),
        figure(None, state=CellState.NOT_APPLICABLE),
        figure("0871-62660000", metric="contact.phone", state=CellState.TEXT, kind=FigureKind.CONTACT),
        figure("12345", metric="contact.postcode", state=CellState.TEXT, kind=FigureKind.CONTACT),
        figure(Decimal("65"), metric=None, kind=FigureKind.PROSE, scope=Scope.CUMULATIVE),
    )
