"""What a run came to, as json for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from gisbot.evaluation.curve import Point
from gisbot.evaluation.grading import Problem
from gisbot.evaluation.harm import Harm
from gisbot.evaluation.running import Result
from gisbot.evaluation.saved import Comparison
from gisbot.evaluation.scores import Rate, Score, Turn

Json = dict[str, object]


def json_report(
    score: Score,
    slowest: Iterable[Turn],
    results: Sequence[Result],
    comparison: Comparison | None,
    edition: str,
    shown: int | None,
) -> Json:
    """The whole of a run; `shown` bounds the wrong ones listed."""
    wrong = [result for result in results if not result.grade.right]
    return {
        "edition": edition,
        "kinds": {kind.kind: _rate(kind.right) for kind in score.kinds},
        "overall": _rate(score.overall),
        "median_of_kinds": score.median_of_kinds,
        "wrong_numbers": _rate(score.wrong_numbers),
        "false_answers": _rate(score.false_answers),
        "coverage": _rate(score.coverage),
        "right_when_answered": _rate(score.right_when_answered),
        "median_seconds": score.median_seconds,
        "p99_seconds": score.p99_seconds,
        "slowest": [asdict(turn) for turn in slowest],
        "wrong": [_wrong(result) for result in wrong[:shown]],
        "against": None if comparison is None else asdict(comparison),
    }


def json_curve(threshold: str, points: Iterable[Point]) -> Json:
    """A curve by the name of its threshold."""
    return {
        "threshold": threshold,
        "points": [
            {
                "value": point.threshold,
                "coverage": _rate(point.coverage),
                "wrong": _rate(point.wrong),
                "wrong_numbers": point.wrong_numbers,
                "right": _rate(point.right),
            }
            for point in points
        ],
    }


def json_harm(harm: Harm) -> Json:
    """A gold question that is broken, and the words to blame."""
    return {
        "id": harm.case_id,
        "turns": list(harm.turns),
        "words": None if harm.words is None else [asdict(word) for word in harm.words],
        "problems": _problems(harm.problems),
    }


def _wrong(result: Result) -> Json:
    return {
        "id": result.case.id,
        "kind": result.case.kind,
        "turns": list(result.case.turns),
        "problems": _problems(result.grade.problems),
        "wrong_number": result.grade.wrong_number,
        "false_answer": result.grade.false_answer,
        "status": result.answer.status.value,
        "text": result.answer.text,
    }


def _problems(problems: Iterable[Problem]) -> dict[str, str]:
    return {problem.rule: problem.message for problem in problems}


def _rate(rate: Rate) -> Json:
    return {"count": rate.count, "total": rate.total, "share": rate.share, "low": rate.low, "high": rate.high}
