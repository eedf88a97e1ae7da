"""Who signed and when, and the names under the statistics table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.dates import date_in
from gisbot.reports.lines import Line
from gisbot.reports.patterns import CJK, NAME, PAGE_LABEL, PHONE, SEAL

_LONGEST_SIGNATURE = 50
_OWN_FOOTER = ("form.head", "form.reviewer", "form.filler", "form.filled_on")
_FOOTER_REACH = 6
_TOP_LINES = 6
_LEAST_LABEL = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """The signing agency, the date below it, and the blocks they take."""

    agency: str | None
    date: date | None
    figure: Figure | None
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Footer:
    """The figures of a statistics table's footer, and the blocks that hold nothing else."""

    figures: tuple[Figure, ...]
    blocks: frozenset[int]


def read_signature(
    lines: tuple[Line, ...], title_blocks: frozenset[int], rows: tuple[Line, ...], reading: Reading
) -> Signature:
    """The date that stands alone, or behind the agency's name, below the text; else one near the title.

    `rows` are the rows of tables, in which a page may print about the report what else stands in a line.
    """
    dated = [
        (place, line, found) for place, line in enumerate(lines) if (found := _lone_date(line, reading)) is not None
    ]
    page = frozenset(line.block for line in lines[:_TOP_LINES] if PAGE_LABEL.search(line.folded))
    if not dated:
        return _labelled_date(lines[:_TOP_LINES], title_blocks, page - title_blocks, rows[:_TOP_LINES], reading)
    below = [item for item in dated if item[0] > _TOP_LINES]
    place, line, (day, start, end) = (below or dated)[-1 if below else 0]
    name, blocks = None, {line.block}
    before = "".join(line.text[:start].split())
    if before and _is_agency(before, reading):
        name = before
    elif place > 0 and place > _TOP_LINES and lines[place - 1].block not in title_blocks:
        above = SEAL.sub("", reading.fold("".join(lines[place - 1].text.split())))
        if _is_agency(above, reading):
            name = above
            blocks.add(lines[place - 1].block)
    quote = line.text if len(line.text) <= _LONGEST_SIGNATURE else line.text[:end]
    figure = _published(day, line.text[start:end], Evidence("", quote, line.location), name or "")
    return Signature(name, day, figure, frozenset(blocks) | (page - title_blocks))


def _labelled_date(
    lines: tuple[Line, ...],
    title_blocks: frozenset[int],
    page: frozenset[int],
    rows: tuple[Line, ...],
    reading: Reading,
) -> Signature:
    """The day of publication that a web page prints above the text, behind its label."""
    for label in reading.header.published_labels:
        for line in (*lines, *rows):
            at = line.folded.find(label)
            if at < 0 or (len(label) < _LEAST_LABEL and not _is_page_label(line, at)):
                continue
            found = date_in(line.folded[at : at + _LONGEST_SIGNATURE])
            if found is None or line.block in title_blocks or len(line.text) > 4 * _LONGEST_SIGNATURE:
                continue
            day, start, end = found
            if line.folded[at + len(label) : at + start].strip(" :|"):
                continue
            figure = _published(day, line.text[at + start : at + end], Evidence("", line.text, line.location), "")
            return Signature(None, day, figure, page if line in rows else page | {line.block})
    return Signature(None, None, None, page)


def _is_page_label(line: Line, at: int) -> bool:
    """Whether a short label (时间) is one: a word of its own in a line of a page about its article."""
    return PAGE_LABEL.search(line.folded) is not None and CJK.match(line.folded[at - 1 : at]) is None


def _published(day: date, raw: str, evidence: Evidence, agency: str) -> Figure:
    return Figure(
        metric="report.published",
        path=(),
        column=None,
        value=day.isoformat(),
        raw=raw,
        unit=None,
        kind=FigureKind.DATE,
        state=CellState.TEXT,
        evidence=evidence,
        subject=agency,
    )


def _lone_date(line: Line, reading: Reading) -> tuple[date, int, int] | None:
    found = date_in(line.folded[:_LONGEST_SIGNATURE])
    if found is None:
        return None
    if not line.folded[: found[1]].strip() and line.folded[found[2] :].lstrip().startswith("("):
        return found
    if len(line.text) > _LONGEST_SIGNATURE:
        return None
    _, start, end = found
    after = line.folded[end:].strip(" ()[]")
    before = line.folded[:start].strip(" ()[]:")
    labels = reading.header.published_labels
    if after and not after.startswith(":"):
        return None
    return found if not before or before in labels or _is_agency("".join(before.split()), reading) else None


def _is_agency(text: str, reading: Reading) -> bool:
    suffixes = reading.header.agency_suffixes
    return 3 <= len(text) <= 30 and any(text.endswith(suffix) for suffix in suffixes) and not set(",。;:、") & set(text)


@lru_cache(maxsize=8)
def _footer_pattern(labels: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    parts = []
    for number, (_, words) in enumerate(labels):
        spaced = ["".join(rf"{re.escape(char)}\s*" for char in word) for word in words]
        parts.append(rf"(?P<f{number}>{'|'.join(spaced)})")
    return re.compile(rf"(?:{'|'.join(parts)})(?:\((?:[^)]*)\)\s*)?(?P<colon>[:\s])\s*")


def read_footer(lines: tuple[Line, ...], rows: tuple[Line, ...], reading: Reading) -> Footer:
    """The people, date and phone named under a table: labels such as 填报人, each with its value."""
    labels = tuple(reading.header.footer.items())
    pattern = _footer_pattern(labels)
    found: dict[str, Figure] = {}
    blocks: set[int] = set()
    last = -_FOOTER_REACH
    for order, line in enumerate((*lines, *rows)):
        matches = [
            match
            for match in pattern.finditer(line.folded)
            if match["colon"] == ":" or _begins_field(line.folded, match.start())
        ]
        metrics = [labels[_label_number(match)][0] for match in matches]
        own = [metric for metric in metrics if metric in _OWN_FOOTER]
        if not matches or (not own and order - last > _FOOTER_REACH):
            continue
        if matches[0].start() > 4 or len(line.text) > 4 * _LONGEST_SIGNATURE:
            continue
        last = order
        if order < len(lines):
            blocks.add(line.block)
        for number, match in enumerate(matches):
            end = matches[number + 1].start() if number + 1 < len(matches) else len(line.text)
            figure = _footer_figure(metrics[number], line, match, end)
            if figure is not None and metrics[number] not in found:
                found[metrics[number]] = figure
    return Footer(tuple(found.values()), frozenset(blocks))


def _label_number(match: re.Match[str]) -> int:
    """Which footer datum the matched label names."""
    return next(int(name[1:]) for name, text in match.groupdict().items() if text is not None and name != "colon")


def _begins_field(folded: str, start: int) -> bool:
    return start == 0 or folded[start - 1] in " \n;,、)("


def _footer_figure(metric: str, line: Line, match: re.Match[str], end: int) -> Figure | None:
    printed = line.text[match.end() : end]
    folded = line.folded[match.end() : end]
    kind, value, raw = FigureKind.SIGNATURE, "", ""
    if metric == "form.filled_on":
        found = date_in(folded)
        if found is None:
            return None
        kind, value, raw = FigureKind.DATE, found[0].isoformat(), printed[found[1] : found[2]]
    elif metric == "form.phone":
        phone = PHONE.search(folded)
        if phone is None:
            return None
        raw = printed[phone.start() : phone.end()].strip()
        kind, value = FigureKind.CONTACT, "".join(raw.split())
    else:
        name = NAME.match(SEAL.sub("", folded).strip())
        if name is None:
            return None
        start = folded.find(name.group()[0])
        raw = printed[start : start + len(name.group())].strip()
        value = "".join(raw.split())
    label = "".join(line.text[match.start() : match.end()].split()).rstrip(":：")
    return Figure(
        metric=metric,
        path=(label,),
        column=None,
        value=value,
        raw=raw,
        unit=None,
        kind=kind,
        state=CellState.TEXT,
        evidence=Evidence("", line.text, line.location),
        subject=label,
    )
