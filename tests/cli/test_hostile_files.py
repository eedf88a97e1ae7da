"""Files made to hurt, the whole way through `gisbot check FILE` in a process of its own with little memory and time."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.makers import W, docx, p, table, tc, zipped
from tests.documents.test_hostile import CASES

GIGABYTE = 1024**3
SECONDS = 30
MEMBERS = 10
ALL = bool(os.environ.get("GISBOT_ALL"))
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{ENTITIES}]><w:document xmlns:w="{W}">&l9;</w:document>'


def cut(name: str) -> bytes:
    """The first two thirds of a whole file."""
    from tests.documents.makers import pdf

    whole = docx(p("正文") + table([tc("甲"), tc("1")])) if name.endswith("docx") else pdf("正文" * 400)
    return whole[: len(whole) * 2 // 3]


def bomb() -> bytes:
    """A zip of 300 MB of zeros, in a zip."""
    return zipped({"inner.zip": zipped({f"{n}.txt": b"0" * 30_000_000 for n in range(MEMBERS)})})


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "cut docx": ("a.docx", lambda: cut("a.docx")),
    "cut pdf": ("a.pdf", lambda: cut("a.pdf")),
    "zip bomb": ("a.zip", bomb),
    "deep html": ("a.html", lambda: b"<div>" * 200_000 + "政府信息公开".encode()),
    "50 MB of txt": CASES["50 MB of txt"],
    "ten thousand pages": CASES["ten thousand pages"],
    "20,000 tables": ("a.docx", lambda: docx(table([tc("甲"), tc("1")]) * 20_000)),
    "a billion laughs": (
        "a.docx",
        lambda: zipped({"word/document.xml": LAUGHS}),
    ),
    "an entity from outside": CASES["an entity from outside"],
    "laughs in xlsx": CASES["laughs in xlsx"],
}
QUICK = ("cut pdf", "zip bomb", "deep html", "a billion laughs")
"""Asked every time; the others with GISBOT_ALL=1."""


def bounded() -> None:
    """Bounds the memory of the process and of those that it starts."""
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))


@pytest.mark.parametrize("name", [name for name in FILES if ALL or name in QUICK])
def test_one_finding_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    file, make = FILES[name]
    (tmp_path / "reports").mkdir()
    path = tmp_path / file
    path.write_bytes(make())
    environment = os.environ | {"GISBOT_DATA": str(tmp_path / "data"), "GISBOT_PROCESSES": "1"}
    command = [sys.executable, "-m", "gisbot.cli.main", "check", "--json", "--reports", str(tmp_path / "reports"), path]
    started = time.monotonic()
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=2 * SECONDS, preexec_fn=bounded, check=False
    )
    assert time.monotonic() - started < SECONDS
    assert "Traceback" not in ran.stderr, ran.stderr[-800:]
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 1
    assert len(found) == len({line["source"] for line in found}) == (MEMBERS if name == "zip bomb" else 1)
    for line in found:
        assert (line["severity"], line["citations"]) == ("error", [])
        assert line["rule"].startswith("document.")
        assert len(line["message"]) > 4
