"""How copies print the tables of `handmade`: habits of web pages, of texts taken from them, of office programs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import BytesIO
from itertools import product

from tests.reports.handmade import Cell, Rows

Lines = Callable[[Rows], list[str]]


def _grid(rows: Rows, *, repeat: bool) -> list[list[str]]:
    """Every place of the table; those that a merged cell covers blank or filled anew."""
    width = sum(cell.colspan for cell in rows[0])
    texts = [[""] * width for _ in rows]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for down, right in product(range(cell.rowspan), range(cell.colspan)):
                taken.add((number + down, column + right))
                if repeat or not (down or right):
                    texts[number + down][column + right] = cell.text
            column += cell.colspan
    return texts


def _extra(row: list[Cell]) -> int:
    return sum(cell.colspan - 1 for cell in row)


def _stacked(rows: Rows) -> list[str]:
    lines = []
    for row in rows:
        lines += [f"{cell.text} |" for cell in row]
        lines += ["|" * _extra(row)] * (_extra(row) > 0)
    return lines


def _led(rows: Rows) -> list[str]:
    return [line for row in rows for line in (row[0].text, *(f"| {cell.text}" for cell in row[1:]), "|")]


def _trailing(rows: Rows, more: int = 0) -> list[str]:
    return [" | ".join(cell.text for cell in row) + " |" + " " + "|" * (_extra(row) + more) for row in rows]


TEXTS: dict[str, Lines] = {
    "trailing": _trailing,
    "trailing-empty-column": lambda rows: _trailing(rows, 1),
    "cells": lambda rows: [" | ".join(cell.text for cell in row) + " |" for row in rows],
    "stacked": _stacked,
    "led": _led,
    "tabs": lambda rows: ["\t".join(cell.text for cell in row) for row in rows],
    "every-place": lambda rows: ["| " + " | ".join(row) + " |" for row in _grid(rows, repeat=False)],
    "tabs-every-place": lambda rows: ["\t".join(row) for row in _grid(rows, repeat=False)],
    "repeated": lambda rows: [" | ".join(row) for row in _grid(rows, repeat=True)],
}
"""Habits in which a blank cell keeps its place."""

FULL_TEXTS: dict[str, Lines] = {
    "lines": lambda rows: [cell.text for row in rows for cell in row],
    "spaced": lambda rows: [line for row in rows for cell in row for line in (cell.text, "")],
    "flat": lambda rows: [" ".join(cell.text for cell in row) for row in rows],
    "bars": lambda rows: [line for row in rows for cell in row for line in (cell.text, "|")],
    "lost-blanks": lambda rows: [
        " | ".join(f"? {cell.text}" if cell.text.isdecimal() else cell.text for cell in row) + " |" for row in rows
    ],
    "office": lambda rows: _office(rows),
}
"""Habits in which it does not."""


def _office(rows: Rows) -> list[str]:
    """One cell a line, an empty line for each cell that a merged one above covers, as office programs save a text."""
    lines = []
    covered: dict[int, int] = {}
    for number, row in enumerate(rows):
        lines += [""] * sum(last > number for last in covered.values())
        covered = {start: last for start, last in covered.items() if last > number + 1}
        for cell in row:
            lines.append(cell.text)
            if cell.rowspan > 1:
                covered[len(lines)] = number + cell.rowspan
    return lines


def txt(parts: list[str | Rows], habit: Lines) -> bytes:
    """The report as txt."""
    lines: list[str] = []
    for part in parts:
        lines += [part] if isinstance(part, str) else habit(part)
    return "\n".join(lines).encode()


def _spans(cell: Cell) -> str:
    return (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    )


def _of_word(text: str) -> str:
    if text.isdecimal():
        return "".join(f'<span lang="EN-US">{char}</span>' for char in text)
    half = len(text) // 2
    return f"<span>{escape(text[:half])}</span><br/>{escape(text[half:])}" if len(text) > 6 else escape(text)


CELLS: dict[str, Callable[[Cell], str]] = {
    "plain": lambda cell: f"<td{_spans(cell)}>{escape(cell.text)}</td>",
    "word": lambda cell: (
        f'<td width="79"{_spans(cell)}><p class="MsoNormal">{_of_word(cell.text)}<o:p>&nbsp;</o:p></p></td>'
    ),
    "blanks": lambda cell: f"<td{_spans(cell)}><p><span>{escape(cell.text) or '&nbsp;'}</span></p></td>",
    "div": lambda cell: f"<td{_spans(cell)}>\n<div>\n\t{escape(cell.text)}\n</div></td>",
    "fullwidth": lambda cell: (
        f"<td{_spans(cell)}>{cell.text.translate(_WIDE) if cell.text.isdecimal() else cell.text}</td>"
    ),
    "no-spans": lambda cell: f"<td>{escape(cell.text)}</td>",
    "repeated": lambda cell: f"<td>{escape(cell.text)}</td>" * cell.colspan,
    "empty-column": lambda cell: f"<td{_spans(cell)}>{escape(cell.text)}</td>",
}
_WIDE = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-云溪县人民政府</title></head><body>
<div class="nav"><a href="/">首页</a><a>政务公开</a><span>咨询热线：0871-12345678</span></div>
<table class="meta"><tr><td>索 引 号：</td><td>01510/2024-00012</td><td>分类：</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构：</td><td>云溪县教育局</td><td>发文日期：</td><td>2024-01-19</td></tr></table>
<div class="article" id="zoom"><h1>{title}</h1>{body}</div>
<div>分享到：<a>微信</a></div><div><a>上一篇：云溪县民政局2023年政府信息公开工作年度报告</a></div>
<div class="footer">主办单位：云溪县人民政府办公室 联系电话：0871-68888888 网站标识码：5301000012</div></body></html>"""


def html(parts: list[str | Rows], habit: str) -> bytes:
    """The report as the page of a site."""
    body = []
    for part in parts[1:]:
        if isinstance(part, str):
            body.append(f"<p>&nbsp;&nbsp;{escape(part)}</p>")
            continue
        end = "<td></td>" if habit == "empty-column" else ""
        lines = ("<tr>" + "".join(CELLS[habit](cell) for cell in row) + end + "</tr>" for row in part)
        body.append("<table border=1><tbody>" + "\n".join(lines) + "</tbody></table>")
    return _PAGE.format(title=parts[0], body="\n".join(body)).encode()


def open_pdf(parts: list[str | Rows], *, align: str) -> bytes:
    """The report as a pdf whose tables have no lines; labels are wrapped above and below their numbers."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    prose = ParagraphStyle("prose", fontName="STSong-Light", fontSize=11, leading=17, wordWrap="CJK")
    small = ParagraphStyle("cell", parent=prose, fontSize=9, leading=12, alignment=("left", "centre").index(align))
    flow: list[object] = []
    for part in parts:
        if isinstance(part, str):
            flow.append(Paragraph(escape(part), prose))
            continue
        style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_table_spans(part)]
        texts = [[Paragraph(escape(text), small) for text in row] for row in _grid(part, repeat=False)]
        width = len(texts[0])
        widths = {4: [150, 90, 90, 90], 10: [56, 60, 130, *[34] * 7], 15: [30] * 15}[width]
        flow.append(Table(texts, colWidths=widths, style=TableStyle(style)))
    buffer = BytesIO()
    SimpleDocTemplate(buffer, leftMargin=50, rightMargin=50).build(flow)
    return buffer.getvalue()


def _table_spans(rows: Rows) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    spans = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {
                (number + down, column + right) for down, right in product(range(cell.rowspan), range(cell.colspan))
            }
            spans.append(("SPAN", (column, number), (column + cell.colspan - 1, number + cell.rowspan - 1)))
            column += cell.colspan
    return spans
