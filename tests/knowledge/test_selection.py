"""Which reports answer when a document is there twice or two say different things."""

from __future__ import annotations

from .conftest import World


def findings(world: World) -> list[tuple[str, str]]:
    """Sources and rules of the edition's findings."""
    return [(found.source, found.finding.rule) for found in world.publisher.follow_folder().findings]


def test_the_same_content_under_two_names_is_one_report(world: World) -> None:
    world.write("copy.txt", "甲局 2018 12")
    assert findings(world) == [("copy.txt", "report.duplicate")]
    edition = world.publisher.follow_folder()
    assert (len(edition.reports), len(edition.superseded)) == (2, 0)


def test_the_newest_published_of_two_answers(world: World) -> None:
    world.write("a2.txt", "甲局 2018 13")
    world.write("a2.txt.meta.yaml", "published: 2019-02-01")
    world.write("a.txt.meta.yaml", "published: 2019-01-01")
    assert findings(world) == [("a.txt", "report.conflict")]
    edition = world.publisher.follow_folder()
    key = edition.index.find("甲局", 2018)
    assert key is not None
    assert key.source == "a2.txt"
    assert [key.source for key in edition.superseded] == ["a.txt"]
    assert len(edition.figures.by_metric("requests.received", agencies=["甲局"])) == 1


def test_the_same_figures_in_two_carriers_are_a_duplicate(world: World) -> None:
    world.write("a2.txt", "甲局 2018 12 ".rstrip() + "  ")
    assert findings(world) == [("a2.txt", "report.duplicate")]


def test_years_and_agencies_are_found(world: World) -> None:
    world.write("c.txt", "甲局 2017 3")
    index = world.publisher.follow_folder().index
    assert index.agencies == ("乙局", "甲局")
    assert (index.years, index.years_of("甲局")) == ((2017, 2018), (2017, 2018))
    latest = index.latest("甲局")
    assert latest is not None
    assert latest.year == 2018
    assert index.latest("丙局") is None
    assert index.find("甲局", 2016) is None
    assert [key.agency for key in index.of_years([2018])] == ["乙局", "甲局"]
