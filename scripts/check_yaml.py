"""Load the yaml of bot/ and knowledge/ strictly; every problem is printed with its file and line."""

from __future__ import annotations

import sys
from pathlib import Path

from gisbot.catalog import load_catalog
from gisbot.errors import CatalogError


def main() -> int:
    """The exit status is 1 when anything does not hold."""
    try:
        catalog = load_catalog(Path(__file__).resolve().parents[1])
        catalog.known.check()
    except CatalogError as error:
        print(error)
        return 1
    print(f"{len(catalog.metrics)} metrics, {len(catalog.forms)} forms, {len(catalog.commands)} commands: all hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
