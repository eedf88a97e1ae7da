"""What the tests of answers share."""

from __future__ import annotations

import pytest

from tests.answers.doors import Doors


@pytest.fixture(scope="session")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Doors:
    """The fictional reports, read once for all tests."""
    return Doors(tmp_path_factory.mktemp("doors"))
