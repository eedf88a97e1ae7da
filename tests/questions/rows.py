"""A copy of the Hekou report with another number in every cell: 47 of its 58 cells are 0, which hides wrong rows.

The numbers obey the identities of the form, the prose agrees with them, and no two are the same, so that a number
says which row it was read from. The copy is fictional but for its words.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.forms import Form, Identity, Relation
from gisbot.evaluation.comparing import normal

CELLS = 58
_ROW = re.compile(r"(?P<label>[^|]+) \| (?P<unit>[^|]+) \| (?P<number>\d+) \|")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九]、|\([一二三四五六七八九]\)|\d\.|其中:)")
_BLOCK = re.compile(r"^([一二三四五六七八九])、")
# what the prose says of a zero, and what it says of another number
PROSE = {
    "我镇未收到信息公开申请。": ("我镇收到信息公开申请{}件。", "requests.received"),
    "我镇没有因政府信息公开申请行政复议情况发生。": ("因政府信息公开申请行政复议{}件。", "review.total"),
    "我镇没有因政府信息公开提起行政诉讼情况发生。": ("因政府信息公开提起行政诉讼{}件。", "litigation.total"),
    "我镇没有因政府信息公开进行投诉情况发生。": ("因政府信息公开收到举报投诉{}件。", "complaints.total"),
    "我镇未发生政府信息依申请公开相关的收费及减免情况。": ("我镇依申请公开信息收取费用{}万元。", "fees.requests"),
}
BLOCK_NAMES = {"四": "行政复议", "五": "行政诉讼"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with a number. `line` counts from 1; `block` is the number of the block it stands in."""

    line: int
    block: str
    label: str
    unit: str
    number: int
    metric: str

    @property
    def bare_label(self) -> str:
        """The label without its numbering and without the note in brackets behind it."""
        return re.sub(r"\(不包括.*\)$", "", _NUMBERING.sub("", self.label))

    @property
    def spoken(self) -> str:
        """The label with the block where the label alone would not say which row is meant."""
        own = f"{BLOCK_NAMES.get(self.block, '')}中" if self.block in BLOCK_NAMES else ""
        return self.bare_label if BLOCK_NAMES.get(self.block, "无") in self.bare_label else own + self.bare_label


def table_rows(text: str, form: Form) -> tuple[TableRow, ...]:
    """The rows of the statistics table; the metrics are those of the form, row by row."""
    rows = []
    block = ""
    metrics = iter(form.metric_ids())
    for line, words in enumerate(text.split("\n"), start=1):
        if "|" in words and (head := _BLOCK.match(words)):
            block = head[1]
        if match := _ROW.fullmatch(words.strip()):
            label = match["label"].strip()
            rows.append(TableRow(line, block, label, match["unit"].strip(), int(match["number"]), next(metrics)))
    assert len(rows) == CELLS
    assert not list(metrics)
    return tuple(rows)


def other_numbers(metrics: tuple[str, ...], identities: tuple[Identity, ...], seed: int) -> dict[str, int]:
    """A different number for every metric, obeying the identities; none occurs in the report already."""
    chooser = random.Random(seed)
    while True:
        numbers = dict(zip(metrics, chooser.sample(range(3000, 9000), len(metrics)), strict=True))
        for identity in reversed(identities):  # parts of parts stand behind their wholes in the form
            if identity.relation is Relation.EQUAL:
                (whole,) = identity.left
                numbers[whole] = sum(numbers[part] for part in identity.right)
        for identity in identities:
            if identity.relation is Relation.AT_MOST:
                (part,) = identity.left
                numbers[part] = sum(numbers[whole] for whole in identity.right) - chooser.randint(1, 1500)
        if len(set(numbers.values())) == len(metrics) and min(numbers.values()) > 0:
            return numbers


def copy_of_hekou(source: Path, folder: Path, form: Form, seed: int) -> tuple[TableRow, ...]:
    """Write the copy into the folder; its rows."""
    text = source.read_text("utf-8")
    rows = table_rows(text, form)
    numbers = other_numbers(tuple(row.metric for row in rows), form.identities, seed)
    lines = text.split("\n")
    for row in rows:
        before = f"{row.label} | {row.unit} | {row.number} |"
        assert before in lines[row.line - 1]
        lines[row.line - 1] = f"{row.label} | {row.unit} | {numbers[row.metric]} |"
    text = "\n".join(lines)
    for zero, (stated, metric) in PROSE.items():
        assert zero in text
        text = text.replace(zero, stated.format(numbers[metric]))
    (folder / source.name).write_text(text, "utf-8")
    return table_rows(text, form)


def rows_named(rows: tuple[TableRow, ...], cited: tuple[str, ...]) -> tuple[TableRow, ...]:
    """The rows that a question's `cite` names: by the whole label where one fits, else by a part of it."""
    found: dict[int, TableRow] = {}
    for name in cited:
        whole = [row for row in rows if normal(name) in (normal(row.bare_label), normal(row.label))]
        for row in whole or [row for row in rows if normal(name) in normal(row.label)]:
            found[row.line] = row
    return tuple(found.values())
