"""What a file is, whatever its name says."""

from __future__ import annotations

import pytest

from gisbot.documents import SUFFIXES
from gisbot.errors import DamagedDocument, UnsupportedDocument
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
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "picture"),
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
    ("data", "name"), [(b"", "a.txt"), (b" \n\0", "a.pdf"), (b"PK\x03\x04rest", "a.docx"), (b"no pdf", "a.pdf")]
)
def test_empty_and_truncated_files(data: bytes, name: str) -> None:
    with pytest.raises(DamagedDocument):
        read(data, name)


def test_the_endings_read() -> None:
    assert {".txt", ".html", ".docx", ".pdf", ".xlsx", ".zip"} <= SUFFIXES
