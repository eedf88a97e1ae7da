"""How fast documents are read, each reader beside its yardstick in one run.

The yardstick is the same library opening the same file and handing out everything in it: pypdfium2 its
characters and paths, lexbor and python-docx their paragraphs and cells, openpyxl its rows. Lexbor takes UTF-8 alone:
for a page in another encoding its yardstick decodes first, since it would hand out no readable text otherwise. Txt is
given in MB a second. Files may be named; without any, fictional ones are made on the spot.

    python benchmarks/reading.py [FILE ...]
"""

from __future__ import annotations

import gc
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gisbot.documents import read_bytes

ROUNDS = 15
LABELS = [f"{number}.虚构情形第{number}种，不予公开" for number in range(1, 26)]
PROSE = "虚构县人民政府本年度主动公开政府信息1234条，严格执行条例规定，及时回应群众关切，认真办理依申请公开事项。"


def best(*tasks: Callable[[], object]) -> list[float]:
    """The shortest processor time of each task over several runs, in seconds.

    The tasks take turns, so that a busy machine slows all alike.
    """
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(ROUNDS):
        for task, taken in zip(tasks, times, strict=True):
            gc.collect()
            started = time.process_time()
            task()
            taken.append(time.process_time() - started)
    return [min(taken) for taken in times]


def pdf_yardstick(data: bytes) -> int:
    import pypdfium2
    import pypdfium2.raw as pdfium

    count = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        for index in range(textpage.count_chars()):
            textpage.get_charbox(index)
            count += 1
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            item.get_bounds()
            count += 1
    document.close()
    return count


def html_yardstick(data: bytes) -> int:
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(_readable(data))
    texts = [node.text() for node in page.css("p")]
    for table in page.css("table"):
        for row in table.css("tr"):
            texts.extend(cell.text() for cell in row.css("td, th"))
    return len(texts)


def _readable(data: bytes) -> bytes | str:
    """What the parser can make text of: the bytes in UTF-8, else their text as GB18030."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
    return data


def word_yardstick(data: bytes) -> int:
    import docx

    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            texts.extend(cell.text for cell in row.cells)
    return len(texts)


def sheet_yardstick(data: bytes) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def made_html() -> bytes:
    cell = '<td style="width:20px"><p style="text-align:center"><span style="font-size:12px">0</span></p></td>'
    rows = "".join(f"<tr><td><p><span>{label}</span></p></td>{cell * 7}</tr>" for label in LABELS)
    prose = f'<p style="text-indent:2em"><span style="font-size:16px">{PROSE * 3}</span></p>' * 50
    head = '<meta charset="utf-8"><title>虚构县报告</title>'
    body = f'<div id="zoom"><h1>虚构县报告</h1>{prose}<table>{rows}</table>{prose}</div>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def made_html_gb18030() -> bytes:
    return made_html().decode().replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")


def made_docx() -> bytes:
    import docx

    document = docx.Document()
    for _ in range(60):
        document.add_paragraph(PROSE * 3)
    table = document.add_table(rows=len(LABELS), cols=8)
    for row, label in zip(table.rows, LABELS, strict=True):
        for index, cell in enumerate(row.cells):
            cell.text = "0" if index else label
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def made_xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for label in LABELS * 4:
        book.active.append([label, "件", 0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def made_pdf() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(5):
        canvas.setFont("STSong-Light", 12)
        for line in range(28):
            y = 760 - line * 25
            if page % 2:
                canvas.drawString(80, y, PROSE[:36])
                continue
            canvas.drawString(75, y + 7, LABELS[line % 25][:14])
            for column in range(7):
                canvas.rect(270 + column * 35, y, 35, 25)
                canvas.drawString(280 + column * 35, y + 7, "0")
            canvas.rect(70, y, 200, 25)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def made_txt() -> bytes:
    rows = "".join(f"{label} | 件 | 0 |\n" for label in LABELS)
    return ((PROSE * 4 + "\n") * 30 + rows).encode() * 250


YARDSTICKS: dict[str, Callable[[bytes], int]] = {
    ".pdf": pdf_yardstick,
    ".html": html_yardstick,
    ".docx": word_yardstick,
    ".xlsx": sheet_yardstick,
}


def report(name: str, data: bytes) -> None:
    """Print one line: the time of the reader, and the yardstick's or the megabytes a second."""
    yardstick = YARDSTICKS.get(Path(name).suffix)
    if yardstick is None:
        (spent,) = best(lambda: read_bytes(data, name, source=name))
        print(f"{name:<28} {spent * 1000:8.1f} ms  {len(data) / 1e6 / spent:6.1f} MB/s")
        return
    spent, base = best(lambda: read_bytes(data, name, source=name), lambda: yardstick(data))
    print(f"{name:<28} {spent * 1000:8.1f} ms  yardstick {base * 1000:8.1f} ms  ratio {spent / base:5.2f}")


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]]
    if paths:
        for path in paths:
            report(path.name, path.read_bytes())
        return
    for name, make in (
        ("made.txt", made_txt),
        ("made.html", made_html),
        ("made-gb18030.html", made_html_gb18030),
        ("made.docx", made_docx),
        ("made.pdf", made_pdf),
        ("made.xlsx", made_xlsx),
    ):
        report(name, make())


if __name__ == "__main__":
    main()
