"""Files made to hurt: each is one clear error, in bounded time and memory."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from gisbot.documents.bounds import MAX_SECONDS
from gisbot.errors import DamagedDocument, DocumentError, DocumentTooLarge
from tests.documents.makers import W, docx, p, read, zipped

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_pdf(objects: list[bytes]) -> bytes:
    """A pdf of ready objects; the first is the catalog."""
    data, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        data + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def one_page(content: bytes, *more: bytes) -> bytes:
    resources = b"/Resources<</XObject<</F 6 0 R>>/Font<</T 5 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + resources + b">>"
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            content,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        ]
    )


def form_bomb() -> bytes:
    forms = []
    for number in range(24):
        inner = b"/F Do /F Do " if number < 23 else b"BT /T 12 Tf (x) Tj ET"
        resources = b"/Resources<</XObject<</F %d 0 R>>/Font<</T 5 0 R>>>>" % (7 + number)
        forms.append(stream(inner, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources))
    return one_page(stream(b"/F Do"), *forms)


def ten_thousand_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(10_000))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 10000>>" % kids, *[page] * 10_000])


def much_text() -> bytes:
    content = zlib.compress(b"BT /T 1 Tf " + b"(a) Tj " * 1_500_000 + b"ET")
    return one_page(stream(content, b"/Filter/FlateDecode"))


def deep_controls() -> bytes:
    return docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)


def deep_tables() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 200 + p("x") + "</w:tc></w:tr></w:tbl>" * 200)


def sheet(rows: str) -> bytes:
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/>'
            "</Relationships>",
            "xl/worksheets/s.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


OUTSIDE = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}">&a;</w:document>'


def many_attributes(value: str) -> bytes:
    return f"<p {' '.join(f'a{number}{value}' for number in range(60_000))}>x</p>".encode()


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "form bomb": ("a.pdf", form_bomb),
    "ten thousand pages": ("a.pdf", ten_thousand_pages),
    "a million characters on a page": ("a.pdf", much_text),
    "50 MB of txt": ("a.txt", lambda: "政府信息公开\n".encode() * (50_000_000 // 19)),
    "lines without end": ("a.txt", lambda: b"a\n" * 2_000_000),
    "cells without end": ("a.txt", lambda: b"a|b|c\n" * 400_000),
    "tags without end": ("a.html", lambda: b"<p>x" * 1_200_000),
    "attributes without end": ("a.html", lambda: many_attributes('=">"')),
    "names without end": ("a.html", lambda: many_attributes("")),
    "spans without end": ("a.html", lambda: b"<table>" + b"<tr><td colspan=1000 rowspan=60000>1<td>2" * 2_000),
    "spans over all rows": (
        "a.html",
        lambda: b"<table><tr>" + b"<td colspan=1000 rowspan=60000>1" * 290 + b"</tr>" + b"<tr><td>1<td>2" * 4_000,
    ),
    "a span over a thousand million": (
        "a.html",
        lambda: b"<table>" + b"<tr><td rowspan=1000000000 colspan=1000>a<td colspan=1000>b" * 200,
    ),
    "texts of a sheet without end": (
        "a.xlsx",
        lambda: zipped({"xl/workbook.xml": "", "xl/sharedStrings.xml": "<si><t>a</t></si>" * 3_000_000}),
    ),
    "laughs in docx": (
        "a.docx",
        lambda: zipped(
            {"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="{W}">&a;</w:document>'}
        ),
    ),
    "an entity from outside": ("a.docx", lambda: zipped({"word/document.xml": OUTSIDE})),
    "laughs in xlsx": ("a.xlsx", lambda: sheet('<!DOCTYPE x [<!ENTITY a "ha">]><row><c><v>&a;</v></c></row>')),
    "a huge part": ("a.docx", lambda: docx("<w:p/>" * 6_000_000)),
    "deep content controls": ("a.docx", deep_controls),
    "deep tables": ("a.docx", deep_tables),
    "a far cell": (
        "a.xlsx",
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "a text that is not there": ("a.xlsx", lambda: sheet('<row><c t="s"><v>7</v></c></row>')),
}


@pytest.mark.parametrize("name", CASES)
def test_one_clear_error_in_time(name: str) -> None:
    file, make = CASES[name]
    data = make()
    started = time.monotonic()
    with pytest.raises((DocumentTooLarge, DamagedDocument)) as caught:
        read(data, file)
    assert time.monotonic() - started < MAX_SECONDS
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > 10


def truncations() -> Iterator[tuple[str, bytes]]:
    from tests.documents.makers import pdf, table, tc

    whole = {
        "a.docx": docx(p("正文") + table([tc("甲"), tc("1")])),
        "a.pdf": pdf("正文", ([["甲", "1"]], [], [80, 80])),
    }
    for name, data in whole.items():
        for part in range(1, 20):
            yield name, data[: len(data) * part // 20]


def test_truncated_files_never_do_worse_than_an_error() -> None:
    failures = 0
    for name, data in truncations():
        try:
            read(data, name)
        except DocumentError:
            failures += 1
    assert failures > 10
