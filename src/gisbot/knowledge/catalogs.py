"""The catalog an edition answers with: that of the home folder, or the one kept when it was published."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from gisbot.catalog import Catalog, load_catalog
from gisbot.catalog.catalog import catalog_files, catalog_hash
from gisbot.errors import StoreError
from gisbot.knowledge.folder import stamp_of_files
from gisbot.store.base import EditionStore

# What changes how a report is read; the other words change only how a question is understood.
READING_FOLDERS = ("knowledge/forms", "knowledge/reading")
READING_FILES = ("knowledge/metrics.yaml", "knowledge/agencies.yaml")


class Catalogs:
    """Loads catalogs; the last ones are remembered. `kept` is a folder for those of older editions."""

    def __init__(self, home: Path, kept: Path, editions: EditionStore) -> None:
        self._home, self._kept, self._editions = home, kept, editions
        self._loaded: dict[str, Catalog] = {}

    def stamp(self) -> str:
        """The state of the home folder's yaml on disk; empty while it may still be changing."""
        return stamp_of_files(catalog_files(self._home))

    def load(self) -> Catalog:
        """The home folder's catalog as it is now. Raises `CatalogError` with every problem."""
        held = self._loaded.get(catalog_hash(self._home))
        return held if held is not None and held.home == self._home else self._remember(load_catalog(self._home))

    def keep(self, catalog: Catalog) -> None:
        """Keep the yaml of a catalog, so that its editions can be answered from in any process, at any time."""
        root = catalog.home
        files = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in catalog_files(root)}
        self._editions.save_catalog(catalog.content_hash, files)

    def of_hash(self, catalog_hash: str) -> Catalog:
        """The catalog of an edition. Raises `StoreError` when it is neither here nor kept."""
        if catalog_hash in self._loaded:
            return self._loaded[catalog_hash]
        folder = self._kept / catalog_hash
        if not folder.is_dir():
            self._write_out(catalog_hash, folder)
        catalog = load_catalog(folder)
        if catalog.content_hash != catalog_hash:
            raise StoreError(f"the kept catalog {catalog_hash} is not what it was; delete {folder}")
        return self._remember(catalog)

    def _remember(self, catalog: Catalog) -> Catalog:
        while len(self._loaded) > 3:
            del self._loaded[next(iter(self._loaded))]
        self._loaded[catalog.content_hash] = catalog
        return catalog

    def _write_out(self, catalog_hash: str, folder: Path) -> None:
        files = self._editions.catalog_files(catalog_hash)
        self._kept.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=self._kept))
        try:
            for name, text in files.items():
                path = making / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", newline="")
            try:
                os.rename(making, folder)
            except OSError:
                if not folder.is_dir():  # else another process was first
                    raise
        finally:
            shutil.rmtree(making, ignore_errors=True)


def reading_hash(home: Path) -> str:
    """A digest of the yaml that reading depends on: under another one, documents are read again."""
    digest = hashlib.sha256()
    for path in catalog_files(home):
        name = path.relative_to(home).as_posix()
        if name in READING_FILES or name.startswith(READING_FOLDERS):
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def code_stamp(rooms: tuple[str, ...]) -> str:
    """The state of the package's own code in some rooms, so that a changed reader reads again."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted((package / room).rglob("*.py")):
            stat = path.stat()
            digest.update(f"{path.relative_to(package)}:{stat.st_size}:{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
