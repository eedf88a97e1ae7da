"""The figures of a fictional agency, year by year: all identities of the forms hold, also across years.

A key is a metric id; in the table of requests it is `metric|kind` with the kind of applicant (or total).
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from examples.draft import Generation
from examples.world import Agency

FIRST_YEAR = 2014
LAST_YEAR = 2025
KINDS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
WEIGHTS = (60, 22, 2, 2, 8, 3)
LEAVES = {
    "requests.result.granted": 40,
    "requests.result.partial": 9,
    "requests.result.refused.state_secret": 1,
    "requests.result.refused.law_prohibits": 2,
    "requests.result.refused.three_security": 1,
    "requests.result.refused.third_party": 3,
    "requests.result.refused.internal_affairs": 2,
    "requests.result.refused.process": 3,
    "requests.result.refused.enforcement_file": 4,
    "requests.result.refused.admin_query": 4,
    "requests.result.unable.not_held": 22,
    "requests.result.unable.needs_creation": 4,
    "requests.result.unable.unclear_after_correction": 2,
    "requests.result.not_processed.complaint": 5,
    "requests.result.not_processed.duplicate": 3,
    "requests.result.not_processed.publication": 1,
    "requests.result.not_processed.excessive": 1,
    "requests.result.not_processed.reconfirm": 2,
}
OTHER_LEAVES = {
    Generation.FORM_2019: {"requests.result.other": 4},
    Generation.FORM_2021: {
        "requests.result.other.no_correction": 3,
        "requests.result.other.unpaid_fee": 1,
        "requests.result.other.other": 2,
    },
}
PROSE_ONLY = {
    "proactive.via.website": 300,
    "docs.dispatched": 120,
    "info.reported": 180,
    "notices.posted": 40,
    "messages.replied": 70,
    "proposals.npc": 12,
    "proposals.cppcc": 14,
    "hotline.handled": 400,
}
BOTH_PROSE = {
    "proactive.via.wechat": 150,
    "proactive.via.weibo": 30,
    "policy.interpretations": 18,
    "press.conferences": 4,
    "meetings.held": 4,
    "training.sessions": 3,
    "training.people": 90,
}

Values = dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class YearFigures:
    """All figures of one year."""

    year: int
    generation: Generation
    values: Mapping[str, Decimal]

    def of(self, key: str) -> Decimal:
        """The figure; KeyError when the form of that year has none."""
        return self.values[key]


def _around(rng: random.Random, mean: float) -> Decimal:
    """A whole number about `mean`, often 0 for small means."""
    return Decimal(max(0, round(rng.gauss(mean, mean / 2 + 0.5))))


def _spread(rng: random.Random, total: Decimal, parts: Mapping[str, int]) -> dict[str, Decimal]:
    """`total` cut into the named parts, by weight."""
    spread = dict.fromkeys(parts, Decimal(0))
    for name in rng.choices(list(parts), weights=list(parts.values()), k=int(total)):
        spread[name] += 1
    return spread


def _share(scale: int, county_mean: int) -> float:
    """A mean for an agency of `scale` when a county's is `county_mean`."""
    return county_mean * min(1.0, 0.25 + scale / 160)


def _prose(rng: random.Random, agency: Agency) -> Values:
    values = {key: _around(rng, _share(agency.scale, mean)) for key, mean in (PROSE_ONLY | BOTH_PROSE).items()}
    values["proactive.via.website"] += 1
    values["docs.dispatched"] += 11
    values["info.reported"] += 12
    values["meetings.held"] += 1
    if values["training.sessions"] == 0:
        values["training.people"] = Decimal(0)
    return values


def _statistics(rng: random.Random, agency: Agency) -> Values:
    """The table of 2014-2018."""
    values = _prose(rng, agency)
    scale = agency.scale
    vias = {
        "gazette": _around(rng, 6 if scale > 100 else 0),
        "website": values["proactive.via.website"],
        "weibo": values["proactive.via.weibo"],
        "wechat": values["proactive.via.wechat"],
        "other": _around(rng, _share(scale, 30)),
    }
    values.update({f"proactive.via.{via}": count for via, count in vias.items()})
    largest, together = max(vias.values()), sum(vias.values(), Decimal(0))
    values["proactive.total"] = Decimal(rng.randint(int(largest), int(together)))
    values["docs.normative.issued"] = _around(rng, _share(scale, 12))
    values["docs.normative.disclosed"] = Decimal(rng.randint(0, int(values["docs.normative.issued"])))
    values["response.hot_topics"] = _around(rng, _share(scale, 10))
    values["press.conferences.by_principal"] = Decimal(rng.randint(0, int(values["press.conferences"])))
    values["response.interviews"] = _around(rng, _share(scale, 3))
    values["response.interviews.by_principal"] = Decimal(rng.randint(0, int(values["response.interviews"])))
    values["response.weibo_wechat"] = _around(rng, _share(scale, 9))
    values["response.other"] = _around(rng, _share(scale, 5))
    received = _around(rng, scale)
    values["requests.received"] = received
    ways = {"in_person": 3, "fax": 1, "online": 8, "post": 5}
    values.update({f"requests.via.{way}": n for way, n in _spread(rng, received, ways).items()})
    completed = Decimal(rng.randint(int(received * 9 // 10), int(received)))
    values["requests.completed"] = values["requests.answered"] = completed
    values["requests.completed.extended"] = Decimal(rng.randint(0, int(completed // 8)))
    values["requests.completed.on_time"] = completed - values["requests.completed.extended"]
    answers = {
        "requests.result.already_public": 12,
        "requests.result.granted": 40,
        "requests.result.partial": 6,
        "requests.result.refused": 14,
        "requests.result.unable.not_held": 14,
        "requests.result.unable.not_exist": 10,
        "requests.result.notified.correct": 4,
        "requests.result.notified.other_channel": 3,
    }
    values.update(_spread(rng, completed, answers))
    reasons = ("state_secret", "trade_secret", "privacy", "three_security", "not_gov_info", "other_legal")
    refused = _spread(rng, values["requests.result.refused"], dict(zip(reasons, (1, 3, 5, 1, 6, 4), strict=True)))
    values.update({f"requests.result.refused.{reason}": n for reason, n in refused.items()})
    for dispute, mean in (("review", scale / 14), ("litigation", scale / 22)):
        values[f"{dispute}.total"] = _around(rng, mean)
        outcome = _spread(rng, values[f"{dispute}.total"], {"upheld": 6, "corrected": 2, "other": 2})
        values.update({f"{dispute}.{name}": n for name, n in outcome.items()})
    values["complaints.total"] = _around(rng, scale / 40)
    values["fees.requests"] = Decimal(rng.choice(("0", "0", "0", "0.02", "0.15")))
    values["org.dedicated_units"] = Decimal(rng.randint(1, 3))
    values["org.reading_points"] = _around(rng, _share(scale, 12))
    values["staff.full_time"] = Decimal(rng.randint(0, 4))
    values["staff.part_time"] = Decimal(rng.randint(1, 40 if scale > 100 else 6))
    values["staff.total"] = values["staff.full_time"] + values["staff.part_time"]
    values["funds.special"] = Decimal(rng.choice(("0", "0.5", "1.2", "3", "12.35")))
    return values


def _requests(rng: random.Random, agency: Agency, generation: Generation, before: Values | None) -> Values:
    """The table of requests (2019 on), kind by kind of applicant, then the totals."""
    values: Values = {}
    leaves = LEAVES | OTHER_LEAVES[generation]
    received = _spread(rng, _around(rng, agency.scale), dict(zip(KINDS, WEIGHTS, strict=True)))
    for kind in KINDS:
        carried_in = (
            before[f"requests.carried_out|{kind}"] if before else Decimal(rng.randint(0, int(received[kind] // 9)))
        )
        pending = carried_in + received[kind]
        carried_out = Decimal(rng.randint(0, int(pending // 8)))
        completed = pending - carried_out
        values[f"requests.received|{kind}"] = received[kind]
        values[f"requests.carried_in|{kind}"] = carried_in
        values[f"requests.carried_out|{kind}"] = carried_out
        values[f"requests.completed|{kind}"] = completed
        values.update({f"{leaf}|{kind}": n for leaf, n in _spread(rng, completed, leaves).items()})
    for row in ("requests.received", "requests.carried_in", "requests.carried_out", "requests.completed", *leaves):
        values[f"{row}|total"] = sum((values[f"{row}|{kind}"] for kind in KINDS), Decimal(0))
    return values


def _proceedings(rng: random.Random, agency: Agency) -> Values:
    values: Values = {}
    outcomes = {"upheld": 6, "corrected": 2, "other": 2, "pending": 1}
    for dispute, mean in (
        ("review", agency.scale / 14),
        ("litigation.direct", agency.scale / 30),
        ("litigation.after_review", agency.scale / 50),
    ):
        total = _around(rng, mean)
        values[f"{dispute}.total"] = total
        values.update({f"{dispute}.{name}": n for name, n in _spread(rng, total, outcomes).items()})
    return values


def _proactive(rng: random.Random, agency: Agency, generation: Generation, before: Values | None) -> Values:
    """Section two of the forms since 2019; stocks continue from the year before."""
    values: Values = {}
    scale = agency.scale
    issued = _around(rng, _share(scale, 9))
    values["docs.normative.issued"] = issued
    if generation is Generation.FORM_2019:
        values["docs.normative.disclosed"] = issued
        stock = before["docs.normative.total_public"] if before else _around(rng, _share(scale, 60))
        values["docs.normative.total_public"] = stock + issued
        values.update({f"docs.regulations.{part}": Decimal(0) for part in ("issued", "disclosed", "total_public")})
        items = {"licences": 120, "other_services": 60, "penalties": 900, "coercion": 40}
        for name, mean in items.items():
            key = f"admin.{name}"
            previous = before[f"{key}.items_prev"] + before[f"{key}.items_change"] if before else None
            values[f"{key}.items_prev"] = _around(rng, _share(scale, mean)) if previous is None else previous
            least = -int(values[f"{key}.items_prev"] // 6)
            values[f"{key}.items_change"] = Decimal(rng.randint(least, 20))
            values[f"{key}.decisions"] = _around(rng, _share(scale, mean * 9))
        values["fees.administrative.items_prev"] = _around(rng, _share(scale, 8))
        values["fees.administrative.items_change"] = (
            Decimal(rng.randint(-1, 2)) if values["fees.administrative.items_prev"] else Decimal(0)
        )
        values["procurement.projects"] = _around(rng, _share(scale, 30))
        values["procurement.amount"] = (values["procurement.projects"] * rng.randint(300, 90000)) / 100
        return values
    if before is None:
        stock = _around(rng, _share(scale, 60))
    else:
        in_force = before.get("docs.normative.in_force")
        stock = before["docs.normative.total_public"] if in_force is None else in_force
    repealed = Decimal(rng.randint(0, int(stock // 8)))
    values["docs.normative.repealed"] = repealed
    values["docs.normative.in_force"] = stock + issued - repealed
    values.update({f"docs.regulations.{part}": Decimal(0) for part in ("issued", "repealed", "in_force")})
    for name, mean in (("licences", 1500), ("penalties", 2600), ("coercion", 70)):
        values[f"admin.{name}.decisions"] = _around(rng, _share(scale, mean))
    values["fees.administrative"] = Decimal(rng.randint(0, 900000 if scale > 100 else 9000)) / 100
    return values


def history(agency: Agency, seed: int) -> dict[int, YearFigures]:
    """The figures of every year from FIRST_YEAR to LAST_YEAR; the same seed gives the same figures."""
    years: dict[int, YearFigures] = {}
    before: Values | None = None
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        rng = random.Random(f"{seed}:{agency.name}:{year}")
        generation = Generation.of(year)
        if generation is Generation.STATISTICS:
            values = _statistics(rng, agency)
        else:
            values = _prose(rng, agency)
            values |= _requests(rng, agency, generation, before)
            values |= _proceedings(rng, agency)
            values |= _proactive(rng, agency, generation, before)
            values["litigation.total"] = values["litigation.direct.total"] + values["litigation.after_review.total"]
            values["fees.information_processing"] = Decimal(0)
            before = values
        years[year] = YearFigures(year, generation, values)
    return years
