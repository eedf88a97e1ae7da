"""A word in the yaml that breaks a question answered rightly before is refused, with word and question named.

`gold/hekou.jsonl` is a saved run (`gisbot eval ... --save`); it is made anew when better answers are to be kept.
"""

from __future__ import annotations

from gisbot.cli.variants import Variants
from gisbot.evaluation.harm import harms
from gisbot.evaluation.report import harm_lines
from gisbot.evaluation.saved import load_run
from tests.questions.asking import HERE, Reports, question_sets

GOLD = HERE / "gold" / "hekou.jsonl"
FEWEST = 400
SEARCHED = 3


def test_no_word_breaks_a_gold_question(hekou: Reports) -> None:
    gold = load_run(GOLD)
    results = [
        result
        for questions in question_sets()
        if questions.reports == "hekou" and not questions.heldback
        for result in hekou.results(questions)
        if result.case.id in gold and gold[result.case.id].right
    ]
    assert len(results) >= FEWEST
    broken = harms(results, Variants(hekou.app, hekou.edition), searched=SEARCHED)
    assert not broken, "\n".join(harm_lines(broken))
