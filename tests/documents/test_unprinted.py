"""What is struck out, hidden, stacked or shown by a picture never becomes a digit of a number, nor a blank."""

from __future__ import annotations

import pytest

from gisbot.documents.base import PICTURE_ALONE
from tests.documents.makers import docx, grids, p, pdf, read, rows, table, tc, texts

PROSE = "本年度虚构县主动公开政府信息，严格执行条例规定，及时回应群众关切，认真办理依申请公开事项。"
UNPRINTED = [
    "<s>3</s>5",
    "<del>3</del><ins>5</ins>",
    "<s>3<del>4</del></s>5",
    "<strike>3</strike>5",
    '<span style="text-decoration:line-through">3</span>5',
    '<span style="display: none">3</span>5',
    '<font style="DISPLAY:none;mso-hide:all">3</font>5',
    "5<span hidden>2</span>",
    "<!--[if !supportEmptyParas]--><!--[endif]-->5",
    '<input type="text" value="5">',
    '<input type="hidden" value="3">5',
]


def page(inner: str) -> bytes:
    body = f"<table><tr><td>指标</td><td>件</td><td>数</td></tr><tr><td>甲</td><td>件</td><td>{inner}</td></tr></table>"
    return f'<!DOCTYPE html><meta charset="utf-8"><div id="zoom">{f"<p>{PROSE}</p>" * 6}{body}</div>'.encode()


@pytest.mark.parametrize("inner", UNPRINTED)
def test_a_cell_holds_what_is_printed(inner: str) -> None:
    (grid,) = grids(read(page(inner), "a.html"))
    assert rows(grid)[1] == ["甲", "件", "5"]


@pytest.mark.parametrize("inner", UNPRINTED[:8])
def test_a_sentence_holds_what_is_printed(inner: str) -> None:
    found = texts(read(page("1").replace(b"</div>", f"<p>收到{inner}件。</p></div>".encode()), "a.html"))
    assert found[-1] == "收到5件。"


def test_an_element_left_open_strikes_nothing_out() -> None:
    assert PROSE in texts(read(page("1").replace(b"<p>", b"<s><p>", 1), "a.html"))


@pytest.mark.parametrize("inner", ["1<br>2", "<p>1</p><p>2</p>", "<div>1</div><div>2</div>"])
def test_two_numbers_in_a_cell_stay_two(inner: str) -> None:
    (grid,) = grids(read(page(inner), "a.html"))
    assert grid.rows[1][2].text == "1\n2"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<img src="upload/2024/3.png">', PICTURE_ALONE),
        ('<p><img src="upload/2024/3.png"></p>', PICTURE_ALONE),
        ('<img src="images/spacer.gif">', ""),
        ('5<img src="upload/2024/3.png">', "5"),
    ],
)
def test_a_picture_in_a_cell_is_no_blank(inner: str, text: str) -> None:
    (grid,) = grids(read(page(inner), "a.html"))
    assert grid.rows[1][2].text == text


@pytest.mark.parametrize("mark", ["strike", "dstrike", "vanish"])
def test_struck_out_runs_of_a_docx(mark: str) -> None:
    runs = f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>5</w:t></w:r>"
    cell = f"<w:tc><w:p>{runs}</w:p></w:tc>"
    document = read(docx(p("正文") + table([tc("甲"), tc("件"), cell])), "a.docx")
    assert rows(grids(document)[0]) == [["甲", "件", "5"]]


def test_a_picture_in_a_cell_of_a_docx_is_no_blank() -> None:
    picture = '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>'
    document = read(docx(table([tc("甲"), tc("件"), f"<w:tc><w:p>{picture}</w:p></w:tc>"])), "a.docx")
    assert rows(grids(document)[0]) == [["甲", "件", PICTURE_ALONE]]


@pytest.mark.parametrize(("width", "text"), [(38, "180000"), (160, "18\n0000")])
def test_a_number_wrapped_by_a_narrow_cell_is_one_and_two_in_a_wide_one_are_two(width: int, text: str) -> None:
    number = "180000" if width < 100 else "18<br/>0000"
    (grid,) = grids(read(pdf("正文", ([["甲", "件", number], ["乙", "件", "1"]], [], [80, 40, width])), "a.pdf"))
    assert grid.rows[0][2].text == text
