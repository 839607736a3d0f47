"""The table of indicators: whole, and each row countable as it says."""

from __future__ import annotations

from typing import get_args

import pytest

from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS, codes
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator
from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.shapes import (
    Adding,
    Cohort,
    CohortSum,
    Counting,
    Distinct,
    Due,
    Family,
    Indicator,
    Less,
    Levels,
    Measure,
    Present,
    Reached,
    State,
    Steps,
    Sum,
    Time,
    Units,
    Waits,
)

CATALOGUE = """
leads leads_valid talks_now talks_new visits visit_firms intentions reviews_passed packaged_now
contracts agreements signed_all contracts_to_date contracts_on_books contracts_10m
contracts_100m contracts_1b contracts_mfg event_contracts event_agreements converted
coh_agreements coh_contracts registrations filings sites_secured cleared_area permits landed
coh_landed starts starts_new_10m starts_new_100m coh_started statistics_entries
coh_started_in_stats coh_starts building_now carried_over completions productions
full_capacities coh_completed coh_productions coh_full coh_produced starts_due starts_on_time
contract_money contract_investment agreement_money event_money arrived arrived_outside
arrived_province arrived_foreign arrived_inner arrived_fixed arrived_new arrived_carried
withdrawn coh_money coh_arrived invested year_planned fai fai_growth above_scale_new
above_scale_net above_scale_now above_industry above_construction above_trade above_service
above_property revenue_sum tax_sum tax_local jobs_now terminations coh_terminated losses
losses_site returns returns_rereported coh_returns coh_returned swaps stopped_now not_landed
not_landed_3m not_landed_1y not_started_3m not_started_1y started_no_stats
started_not_building zero_leads_units zero_contract_units zero_start_units wiped_out_units
units_with_task firms_contacted contacts trips trips_leader stations_now station_people
events_held supervisions supervision_problems supervisions_repeat supervisions_closed
coh_supervised tour_avg promises_due promises_paid arrived_projects coh_with_money
coh_registered money_100m money_mfg coh_leads coh_leads_signed coh_visitors
coh_visitors_signed
"""
PARTS_OF_THE_NET = ["above_scale_entries", "above_scale_exits"]

WAITING = {
    "fai": "bulletins",
    "fai_growth": "bulletins",
    "started_not_building": "checkup",
    "supervisions_repeat": "followups",
    "supervisions_closed": "followups",
    "promises_due": "promises",
    "promises_paid": "promises",
    "coh_leads_signed": "leads",
    "coh_visitors_signed": "leads",
}

TIMES = {
    State: {Time.STANDING},
    Present: {Time.STANDING},
    Cohort: {Time.COHORT},
    CohortSum: {Time.COHORT},
    Reached: {Time.FLOW},
    Due: {Time.FLOW},
    Sum: {Time.FLOW},
    Less: {Time.FLOW},
    Steps: {Time.FLOW, Time.TO_DATE},
    Distinct: {Time.FLOW, Time.COHORT},
    Levels: {Time.FLOW, Time.STANDING},
    Units: {Time.FLOW, Time.STANDING, Time.COHORT},
}
MONEY_UNITS = {"亿元", "万元", "万美元"}

STATES = {row.code for row in KINDS if row.bit is not None} | {
    row.code for row in DEFAULT_MILESTONES
}


def test_every_indicator_of_the_catalogue_stands_in_the_table_once() -> None:
    assert sorted(row.code for row in INDICATORS) == sorted([*CATALOGUE.split(), *PARTS_OF_THE_NET])


def test_chinese_names_are_unique() -> None:
    assert len({row.name for row in INDICATORS}) == len(INDICATORS)


def test_every_sentence_is_one() -> None:
    assert [row.code for row in INDICATORS if not row.sentence.endswith("。")] == []


def test_only_what_the_book_cannot_know_waits_for_a_room() -> None:
    waiting = {row.code: row.counts.room for row in INDICATORS if isinstance(row.counts, Waits)}
    assert waiting == WAITING


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row.code)
def test_an_indicator_looks_at_the_time_its_counting_knows(row: Indicator) -> None:
    assert isinstance(row.counts, Waits) or row.time in TIMES[type(row.counts)]


def counting[T](sort: type[T]) -> list[tuple[str, T]]:
    """The indicators counted in one way, with their codes."""
    return [(row.code, row.counts) for row in INDICATORS if isinstance(row.counts, sort)]


def columns(code: str) -> set[str]:
    """The columns of the entry that the kind's own fields fill."""
    return {own.column for own in kind(code).fields}


def test_every_way_of_counting_is_used() -> None:
    assert {type(row.counts) for row in INDICATORS} == set(get_args(Counting))


def test_steps_are_counted_over_what_happens_and_never_over_amounts_or_plans() -> None:
    for code, counts in counting(Steps):
        families = {kind(name).family for name in counts.kinds}
        assert families.isdisjoint({Family.AMOUNT, Family.PLAN}), code


def test_sums_add_increments_and_levels_take_the_latest() -> None:
    summed = [(code, counts.kinds) for code, counts in counting(Sum)]
    summed += [(code, counts.kinds) for code, counts in counting(CohortSum)]
    for code, kinds in summed:
        assert {kind(name).adding for name in kinds} == {Adding.INCREMENT}, code
    for code, level in counting(Levels):
        assert kind(level.kind).adding is Adding.LEVEL, code


def test_different_firms_problems_and_people_are_told_apart_by_a_column() -> None:
    for code, counts in counting(Distinct):
        if counts.of == "subject":
            assert counts.net, code
        else:
            assert all(counts.of in columns(name) for name in counts.kinds), code
    for code, present in counting(Present):
        assert "reference" in columns(present.came) & columns(present.left), code


def test_conditions_are_states_or_milestones() -> None:
    named = [(code, {c.base, *c.all_of}) for code, c in counting(Cohort)]
    named += [(code, {c.base}) for code, c in counting(CohortSum)]
    named += [(code, {*c.all_of, *c.none_of, c.base}) for code, c in counting(State)]
    named += [(code, {c.over, c.unless}) for code, c in counting(Levels)]
    named += [(code, {c.milestone}) for code, c in counting(Due)]
    for code, names in named:
        assert names - {""} <= STATES, code


def test_every_standing_asks_for_something() -> None:
    assert all(counts.all_of for _, counts in counting(State))


def test_what_is_reached_is_a_milestone() -> None:
    shipped = {row.code for row in DEFAULT_MILESTONES}
    assert {counts.milestone for _, counts in counting(Reached)} <= shipped


def test_what_falls_due_was_planned_for_a_day() -> None:
    for code, counts in counting(Due):
        assert kind(counts.plan).is_plan, code
        assert not kind(counts.plan).measures, code


def test_a_difference_stays_in_one_unit() -> None:
    for code, counts in counting(Less):
        units = {indicator(name).unit for name in (code, counts.first, *counts.others)}
        assert len(units) == 1, code


def test_units_are_judged_by_indicators() -> None:
    codes_known = {row.code for row in INDICATORS}
    for code, counts in counting(Units):
        assert {*counts.zero, *counts.positive} <= codes_known - {code}


def test_an_age_needs_a_base() -> None:
    for row in INDICATORS:
        if isinstance(row.counts, State):
            assert bool(row.counts.base) == bool(row.counts.aged_months), row.code


def test_sums_are_shown_in_a_unit_of_what_they_add() -> None:
    for row in INDICATORS:
        if isinstance(row.counts, Sum):
            measures = {m for code in row.counts.kinds for m in kind(code).measures}
            measure = row.counts.measure or measures.pop()
            assert (measure is Measure.YUAN) == (row.unit in MONEY_UNITS), row.code
            assert row.counts.in_dollars == (row.unit == "万美元"), row.code


def test_a_sum_says_its_measure_where_a_kind_has_several() -> None:
    for row in INDICATORS:
        if isinstance(row.counts, Sum):
            for code in row.counts.kinds:
                measures = kind(code).measures
                assert len(measures) == 1 or row.counts.measure in measures, row.code


def test_a_local_share_is_summed_where_it_is_kept() -> None:
    locals_ = [row for row in INDICATORS if getattr(row.counts, "column", "") == "local"]
    assert [row.code for row in locals_] == ["tax_local"]
    assert "local_value" in {own.column for own in kind("tax_paid").fields}


def test_filters_name_known_codes() -> None:
    for row in INDICATORS:
        assert set(row.where.origins) <= set(codes(ORIGINS))
        assert set(row.where.natures) <= set(codes(NATURES))
        assert all(len(section) == 1 and "A" <= section <= "T" for section in row.where.industries)


def test_categories_are_choices_of_the_kinds_that_are_counted() -> None:
    filtered = [row for row in INDICATORS if row.where.categories]
    assert len(filtered) == 7
    for row in filtered:
        assert isinstance(row.counts, Steps)
        for code in row.counts.kinds:
            choices = next(own.choices for own in kind(code).fields if own.column == "category")
            assert set(row.where.categories) <= set(choices), row.code


def test_money_that_arrives_is_always_of_an_admitted_nature_and_net_of_what_left() -> None:
    for row in INDICATORS:
        kinds = getattr(row.counts, "kinds", ())
        if "money_in" in kinds:
            assert kinds == ("money_in", "money_withdrawn"), row.code
            assert row.where.admitted_natures, row.code


def test_money_from_inside_the_city_is_never_money_from_outside() -> None:
    assert {"DISTRICT_OUT", "LOCAL"}.isdisjoint(indicator("arrived_outside").where.origins)
    assert indicator("arrived_outside").where.origins


def test_both_sides_of_a_rate_are_cut_alike() -> None:
    """入统率 and 到资率 would pass 100 % if the upper side were cut wider."""
    assert indicator("coh_started_in_stats").where == indicator("coh_starts").where


@pytest.mark.parametrize("sentence", ["S1", "S2", "S3", "S10", "S11", "S19", "S20", "S22"])
def test_a_sentence_of_the_speech_is_answered_by_the_book(sentence: str) -> None:
    answering = [row for row in INDICATORS if sentence in row.answers]
    assert [row for row in answering if not isinstance(row.counts, Waits)]


def test_answers_name_sentences_of_the_speech() -> None:
    named = {sentence for row in INDICATORS for sentence in row.answers}
    assert named <= {f"S{number}" for number in range(1, 29)}
