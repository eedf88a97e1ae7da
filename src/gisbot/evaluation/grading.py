"""Whether an answer is the one asked for, and to the point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gisbot.evaluation.cases import Case, Expectation, GoldValue
from gisbot.evaluation.comparing import normal, occurs, same_value
from gisbot.model.answer import Answer, Operand, Status, Value

FOCUS_TEXT = 1200
FOCUS_TEXT_PER_OPERAND = 40
FOCUS_CITATIONS = 16
FREE_VALUES = 6
FREE_VALUES_UNASKED = 12
REFUSALS = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE})
NUMBER_RULES = frozenset({"status", "values", "cite", "year", "agency"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that an answer breaks; rules are named as the keys of `expect`, and `focus`."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Grade:
    """What became of a case.

    `wrong_number`: figures were given as the answer that are not the ones asked for, or where none should
    have been given. `false_answer`: something was answered where only a refusal is accepted.
    """

    problems: tuple[Problem, ...]
    wrong_number: bool
    false_answer: bool

    @property
    def right(self) -> bool:
        """Whether every rule holds."""
        return not self.problems


def grade(case: Case, answer: Answer) -> Grade:
    """Hold the answer to a case's last turn against what is expected."""
    expect = case.expect
    problems = tuple(_problems(answer, expect))
    answered = answer.status is Status.ANSWERED
    broken = {problem.rule for problem in problems}
    return Grade(
        problems,
        wrong_number=answered and bool(answer.values) and bool(broken & NUMBER_RULES),
        false_answer=answered and bool(expect.status) and REFUSALS.issuperset(expect.status),
    )


def _problems(answer: Answer, expect: Expectation) -> Iterator[Problem]:
    heap = _heap(answer, expect)
    if heap is not None:
        yield Problem("focus", heap)
    if expect.status and answer.status not in expect.status:
        yield Problem("status", f"{answer.status}; accepted: {' / '.join(expect.status)}")
    yield from _value_problems(answer, expect)
    yield from _text_problems(answer, expect)
    yield from _owner_problems(answer, expect)


def _heap(answer: Answer, expect: Expectation) -> str | None:
    """What makes the answer a heap instead of an answer: values, text or citations far beyond those asked for."""
    gold = expect.values
    if gold is None:
        surplus, free = len(answer.values), FREE_VALUES_UNASKED
    else:
        surplus = sum(not any(same_value(g.number, value.value) for g in gold) for value in answer.values)
        free = max(FREE_VALUES, 2 * len(gold))
    if surplus > free:
        return f"{surplus} values that were not asked for"
    operands = sum(len(value.of) for value in answer.values)
    length = len(normal(answer.text))
    if length > FOCUS_TEXT + FOCUS_TEXT_PER_OPERAND * operands:
        return f"{length} characters of text"
    if len(answer.citations) > max(FOCUS_CITATIONS, 2 * len(gold or ()), operands + 4):
        return f"{len(answer.citations)} citations"
    return None


def _value_problems(answer: Answer, expect: Expectation) -> Iterator[Problem]:
    shown: list[Value | Operand] = [*answer.values, *(operand for value in answer.values for operand in value.of)]
    missing = [gold for gold in expect.values or () if not any(_is_gold(gold, value) for value in shown)]
    if missing:
        given = [f"{_written(value.value)} {value.unit or ''}".strip() for value in answer.values]
        wanted = [f"{_written(gold.number)} {gold.unit or ''}".strip() for gold in missing]
        yield Problem("values", f"missing {', '.join(wanted)}; given {', '.join(given) or 'none'}")


def _is_gold(gold: GoldValue, value: Value | Operand) -> bool:
    same_unit = gold.unit is None or normal(gold.unit) == normal(value.unit)
    return same_unit and same_value(gold.number, value.value)


def _text_problems(answer: Answer, expect: Expectation) -> Iterator[Problem]:
    options = [choice.text for choice in answer.options]
    # the choices of a question asked back are part of what the person reads
    text = "\n".join((answer.text, *options)) if answer.status is Status.CLARIFY else answer.text
    missing = [string for string in expect.text if not occurs(string, text)]
    if missing:
        yield Problem("text", f"missing {', '.join(missing)}")
    if expect.any_text and not any(occurs(string, text) for string in expect.any_text):
        yield Problem("any_text", f"none of {', '.join(expect.any_text)}")
    found = [string for string in expect.not_text if occurs(string, text)]
    if found:
        yield Problem("not_text", f"must not say {', '.join(found)}")
    places = [part for citation in answer.citations for part in (citation.section, citation.quote)]
    if expect.cite and not any(occurs(string, *places) for string in expect.cite):
        yield Problem("cite", f"no citation with {', '.join(expect.cite)}")
    missing = [string for string in expect.options if not occurs(string, *options)]
    if missing:
        yield Problem("options", f"no option with {', '.join(missing)}")


def _owner_problems(answer: Answer, expect: Expectation) -> Iterator[Problem]:
    """A computed value may have no year or agency of its own: its operands differ in them."""
    if expect.year is not None:
        years = [value.year for value in answer.values if value.year is not None or not value.computed]
        other_years = [year for year in years if not same_value(expect.year, year)]
        if other_years:
            yield Problem("year", f"{other_years[0]}, not {expect.year}")
    if expect.agency is not None:
        names = [value.agency for value in answer.values if value.agency is not None or not value.computed]
        other_names = [name for name in names if not occurs(expect.agency, name)]
        if other_names:
            yield Problem("agency", f"{other_names[0]}, not {expect.agency}")


def _written(value: object) -> str:
    return "null" if value is None else str(value)
