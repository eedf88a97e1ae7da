"""What the tests of answers share."""

from __future__ import annotations

import pytest

from tests.answers.doors import Doors
from tests.questions.asking import FreshReports


@pytest.fixture(scope="session")
def doors(fresh: FreshReports) -> Doors:
    """The fictional reports, read once for all tests."""
    return Doors(fresh)
