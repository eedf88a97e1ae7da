"""Answers and words for the tests of what is written and drawn; everything in them is fictional."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from gisbot.catalog.replies import Replies, read_replies
from gisbot.catalog.strict import Problems
from gisbot.model.answer import Answer, Citation, Operand, Status, Table, Value

ROOT = Path(__file__).resolve().parents[2]
UNIT = "件"


def words(language: str = "zh") -> Replies:
    """The project's own replies."""
    problems = Problems()
    replies = read_replies(ROOT / "bot", problems, ROOT)
    problems.raise_any()
    return replies[language]


def citation(agency: str, year: int, quote: str = "收到申请数 | 12") -> Citation:
    return Citation(
        f"{agency}{year}年报告（虚构）", "三、申请", quote, f"{agency}{year}.txt", "line 9", f"{year + 1}-01-31"
    )


def value(agency: str, year: int, number: str | None, cited: int, label: str = "收到申请数") -> Value:
    amount = None if number is None else Decimal(number)
    return Value("requests.received", label, amount, UNIT, False, agency, year, cited=(cited,))


def answer(*values: Value, table: Table | None = None, warnings: tuple[str, ...] = ()) -> Answer:
    """An answer that states these values, each with a citation of its own."""
    citations = tuple(citation(one.agency or "", one.year or 0) for one in values)
    return Answer(
        "问", Status.ANSWERED, "收到申请数：", "正文", values, citations, table=table, warnings=warnings, edition="e1"
    )


def trend(*points: tuple[int, str | None]) -> Answer:
    """A figure of one agency over years."""
    values = [value("云上镇", year, number, place) for place, (year, number) in enumerate(points)]
    rows = tuple((str(year), number or "") for year, number in points)
    return answer(*values, table=Table("收到申请数", ("", "收到申请数"), rows, UNIT, "line"))


def difference() -> Answer:
    """A computed value over two operands."""
    operands = tuple(
        Operand("requests.received", "收到申请数", Decimal(number), UNIT, False, agency, 2021, place)
        for place, (agency, number) in enumerate((("云上镇", "12"), ("柳林乡", "5")))
    )
    computed = Value("requests.received", "相差", Decimal(7), UNIT, True, None, 2021, True, operands)
    citations = (citation("云上镇", 2021), citation("柳林乡", 2021, "=1+1"))
    return Answer("差多少", Status.ANSWERED, "相差 7 件", "正文", (computed,), citations, edition="e1")
