"""Write fictional reports and their truth: `python -m examples.make OUT --agencies 5 --years 2019-2023`.

OUT/reports/ holds the files, OUT/truth.jsonl what a reader must find in them, OUT/reports.jsonl one line a file (what
it is, its defects, the findings a reader must report), OUT/agencies.yaml the names of the world.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from examples.carriers.archive import FileInArchive, pack
from examples.carriers.registry import CARRIERS, Choice, choices
from examples.compose import compose
from examples.defects.base import Defect
from examples.defects.catalogue import DEFECTS, defects
from examples.draft import Draft
from examples.figures import FIRST_YEAR, LAST_YEAR, history
from examples.truth import truth_lines
from examples.world import Agency, agencies_fragment, demo_agencies, some_agencies

DEMO_SEED = 7
DEMO_FORMATS = ("txt:pipes", "html:site", "docx:listed", "pdf:ruled", "txt:lines", "html:uneven", "docx:typed")
ARCHIVE_SIZE = 5


@dataclass(frozen=True, slots=True)
class Written:
    """A draft and the file it was written to, named from the reports folder ("a.zip!/b.pdf" in an archive)."""

    draft: Draft
    choice: Choice
    file: str


def year_range(text: str) -> range:
    """The years of "2019-2023" or "2021". Raises ValueError outside the years of the world."""
    first, _, last = text.partition("-")
    years = range(int(first), int(last or first) + 1)
    if not years or years[0] < FIRST_YEAR or years[-1] > LAST_YEAR:
        raise ValueError(f"years must lie within {FIRST_YEAR}-{LAST_YEAR}, first to last")
    return years


def drafts(agencies: Iterable[Agency], years: range, seed: int) -> Iterator[Draft]:
    """The reports of `agencies` for `years`, without defects."""
    for agency in agencies:
        figures = history(agency, seed)
        for year in years:
            yield compose(agency, figures[year], seed)


def fits(defect: Defect, choice: Choice) -> bool:
    """Whether the defect can be printed in that file type and style."""
    carrier = choice.carrier
    if carrier.tables_only and defect.name not in TABLE_ONLY:
        return False
    if defect.needs_blanks and choice.style not in carrier.blanks:
        return False
    return not defect.formats or carrier.name in defect.formats


TABLE_ONLY = frozenset(
    {"blanks_for_zero", "total_empty", "person_and_total", "slashes", "dashes", "none_word", "thousands", "fullwidth"}
)


def spoiled(made: Iterable[Draft], wanted: Sequence[Defect], formats: Sequence[Choice], seed: int) -> Iterator[Draft]:
    """Each draft with the next defect in turn that fits it and its file type; without any if none does."""
    waiting = list(wanted)
    for number, draft in enumerate(made):
        choice = formats[number % len(formats)]
        result = draft
        for defect in waiting:
            if not fits(defect, choice):
                continue
            changed = defect.spoil(draft, random.Random(f"{seed}:{draft.title}:{defect.name}"))
            if changed is not None:
                waiting.remove(defect)
                waiting.append(defect)
                result = changed
                break
        yield result


def write_mixed(made: Iterable[Draft], folder: Path, formats: Sequence[Choice], zipped: bool) -> Iterator[Written]:
    """Each draft once, the file types in turn; every second one into archives when `zipped`."""
    archive: list[FileInArchive] = []
    waiting: list[tuple[Draft, Choice]] = []
    count = 0

    def flush() -> Iterator[Written]:
        nonlocal count
        if not archive:
            return
        count += 1
        name = f"reports-{count}.zip"
        (folder / name).write_bytes(pack(archive))
        for (draft, choice), member in zip(waiting, archive, strict=True):
            yield Written(draft, choice, f"{name}!/{member.name}")
        archive.clear()
        waiting.clear()

    for number, draft in enumerate(made):
        choice = formats[number % len(formats)]
        name, data = file_name(draft, choice), choice.carrier.write(draft, choice.style)
        if zipped and number % 2:
            archive.append(FileInArchive(name, data))
            waiting.append((draft, choice))
            if len(archive) == ARCHIVE_SIZE:
                yield from flush()
            continue
        (folder / name).write_bytes(data)
        yield Written(draft, choice, name)
    yield from flush()


def file_name(draft: Draft, choice: Choice) -> str:
    """A file name after agency and year; the title may be spoiled, so it is not used."""
    return f"{draft.agency}{draft.year}年政府信息公开工作年度报告{choice.carrier.suffix}"


def manifest_line(written: Written) -> dict[str, object]:
    """What a test must know of one file, besides its facts."""
    draft = written.draft
    return {
        "file": written.file,
        "agency": draft.agency,
        "names": list(draft.names),
        "year": draft.year,
        "generation": draft.generation.value,
        "title": draft.title,
        "format": written.choice.name,
        "defects": list(draft.defects),
        "expects": [list(rules) for rules in draft.expects],
    }


def make(
    out: Path,
    agencies: list[Agency],
    years: range,
    formats: Sequence[Choice],
    wanted: Sequence[Defect],
    seed: int,
    *,
    zipped: bool = False,
) -> int:
    """Write everything under `out` and return the number of reports. The same arguments write the same bytes."""
    folder = out / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    made = spoiled(drafts(agencies, years, seed), wanted, formats, seed)
    count = 0
    with (
        (out / "truth.jsonl").open("w", encoding="utf-8") as truth,
        (out / "reports.jsonl").open("w", encoding="utf-8") as manifest,
    ):
        for written in write_mixed(made, folder, formats, zipped):
            count += 1
            manifest.write(json.dumps(manifest_line(written), ensure_ascii=False) + "\n")
            for line in truth_lines(written.draft, written.file, written.choice.carrier):
                truth.write(json.dumps(line, ensure_ascii=False) + "\n")
    (out / "agencies.yaml").write_text(agencies_fragment(agencies), encoding="utf-8")
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m examples.make", description="Write fictional reports and their truth."
    )
    parser.add_argument("out", type=Path, help="the folder to write into")
    parser.add_argument("--agencies", type=int, default=4, help="how many agencies (default 4)")
    parser.add_argument("--years", default="2016-2023", help="first-last, or one year (default 2016-2023)")
    parser.add_argument("--formats", default="txt,html", help=f"of {', '.join(CARRIERS)}, zip; txt:lines names a style")
    parser.add_argument("--defects", default="none", help="none, all, or names: " + ", ".join(DEFECTS))
    parser.add_argument("--seed", type=int, default=1, help="another seed, another world (default 1)")
    parser.add_argument("--demo", action="store_true", help="one county, several years, about 60 reports")
    options = parser.parse_args(arguments)
    try:
        if options.demo:
            count = make(options.out, demo_agencies(), range(2017, 2022), choices(list(DEMO_FORMATS)), [], DEMO_SEED)
        else:
            names = [name for name in options.formats.split(",") if name]
            plain = choices([name for name in names if name != "zip"] or ["txt"])
            agencies, years = some_agencies(options.agencies), year_range(options.years)
            wanted = defects(options.defects)
            count = make(options.out, agencies, years, plain, wanted, options.seed, zipped="zip" in names)
    except ValueError as error:
        parser.error(str(error))
    print(f"{count} reports in {options.out / 'reports'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
