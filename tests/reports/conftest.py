"""What the tests of reading stand on: the project's own catalog, and small documents made in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog.catalog import Catalog, load_catalog

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(HOME)
