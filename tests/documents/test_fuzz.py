"""Whatever the bytes, a reader gives a document or raises a `DocumentError`; nothing else ever."""

from __future__ import annotations

import io

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gisbot.documents import read_all_bytes
from gisbot.errors import DocumentError
from gisbot.model.document import Grid, Paragraph
from tests.documents.makers import docx, grids, p, pdf, read, table, tc, texts, zipped

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.xlsx", "a.zip", "a.doc", "a"])
WORDS = st.text(alphabet="一二（）、|\t\n 09abc政府<>&;\"'\\:：", max_size=200)
TAGS = [
    "<table>",
    "</table>",
    "<tr>",
    "<td rowspan=3>",
    "<td colspan='2'>",
    "</td>",
    "<p>",
    "</p>",
    "<br>",
    "<ol>",
    "</ol>",
]
TAGS += [
    "<li>",
    "<h2>",
    "</h2>",
    "<b>",
    "</b>",
    "<img src=a.png>",
    "<script>'",
    "<div class=nav>",
    "<div id=zoom>",
    "</div>",
    "<a>",
    "</a>",
]
PIECES = st.lists(
    st.one_of(st.sampled_from(TAGS), st.sampled_from(["公开", "12", "&nbsp;", "发布日期：2023-02-30"])), max_size=60
)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["指标", "数"])
    book.active.append(["收到申请数", 3.5])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WHOLE = {
    "a.docx": docx(p("一、概述", '<w:numPr><w:numId w:val="1"/></w:numPr>') + table([tc("甲"), tc("1")])),
    "a.pdf": pdf("一、概述", ([["甲", "1"], ["乙", ""]], [], [80, 80])),
    "a.xlsx": workbook(),
    "a.zip": zipped({"a.txt": "甲", "b.zip": zipped({"c.txt": "乙"})}),
}


def attempt(data: bytes, name: str) -> None:
    try:
        document = read(data, name)
    except DocumentError:
        return
    assert all(block.text for block in document.blocks if isinstance(block, Paragraph))
    for block in document.blocks:
        if isinstance(block, Grid):
            assert block.rows
            for index, row in enumerate(block.rows):
                assert all(cell.row == index and cell.rowspan >= 1 and cell.colspan >= 1 for cell in row)


@SETTINGS
@given(st.binary(max_size=400), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    attempt(data, name)
    for found in read_all_bytes(data, name, source=name):
        assert found.source.startswith(name)


@SETTINGS
@given(WORDS, st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text_keeps_its_lines(text: str, encoding: str) -> None:
    attempt(text.encode(encoding), "a.txt")
    if not text.strip() or "|" in text or "\t" in text or "<" in text:
        return
    lines = [line.strip() for line in text.split("\n")]
    assert texts(read(text, "a.txt")) == [line for line in lines if line]


@SETTINGS
@given(PIECES)
def test_any_tags(pieces: list[str]) -> None:
    attempt("".join(pieces).encode(), "a.html")


@SETTINGS
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_files_with_broken_bytes(name: str, data: st.DataObject) -> None:
    broken = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 12))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    attempt(bytes(broken), name)
    list(read_all_bytes(bytes(broken), name, source=name))


@SETTINGS
@given(
    st.lists(
        st.lists(st.sampled_from(["", "0", "12", "甲", "1.乙", "/"]), min_size=3, max_size=3), min_size=2, max_size=8
    )
)
def test_a_table_reads_the_same_in_every_carrier(lines: list[list[str]]) -> None:
    lines = [["情形", "数", "总计"], *lines]
    html = (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
        + "</table>"
    )
    carriers = {
        "a.txt": "".join("| " + " | ".join(line) + " |\n" for line in lines).encode(),
        "a.html": f"<html><body><p>正文</p>{html}</body></html>".encode(),
        "a.docx": docx(table(*[[tc(cell) for cell in line] for line in lines])),
    }
    for name, data in carriers.items():
        (grid,) = grids(read(data, name))
        assert [[cell.text for cell in row] for row in grid.rows] == lines, name
