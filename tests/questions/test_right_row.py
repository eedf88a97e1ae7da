"""The right row, not only the right number: all figure questions over a report with 58 different numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from gisbot.evaluation.cases import Case, Expectation, GoldValue
from gisbot.evaluation.running import Result, run_cases
from gisbot.model.answer import Status
from tests.questions.asking import HEKOU, Reports, question_sets
from tests.questions.rows import TableRow, copy_of_hekou, rows_named, table_rows

KINDS = {"figure", "typo", "traditional", "pinyin", "english", "dialect", "staff", "several", "yesno", "followup"}
FORM = "statistics-2014"
TEMPLATES = ("{}是多少？", "2018年{}有多少", "请问{}")
RIGHT = 0.95
WRONG_NUMBERS, WRONG_PAIRS = 4, 1
FEWEST_QUESTIONS = 200
FEWEST_PAIRS = 20


@dataclass(frozen=True)
class Copy:
    """The copy, its rows, and those of the real report."""

    reports: Reports
    rows: tuple[TableRow, ...]
    real: tuple[TableRow, ...]

    def twin(self, row: TableRow) -> TableRow:
        """The row of the copy in the place of a real one."""
        return next(other for other in self.rows if other.line == row.line)


@pytest.fixture(scope="module")
def copy(hekou: Reports, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    (source,) = HEKOU.glob("*.txt")
    folder = tmp_path_factory.mktemp("copy")
    form = next(form for form in hekou.edition.catalog.forms if form.id == FORM)
    rows = copy_of_hekou(source, folder, form, seed=58)
    reports = Reports(folder, tmp_path_factory.mktemp("copy-data"))
    yield Copy(reports, rows, table_rows(source.read_text("utf-8"), form))
    reports.app.close()


def asked_rows(case: Case, rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """The rows that a question asks for, as its gold values and citation tell beyond doubt; () where they do not."""
    gold = case.expect.values
    if not gold or case.kind not in KINDS or case.expect.status != (Status.ANSWERED,):
        return ()
    named = rows_named(rows, case.expect.cite)
    words = "".join(case.turns)
    for block, name in (("四", "复议"), ("五", "诉讼")):
        if name in words and {row.block for row in named} == {"四", "五"} and not ("复议" in words and "诉讼" in words):
            named = tuple(row for row in named if row.block == block)
    numbers = {(row.number, row.unit) for row in named}
    told = all(any(g.number == number and g.unit in (None, unit) for number, unit in numbers) for g in gold)
    if told and (len(named) == 1 or (case.kind == "several" and len({number for number, _ in numbers}) == len(gold))):
        return named
    return ()


def over_copy(case: Case, copy: Copy) -> Case | None:
    """The question with the numbers of the copy, or None when it asks for no row beyond doubt."""
    rows = [copy.twin(row) for row in asked_rows(case, copy.real)]
    if not rows:
        return None
    values = tuple(GoldValue(row.number, row.unit) for row in rows)
    expect = Expectation((Status.ANSWERED,), values, cite=tuple(row.label for row in rows), year=2018, agency="河口镇")
    return replace(case, expect=expect)


def described(results: list[Result]) -> list[str]:
    return [
        f"{r.case.id} {' → '.join(r.case.turns)}: {r.answer.status.value} {r.answer.lead!r:.80}"
        f" wanted {[v.number for v in r.case.expect.values or ()]}"
        for r in results
    ]


def test_the_numbers_of_the_copy_are_different_and_add_up(copy: Copy) -> None:
    assert len({row.number for row in copy.rows}) == len(copy.rows) == 58
    findings = copy.reports.edition.report(copy.reports.edition.reports[0].report_id).findings
    assert [finding for finding in findings if finding.severity != "note"] == []


def test_figure_questions_follow_the_cells(copy: Copy) -> None:
    cases = [
        changed
        for questions in question_sets()
        if questions.reports == "hekou" and not questions.heldback
        for case in questions.cases()
        if (changed := over_copy(case, copy)) is not None
    ]
    results = run_cases(cases, copy.reports.door())
    wrong_numbers = [result for result in results if result.grade.wrong_number]
    wrong = [result for result in results if not result.grade.right]
    assert len(results) >= FEWEST_QUESTIONS
    assert len(wrong_numbers) <= WRONG_NUMBERS, "\n".join(described(wrong_numbers))
    assert 1 - len(wrong) / len(results) >= RIGHT, "\n".join(described(wrong))


def contrasts(copy: Copy) -> set[tuple[TableRow, TableRow]]:
    """Rows that a confusable pair tells apart: alike but for the pair, or siblings with a side each."""
    found = set()
    for one, other in copy.reports.edition.catalog.words.confusables:
        for row in copy.rows:
            for rival in copy.rows:
                swapped = one in row.bare_label and row.bare_label.replace(one, other) == rival.bare_label
                siblings = row.block == rival.block and one in row.bare_label and other in rival.bare_label
                alone = other not in row.bare_label and one not in rival.bare_label
                if row is not rival and (swapped or (siblings and alone)):
                    found.add((row, rival))
    return found


def test_both_sides_of_a_confusable_pair_are_told_apart(copy: Copy) -> None:
    pairs = contrasts(copy)
    assert len(pairs) >= FEWEST_PAIRS
    rows = {row.line: row for pair in pairs for row in pair}
    cases = [
        Case(
            f"{line}-{number}",
            "contrast",
            (template.format(row.spoken),),
            Expectation((Status.ANSWERED,), (GoldValue(row.number, row.unit),), cite=(row.label,)),
        )
        for line, row in sorted(rows.items())
        for number, template in enumerate(TEMPLATES)
    ]
    results = run_cases(cases, copy.reports.door())
    wrong_numbers = [result for result in results if result.grade.wrong_number]
    wrong = [result for result in results if not result.grade.right]
    assert len(wrong_numbers) <= WRONG_PAIRS, "\n".join(described(wrong_numbers))
    assert 1 - len(wrong) / len(results) >= RIGHT, "\n".join(described(wrong))
