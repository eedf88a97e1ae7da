"""Pictures and files made of answers and reports, and the buttons that ask for them."""

from __future__ import annotations

import logging

from gisbot.channels.base import Attachment, Note, Reply
from gisbot.channels.call import Call
from gisbot.channels.keyboards import Pressed
from gisbot.errors import FontMissing
from gisbot.model.answer import Answer

_log = logging.getLogger(__name__)


def chart_of_answer(call: Call, answer: Answer) -> Reply:
    """The answer drawn; in words when it has nothing to draw or there is no font to draw it with."""
    from gisbot.rendering.chart import chart_of, chart_png

    words = call.services.words(answer.language)
    chart = chart_of(answer, words)
    if chart is None:
        return Reply(Note(f"{answer.text}\n\n{call.words.text('channel.chart.none')}"))
    try:
        png = chart_png(chart, words)
    except FontMissing as error:
        _log.warning("%s", error)
        return Reply(Note(call.words.text("channel.chart.no_font")))
    name = f"{words.text('export.file.chart')}.png"
    caption = "\n".join((chart.title, *chart.notes))
    return Reply(Note(caption), files=(Attachment(name, png, picture=True),))


def file_of_answer(call: Call, answer: Answer, *, as_csv: bool = False) -> Reply:
    """The figures of the answer with their citations, as xlsx or csv."""
    from gisbot.rendering.csv import csv_bytes
    from gisbot.rendering.figure_sheets import answer_sheets
    from gisbot.rendering.xlsx import xlsx_bytes

    if not answer.values:
        return Reply(Note(f"{answer.text}\n\n{call.words.text('channel.export.none')}"))
    words = call.services.words(answer.language)
    sheets = answer_sheets(answer, words)
    name = words.text("export.file.answer")
    suffix, content = ("csv", csv_bytes(sheets[0])) if as_csv else ("xlsx", xlsx_bytes(sheets))
    file = Attachment(f"{name}.{suffix}", content)
    return Reply(Note(answer.lead), files=(file,))


def chart_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """The chart of a kept answer."""
    answer = call.services.shelf.find(pressed.rest, call.who)
    return None if answer is None else chart_of_answer(call, answer)


def workbook_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """The workbook of a kept answer."""
    answer = call.services.shelf.find(pressed.rest, call.who)
    return None if answer is None else file_of_answer(call, answer)


def form_tapped(call: Call, pressed: Pressed) -> Reply | None:
    """The whole table of a report as a workbook."""
    from gisbot.rendering.form_table import form_sheets
    from gisbot.rendering.xlsx import xlsx_bytes

    key, figures = call.services.key(pressed.rest), call.services.table(pressed.rest)
    if key is None or not figures:
        return None
    name = call.words.text("export.file.form", agency=key.agency, year=key.year)
    data = xlsx_bytes(form_sheets(key, figures, call.words, call.services.doubts(pressed.rest, call.language)))
    return Reply(Note(key.title), files=(Attachment(f"{name}.xlsx", data),))
