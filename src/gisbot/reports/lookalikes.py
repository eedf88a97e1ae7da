"""Documents that look like annual reports and are none; the blank template above all."""

from __future__ import annotations

from gisbot.catalog.reading import Reading
from gisbot.errors import NotAReport
from gisbot.model.report import CellState
from gisbot.reports.lines import Line
from gisbot.reports.patterns import HEADING_LEVELS, INLINE_LEVEL_ONE, SENTENCE_END, SPEAKS_AS_REPORT
from gisbot.reports.rows import TableEntry

_TITLE_LINES = 6
_LEAST_HEADINGS = 2
_LONGEST_HEAD = 80


def refuse_lookalike(title: str, lines: tuple[Line, ...], entries: tuple[TableEntry, ...], reading: Reading) -> None:
    """Raise NotAReport, with the rule that says why, when the document is no annual report."""
    words = reading.lookalikes
    numbers = sum(1 for entry in entries if entry.figure.state is CellState.NUMBER)
    folded_title = reading.fold(title)
    compact = {"".join(line.folded.split()) for line in lines}
    residue = [word for word in words.template_residue if reading.fold(word) in compact]
    if numbers == 0 and (residue or any(word in folded_title for word in words.template_titles)):
        raise NotAReport("lookalike.template", "a blank template, not a report")
    head = folded_title or "".join(line.folded for line in lines[:_TITLE_LINES] if _may_be_head(line))
    text = "".join(line.folded for line in lines)
    for lookalike in words.not_reports:
        place = head if lookalike.title else text
        word = next((word for word in lookalike.words if word in place), None)
        if word is not None and (lookalike.title or numbers == 0):
            raise NotAReport(lookalike.rule, f"no annual report: it says {word}")
    if not title and not entries and not _speaks_as_report(lines):
        raise NotAReport("lookalike.other", "no title of an annual report and no table of one")


def _may_be_head(line: Line) -> bool:
    return len(line.text) < _LONGEST_HEAD and SENTENCE_END.search(line.folded) is None


def _speaks_as_report(lines: tuple[Line, ...]) -> bool:
    """Whether a text without a title says that it is the report, and is parted like one."""
    says_so = any(SPEAKS_AS_REPORT.search(line.folded) for line in lines[:_TITLE_LINES])
    headings = sum(1 for line in lines if HEADING_LEVELS[0][1].match(line.folded))
    headings = max(headings, *(len(INLINE_LEVEL_ONE.findall(line.folded)) for line in lines[:_TITLE_LINES]), 0)
    return says_so and headings >= _LEAST_HEADINGS
