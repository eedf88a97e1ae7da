"""The shared real documents, which are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real reports named by GISBOT_SHARED; tests that need it are skipped where it is absent."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("GISBOT_SHARED", root.parent / "shared")) / "reports"
    if not folder.is_dir():
        pytest.skip("the shared real documents are not here (GISBOT_SHARED)")
    return folder


def only(folder: Path, pattern: str) -> Path:
    """The one file of `folder` that fits `pattern`; fails when there is none."""
    found = sorted(folder.glob(pattern))
    assert len(found) == 1, f"{pattern}: {found}"
    return found[0]
