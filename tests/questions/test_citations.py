"""Every citation of every answer, read again in the source file at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gisbot.model.answer import Citation
from tests.questions.asking import QuestionSet, Reports, ReportsOf, question_sets

OPEN_SETS = [questions for questions in question_sets() if not questions.heldback and not questions.fresh]
LINE = re.compile(r"line (\d+)")
LINES = re.compile(r"line (\d+)(?:-(\d+))?")
PAGES = re.compile(r"page (\d+)(?:-(\d+))?(?:, table \d+(?: row \d+)?)?")

PAGE_NUMBER = re.compile(r"^[-—–]\d{1,2}[-—–]")


ON = "\0"
"""Between a line and all the lines from there on: a row over several lines is cited where it begins."""


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@cache
def text_at(path: Path) -> Callable[[str], str]:
    """Gives the text of a file at a location, without white space, by other means than the bot's readers."""
    if path.suffix == ".txt":
        lines = path.read_text("utf-8").split("\n")

        def at_line(location: str) -> str:
            match = LINES.fullmatch(location)
            assert match is not None, location
            first, last = int(match[1]) - 1, int(match[2] or match[1])
            return bare("".join(lines[first:last])) + ON + bare("".join(lines[first:])).replace("|", "")

        return at_line
    if path.suffix in (".html", ".docx"):
        whole = _text_of_html(path) if path.suffix == ".html" else _text_of_word(path)
        return lambda location: whole
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        pages = [PAGE_NUMBER.sub("", bare("".join(char["text"] for char in page.chars))) for page in pdf.pages]

    def at_pages(location: str) -> str:
        match = PAGES.fullmatch(location)
        assert match is not None, location
        return "".join(pages[int(match[1]) - 1 : int(match[2] or match[1])])

    return at_pages


def _text_of_html(path: Path) -> str:
    from lxml import html

    return bare(html.fromstring(path.read_bytes()).text_content())


def _text_of_word(path: Path) -> str:
    """The text of a document, with the numbers that its lists are given left out."""
    import docx

    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return bare("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def is_there(citation: Citation, text: str) -> bool:
    """Whether the quote stands in the text; a table row in the order of its cells, or each cell for itself."""
    whole = bare(citation.quote).strip("|")
    if LINE.fullmatch(citation.location):
        line, on = text.split(ON)
        cells = whole.replace("|", "")
        return whole in line or cells in line.replace("|", "") or on.startswith(cells)
    text = text.split(ON)[0]
    return all(bare(cell) in text for cell in citation.quote.split(" | "))


def cited(reports: Reports, questions: QuestionSet) -> dict[Citation, str]:
    """Every citation of every answer to a set, with the id of its question."""
    return {
        citation: result.case.id
        for result in reports.results(questions)
        for answer in result.answers
        for citation in answer.citations
    }


@pytest.mark.parametrize("questions", OPEN_SETS, ids=lambda questions: questions.name)
def test_every_quote_stands_in_the_source_at_its_place(questions: QuestionSet, reports_of: ReportsOf) -> None:
    reports = reports_of(questions)
    citations = cited(reports, questions)
    assert citations
    sources = {source: text_at(reports.folder / source) for source in {c.source for c in citations}}
    astray = {
        f"{name}: {citation.location}: {citation.quote}"
        for citation, name in citations.items()
        if not is_there(citation, sources[citation.source](citation.location))
    }
    assert not astray
