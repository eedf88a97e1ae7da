"""A second report in one file: where it begins, so that nothing of it is told of the first."""

from __future__ import annotations

from dataclasses import replace

from gisbot.catalog.reading import Reading
from gisbot.model.document import Document
from gisbot.model.report import Evidence, Finding, Severity
from gisbot.reports.lines import Line, lines_of
from gisbot.reports.patterns import (
    FIRST_HEADING,
    HEADING_LEVELS,
    PERIOD_FULL,
    PERIOD_SENTENCE,
    SENTENCE_END,
    TITLE_YEAR,
)
from gisbot.reports.title import tightened, titled_lines, year_in_title

_REACH = 40
"""How many lines below its title a report has its first heading."""


def without_second_report(document: Document, reading: Reading) -> tuple[Document, tuple[Finding, ...]]:
    """The document up to the title of a second report in it, and the finding that tells of that."""
    lines = lines_of(document.blocks, reading)
    place = _second_title(lines, reading)
    if place is None:
        return document, ()
    first, count = place
    text = "".join("".join(line.text.split()) for line in lines[first : first + count])
    finding = Finding(
        "document.second_report",
        Severity.ERROR,
        f"another report begins here and is not read: {text}",
        found=text,
        evidence=(Evidence("", lines[first].text, lines[first].location),),
    )
    return replace(document, blocks=document.blocks[: lines[first].block]), (finding,)


def _second_title(lines: tuple[Line, ...], reading: Reading) -> tuple[int, int] | None:
    """The first line of the second title and how many it takes.

    Headings and sentences must stand before it (above the text of a report there may be a page's own title and a table
    of contents), a first heading behind it (titles of other reports are linked below), and it must name a year, and
    another one or another body than the first; else each of the two must have its own statement of its period.
    """
    headings = [number for number, line in enumerate(lines) if FIRST_HEADING.match(line.folded)]
    if len(headings) < 2:
        return None
    earlier = next(iter(_titles(lines[: headings[0]], reading)), None)
    stated = any(_states_period(line) for line in lines[: headings[0]])
    told = next((n for n in range(headings[0] + 1, len(lines)) if SENTENCE_END.search(lines[n].folded)), len(lines))
    for heading in headings[1:]:
        begin = max(told + 1, heading - _REACH)
        for first, count, text in _titles(lines[begin:heading], reading):
            if earlier is None or any(pattern.match(text) for _, pattern in HEADING_LEVELS):
                continue
            preamble = lines[begin + first + count : heading]
            if _is_another(text, earlier[2], reading) or (stated and any(map(_states_period, preamble))):
                return begin + first, count
    return None


def _titles(lines: tuple[Line, ...], reading: Reading) -> list[tuple[int, int, str]]:
    """Every title that stands in lines of its own: its first line, how many it takes, its text."""
    found = []
    for start in range(len(lines)):
        end = start + titled_lines(lines, start, reading)
        if end > start:
            first = tightened(lines, start, end, reading)
            found.append((first, end - first, "".join("".join(part.folded.split()) for part in lines[first:end])))
    return found


def _states_period(line: Line) -> bool:
    return PERIOD_SENTENCE.search(line.folded) is not None and PERIOD_FULL.search(line.folded) is not None


def _is_another(title: str, earlier: str, reading: Reading) -> bool:
    year, before = year_in_title(title, reading), year_in_title(earlier, reading)
    if year is None:
        return False
    if before is not None and year != before:
        return True
    one, other = (TITLE_YEAR.sub("", text) for text in (title, earlier))
    return one not in other and other not in one
