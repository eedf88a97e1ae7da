"""Archives and folders: every member, one bad one never stopping the others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from gisbot.documents import UnreadableDocument, archive, read_all_bytes, read_documents
from gisbot.errors import UnsupportedDocument
from gisbot.model.document import Document
from tests.documents.makers import docx, p, read, zipped


def outcome(found: list[Document | UnreadableDocument]) -> list[tuple[str, str]]:
    return [(item.source, item.format if isinstance(item, Document) else item.rule) for item in found]


def test_members_by_name_and_a_bad_one_among_them() -> None:
    data = zipped(
        {
            "b/报告.txt": "虚构县报告",
            "a.docx": docx(p("正文")),
            "c.pdf": b"%PDF-1.7 broken",
            "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
            "__MACOSX/._a.docx": b"\0",
            "~$a.docx": b"lock",
            "inner.zip": zipped({"d.txt": "内层"}),
        }
    )
    assert outcome(list(read_all_bytes(data, "all.zip", source="all.zip"))) == [
        ("all.zip!/a.docx", "docx"),
        ("all.zip!/b/报告.txt", "txt"),
        ("all.zip!/c.pdf", "document.damaged"),
        ("all.zip!/inner.zip!/d.txt", "txt"),
        ("all.zip!/old.doc", "document.old"),
    ]


def test_names_in_gbk() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(zipfile.ZipInfo("placeholder"), "正文")
    data = buffer.getvalue().replace(b"placeholder", "虚构县.txt".encode("gb18030").ljust(11, b"_"))
    (member,) = archive.members(data)
    assert member.name.startswith("虚构县.txt")


def test_a_folder_is_read_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / "甲.txt").write_text("甲", "utf-8")
    (tmp_path / "2022" / "甲.txt.meta.yaml").write_text("url: x", "utf-8")
    (tmp_path / "乙.zip").write_bytes(zipped({"丙.txt": "丙"}))
    (tmp_path / ".hidden").write_text("x", "utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n")
    assert sorted(outcome(list(read_documents(tmp_path)))) == [
        ("2022/甲.txt", "txt"),
        ("乙.zip!/丙.txt", "txt"),
        ("图.png", "document.image"),
    ]


def test_bombs_are_counted_while_they_unpack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 5_000_000)
    data = zipped({"a.txt": "可读", "bomb.txt": b"\0" * 15_000_000, "z.txt": "不再读"})
    found = list(read_all_bytes(data, "b.zip", source="b.zip"))
    assert outcome(found) == [
        ("b.zip!/a.txt", "txt"),
        ("b.zip!/bomb.txt", "document.too_large"),
        ("b.zip!/z.txt", "document.too_large"),
    ]


def test_bombs_take_nothing_from_the_others() -> None:
    bombs = {f"b{number}.txt": b"\0" * 150_000_000 for number in range(4)}
    data = zipped({"a.txt": "可读", **bombs, "z.txt": "也可读"})
    found = outcome(list(read_all_bytes(data, "b.zip", source="b.zip")))
    assert [rule for _, rule in found] == ["txt", *["document.too_large"] * 4, "txt"]


def test_archives_in_archives_and_many_members_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"x.txt": "底"})
    for _ in range(5):
        data = zipped({"n.zip": data})
    assert outcome(list(read_all_bytes(data, "a.zip", source="a.zip")))[-1][1] == "document.too_large"
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    many = zipped({f"{number}.txt": "甲" for number in range(9)})
    found = outcome(list(read_all_bytes(many, "m.zip", source="m.zip")))
    assert len(found) == 4
    assert found[-1] == ("m.zip", "document.too_large")


def test_truncated_and_encrypted_archives() -> None:
    data = zipped({"a.txt": "甲" * 500})
    assert outcome(list(read_all_bytes(data[:-30], "a.zip", source="a.zip"))) == [("a.zip", "document.damaged")]
    locked = bytearray(data)
    locked[6] |= 1
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    assert outcome(list(read_all_bytes(bytes(locked), "a.zip", source="a.zip"))) == [
        ("a.zip!/a.txt", "document.encrypted")
    ]


def test_an_archive_without_files_is_told() -> None:
    for data in (b"PK\x05\x06" + b"\0" * 18, zipped({"~$a.docx": b"lock"})):
        assert outcome(list(read_all_bytes(data, "a.zip", source="a.zip"))) == [("a.zip", "document.empty")]


def test_an_archive_is_not_one_document() -> None:
    with pytest.raises(UnsupportedDocument):
        read(zipped({"a.txt": "甲"}), "a.zip")


def test_a_missing_file_is_one_line() -> None:
    (found,) = read_documents(Path("nowhere.pdf"))
    assert isinstance(found, UnreadableDocument)
    assert found.rule == "document.damaged"
