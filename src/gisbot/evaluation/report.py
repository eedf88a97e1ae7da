"""What a run came to, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gisbot.evaluation.curve import Point
from gisbot.evaluation.harm import Harm
from gisbot.evaluation.running import Result
from gisbot.evaluation.saved import Change, Comparison
from gisbot.evaluation.scores import Rate, Score, Turn

ARROW = " → "


def score_lines(score: Score) -> Iterator[str]:
    """The table by kind, then what matters over all kinds; intervals hold with 95 % confidence."""
    rows = [*((kind.kind, kind.right) for kind in score.kinds), ("overall", score.overall)]
    totals = [
        ("wrong numbers", score.wrong_numbers),
        ("false answers", score.false_answers),
        ("answered", score.coverage),
        ("right when answered", score.right_when_answered),
    ]
    width = max(len(name) for name, _ in [*rows, *totals])
    yield f"{'kind':{width}}  right  total    share  95 % interval"
    yield from (_rate_line(name, rate, width) for name, rate in rows)
    yield f"{'median of kinds':{width}}  {'':5}  {'':5}  {score.median_of_kinds:7.1%}"
    yield ""
    yield from (_rate_line(name, rate, width) for name, rate in totals)
    yield ""
    yield f"milliseconds a question: median {score.median_seconds * 1000:.2f}, 99 % {score.p99_seconds * 1000:.2f}"


def slowest_lines(turns: Iterable[Turn]) -> Iterator[str]:
    """The slowest questions."""
    yield "slowest questions:"
    yield from (f"  {turn.seconds * 1000:8.2f} ms  {turn.case_id}  {turn.text}" for turn in turns)


def wrong_lines(results: Sequence[Result], shown: int | None) -> Iterator[str]:
    """The wrong ones, at most `shown` of them, each with what it breaks and what was said."""
    wrong = [result for result in results if not result.grade.right]
    yield f"wrong: {len(wrong)}"
    for result in wrong[:shown]:
        marks = [
            mark
            for mark, holds in (
                ("WRONG NUMBER", result.grade.wrong_number),
                ("FALSE ANSWER", result.grade.false_answer),
            )
            if holds
        ]
        yield "  ".join([result.case.id, result.case.kind, ARROW.join(result.case.turns), *marks])
        yield from (f"    {problem.rule}: {problem.message}" for problem in result.grade.problems)
        yield f"    {result.answer.status.value}: {' '.join(result.answer.text.split())}"


def comparison_lines(comparison: Comparison, against: str) -> Iterator[str]:
    """What changed since a saved run."""
    yield f"against {against}:"
    for name, changes in (
        ("broken", comparison.broken),
        ("mended", comparison.mended),
        ("answered otherwise", comparison.changed),
    ):
        yield f"  {name}: {len(changes)}"
        for change in changes:
            yield from _change_lines(change)
    for name, ids in (("added", comparison.added), ("dropped", comparison.dropped)):
        if ids:
            yield f"  {name}: {len(ids)} ({', '.join(ids)})"


def harm_lines(harms: Sequence[Harm]) -> Iterator[str]:
    """The gold questions that are broken, and by which words."""
    for harm in harms:
        yield f"{harm.case_id}  {ARROW.join(harm.turns)}  {_blame(harm)}"
        yield from (f"    {problem.rule}: {problem.message}" for problem in harm.problems)
    yield f"gold questions broken: {len(harms)}, by words: {sum(bool(harm.words) for harm in harms)}"


def _blame(harm: Harm) -> str:
    if harm.words is None:
        return "the word to blame was not looked for"
    return f"refused: {', '.join(map(str, harm.words))}" if harm.words else "no single word is to blame"


def curve_lines(name: str, points: Iterable[Point]) -> Iterator[str]:
    """Wrong answers against coverage, a line for each value of the threshold."""
    yield f"{name:>10}  answered  wrong of these  95 % interval   wrong numbers  right of all"
    for point in points:
        yield (
            f"{point.threshold:10.3f}  {point.coverage.share:8.1%}  {point.wrong.share:14.1%}  "
            f"{_interval(point.wrong):13}  {point.wrong_numbers:13}  {point.right.share:12.1%}"
        )


def _change_lines(change: Change) -> Iterator[str]:
    yield f"    {change.after.id}  {ARROW.join(change.turns)}"
    for when, kept in (("was", change.before), ("is", change.after)):
        yield f"      {when:3} {kept.status}: {', '.join(kept.values)} {kept.lead}"


def _rate_line(name: str, rate: Rate, width: int) -> str:
    return f"{name:{width}}  {rate.count:5}  {rate.total:5}  {rate.share:7.1%}  {_interval(rate)}"


def _interval(rate: Rate) -> str:
    return f"{rate.low:.1%}-{rate.high:.1%}"
