"""Every defect by name."""

from __future__ import annotations

from examples.defects.base import Defect
from examples.defects.cells import CELL_DEFECTS
from examples.defects.tables import TABLE_DEFECTS
from examples.defects.texts import TEXT_DEFECTS
from examples.defects.titles import TITLE_DEFECTS

DEFECTS: dict[str, Defect] = {
    defect.name: defect for defect in (*CELL_DEFECTS, *TABLE_DEFECTS, *TITLE_DEFECTS, *TEXT_DEFECTS)
}


def defects(names: str) -> list[Defect]:
    """The defects of "none", "all" or a list of names separated by commas. Raises ValueError for an unknown name."""
    if names == "none":
        return []
    if names == "all":
        return list(DEFECTS.values())
    unknown = [name for name in names.split(",") if name not in DEFECTS]
    if unknown:
        raise ValueError(f"no defect {', '.join(unknown)}; there are {', '.join(DEFECTS)}")
    return [DEFECTS[name] for name in names.split(",")]
