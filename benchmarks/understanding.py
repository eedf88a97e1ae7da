"""What a builder would otherwise take, beside gisbot, on the same questions: accuracy and time a question.

    python benchmarks/understanding.py [--chatterbot] [FILE ...]

With `--chatterbot` a bot framework stands beside them: ChatterBot, installed for this run alone, since it wants older
libraries than gisbot (the versions of `chatterbot.txt`; a minute and 360 MB, from where pip is told to look). It is
taught every text with its item as the response. Its own choice of words needs a model that is not installed with it;
the tagger used here needs none.

Without files, `tests/questions/seed.jsonl`. The others choose one item of the report, a table row with the heads
above it or a sentence of the prose, and answer with its figure and its text; below a score they refuse. They get
what gisbot has: normalised questions, no question words, labels and aliases; and they are favoured: the score below
which they refuse is the best one for these very questions, chosen with the answers known. They have no conversation,
arithmetic or asking back, which is a part of the difference; `figures` counts the questions for a single figure
alone, where nothing of the kind is needed.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

import opencc

from gisbot.app import open_app
from gisbot.evaluation.cases import Case, read_cases
from gisbot.evaluation.grading import grade
from gisbot.evaluation.running import Result, run_cases
from gisbot.knowledge.edition import Edition
from gisbot.model.answer import Answer, Citation, Reason, Status, Value
from gisbot.model.report import Figure, FigureKind
from gisbot.settings import load_settings

PROJECT = Path(__file__).parents[1]
SEED = PROJECT / "tests" / "questions" / "seed.jsonl"
FIGURE_KINDS = {"figure", "typo", "traditional", "pinyin", "staff", "dialect"}
QUESTION_WORDS = re.compile(
    "是多少|有多少|多少|几|请问|吗|呢|的|了|有没有|一共|总共|how many|what is|what was|the|of|were|was", re.I
)
PUNCTUATION = re.compile(r"[\s？?！!。，,；;：:、“”\"()（）《》]+")
STEPS = 40
CHATTERBOT = "--chatterbot"

Ranked = tuple[int, float]
"""The index of the best item, and its score."""
Search = Callable[[str], Ranked | None]


@dataclass(frozen=True, slots=True)
class Item:
    """What can be answered with: the text it is found by, and the figure or sentence."""

    text: str
    citation: Citation
    value: Value | None


@dataclass(frozen=True, slots=True)
class Approach:
    """A way of finding an item, and its results: right ones of all and of the figures, wrong numbers, seconds."""

    name: str
    right: int
    figures: int
    wrong_numbers: int
    seconds: Sequence[float]


def normal(text: str) -> str:
    """The text as the others see it: simplified, NFKC, without punctuation and question words."""
    folded = unicodedata.normalize("NFKC", _simplifier().convert(text)).lower()
    return PUNCTUATION.sub("", QUESTION_WORDS.sub("", folded))


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def items_of(edition: Edition) -> list[Item]:
    """Every table row, with labels and aliases, every contact, and every sentence of the reports."""
    items: list[Item] = []
    for key in edition.reports:
        report = edition.report(key.report_id)
        for figure in report.figures:
            if figure.kind is not FigureKind.PROSE and figure.value is not None:
                cited = Citation(key.title, figure.evidence.section, figure.evidence.quote, key.source, "")
                names = _names(figure, edition)
                value = Value(figure.metric, names[0], figure.value, figure.unit, False, key.agency, key.year)
                items += [Item(normal(name), cited, value) for name in names]
        for passage in report.passages:
            for sentence in re.split("(?<=[。；])", passage.text):
                if sentence.strip():
                    section = " / ".join(report.sections[passage.section].path)
                    items.append(Item(normal(sentence), Citation(key.title, section, sentence, key.source, ""), None))
    return [item for item in items if item.text]


def _names(figure: Figure, edition: Edition) -> list[str]:
    metric = edition.catalog.metrics.get(figure.metric or "")
    named = [] if metric is None else [metric.zh, *metric.aliases, metric.en, *metric.aliases_en]
    return ["".join(figure.path), *named] if figure.path else named or [figure.subject]


def rapidfuzz_search(items: Sequence[Item]) -> Search:
    """WRatio over all texts."""
    from rapidfuzz import fuzz, process

    texts = [item.text for item in items]

    def search(question: str) -> Ranked | None:
        best = process.extractOne(question, texts, scorer=fuzz.WRatio)
        return None if best is None else (best[2], best[1])

    return search


def bm25_search(items: Sequence[Item]) -> Search:
    """BM25 over jieba's words."""
    import logging

    import bm25s
    import jieba

    jieba.setLogLevel(logging.WARNING)
    known: dict[str, int] = {}
    documents = [[known.setdefault(word, len(known)) for word in jieba.lcut(item.text)] for item in items]
    retriever = bm25s.BM25()
    retriever.index((documents, known), show_progress=False)

    def search(question: str) -> Ranked | None:
        words = [known[word] for word in jieba.lcut(question) if word in known]
        if not words:
            return None
        scores = retriever.get_scores_from_ids(words)
        best = int(scores.argmax())
        return best, float(scores[best])

    return search


def trigram_search(items: Sequence[Item]) -> Search:
    """SQLite's FTS5 with the trigram tokenizer, any trigram of the question."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE item USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO item (rowid, text) VALUES (?, ?)", enumerate(item.text for item in items))

    def search(question: str) -> Ranked | None:
        grams = {question[at : at + 3] for at in range(len(question) - 2)}
        if not grams:
            return None
        wanted = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        row = database.execute("SELECT rowid, -rank FROM item WHERE item MATCH ? ORDER BY rank LIMIT 1", (wanted,))
        return row.fetchone()

    return search


def chatterbot_python(folder: Path) -> Path | None:
    """The interpreter of a new environment with ChatterBot; None when it could not be installed."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = PROJECT / "benchmarks" / "chatterbot.txt"
    done = subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "-r", wanted], capture_output=True)
    return python if done.returncode == 0 else None


def chatterbot_search(python: Path, items: Sequence[Item]) -> Search:
    """ChatterBot's best match, asked through a pipe; the process ends with the input."""
    worker = subprocess.Popen(
        [python, PROJECT / "benchmarks" / "chatterbot_worker.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def say(what: list[str] | str) -> Ranked | None:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(what) + "\n")
        worker.stdin.flush()
        said = json.loads(worker.stdout.readline())
        return (said[0], said[1]) if isinstance(said, list) else None

    say([item.text for item in items])
    return say


def answer_with(item: Item | None, question: str) -> Answer:
    """The item as an answer; a refusal without one."""
    if item is None:
        return Answer(question, Status.NOT_FOUND, "", "", reason=Reason.NOT_UNDERSTOOD)
    text = (
        item.citation.quote if item.value is None else f"{item.value.label} {item.value.value} {item.value.unit or ''}"
    )
    values = () if item.value is None else (item.value,)
    return Answer(question, Status.ANSWERED, text, text, values=values, citations=(item.citation,))


def measured(
    name: str, make: Callable[[Sequence[Item]], Search], items: Sequence[Item], cases: Sequence[Case]
) -> Approach:
    """Ask the last turn of every case, and score at the best bound for refusing."""
    search = make(items)
    search(normal(cases[0].turns[-1]))  # dictionaries load at the first question
    found: list[Ranked | None] = []
    seconds = []
    for case in cases:
        began = time.perf_counter()
        found.append(search(normal(case.turns[-1])))
        seconds.append(time.perf_counter() - began)
    scores = sorted({best[1] for best in found if best is not None})
    bounds = [0.0, *scores[:: max(1, len(scores) // STEPS)]]
    return max(
        (_at(name, bound, found, items, cases, seconds) for bound in bounds),
        key=lambda approach: (approach.right, -approach.wrong_numbers),
    )


def _at(
    name: str,
    bound: float,
    found: Sequence[Ranked | None],
    items: Sequence[Item],
    cases: Sequence[Case],
    seconds: Sequence[float],
) -> Approach:
    grades = []
    for case, best in zip(cases, found, strict=True):
        item = items[best[0]] if best is not None and best[1] >= bound else None
        grades.append((case.kind, grade(case, answer_with(item, case.turns[-1]))))
    return Approach(
        name,
        sum(given.right for _, given in grades),
        sum(given.right for kind, given in grades if kind in FIGURE_KINDS),
        sum(given.wrong_number for _, given in grades),
        seconds,
    )


def of_gisbot(results: Sequence[Result]) -> Approach:
    """gisbot's own results, conversations and all."""
    return Approach(
        "gisbot",
        sum(result.grade.right for result in results),
        sum(result.grade.right for result in results if result.case.kind in FIGURE_KINDS),
        sum(result.grade.wrong_number for result in results),
        [second for result in results for second in result.seconds],
    )


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    files = [Path(argument) for argument in arguments if argument != CHATTERBOT]
    cases = read_cases(files or [SEED])
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "GISBOT_HOME": str(PROJECT), "GISBOT_DATA": data, "GISBOT_TODAY": "2026-11-22"}
        app = open_app(load_settings(environment))
        edition = app.publisher.follow_folder()
        door = app.dialogue_over(edition)
        run_cases([replace(case, id=f"first-{case.id}") for case in cases], door)  # what loads at its first use
        approaches = [of_gisbot(run_cases(cases, door))]
        items = items_of(edition)
        app.close()
    for name, make in (
        ("rapidfuzz WRatio over labels", rapidfuzz_search),
        ("BM25 over jieba's words (bm25s)", bm25_search),
        ("SQLite FTS5 trigram", trigram_search),
    ):
        approaches.append(measured(name, make, items, cases))
    if CHATTERBOT in arguments:
        with tempfile.TemporaryDirectory() as folder:
            python = chatterbot_python(Path(folder))
            if python is None:
                print("ChatterBot is left out: it could not be installed")
            else:
                approaches.append(measured("ChatterBot's best match", partial(chatterbot_search, python), items, cases))
    else:
        print(f"ChatterBot is left out: {CHATTERBOT} installs it for the run")
    figures = sum(case.kind in FIGURE_KINDS for case in cases)
    print(f"{len(cases)} questions, {figures} of them for one figure; {len(items)} texts to be found")
    print("| way | right | figures right | wrong numbers | median ms | 99 % ms |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for approach in approaches:
        times = [second * 1000 for second in sorted(approach.seconds)]
        print(
            f"| {approach.name} | {approach.right / len(cases):.1%} | {approach.figures / max(figures, 1):.1%} "
            f"| {approach.wrong_numbers} | {statistics.median(times):.2f} | {times[int(len(times) * 0.99)]:.2f} |"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
