"""Reports as office programs write them: WPS (a run for each character, merged cells told on every row, headings
numbered by lists, page numbers in text boxes with a fallback, parts of its own) and what people do in them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import Figure, FigureKind, Report
from gisbot.reports.reader import read_report
from tests.documents.makers import W, zipped
from tests.reports.making import rules
from tests.reports.test_tables import FIRST, GOOD, PERIOD, TITLE

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:w="{W}" mc:Ignorable="w14"'
)
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NUMBERED = '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
OWN = "http://www.wps.cn/officeDocument/2013/wpsCustomData"
BEGUN, GOES_ON = '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>'


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def para(text: str, properties: str = "") -> str:
    """A paragraph with a run for each character, as WPS writes it."""
    fonts = '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
    runs = "".join(f"<w:r>{fonts}<w:t>{char}</w:t></w:r>" for char in text)
    mark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    return f'<w:p w14:paraId="1A2B3C4D"><w:pPr><w:kinsoku/>{properties}</w:pPr>{mark}{runs}</w:p>'


def cell(text: str, properties: str = "") -> str:
    borders = '<w:tcBorders><w:tl2br w:val="nil"/><w:tr2bl w:val="nil"/></w:tcBorders><w:noWrap w:val="0"/>'
    return f"<w:tc><w:tcPr>{properties}{borders}</w:tcPr>{para(text) if text else '<w:p><w:pPr/></w:p>'}</w:tc>"


def table(rows: list[list[str]]) -> str:
    lines = "".join(f"<w:tr><w:tblPrEx/><w:trPr><w:tblHeader/></w:trPr>{''.join(row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblLayout w:type="autofit"/></w:tblPr><w:tblGrid/>{lines}</w:tbl>'


def requests() -> str:
    """Section three, every merged cell told on each row that it covers."""
    corner = cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", wide(3) + BEGUN)
    covered = cell("", wide(3) + GOES_ON)
    organisations = cell("法人或其他组织", wide(5))
    rows = [
        [corner, cell("申请人情况", wide(7))],
        [covered, cell("自然人", BEGUN), organisations, cell("总计", BEGUN)],
        [covered, cell("", GOES_ON), *(cell(name) for name in COLUMNS[1:6]), cell("", GOES_ON)],
    ]
    for row in GOOD[3:]:
        labels, values = list(row[:-7]), [cell(value) for value in row[-7:]]
        if labels[0].startswith(("一、", "二、", "四、")):
            rows.append([cell(labels[0], wide(3)), *values])
            continue
        first = cell(labels.pop(0), BEGUN) if labels[0].startswith("三、") else cell("", GOES_ON)
        if len(labels) == 2:
            rest = [cell(labels[0], BEGUN), cell(labels[1])]
        elif labels[0].startswith("（"):
            rest = [cell(labels[0], wide(2))]
        else:
            rest = [cell("", GOES_ON), cell(labels[0])]
        rows.append([first, *rest, *values])
    return table(rows)


def page_number() -> str:
    """A text box, once as a shape and once as its fallback."""
    box = f"<w:txbxContent>{para('— 9 —')}</w:txbxContent>"
    shape = (
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    )
    older = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{shape}{older}</mc:AlternateContent></w:r></w:p>"


def body() -> str:
    disclosed = table([[cell(text, wide(4) if len(row) == 1 else "") for text in row] for row in FIRST])
    prose = para("全年收到政府信息公开申请6件，办结6件。") + page_number()
    sections = (
        ("总体情况", prose),
        ("主动公开政府信息情况", disclosed),
        ("收到和处理政府信息公开申请情况", requests()),
    )
    text = "".join(para(heading, NUMBERED) + content for heading, content in sections)
    return para(TITLE) + para(PERIOD) + text


def package(inner: str, rename: Callable[[str], str] = str) -> bytes:
    parts: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{inner}<w:sectPr/></w:body></w:document>",
        "customXml/item1.xml": f'<s:customData xmlns:s="{OWN}"><s:customSectProps/></s:customData>',
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "[Content_Types].xml": "<Types/>",
    }
    return zipped({rename(name): part for name, part in parts.items()})


def read(catalog: Catalog, data: bytes) -> Report:
    return read_report(read_bytes(data, "虚构.docx", source="虚构.docx"), catalog)


def cells(report: Report) -> dict[tuple[str | None, str | None], Figure]:
    return {(f.metric, f.column): f for f in report.figures if f.kind is FigureKind.TABLE}


def inserted(text: str) -> str:
    """Every number put in by a tracked change in the place of another."""
    new = r'<w:ins w:id="1" w:author="x">\1</w:ins>'
    old = '<w:del w:id="2" w:author="x"><w:r><w:delText>7</w:delText></w:r></w:del>'
    return re.sub(r"(<w:r>(?:(?!<w:r>).)*?<w:t>\d</w:t></w:r>)", new + old, text)


def summed(text: str) -> str:
    """Every 6 the result of a formula."""
    return re.sub(
        r"(<w:r>(?:(?!<w:r>).)*?<w:t>6</w:t></w:r>)", r'<w:fldSimple w:instr="=SUM(LEFT)">\1</w:fldSimple>', text
    )


def controlled(text: str) -> str:
    """Every table within a content control."""
    return text.replace("<w:tbl>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tbl>").replace(
        "</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize("written", [str, inserted, summed, controlled])
def test_every_cell_is_read(catalog: Catalog, written: Callable[[str], str]) -> None:
    report = read(catalog, package(written(body())))
    found = cells(report)
    assert (report.title, report.year, report.agency) == (TITLE, 2023, "云溪县教育局")
    assert [section.heading for section in report.sections if section.heading] == [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    ]  # fmt: skip
    assert len(found) == 6 + 25 * 7
    row = next(row for row in GOOD if row[0].startswith("一、"))
    received = [found[metric, column] for metric, column in found if (metric or "").startswith("requests.received")]
    assert [str(figure.value) for figure in received] == list(row[-7:])
    assert found["requests.completed", "总计"].value == 6
    assert rules(report) == {"table.missing"}


def test_parts_named_with_backslashes_are_found(catalog: Catalog) -> None:
    report = read(catalog, package(body(), lambda name: name.replace("/", "\\")))
    assert len(cells(report)) == 6 + 25 * 7


def test_the_number_of_a_page_is_no_figure(catalog: Catalog) -> None:
    report = read(catalog, package(body()))
    assert {str(f.value) for f in report.figures if f.kind is FigureKind.PROSE} == {"6"}


def test_a_package_cut_short_is_one_finding(catalog: Catalog) -> None:
    from gisbot.documents.reader import UnreadableDocument, read_all_bytes

    data = io.BytesIO(package(body())).getvalue()
    assert zipfile.is_zipfile(io.BytesIO(data))
    (told,) = read_all_bytes(data[: len(data) // 2], "虚构.docx", source="虚构.docx")
    assert isinstance(told, UnreadableDocument)
    assert told.rule == "document.damaged"
