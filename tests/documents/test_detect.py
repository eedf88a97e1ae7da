"""What a file is, whatever its name says."""

from __future__ import annotations

import pytest

from gisbot.documents import SUFFIXES
from gisbot.errors import DamagedDocument, EmptyDocument, PictureDocument, UnsupportedDocument
from tests.documents.makers import docx, p, pdf, read, zipped


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (docx(p("正文")), "a.txt", "docx"),
        (docx(p("正文")), "a.doc", "docx"),
        (b"<html><body><p>" + "正文".encode() + b"</p></body></html>", "a.doc", "html"),
        (b"<html><body><p>" + "正文".encode() + b"</p></body></html>", "a.txt", "html"),
        (pdf("正文"), "a.txt", "pdf"),
    ],
)
def test_content_wins_over_the_ending_and_is_noted(data: bytes, name: str, found: str) -> None:
    document = read(data, name)
    assert document.format == found
    assert [note.rule for note in document.notes] == ["document.wrong_ending"]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"{\\rtf1 x}", "a.rtf", "rtf"),
        (b"Rar!\x1a\x07", "a.zip", "rar"),
        (zipped({"OFD.xml": "<x/>"}), "a.ofd", "ofd"),
        (zipped({"content.xml": "<x/>"}), "a.odt", "OpenDocument"),
        (b"plain words", "a.csv", ".csv"),
        (b"MIME-Version: 1.0", "a.mht", "web archive"),
    ],
)
def test_what_is_not_read_says_what_it_is(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnsupportedDocument, match=words):
        read(data, name)


@pytest.mark.parametrize(
    ("data", "name"), [(b"PK\x03\x04rest", "a.docx"), (b"no pdf", "a.pdf"), (b"%PDF-1.7\n", "a.pdf")]
)
def test_truncated_files_are_damaged(data: bytes, name: str) -> None:
    with pytest.raises(DamagedDocument) as caught:
        read(data, name)
    assert caught.value.rule == "document.damaged"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a.html", "a.png"])
@pytest.mark.parametrize(
    "start",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a",
        b"BM\x46\0\0\0\0\0",
        b"II*\0",
        b"MM\0*",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic",
    ],
)
def test_a_picture_is_called_a_picture_whatever_its_name(start: bytes, name: str) -> None:
    with pytest.raises(PictureDocument) as caught:
        read(start + b"\0" * 60, name)
    assert caught.value.rule == "document.image"


def test_words_that_begin_like_a_bitmap_are_no_picture() -> None:
    assert read("BM公司的报告".encode() * 10, "a.txt").format == "txt"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf", "a.xlsx", "a.zip"])
@pytest.mark.parametrize("data", [b"", b" \r\n", b"\0" * 99])
def test_an_empty_file_is_called_empty(data: bytes, name: str) -> None:
    with pytest.raises(EmptyDocument) as caught:
        read(data, name)
    assert caught.value.rule == "document.empty"


def test_the_endings_read() -> None:
    assert {".txt", ".html", ".docx", ".pdf", ".xlsx", ".zip"} <= SUFFIXES
