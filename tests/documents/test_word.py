"""Docx: merged cells, list numbers, soft breaks, text boxes."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest

from gisbot.documents import read_document
from gisbot.documents.word_numbering import format_number
from gisbot.errors import DamagedDocument, UnsupportedDocument
from tests.documents.conftest import only
from tests.documents.makers import W, docx, grids, p, paragraphs, read, rows, table, tc, texts, zipped

NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>"""


def numbered(text: str, level: int, list_id: int = 5) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_list_numbers_are_counted() -> None:
    body = "".join(
        [
            numbered("总体情况", 0),
            numbered("主动公开", 1),
            numbered("依申请公开", 1),
            numbered("其他", 0),
            numbered("小节", 1),
            numbered("细目", 2),
            numbered("另起", 0, 6),
        ]
    )
    found = [(q.numbering, q.text) for q in paragraphs(read(docx(body, numbering=NUMBERING), "a.docx"))]
    assert [number for number, _ in found] == ["一、", "（一）", "（二）", "二、", "（一）", "二.一.1", "三、"]


def test_list_numbers_by_style_and_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="mine"/><w:basedOn w:val="2"/></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="2"/>') + p("乙", '<w:pStyle w:val="3"/>') + p("丙", run="<w:b/>") + p("丁")
    found = paragraphs(read(docx(body, numbering=NUMBERING, styles=styles), "a.docx"))
    assert [(q.numbering, q.heading) for q in found] == [("一、", True), ("二、", True), ("", True), ("", False)]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (101, "chineseCounting", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (12, "ideographDigital", "一二"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "lowerRoman", "iv"),
        (27, "upperLetter", "AA"),
        (2, "ideographTraditional", "乙"),
        (7, "decimalFullWidth", "７"),
        (7, "unheardOf", "7"),
    ],
)
def test_number_formats(number: int, style: str, expected: str) -> None:
    assert format_number(number, style) == expected


def test_merged_cells_stand_once_and_continuations_are_no_blanks() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    lines = (
        [tc("申请人情况", '<w:gridSpan w:val="2"/>'), tc("商业\n企业")],
        [tc("（三）不予公开", restart), tc("1.属于国家秘密"), tc("0")],
        [tc("", goes_on), tc("2.其他"), tc("")],
    )
    (grid,) = grids(read(docx(table(*lines)), "a.docx"))
    assert [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in grid.rows] == [
        [("申请人情况", 0, 1, 2), ("商业\n企业", 2, 1, 1)],
        [("（三）不予公开", 0, 2, 1), ("1.属于国家秘密", 1, 1, 1), ("0", 2, 1, 1)],
        [("2.其他", 1, 1, 1), ("", 2, 1, 1)],
    ]
    assert grid.rows[2][0].place.location == "table 1 row 3"


def test_soft_breaks_part_lines_of_one_paragraph() -> None:
    found = paragraphs(read(docx(p("虚构县报告") + p("") + p("一、概述\n本年公开3条。")), "a.docx"))
    assert [(q.text, q.place.location) for q in found] == [
        ("虚构县报告", "paragraph 1"),
        ("一、概述", "paragraph 2"),
        ("本年公开3条。", "paragraph 2"),
    ]


def test_deleted_hidden_and_boxed_text() -> None:
    box = f"<w:pict><w:txbxContent>{p('框内文字')}</w:txbxContent></w:pict>"
    body = (
        "<w:p><w:r><w:t>公开</w:t></w:r><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>99</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>条</w:t></w:r>"
        f"<w:r>{box}</w:r></w:p>"
    )
    assert texts(read(docx(body), "a.docx")) == ["公开12条", "框内文字"]


def test_frames_round_text_are_no_tables() -> None:
    document = read(docx(table([tc("虚构县年度报告")]) + table([tc("长" * 500), tc("乙")])), "a.docx")
    assert not grids(document)
    assert texts(document)[0] == "虚构县年度报告"


def test_a_file_by_python_docx_reads_as_it_was_written() -> None:
    file = python_docx.Document()
    file.add_heading("一、总体情况", level=1)
    file.add_paragraph("本年度公开信息12条。")
    made = file.add_table(rows=2, cols=3)
    made.cell(0, 0).merge(made.cell(0, 1)).text = "合并"
    made.cell(1, 2).text = "7"
    buffer = io.BytesIO()
    file.save(buffer)
    document = read(buffer.getvalue(), "a.docx")
    assert [(q.text, q.heading) for q in paragraphs(document)] == [
        ("一、总体情况", True),
        ("本年度公开信息12条。", False),
    ]
    assert rows(grids(document)[0]) == [["合并", ""], ["", "", "7"]]


def test_broken_encrypted_and_old_files_say_what_they_are() -> None:
    whole = docx(p("正文"))
    with pytest.raises(DamagedDocument):
        read(whole[: len(whole) // 2], "a.docx")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    with pytest.raises(UnsupportedDocument, match=r"\.doc"):
        read(ole, "a.docx")
    with pytest.raises(UnsupportedDocument, match=r"\.doc"):
        read(ole, "a.txt")
    with pytest.raises(DamagedDocument, match="encrypted"):
        read(ole + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_entities_are_refused() -> None:
    laughs = f'<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="{W}"><w:body>{p("&a;")}</w:body></w:document>'
    with pytest.raises(DamagedDocument, match="entities"):
        read(zipped({"word/document.xml": laughs}), "a.docx")


def test_the_blank_form_has_all_rows_and_no_filled_cell(shared_reports: Path) -> None:
    document = read_document(only(shared_reports, "blank-form-2021.docx"))
    first, second, third = grids(document)
    assert [len(grid.rows) for grid in (first, second, third)] == [14, 28, 4]
    assert [cell.colspan for cell in second.rows[0]] == [3, 7]
    assert second.rows[5][0].text == "三、本年度办理结果"
    assert second.rows[5][0].rowspan == 22
    assert [cell.text for cell in third.rows[3]] == [""] * 15
    assert texts(document)[1] == "一、总体情况"


def test_raised_marks_of_footnotes_are_no_digits() -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>"
    (grid,) = grids(
        read(docx(table([tc("行政许可"), f"<w:tc><w:p><w:r><w:t>12</w:t></w:r>{raised}</w:p></w:tc>"])), "a.docx")
    )
    assert rows(grid) == [["行政许可", "12"]]
