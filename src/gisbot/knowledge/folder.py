"""The reports folder as it is on disk: its documents with their meta files, and stamps that tell when it changes.

Hidden files, `~$` lock files and `<file>.meta.yaml` are no documents; folders are searched at any depth.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gisbot.errors import KnowledgeError

META_SUFFIX = ".meta.yaml"
# A file that changed this recently could change again without its time stamp moving on.
SETTLING_NS = 50_000_000


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A document: its path relative to the folder with "/", where it is, and its state on disk.

    `stamp` is empty while the file is too new to be told from a later change; then its content is compared.
    """

    path: str
    location: Path
    meta: Path | None
    size: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All documents of a folder, sorted by path; `stamp` is empty when one of theirs is."""

    folder: Path
    files: tuple[FolderFile, ...]
    stamp: str


def survey_folder(folder: Path) -> Survey:
    """Look at every file's state, opening none. Raises `KnowledgeError` when the folder is not there."""
    if not folder.is_dir():
        raise KnowledgeError(f"the reports folder is not there: {folder}")
    stats = dict(_stats(folder))
    now = time.time_ns()
    files = []
    for path, stat in sorted(stats.items()):
        if path.name.endswith(META_SUFFIX):
            continue
        meta = path.with_name(path.name + META_SUFFIX)
        both = [stat, stats[meta]] if meta in stats else [stat]
        name = shown(path.relative_to(folder))
        files.append(FolderFile(name, path, meta if meta in stats else None, stat.st_size, _stamp(both, now)))
    stamps = [(file.path, file.stamp) for file in files]
    settled = all(stamp for _, stamp in stamps)
    return Survey(folder, tuple(files), hash_of([str(folder.resolve()), *map(str, stamps)]) if settled else "")


def stamp_of_files(paths: Iterable[Path]) -> str:
    """A stamp of some files (yaml, code): empty when one of them is too new."""
    now = time.time_ns()
    stamps = [(str(path), _stamp([path.stat()], now)) for path in paths]
    return hash_of(map(str, stamps)) if all(stamp for _, stamp in stamps) else ""


def content_hash(file: FolderFile) -> str:
    """A hash of the content of a document and its meta file."""
    digest = hashlib.sha256()
    for path in (file.location, file.meta):
        if path is not None:
            with path.open("rb") as opened:
                digest.update(hashlib.file_digest(opened, "sha256").digest())
    return digest.hexdigest()


def hash_of(texts: Iterable[str]) -> str:
    """A hash of texts in their order."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()


def shown(path: Path) -> str:
    """A path as text that can be written anywhere, with "/": bytes of its name that are no UTF-8 are spelt out."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _stamp(stats: list[os.stat_result], now: int) -> str:
    newest = max(max(stat.st_mtime_ns, stat.st_ctime_ns) for stat in stats)
    if newest > now - SETTLING_NS:
        return ""
    return hash_of(f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}" for stat in stats)


def _stats(folder: Path) -> Iterable[tuple[Path, os.stat_result]]:
    def refuse(error: OSError) -> None:
        raise KnowledgeError(f"the reports folder cannot be read: {error}") from error

    for parent, names, files in os.walk(folder, onerror=refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            if name.startswith((".", "~$")):
                continue
            path = Path(parent, name)
            if path.is_file():
                yield path, path.stat()
