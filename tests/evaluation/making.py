"""Answers, cases and doors made in place, for the tests of grading."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gisbot.evaluation.cases import Case, Expectation
from gisbot.model.answer import Answer, Choice, Citation, Reason, Status, Value
from gisbot.model.who import Who

ROW = Citation("虚构镇年度报告", "三、依申请公开情况", "(一)收到申请数 | 件 | 3 |", "虚构.txt", "line 40")


def case(expect: Expectation, name: str = "t-1", kind: str = "figure", turns: tuple[str, ...] = ("收到几件",)) -> Case:
    """A case that expects this."""
    return Case(name, kind, turns, expect)


def value(number: str, unit: str = "件", year: int = 2018, agency: str = "虚构镇人民政府") -> Value:
    """A figure of the fictional report."""
    return Value("requests.received", "收到申请数", Decimal(number), unit, False, agency, year)


def answered(*values: Value, text: str = "3 件。", citations: tuple[Citation, ...] = (ROW,)) -> Answer:
    """An answer that says so."""
    return Answer("收到几件", Status.ANSWERED, text, text, values=values, citations=citations)


def not_found() -> Answer:
    """A refusal."""
    return Answer("收到几件", Status.NOT_FOUND, "没有。", "没有。", reason=Reason.NOT_IN_REPORT)


def asked_back(*options: str) -> Answer:
    """A question back."""
    choices = tuple(Choice(option, "code") for option in options)
    return Answer("收到几件", Status.CLARIFY, "是哪一个？", "是哪一个？", options=choices)


class Says:
    """A door that says what it was given for each question."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def ask(self, text: str, who: Who) -> Answer:
        self.asked.append((who.chat, text))
        return self.answers[text]
