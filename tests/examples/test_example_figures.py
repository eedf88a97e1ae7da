"""The generator's figures obey the forms' identities, within a year and across years."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from examples.draft import Generation
from examples.figures import FIRST_YEAR, KINDS, LAST_YEAR, LEAVES, OTHER_LEAVES, YearFigures, history
from examples.world import Agency, agencies, demo_agencies

AGENCIES = demo_agencies()


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.name)
def test_parts_sum_to_their_whole_in_the_statistics_table(agency: Agency) -> None:
    for year, figures in history(agency, 3).items():
        if figures.generation is not Generation.STATISTICS:
            continue
        of = figures.of
        ways = ("in_person", "fax", "online", "post")
        assert of("requests.received") == sum(of(f"requests.via.{way}") for way in ways), year
        assert of("requests.completed") == of("requests.completed.on_time") + of("requests.completed.extended")
        assert of("requests.completed") <= of("requests.received")
        answers = (
            "result.already_public result.granted result.partial result.refused result.unable.not_held "
            "result.unable.not_exist result.notified.correct result.notified.other_channel"
        )
        assert of("requests.answered") == sum(of(f"requests.{answer}") for answer in answers.split())
        reasons = "state_secret trade_secret privacy three_security not_gov_info other_legal"
        refused = sum(of(f"requests.result.refused.{reason}") for reason in reasons.split())
        assert of("requests.result.refused") == refused
        for dispute in ("review", "litigation"):
            parts = sum(of(f"{dispute}.{part}") for part in ("upheld", "corrected", "other"))
            assert of(f"{dispute}.total") == parts
        assert of("staff.total") == of("staff.full_time") + of("staff.part_time")
        vias = [of(f"proactive.via.{via}") for via in ("gazette", "website", "weibo", "wechat", "other")]
        assert max(vias) <= of("proactive.total") <= sum(vias)


def _since_2019(agency: Agency) -> list[YearFigures]:
    return [figures for figures in history(agency, 3).values() if figures.generation is not Generation.STATISTICS]


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.name)
def test_requests_balance_by_column_and_sum_by_row(agency: Agency) -> None:
    years = _since_2019(agency)
    assert len(years) == LAST_YEAR - 2018
    for figures in years:
        leaves = LEAVES | OTHER_LEAVES[figures.generation]
        for kind in (*KINDS, "total"):
            pending = figures.of(f"requests.received|{kind}") + figures.of(f"requests.carried_in|{kind}")
            completed = figures.of(f"requests.completed|{kind}")
            assert pending == completed + figures.of(f"requests.carried_out|{kind}")
            assert completed == sum(figures.of(f"{leaf}|{kind}") for leaf in leaves)
        for row in ("requests.received", "requests.carried_in", "requests.carried_out", *leaves):
            assert figures.of(f"{row}|total") == sum(figures.of(f"{row}|{kind}") for kind in KINDS)
        for five in ("review", "litigation.direct", "litigation.after_review"):
            parts = sum(figures.of(f"{five}.{part}") for part in ("upheld", "corrected", "other", "pending"))
            assert figures.of(f"{five}.total") == parts


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.name)
def test_stocks_and_carry_over_continue_from_year_to_year(agency: Agency) -> None:
    years = _since_2019(agency)
    for before, after in itertools.pairwise(years):
        for kind in (*KINDS, "total"):
            assert before.of(f"requests.carried_out|{kind}") == after.of(f"requests.carried_in|{kind}")
        if before.generation is Generation.FORM_2021:
            expected = before.of("docs.normative.in_force") + after.of("docs.normative.issued")
            assert after.of("docs.normative.in_force") == expected - after.of("docs.normative.repealed")


def test_no_figure_but_a_change_is_negative() -> None:
    for agency in AGENCIES:
        for figures in history(agency, 5).values():
            low = [key for key, value in figures.values.items() if value < 0 and not key.endswith("_change")]
            assert not low


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    agency = AGENCIES[0]
    assert history(agency, 1) == history(agency, 1)
    assert history(agency, 1)[2020] != history(agency, 2)[2020]
    assert set(history(agency, 1)) == set(range(FIRST_YEAR, LAST_YEAR + 1))


def test_names_are_unique_but_some_short_names_are_shared() -> None:
    names = [agency.name for agency in agencies()]
    assert len(names) == len(set(names)) > 300
    shorts = [short for agency in agencies() for short in agency.short]
    assert len(set(shorts)) < len(shorts)


def test_larger_bodies_get_more_requests() -> None:
    def mean(kind: str) -> Decimal:
        chosen = [agency for agency in AGENCIES if agency.kind == kind]
        counts = [history(agency, 1)[2022].of("requests.received|total") for agency in chosen]
        return sum(counts, Decimal(0)) / len(counts)

    assert mean("city") > mean("county") > mean("bureau") > mean("township")
