"""The same question written otherwise gets the same answer, and never another number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from gisbot.evaluation.cases import Case
from gisbot.evaluation.running import Result, run_case
from gisbot.model.answer import Answer, Status
from tests.questions import variants
from tests.questions.asking import Reports, set_named

SAME = 0.97
SHORTEST_LABEL = 3
WRITTEN_OTHERWISE = frozenset({"english", "pinyin", "typo", "traditional"})
WAYS = ("polite", "unpunctuated", "traditional", "full_width", "reordered", "homophone_typo")


@dataclass(frozen=True)
class Pair:
    """A conversation as it stands in the set, and written otherwise."""

    way: str
    original: Result
    variant: Result

    @property
    def same(self) -> bool:
        """Whether both get the same answer."""
        return essence(self.original.answer) == essence(self.variant.answer)

    @property
    def another_number(self) -> bool:
        """Whether writing it otherwise gives figures that are not the original's, or not those asked for."""
        given, before = figures(self.variant.answer), figures(self.original.answer)
        made_wrong = self.variant.grade.wrong_number and not self.original.grade.wrong_number
        return bool(given and before and given != before) or made_wrong

    def __str__(self) -> str:
        answers = (self.original.answer, self.variant.answer)
        said = " / ".join(f"{answer.status.value} {answer.lead!r:.60}" for answer in answers)
        return f"{self.way} {self.original.case.id} {' → '.join(self.variant.case.turns)}: {said}"


def figures(answer: Answer) -> tuple[tuple[object, ...], ...]:
    """The figures an answer states, in order."""
    return tuple((v.metric, v.value, v.unit, v.agency, v.year) for v in answer.values)


def essence(answer: Answer) -> tuple[object, ...]:
    """What an answer says, but for the words of the question that it repeats."""
    if answer.status is not Status.ANSWERED:
        return (answer.status,)
    places = {(citation.location, citation.quote) for citation in answer.citations}
    return (answer.status, figures(answer), frozenset(places) if not answer.values else None)


def writer(way: str, reports: Reports) -> Callable[[str], str | None]:
    """The way of writing of that name."""
    if way == "homophone_typo":
        catalog = reports.edition.catalog
        labels = [label for metric in catalog.metrics.values() for label in (metric.zh, *metric.aliases)]
        labels += [form for concept in catalog.words.concepts.values() for form in concept.zh]
        return variants.homophone_typo(tuple(label for label in labels if len(label) >= SHORTEST_LABEL))
    found: Callable[[str], str | None] = getattr(variants, way)
    return found


def rewritten(case: Case, write: Callable[[str], str | None]) -> Case | None:
    """The conversation with every turn written otherwise where that is possible, or None where it is nowhere."""
    turns = tuple(write(turn) or turn for turn in case.turns)
    return replace(case, turns=turns) if turns != case.turns else None


def pairs(way: str, reports: Reports) -> list[Pair]:
    """Every conversation of the seed that can be written this way, beside itself."""
    write, door = writer(way, reports), reports.door()
    found = []
    for result in reports.results(set_named("seed")):
        if way == "homophone_typo" and result.case.kind in WRITTEN_OTHERWISE:
            continue
        other = rewritten(result.case, write)
        if other is not None:
            found.append(Pair(way, result, run_case(other, door)))
    return found


@pytest.mark.parametrize("way", WAYS)
def test_the_answer_stays_the_same(way: str, hekou: Reports) -> None:
    found = pairs(way, hekou)
    assert len(found) >= 10
    changed = [str(pair) for pair in found if not pair.same]
    others = [str(pair) for pair in found if pair.another_number]
    assert not others
    assert 1 - len(changed) / len(found) >= SAME, changed


@pytest.mark.parametrize(
    ("way", "text", "otherwise"),
    [
        ("unpunctuated", "“互联网+政务服务”呢，有几个？", "互联网+政务服务呢有几个"),
        ("unpunctuated", "三(一)4", None),
        ("traditional", "收到多少件申请", "收到多少件申請"),
        ("full_width", "2018年几件", "２０１８年几件"),
        ("full_width", "how many in 2018", None),
        ("reordered", "2018年收到几件申请？", "收到几件申请，2018年？"),
        ("reordered", "收到几件申请？", None),
        ("polite", "how many", None),
    ],
)
def test_ways_of_writing(way: str, text: str, otherwise: str | None) -> None:
    assert getattr(variants, way)(text) == otherwise


def test_a_typo_changes_one_character_and_no_sound() -> None:
    write = variants.homophone_typo(("收到申请数",))
    text = "2018年收到申请数是多少"
    typo = write(text)
    assert typo is not None
    assert sum(one != other for one, other in zip(text, typo, strict=True)) == 1
    assert variants.lazy_pinyin(typo) == variants.lazy_pinyin(text)
    assert write("举报投诉数量是多少") is None
