"""Every metric is understood by its own names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gisbot.knowledge.lexicon import build_lexicon
from gisbot.questions.understand import Understanding
from tests.questions.asking import HERE, Reports
from tests.questions.labels import Named, understood

FEWEST = 400


@pytest.fixture(scope="module")
def named(hekou: Reports) -> list[Named]:
    understanding = Understanding(hekou.edition.catalog, build_lexicon(hekou.edition, None))
    return understood(understanding, hekou.edition.catalog)


def exceptions(path: Path = HERE / "labels.yaml") -> dict[str, list[str]]:
    """The names known to mean something else when they stand alone, by metric."""
    given: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8"))["exceptions"]
    return given


def test_every_name_means_its_own_metric(named: list[Named]) -> None:
    known = exceptions()
    astray = [entry for entry in named if not entry.right and entry.name not in known.get(entry.metric, ())]
    assert len(named) >= FEWEST
    assert not astray


def test_every_exception_is_a_name(named: list[Named]) -> None:
    names = {(entry.metric, entry.name) for entry in named}
    assert {(metric, name) for metric, listed in exceptions().items() for name in listed} <= names
