"""Browsing: the list of reports, a report's contents, a section's text, its table; page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from gisbot.channels.base import Button, Note, Reply, ReportSummary, Words
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Pressed, Tap, data
from gisbot.channels.paging import chunks, text_pages, turning
from gisbot.model.report import CellState, Figure

LIST_PAGE = 8
"""Buttons on one page of a list."""
TEXT_PAGE = 2500
"""Characters on one page of a text: well under Telegram's limit, and little scrolling on a phone."""


def report_list(call: Call, page: int) -> Reply:
    """The loaded reports, a button each."""
    words, reports = call.words, call.services.reports()
    if not reports:
        return Reply(Note(words.text("channel.reports.none")))
    pages = chunks(reports, LIST_PAGE)
    page = min(page, len(pages) - 1)
    lines = [_report_line(words, report) for report in pages[page]]
    text = "\n".join((*lines, "", words.text("channel.reports.pick")))
    rows: list[tuple[Button, ...]] = [
        (Button(report.title, data(Tap.CONTENTS, report.code, 0)),) for report in pages[page]
    ]
    rows += turning(words, page, len(pages), lambda number: data(Tap.REPORTS, number))
    return Reply(Note(text, words.text("channel.reports.title", count=len(reports))), tuple(rows))


def contents(call: Call, code: str, page: int) -> Reply | None:
    """A report's outline, a button for each section and one for the table; None when it is gone."""
    words, outline = call.words, call.services.contents(code)
    if outline is None:
        return None
    buttons = [
        Button(
            "　" * (section.level - 1) + (section.heading or words.text("channel.sections.preamble")),
            data(Tap.SECTION, code, section.number, 0),
        )
        for section in outline.sections
    ]
    if outline.figures:
        buttons.append(Button(words.text("channel.sections.table", count=outline.figures), data(Tap.TABLE, code, 0)))
    pages = chunks(buttons, LIST_PAGE) or ((),)
    page = min(page, len(pages) - 1)
    rows: list[tuple[Button, ...]] = [(button,) for button in pages[page]]
    rows += turning(words, page, len(pages), lambda number: data(Tap.CONTENTS, code, number))
    title = words.text("channel.sections.title", title=outline.report.title)
    return Reply(Note(words.text("channel.sections.pick"), title), tuple(rows))


def section(call: Call, code: str, number: int, page: int) -> Reply | None:
    """A page of a section's text, verbatim; None when it is gone."""
    words, text = call.words, call.services.section(code, number)
    if text is None:
        return None
    title = " / ".join(heading for heading in text.path if heading) or words.text("channel.sections.preamble")
    lines = text.paragraphs or (words.text("channel.sections.empty"),)
    listed = number // LIST_PAGE
    return _text_page(call, title, lines, (code, listed), page, lambda turned: data(Tap.SECTION, code, number, turned))


def table(call: Call, code: str, page: int) -> Reply | None:
    """A page of a report's table, a line for each row; None when it is gone."""
    words, figures, outline = call.words, call.services.table(code), call.services.contents(code)
    if figures is None or outline is None:
        return None
    title = words.text("channel.table.title", title=outline.report.title)
    listed = len(outline.sections) // LIST_PAGE
    lines = table_lines(words, figures, call.services.doubts(code, call.language))
    shown = _text_page(call, title, lines, (code, listed), page, lambda turned: data(Tap.TABLE, code, turned))
    file = (Button(words.text("channel.button.workbook"), data(Tap.FORM, code)),)
    return replace(shown, rows=(*shown.rows[:-1], file, shown.rows[-1]))


def table_lines(words: Words, figures: Sequence[Figure], doubts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The rows of a table as lines: the label, indented under its parents, then its cells, then what to mind."""
    lines, seen = [], set[tuple[str, ...]]()
    said = set[str]()
    rows: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.path, []).append(figure)
    for path, cells in rows.items():
        for depth in range(1, len(path)):
            if path[:depth] not in seen and path[:depth] not in rows:
                lines.append("　" * (depth - 1) + path[depth - 1])
            seen.add(path[:depth])
        value = words.text("channel.table.separator").join(_cell(words, figure) for figure in cells)
        indent = "　" * (len(path) - 1 if path else 0)
        lines.append(indent + (words.text("channel.table.row", label=path[-1], value=value) if path else value))
        for metric in dict.fromkeys(figure.metric or "" for figure in cells):
            new = [text for text in doubts.get(metric, ()) if text not in said]
            lines += [words.text("channel.table.doubt", text=text) for text in new]
            said.update(new)
    return tuple(lines)


def reports_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """Another page of the list of reports."""
    numbers = _numbers(pressed.rest, 1)
    return None if numbers is None else _in_place(report_list(call, numbers[0]))


def contents_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """A page of a report's contents."""
    code, _, rest = pressed.rest.partition(":")
    numbers = _numbers(rest, 1)
    return None if numbers is None else _in_place(contents(call, code, numbers[0]))


def section_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """A page of a section."""
    code, _, rest = pressed.rest.partition(":")
    numbers = _numbers(rest, 2)
    return None if numbers is None else _in_place(section(call, code, *numbers))


def table_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """A page of a table."""
    code, _, rest = pressed.rest.partition(":")
    numbers = _numbers(rest, 1)
    return None if numbers is None else _in_place(table(call, code, numbers[0]))


def _text_page(
    call: Call, title: str, lines: Sequence[str], listed: tuple[str, int], page: int, turned: Callable[[int], str]
) -> Reply:
    """One page of a text; `listed` is the report and the page of its contents to go back to."""
    words, pages = call.words, text_pages(lines, TEXT_PAGE)
    page = min(page, len(pages) - 1)
    text = pages[page]
    if len(pages) > 1:
        text += "\n\n" + words.text("channel.page.number", page=page + 1, pages=len(pages))
    rows = turning(words, page, len(pages), turned)
    rows.append((Button(words.text("channel.sections.back"), data(Tap.CONTENTS, *listed)),))
    return Reply(Note(text, title), tuple(rows))


def _report_line(words: Words, report: ReportSummary) -> str:
    if report.published is None:
        return words.text("channel.reports.line_undated", title=report.title)
    return words.text("channel.reports.line", title=report.title, published=report.published)


def _cell(words: Words, figure: Figure) -> str:
    printed = words.text("channel.table.blank") if figure.state is CellState.BLANK else figure.raw
    value = printed + (figure.unit or "") if figure.state is CellState.NUMBER else printed
    return value if figure.column is None else words.text("channel.table.cell", column=figure.column, value=value)


def _numbers(rest: str, count: int) -> tuple[int, ...] | None:
    """The numbers of callback data, or None when they are not that many small decimal numbers."""
    parts = rest.split(":")
    if len(parts) != count or not all(part.isascii() and part.isdecimal() and len(part) <= 6 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def _in_place(reply: Reply | None) -> Reply | None:
    return None if reply is None else replace(reply, replaces=True)
