"""What a figure is a part of, for shares that name no base: 网站占比 is of all that was disclosed."""

from __future__ import annotations

from gisbot.catalog import Catalog


def wholes_of(metric: str, catalog: Catalog) -> tuple[str, ...]:
    """The metrics that this one may be a part of, the likeliest first."""
    if metric in catalog.wholes:
        return catalog.wholes[metric]
    family = metric.rpartition(".")[0]
    found = catalog.wholes.get(f"{family}.*", ())
    return tuple(whole for whole in found if whole != metric)


def is_part(metric: str, whole: str, catalog: Catalog) -> bool:
    """Whether a metric is a part of another, or a part of its parts."""
    if metric.startswith(f"{whole}."):
        return True
    above = wholes_of(metric, catalog)
    return whole in above or any(is_part(one, whole, catalog) for one in above)
