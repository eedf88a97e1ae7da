"""The title of a report, its year, and the lines they take."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.model.document import Document
from gisbot.reports.lines import Line
from gisbot.reports.numbers import chinese_number
from gisbot.reports.patterns import ACADEMIC_YEAR, PAGE_LABEL, TITLE_END, TITLE_LABEL, TITLE_NOISE, TITLE_YEAR

_MOST_LINES_BEFORE = 40
_MOST_TITLE_LINES = 4
_LONGEST_TITLE = 90
_LONGEST_LINE = 60
_LONGEST_AGENCY = 30
_SENTENCE_MARKS = frozenset("。;,!?")


@dataclass(frozen=True, slots=True)
class Title:
    """`text` is without white space; `blocks` are the blocks it was printed in, repeats included."""

    text: str
    year: int | None
    blocks: frozenset[int]
    first: int | None
    location: str = ""


def read_title(document: Document, lines: tuple[Line, ...], reading: Reading) -> Title:
    """The title: from the first lines, else from the document's own metadata, else empty."""
    best: tuple[int, int] | None = None
    head = lines[:_MOST_LINES_BEFORE]
    for start, line in enumerate(head):
        if not _may_be_title(line):
            if (glued := _glued(line, reading)) is not None:
                return _titled(head, start, glued, reading)
            continue
        if count := titled_lines(head, start, reading):
            best = (start, start + count)
            break
    if best is None:
        text = "".join((document.metadata.title or "").split())
        if not _is_title(reading.fold(text), reading):
            text = ""
        return Title(text, year_in_title(text, reading), frozenset(), None)
    start, end = best
    start = _with_lines_above(head, tightened(head, start, end, reading), end, reading)
    text = _clean("".join("".join(part.text.split()) for part in head[start:end]))
    blocks = {part.block for part in head[start:end]}
    for position in range(end, min(len(head), end + 6)):
        repeated = "".join(head[position].text.split())
        if len(repeated) >= 4 and (repeated in text or text in repeated) and _may_be_title(head[position]):
            blocks.add(head[position].block)
    return Title(text, year_in_title(text, reading), frozenset(blocks), start, head[start].location)


def titled_lines(lines: tuple[Line, ...], start: int, reading: Reading) -> int:
    """How many lines from `start` on are a title together; 0 when they are none."""
    for count in range(1, _MOST_TITLE_LINES + 1):
        window = lines[start : start + count]
        if len(window) < count or not all(_may_be_title(part) for part in window):
            return 0
        if _is_title("".join(part.folded for part in window), reading):
            return count
    return 0


def _glued(line: Line, reading: Reading) -> str | None:
    """A title that a long line begins with, parted from its text by a space."""
    first = line.folded.split(None, 1)[0] if line.folded.strip() else ""
    return line.text[: len(first)] if len(first) < len(line.folded) and _is_title(first, reading) else None


def _titled(head: tuple[Line, ...], place: int, text: str, reading: Reading) -> Title:
    """A title within a line, with the agency in the line above it; the line is not used up."""
    above = head[place - 1] if place > 0 else None
    alone = _names_nobody(reading.fold(text), reading)
    if above is not None and alone and _may_be_title(above) and _names_agency(above.folded, reading):
        text = "".join(above.text.split()) + text
        return Title(_clean(text), year_in_title(text, reading), frozenset({above.block}), place - 1, above.location)
    return Title(_clean(text), year_in_title(text, reading), frozenset(), place, head[place].location)


def _names_nobody(compact: str, reading: Reading) -> bool:
    """Whether a title begins with its year or its subject and so names nobody."""
    year = TITLE_YEAR.match(compact)
    rest = compact[year.end() :] if year is not None else compact
    return any(rest.startswith(tail) for tail in reading.header.title_tails)


def _names_agency(folded: str, reading: Reading) -> bool:
    name = TITLE_YEAR.sub("", "".join(folded.split()))
    return 3 <= len(name) <= _LONGEST_AGENCY and any(name.endswith(end) for end in reading.header.agency_suffixes)


def _may_be_title(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_LINE and not _SENTENCE_MARKS & set(line.folded)
    return is_short and PAGE_LABEL.search(line.folded) is None


def _is_title(folded: str, reading: Reading) -> bool:
    compact = "".join(folded.split())
    return (
        len(compact) <= _LONGEST_TITLE
        and TITLE_END.search(compact) is not None
        and any(subject in compact for subject in reading.header.title_subjects)
        and any(ending in compact for ending in reading.header.title_endings)
    )


def tightened(head: tuple[Line, ...], start: int, end: int, reading: Reading) -> int:
    """Where the title really begins: what stands above it (a page mark, a document number) is left out."""
    while start + 1 < end and _is_title("".join(line.folded for line in head[start + 1 : end]), reading):
        start += 1
    return start


def _with_lines_above(head: tuple[Line, ...], start: int, end: int, reading: Reading) -> int:
    """Take the lines above into the title that it lacks: one with the year alone, then one that names an agency."""
    while start > 0 and _may_be_title(head[start - 1]):
        compact = "".join("".join(line.folded.split()) for line in head[start:end])
        above = "".join(head[start - 1].folded.split())
        year = TITLE_YEAR.match(compact)
        if year is None and TITLE_YEAR.fullmatch(above):
            start -= 1
            continue
        is_agency = _names_agency(above, reading) and (year is None or TITLE_YEAR.search(above) is None)
        return start - 1 if _names_nobody(compact, reading) and is_agency else start
    return start


def _clean(title: str) -> str:
    previous, title = None, TITLE_LABEL.sub("", title)
    while previous != title:
        previous, title = title, TITLE_NOISE.sub("", title).rstrip("-_—| ")
    return title


def year_in_title(title: str, reading: Reading) -> int | None:
    """The year that a title names; of an academic year the one it ends in."""
    folded = reading.fold(title)
    academic = ACADEMIC_YEAR.search(folded)
    if academic is not None:
        return int(academic.group(2))
    match = TITLE_YEAR.search(folded)
    return None if match is None else year_of(match.group(1))


def year_of(word: str) -> int | None:
    """The year written as 2018, 二○一八 or 二0一八."""
    digits = "".join(str(chinese_number(char)) if not char.isdigit() else char for char in word.replace("O", "0"))
    return int(digits) if digits.isdigit() and len(digits) == 4 else None
