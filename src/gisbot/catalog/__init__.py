"""What gisbot knows before it has read a report: the yaml of knowledge/ and bot/, typed and checked."""

from gisbot.catalog.catalog import Catalog, load_catalog

__all__ = ["Catalog", "load_catalog"]
