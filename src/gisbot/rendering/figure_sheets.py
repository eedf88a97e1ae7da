"""An answer, or a selection of figures, as sheets: a row for each figure with its citation, then the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gisbot.model.answer import Answer, Operand, Value
from gisbot.model.report import CellState
from gisbot.model.selection import Absent, Selected, Selection
from gisbot.rendering.sheets import CITED, Cell, Sheet, Sources, header_of, notes_sheet
from gisbot.rendering.words import Words

COLUMNS = ("agency", "year", "item", "value", "unit", "remark", *CITED, "warning")


def answer_sheets(answer: Answer, words: Words) -> tuple[Sheet, ...]:
    """The figures of an answer, the operands of computed ones under them; its sources; its warnings."""
    sources = Sources()
    for citation in answer.citations:
        sources.number(citation)
    rows = tuple(row for value in answer.values for row in _value_rows(answer, value, sources, words))
    notes = (
        words.text("export.note.question", question=answer.question),
        *answer.lead.splitlines(),
        *answer.warnings,
        words.text("export.note.edition", edition=answer.edition),
    )
    return (_figures(words, rows), sources.sheet(words), notes_sheet(words, notes))


def selection_sheets(selection: Selection, words: Words) -> tuple[Sheet, ...]:
    """The figures of a selection; what is missing in rows of its own; its sources."""
    sources = Sources()
    rows = tuple(_selected_row(one, sources, words) for one in selection.figures)
    rows += tuple(_absent_row(one, words) for one in selection.absent)
    notes = (words.text("export.note.edition", edition=selection.edition),)
    return (_figures(words, rows), sources.sheet(words), notes_sheet(words, notes))


def _figures(words: Words, rows: tuple[tuple[Cell, ...], ...]) -> Sheet:
    return Sheet(words.text("export.sheet.figures"), header_of(words, COLUMNS), rows)


def _value_rows(answer: Answer, value: Value, sources: Sources, words: Words) -> Iterator[tuple[Cell, ...]]:
    places = value.cited or tuple(operand.citation for operand in value.of)
    cited = [answer.citations[place] for place in dict.fromkeys(places)]
    remarks = []
    if value.computed:
        remarks.append(words.text("export.computed_from", numbers=sources.numbers(cited)))
    cells = sources.cited(cited)
    doubtful = value.of if value.computed else (value,)
    doubts = tuple(dict.fromkeys(text for one in doubtful for text in _doubts(answer, one)))
    yield _row(value, remarks, doubts, cells, words)
    for operand in value.of:
        cells = sources.cited([answer.citations[operand.citation]])
        yield _row(operand, [], _doubts(answer, operand), cells, words)


def _doubts(answer: Answer, one: Value | Operand) -> tuple[str, ...]:
    """The warnings that speak of a figure."""
    place = (one.agency, one.year, one.metric)
    return tuple(doubt.text for doubt in answer.doubts if (doubt.agency, doubt.year, doubt.metric) == place)


def _row(
    one: Value | Operand, remarks: Sequence[str], warnings: Sequence[str], cited: tuple[Cell, ...], words: Words
) -> tuple[Cell, ...]:
    said = list(remarks)
    if one.approximate:
        said.append(words.text("export.approximate"))
    if one.value is None:
        said.append(words.text("export.blank"))
    return (one.agency, one.year, one.label, one.value, one.unit, _joined(said, words), *cited, _lines(warnings))


def _selected_row(one: Selected, sources: Sources, words: Words) -> tuple[Cell, ...]:
    said = []
    if one.computed:
        said.append(words.text("export.computed_from", numbers=sources.numbers(one.citations)))
    if one.approximate:
        said.append(words.text("export.approximate"))
    if one.value is None:
        key = "export.not_applicable" if one.state is CellState.NOT_APPLICABLE else "export.blank"
        said.append(words.text(key))
    cited = sources.cited(one.citations)
    remark, warning = _joined(said, words), _lines(one.warnings)
    return (one.agency, one.year, one.label, one.value, one.unit, remark, *cited, warning)


def _absent_row(one: Absent, words: Words) -> tuple[Cell, ...]:
    remark = words.text("export.no_report" if one.label is None else "export.no_item")
    return (one.agency, one.year, one.label, None, None, remark, *((None,) * (len(CITED) + 1)))


def _lines(warnings: Sequence[str]) -> str | None:
    return "\n".join(warnings) or None


def _joined(said: Sequence[str], words: Words) -> str | None:
    return words.text("export.list").join(said) or None
