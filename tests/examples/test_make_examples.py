"""The command writes files, truth and manifest that belong together, and the same ones each time."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import yaml
from examples.make import main, year_range


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _files(folder: Path) -> set[str]:
    names: set[str] = set()
    for path in folder.iterdir():
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                names |= {f"{path.name}!/{name}" for name in archive.namelist()}
        else:
            names.add(path.name)
    return names


def test_truth_and_manifest_name_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(tmp_path), "--agencies", "3", "--years", "2017-2022", "--formats", "txt,html,docx,xlsx,zip"]
    assert main([*arguments, "--defects", "all"]) == 0
    assert "18 reports" in capsys.readouterr().out
    files = _files(tmp_path / "reports")
    assert len(files) == 18
    assert {line["file"] for line in _lines(tmp_path / "reports.jsonl")} == files
    assert {line["file"] for line in _lines(tmp_path / "truth.jsonl")} <= files
    assert all(line["defects"] for line in _lines(tmp_path / "reports.jsonl"))


def test_a_truth_line_has_the_fields_of_a_fact(tmp_path: Path) -> None:
    main([str(tmp_path), "--agencies", "1", "--years", "2021", "--formats", "txt:pipes"])
    about = {"report", "agency", "year", "file", "sure"}
    figure = {"metric", "path", "column", "value", "raw", "unit", "approximate", "kind"}
    place = {"section", "quote", "location"}
    lines = _lines(tmp_path / "truth.jsonl")
    assert lines
    assert all(set(line) == about | figure | place for line in lines)
    assert {line["kind"] for line in lines} == {"table", "prose", "contact", "period", "date"}


def test_the_same_arguments_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        main([str(tmp_path / name), "--agencies", "2", "--years", "2018-2019", "--formats", "txt,html,docx,pdf,zip"])
    one = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert one
    for path in one:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes(), path


def test_the_demo_is_one_county_with_namesakes_next_door(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--demo"]) == 0
    reports = _lines(tmp_path / "reports.jsonl")
    assert len(reports) == 60
    assert {str(line["file"]).rsplit(".", 1)[1] for line in reports} == {"txt", "html", "docx", "pdf"}
    fragment = yaml.safe_load((tmp_path / "agencies.yaml").read_text(encoding="utf-8"))
    assert {entry["name"] for entry in fragment["agencies"]} == {line["agency"] for line in reports}
    shorts = [short for entry in fragment["agencies"] for short in entry.get("short", [])]
    assert {short for short in shorts if shorts.count(short) > 1} == set(fragment["ambiguous"]) != set()


@pytest.mark.parametrize("arguments", [["--years", "1999"], ["--formats", "odt"], ["--agencies", "9999"]])
def test_unusable_arguments_are_refused_in_one_line(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), *arguments])
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_years_are_a_range_or_one_year() -> None:
    assert list(year_range("2019-2021")) == [2019, 2020, 2021]
    assert list(year_range("2020")) == [2020]
    with pytest.raises(ValueError, match="years must lie"):
        year_range("2021-2019")
