"""PDF files by programs that this project did not write: Chromium's print of a page, LibreOffice's of a document.

Each is a carrier of its own; `installed` lists those that work on this machine.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from examples.carriers.base import Carrier
from examples.carriers.page import write_page
from examples.carriers.word import write as write_word
from examples.draft import Draft

_SECONDS = 120
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OFFICES = ("soffice", "libreoffice")


@cache
def program(names: tuple[str, ...]) -> str | None:
    """The path of the first of `names` that is installed."""
    return next((path for name in names if (path := shutil.which(name)) is not None), None)


def _run(command: list[str], produced: Path) -> bytes:
    """Run a printing program and return the file it produced. Raises RuntimeError when there is none."""
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if not produced.exists():
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(f"{command[0]} printed nothing: {lines[-1] if lines else 'no message'}")
    return produced.read_bytes()


def _required(names: tuple[str, ...]) -> str:
    path = program(names)
    if path is None:
        raise RuntimeError(f"none of {', '.join(names)} is installed")
    return path


def write_by_browser(draft: Draft, style: str) -> bytes:
    """The web page of the report, printed by Chromium; not the same bytes each time (it stamps its clock)."""
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(write_page(draft, style), encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = [_required(_BROWSERS), *flags, f"--user-data-dir={folder}/profile"]
        return _run([*command, f"--print-to-pdf={printed}", page.as_uri()], printed)


def write_by_office(draft: Draft, style: str) -> bytes:
    """The word document of the report, printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "report.docx"
        document.write_bytes(write_word(draft, style))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [_required(_OFFICES), profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        return _run([*command, str(document)], Path(folder) / "report.pdf")


BROWSER = Carrier("pdf-chromium", ".pdf", ("plain",), write_by_browser, blanks=("plain",))
OFFICE = Carrier("pdf-libreoffice", ".pdf", ("typed", "listed"), write_by_office, blanks=("typed", "listed"))


def installed() -> tuple[Carrier, ...]:
    """Those of the two whose program is installed."""
    return tuple(carrier for carrier, names in ((BROWSER, _BROWSERS), (OFFICE, _OFFICES)) if program(names))
