"""Words that break a question are found by leaving them out; thresholds by moving them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog import Catalog
from gisbot.catalog.catalog import load_catalog
from gisbot.catalog.variation import all_words, with_threshold, without_word
from gisbot.errors import SettingsError
from gisbot.evaluation.cases import Expectation, GoldValue
from gisbot.evaluation.curve import curve
from gisbot.evaluation.harm import harms
from gisbot.evaluation.running import run_cases
from gisbot.model.answer import Status
from gisbot.model.word import Word
from tests.evaluation.making import Says, answered, case, not_found, value

WANTED = Expectation(status=(Status.ANSWERED,), values=(GoldValue(3, "件"),))
GOOD, BAD = Word("收到", "concept", "received"), Word("几件", "metric", "complaints.total")
PROJECT = Path(__file__).parents[2]


class TwoWords:
    """A wording of two words, of which one does harm."""

    def __init__(self) -> None:
        self.tried: list[Word] = []

    def words_in(self, turns: tuple[str, ...]) -> tuple[Word, ...]:
        return (GOOD, BAD)

    def door_without(self, word: Word) -> Says:
        self.tried.append(word)
        return Says({"收到几件": answered(value("3" if word == BAD else "4"))})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(PROJECT)


def test_only_the_word_that_does_harm_is_blamed() -> None:
    wording = TwoWords()
    results = run_cases([case(WANTED)], Says({"收到几件": answered(value("4"))}))
    (harm,) = harms(results, wording)
    assert harm.words == (BAD,)
    assert wording.tried == [GOOD, BAD]


def test_the_search_can_be_bounded() -> None:
    wording = TwoWords()
    results = run_cases([case(WANTED, name) for name in ("1", "2")], Says({"收到几件": answered(value("4"))}))
    assert [harm.words for harm in harms(results, wording, searched=1)] == [(BAD,), None]
    assert wording.tried == [GOOD, BAD]


def test_nothing_is_tried_for_a_right_answer() -> None:
    wording = TwoWords()
    assert harms(run_cases([case(WANTED)], Says({"收到几件": answered(value("3"))})), wording) == ()
    assert wording.tried == []


def test_a_curve_has_a_point_for_each_threshold() -> None:
    doors = {0.0: Says({"收到几件": not_found()}), 1.0: Says({"收到几件": answered(value("4"))})}
    low, high = curve([case(WANTED)], [0.0, 1.0], doors.__getitem__)
    assert (low.coverage.count, low.wrong.count, low.wrong_numbers) == (0, 0, 0)
    assert (high.coverage.count, high.wrong.count, high.wrong_numbers) == (1, 1, 1)


def test_every_kind_of_word_can_be_left_out(catalog: Catalog) -> None:
    words = all_words(catalog)
    assert {word.kind for word in words} == {"concept", "phrase", "operation", "outside", "filler", "metric"}
    for kind in {word.kind for word in words}:
        word = next(word for word in words if word.kind == kind)
        changed = without_word(catalog, word)
        assert changed.content_hash != catalog.content_hash
        assert set(words) - set(all_words(changed)) == {word}


def test_a_threshold_can_be_moved(catalog: Catalog) -> None:
    changed = with_threshold(catalog, "ask", 0.5)
    assert changed.words.thresholds == {**catalog.words.thresholds, "ask": 0.5}
    assert changed.content_hash != catalog.content_hash
    with pytest.raises(SettingsError, match="no threshold 'courage'"):
        with_threshold(catalog, "courage", 0.5)
