"""`<file>.meta.yaml` beside a report: its web address and its publication date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """What the meta file says; `published` is an ISO date."""

    url: str | None = None
    published: str | None = None


def load_meta(path: Path, root: Path) -> DocumentMeta:
    """Read one meta file. Raises `CatalogError` with every problem, the file named below `root`."""
    problems = Problems()
    entry = load_entry(path, problems, root=root)
    meta = DocumentMeta()
    if entry is not None:
        url, published = entry.optional("url"), entry.optional("published")
        if url is not None and not url.startswith(("http://", "https://")):
            entry.problem(f"'url' must begin with http:// or https://, not {url!r}", "url")
        if published is not None and not _is_date(published):
            entry.problem(f"'published' must be a date such as 2019-01-21, not {published!r}", "published")
        entry.finish()
        meta = DocumentMeta(url, published)
    problems.raise_any()
    return meta


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
