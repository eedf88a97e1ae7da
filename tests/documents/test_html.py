"""Html: the article of a page, its tables, its metadata."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from gisbot.documents import html_table
from gisbot.errors import DocumentTooLarge, UnsupportedDocument
from gisbot.model.document import Picture
from tests.documents.makers import grids, paragraphs, read, rows, texts

PROSE = "本年度虚构县主动公开政府信息，严格执行条例规定，及时回应群众关切，认真办理依申请公开事项。"
TABLE = """<table border="1">
<tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td><p>本年</p><p>制发件数</p></td><td>本年废<br/>止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>&nbsp;</td><td>\u3000</td></tr>
<tr><td>行政规范性文件</td><td><span>1</span><span>2</span></td><td></td><td>1,206</td></tr>
</table>"""


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def article(inner: str) -> str:
    return page(
        '<div class="nav"><ul><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li></ul></div>'
        f'<div class="wrap"><h1>虚构县2022年政府信息公开工作年度报告</h1><div class="TRS_Editor">{inner}</div></div>'
        '<div class="footer"><p>主办单位：虚构县人民政府 联系电话：0000-1111111</p></div>',
        "<title>虚构县2022年政府信息公开工作年度报告_虚构县人民政府网</title>",
    )


def test_navigation_and_footer_are_left_out_and_the_title_kept() -> None:
    document = read(article(f"<p>{PROSE}</p>" * 6), "a.html")
    assert texts(document) == ["虚构县2022年政府信息公开工作年度报告", *[PROSE] * 6]
    assert document.metadata.title == "虚构县2022年政府信息公开工作年度报告"
    assert [p.place.location for p in paragraphs(document)][:2] == ["paragraph 1", "paragraph 2"]


def test_numbers_over_several_spans_are_one() -> None:
    document = read(
        article(f"<p>{PROSE}</p>" * 5 + "<p>公开<span>1</span><span><b>2</b></span>3&nbsp;条，自\n2022年。</p>"),
        "a.html",
    )
    assert texts(document)[-1] == "公开123 条，自2022年。"


def test_tables_keep_blanks_spans_and_lines() -> None:
    (grid,) = grids(read(article(f"<p>{PROSE}</p>{TABLE}"), "a.html"))
    assert rows(grid) == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "", ""],
        ["行政规范性文件", "12", "", "1,206"],
    ]
    assert grid.rows[0][0].colspan == 4
    assert grid.rows[1][1].text == "本年\n制发件数"
    assert grid.rows[3][3].place.location == "table 1 row 4"


def test_spans_downwards_push_cells_aside_and_end_with_the_table() -> None:
    (grid,) = grids(
        read(
            article(
                "<table><tr><td rowspan=9>甲</td><td rowspan=2 colspan=2>乙</td><td>1</td></tr>"
                "<tr><td>2</td></tr><tr><td>3</td><td>4</td><td>5</td></tr></table>" + f"<p>{PROSE}</p>" * 5
            ),
            "a.html",
        )
    )
    assert [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in grid.rows] == [
        [("甲", 0, 3, 1), ("乙", 1, 2, 2), ("1", 3, 1, 1)],
        [("2", 3, 1, 1)],
        [("3", 1, 1, 1), ("4", 2, 1, 1), ("5", 3, 1, 1)],
    ]


def test_layout_tables_are_taken_apart() -> None:
    inner = f"<table width='100%'><tr><td><p>{PROSE}</p><p>{PROSE}</p>{TABLE}</td></tr></table>"
    document = read(page(inner, "<title>虚构县报告</title>"), "a.html")
    assert texts(document)[-2:] == [PROSE, PROSE]
    assert len(grids(document)) == 1


def test_metadata_block_and_meta_elements() -> None:
    block = (
        "<table><tr><td>索 引 号：</td><td>000-2023</td><td>发布机构：</td><td>虚构县人民政府办公室</td></tr>"
        "<tr><td>公开日期：</td><td>2023年1月20日</td><td>文号：</td><td></td></tr></table>"
    )
    html = article(f"<p>{PROSE}</p>" * 6).replace('<div class="wrap">', f'<div class="wrap">{block}')
    head = (
        '<meta name="PubDate" content="2023-01-21 09:30"><meta name="Url" content="http://www.example.gov.cn/a.html">'
    )
    metadata = read(html.replace("</head>", f"{head}</head>"), "a.html").metadata
    assert metadata.published == "2023-01-21"
    assert metadata.url == "http://www.example.gov.cn/a.html"
    assert metadata.publisher == "虚构县人民政府办公室"
    assert ("文号", "") in metadata.pairs
    assert read(html, "a.html").metadata.published == "2023-01-20"


def test_an_article_in_a_script_string_is_recovered() -> None:
    inner = f'<p style=\\"x\\">{PROSE}<\\/p>' * 6 + "<p>\\u516c\\u5f0012\\u6761<\\/p>"
    document = read(page(f'<div id="c"></div><script>var content = "{inner}"; var other = "短";</script>'), "a.html")
    assert texts(document) == [*[PROSE] * 6, "公开12条"]


def test_pictures_in_place_of_tables_are_noted() -> None:
    pictures = '<p><img src="icon.png" width="16"><img src="upload/20230101.png" alt="捕获2.PNG"></p>'
    document = read(article(f"<p>{PROSE}</p>" * 6 + pictures), "a.html")
    assert [block.caption for block in document.blocks if isinstance(block, Picture)] == ["捕获2.PNG"]
    assert [note.rule for note in document.notes] == ["document.picture_table"]


def test_headings_and_list_numbers() -> None:
    document = read(
        article(
            f"<h2>一、总体情况</h2><p>{PROSE}</p><p><strong>二、其他</strong></p><ol><li>甲项</li><li>乙项</li></ol>"
            + f"<p>{PROSE}</p>" * 5
        ),
        "a.html",
    )
    found = {p.text: p for p in paragraphs(document)}
    assert found["一、总体情况"].heading
    assert found["二、其他"].heading
    assert not found[PROSE].heading
    assert (found["甲项"].numbering, found["乙项"].numbering) == ("1.", "2.")


def test_declared_and_undeclared_chinese_encodings() -> None:
    html = article(f"<p>{PROSE}</p>" * 5).replace("utf-8", "gb2312")
    assert texts(read(html.encode("gb18030"), "a.htm"))[1] == PROSE


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnsupportedDocument) as caught:
        read(page("<div id='app'></div><script>load()</script>"), "a.html")
    assert caught.value.rule == "document.no_text"


@pytest.mark.parametrize("html", ["<div>" * 50_000, ("<b>" * 400 + "<p>") * 500, "<table><tr><td>" * 20_000])
def test_deep_nesting_is_refused_before_it_is_parsed(html: str) -> None:
    with pytest.raises(DocumentTooLarge):
        read(html + "x", "a.html")


NASTY_CELLS = [
    "0",
    "",
    "&nbsp;",
    "  12 ",
    "<p>12</p>",
    "<p>商业</p><p>企业</p>",
    "商业<br>企业",
    "<p>&nbsp;3&nbsp;</p>",
    "a &lt; b &amp;lt; c",
    "<span title='a>b'>7</span>",
    '<span title="<td>">8</span>',
    "<div><div>9</div></div>",
    "<p><span>1</span><span>2</span></p>",
    "\n  <p>\n 本年新\n 制作 </p>\n",
    "<!-- 5 -->6",
    "<script>x='<td>'</script>4",
    "<style>p{}</style>3",
    "<ul><li>一</li><li>二</li></ul>",
    "甲<p>乙</p>丙",
    "<o:p></o:p>5",
    "<textarea>&lt;b&gt;</textarea>",
    "<svg><text>图</text></svg>",
    "<b>1</b><i>2</i>",
    '<span title="</span><td>7">8</span>',
    "\x019",
    "\u200b6\u3000",
]


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        ' colspan="2"',
        " rowspan=2 colspan='3'",
        ' class="a" rowspan="0"',
        ' rowspan=" 2 " title="a>b"',
        ' rowspan="2%"',
        ' data-rowspan="2" data-colspan="4"',
        ' title="<td>9</td>"',
        " title='rowspan=\"3\"'",
    ],
)
@pytest.mark.parametrize("cell", NASTY_CELLS)
def test_cells_from_markup_are_those_of_the_nodes(cell: str, attributes: str) -> None:
    page = LexborHTMLParser(f"<table><tr><td{attributes}>{cell}</td><th>1</th></tr><tr><td>2<td>3</table>".encode())
    (table,) = page.css("table")
    from_nodes = html_table._printed_cells(html_table._rows_of(table), table.html or "")
    assert html_table._cells_in(table.html or "") in (None, from_nodes)


def test_raised_marks_of_footnotes_are_no_digits() -> None:
    rows_of = "".join(
        f"<tr><td>行政许可</td><td>12<sup>{mark}</sup></td><td>3</td></tr>" for mark in ("1", "[2]", "注1", "①")
    )
    (grid,) = grids(read(f"<html><body><p>正文</p><table>{rows_of}</table></body></html>", "a.html"))
    assert rows(grid) == [["行政许可", "12", "3"]] * 4
