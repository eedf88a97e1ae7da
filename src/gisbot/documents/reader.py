"""The door of the room: a file in, a `Document` out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gisbot.documents.base import Reader
from gisbot.documents.bounds import MAX_FILE_BYTES, Budget, check_size
from gisbot.documents.detect import Kind, kind_of, says_otherwise
from gisbot.errors import DamagedDocument, DocumentError, EmptyDocument, UnsupportedDocument
from gisbot.model.document import Document, Note

_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class UnreadableDocument:
    """A file that could not be read; `rule` is that of the `DocumentError`, `message` its one line."""

    source: str
    rule: str
    message: str


def read_document(path: Path, *, source: str | None = None) -> Document:
    """The document in the file `path`; `source` is how people are told of it (its name, unless given).

    Raises `DocumentError`: `UnsupportedDocument`, `DamagedDocument` or `DocumentTooLarge`.
    """
    return read_bytes(_bytes_of(path), path.name, source=source if source is not None else path.name)


def read_bytes(data: bytes, name: str, *, source: str) -> Document:
    """The document in `data`, a file named `name`; raises as `read_document` does."""
    check_size(len(data), MAX_FILE_BYTES, "the file")
    kind = kind_of(data, name)
    if kind is Kind.ARCHIVE:
        raise UnsupportedDocument("the file is an archive; its members are read one by one")
    content = _reader_for(kind)(data, Budget())
    notes = content.notes
    if says_otherwise(kind, name):
        notes = (Note("document.wrong_ending", f"the file is {kind.value}, whatever its name says"), *notes)
    return Document(
        source=source,
        format=kind.value,
        content_hash=hashlib.sha256(data).hexdigest(),
        blocks=content.blocks,
        metadata=content.metadata,
        notes=notes,
    )


def all_of_them(_source: str) -> bool:
    """Wants every document."""
    return True


def read_documents(
    path: Path, *, source: str | None = None, wanted: Callable[[str], bool] = all_of_them
) -> Iterator[Document | UnreadableDocument]:
    """Every document in `path`: a file, an archive or a folder, in the order of their names.

    Folders behind symbolic links are not entered. A member that cannot be read is an `UnreadableDocument`
    and does not stop the others. `wanted` is asked for each by its name before it is read.
    """
    shown = source if source is not None else path.name
    if path.is_dir():
        try:
            inside = sorted(path.iterdir())
        except OSError as error:
            yield UnreadableDocument(shown, DamagedDocument.rule, f"the folder cannot be opened: {error.strerror}")
            return
        for member in inside:
            is_loop = member.is_symlink() and member.is_dir()
            if not is_ignored(member.name) and not is_loop:
                inside_name = f"{source}/{member.name}" if source else member.name
                yield from read_documents(member, source=inside_name, wanted=wanted)
        return
    try:
        data = _bytes_of(path)
    except DocumentError as error:
        if wanted(shown):
            yield UnreadableDocument(shown, error.rule, str(error))
        return
    yield from read_all_bytes(data, path.name, source=shown, wanted=wanted)


def read_all_bytes(
    data: bytes, name: str, *, source: str, wanted: Callable[[str], bool] = all_of_them
) -> Iterator[Document | UnreadableDocument]:
    """The document in `data`, or, when it is an archive, every member of it ("a.zip!/b.pdf") that is `wanted`."""
    try:
        is_archive = kind_of(data, name) is Kind.ARCHIVE
    except DocumentError as error:
        if wanted(source):
            yield UnreadableDocument(source, error.rule, str(error))
        return
    if not is_archive:
        if wanted(source):
            yield _read_or_fail(data, name, source)
        return
    from gisbot.documents.archive import Failure, members

    is_empty = True
    for member in members(data):
        shown = f"{source}!/{member.name}" if member.name else source
        if is_ignored(member.name.rpartition("/")[2]):
            continue
        is_empty = False
        if not wanted(shown):
            continue
        if isinstance(member, Failure):
            yield UnreadableDocument(shown, member.rule, member.message)
        else:
            yield _read_or_fail(member.data, member.name, shown)
    if is_empty and wanted(source):
        yield UnreadableDocument(source, EmptyDocument.rule, "the archive holds no files")


def is_ignored(name: str) -> bool:
    """Whether a file is none that a person put there to be read: hidden, a lock, a meta.yaml."""
    lowered = name.lower()
    return (
        lowered.startswith((".", "~$", "__macosx")) or lowered.endswith((".yaml", ".yml")) or lowered in _IGNORED_NAMES
    )


def _read_or_fail(data: bytes, name: str, source: str) -> Document | UnreadableDocument:
    try:
        return read_bytes(data, name, source=source)
    except DocumentError as error:
        return UnreadableDocument(source, error.rule, str(error))


def _bytes_of(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size, MAX_FILE_BYTES, "the file")
        return path.read_bytes()
    except OSError as error:
        raise DamagedDocument(f"the file cannot be opened: {error.strerror}") from error


def _reader_for(kind: Kind) -> Reader:
    """The reader of a format; its library is loaded here, when first needed."""
    if kind is Kind.TEXT:
        from gisbot.documents.text import read_text

        return read_text
    if kind is Kind.HTML:
        from gisbot.documents.html import read_html

        return read_html
    if kind is Kind.WORD:
        from gisbot.documents.word import read_word

        return read_word
    if kind is Kind.SHEET:
        from gisbot.documents.sheet import read_sheet

        return read_sheet
    from gisbot.documents.pdf import read_pdf

    return read_pdf
