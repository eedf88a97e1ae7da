"""`gisbot facts` over the one real report."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import REPORT, Command

KEYS = {
    "report", "agency", "year", "metric", "path", "column", "value", "raw", "unit", "approximate", "kind", "section",
    "quote", "location",
}  # fmt: skip


def facts(gisbot: Command) -> list[dict[str, object]]:
    """The lines of `facts --json`."""
    ran = gisbot("facts", "--json")
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_cell_of_the_table_is_there(gisbot: Command) -> None:
    table = [fact for fact in facts(gisbot) if fact["kind"] == "table"]
    assert len(table) == 58
    assert sum(fact["value"] == 0 for fact in table) == 47
    assert all(isinstance(fact["value"], int | float) for fact in table)


def test_every_fact_has_the_keys_of_the_contract(gisbot: Command) -> None:
    for fact in facts(gisbot):
        assert fact.keys() >= KEYS
        assert (fact["agency"], fact["year"]) == ("河口镇人民政府", 2018)


def test_every_quote_stands_in_the_file_at_its_line(gisbot: Command, reports: Path) -> None:
    lines = (reports / REPORT).read_text("utf-8").splitlines()
    checked = 0
    for fact in facts(gisbot):
        word, number = str(fact["location"]).split()
        assert word == "line"
        printed = "".join(lines[int(number) - 1].split())
        for part in str(fact["quote"]).split(" | "):
            assert "".join(part.split()) in printed
            checked += 1
    assert checked > 100


def test_contact_and_period_are_strings(gisbot: Command) -> None:
    by_metric = {fact["metric"]: fact for fact in facts(gisbot)}
    assert by_metric["contact.phone"]["value"] == "0871-62669002"
    assert by_metric["contact.phone"]["unit"] is None
    assert isinstance(by_metric["report.period"]["value"], str)


def test_people_get_a_table(gisbot: Command) -> None:
    ran = gisbot("facts")
    assert ran.code == 0
    assert "requests.received" in ran.out
    assert "0871-62669002" in ran.out


def test_the_same_folder_gives_the_same_bytes(gisbot: Command) -> None:
    assert gisbot("facts", "--json").out == gisbot("facts", "--json").out
