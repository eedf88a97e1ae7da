"""A reader of one-line files, so that knowledge is tested without the rooms that read.

"示例局 2018 12" is a report with one figure; NOREPORT, BROKEN, RAISE, HANG, DIE and HUNGRY are what they say.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gisbot.catalog import Catalog
from gisbot.knowledge.reading import ReadResult, SourceFile
from tests.store.samples import figure, report


def read(file: SourceFile, catalog: Catalog) -> Iterator[ReadResult]:
    """What one file gives; a .zip holds a report a line."""
    data = file.path.read_bytes()
    lines = data.decode().splitlines()
    for number, line in enumerate(lines[file.done :], start=file.done + 1):
        source = f"{file.source}!/{number}" if file.path.suffix == ".zip" else file.source
        if number == file.done + 1 and file.failed is not None and file.path.suffix == ".zip":
            yield ReadResult(source, rule=file.failed.rule, message=file.failed.message)
            continue
        yield _read_line(line, source, hashlib.sha256(line.encode()).hexdigest(), file)


def _read_line(line: str, source: str, content: str, file: SourceFile) -> ReadResult:
    match line.split():
        case ["NOREPORT"]:
            return ReadResult(source, rule="lookalike.news", message="this is news", refused=True)
        case ["BROKEN"]:
            return ReadResult(source, rule="document.damaged", message="the file is truncated")
        case ["RAISE"]:
            raise ValueError("the reader has a fault\nof two lines")
        case ["HANG"]:
            time.sleep(600)
        case ["DIE"]:
            os._exit(3)
        case ["HUNGRY"]:
            bytearray(8 << 30)
        case [agency, year, value]:
            published = None if file.published is None else date.fromisoformat(file.published)
            made = report(agency, int(year), figures=(figure(Decimal(value)),), source=source, content=content)
            return ReadResult(source, replace(made, published=published, url=file.url))
    raise AssertionError(f"the fake reader does not know {line!r}")
