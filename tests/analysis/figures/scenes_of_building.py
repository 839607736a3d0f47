"""Scenes of landing, building and producing, each with every figure of 2023 that is not zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from catalogue import Case
from saying import WAN, YI
from scene import Scene

from luodi.records.subjects.models import Subject


def long_landed(scene: Scene, name: str, *steps: str, **project: Any) -> Subject:
    """A project signed and landed in 2021."""
    subject = scene.signed(name, "2021-03-01", *steps, **project)
    scene.landed(subject, "2021-06-01")
    return subject


def papers_and_land(scene: Scene) -> None:
    """The site stands for itself: it is cleared, and it is no project that secured one."""
    full = scene.signed("甲厂", "2023-02-01", "registered 2023-03-01", "project_filed 2023-04-01")
    scene.verified(full, "env_approved", "2023-04-10")
    scene.verified(full, "clearance_progress", "2023-04-15", 3000)
    scene.verified(full, "clearance_progress", "2023-04-15", 12, measure="HOUSEHOLD")
    scene.verified(full, "site_secured", "2023-05-01")
    scene.claim(full, "construction_permit", "2023-06-01")
    scene.claim(scene.signed("乙厂", "2023-02-01"), "registered", "2023-03-01")
    site = scene.subject("site", "一号地块")
    scene.verified(site, "clearance_progress", "2023-04-20", 500)
    scene.verified(site, "site_secured", "2023-05-01")


def starts_and_statistics(scene: Scene) -> None:
    long_landed(
        scene,
        "甲厂",
        "ground_break 2023-05-06",
        "statistics_entry 2023-06-01",
        total=5000 * WAN,
    )
    long_landed(scene, "乙厂", "first_pile 2023-07-01", total=400 * WAN)
    scene.claim(long_landed(scene, "丙厂", total=1 * YI), "fitout_start", "2023-08-01")
    old = long_landed(scene, "丁厂", "ground_break 2022-09-01", total=2 * YI)
    scene.claim(old, "statistics_entry", "2023-01-15")


def built_and_producing(scene: Scene) -> None:
    long_landed(
        scene,
        "甲厂",
        "ground_break 2021-09-01",
        "completed 2023-03-01",
        "production 2023-06-01",
        "full_capacity 2023-12-01",
    )
    new = scene.signed("乙厂", "2023-01-05", "ground_break 2023-02-01", "completed 2023-11-01")
    scene.landed(new, "2023-01-10")
    scene.claim(new, "production", "2023-12-01")
    old = long_landed(scene, "丙厂", "ground_break 2021-09-01", "production 2022-05-01")
    scene.claim(old, "full_capacity", "2023-02-01")


def planned_starts(scene: Scene) -> None:
    """Due is what was planned for the year as it stood before the year, of contracts that stood."""

    def planned(subject: Subject, said_on: str, for_day: date) -> None:
        scene.verified(subject, "start_planned", said_on, planned_on=for_day)

    in_time = scene.signed("甲厂", "2022-06-01", "ground_break 2023-03-30")
    planned(in_time, "2022-06-01", date(2023, 4, 1))
    moved_before = scene.signed("乙厂", "2022-06-01", "ground_break 2023-05-15")
    planned(moved_before, "2022-06-01", date(2023, 4, 1))
    planned(moved_before, "2022-12-01", date(2023, 6, 1))
    moved_after = scene.signed("丙厂", "2022-06-01")
    planned(moved_after, "2022-06-01", date(2023, 4, 1))
    planned(moved_after, "2023-03-01", date(2024, 4, 1))
    planned(scene.signed("丁厂", "2022-06-01"), "2022-06-01", date(2024, 5, 1))
    ended = scene.signed("戊厂", "2022-06-01", "terminated 2022-11-01")
    scene.verified(ended, "start_planned", "2022-06-01", planned_on=date(2023, 4, 1), attempt=1)
    agreed = scene.project("己厂")
    scene.verified(agreed, "agreement", "2022-06-01")
    planned(agreed, "2022-06-01", date(2023, 4, 1))
    claimed = scene.signed("庚厂", "2022-06-01")
    scene.claim(claimed, "start_planned", "2022-06-01", planned_on=date(2023, 4, 1))


def stopped_and_resumed(scene: Scene) -> None:
    """What came last stands; a project that has ended is at no standstill."""
    started = "ground_break 2022-05-01"
    again = long_landed(scene, "甲厂", started)
    for kind, day in (("stopped", "03"), ("resumed", "04"), ("stopped", "06")):
        scene.verified(again, kind, f"2023-{day}-01")
    moving = long_landed(scene, "乙厂", started)
    for kind, day in (("stopped", "03"), ("stopped", "04"), ("resumed", "05")):
        scene.verified(moving, kind, f"2023-{day}-01")
    scene.claim(long_landed(scene, "丙厂", started), "stopped", "2023-07-01")
    long_landed(scene, "丁厂", started, "stopped 2023-07-01", "terminated 2023-09-01")


def built_month_by_month(scene: Scene) -> None:
    project = long_landed(scene, "甲厂", "ground_break 2022-05-01")
    scene.verified(project, "year_plan", "2022", 900 * WAN)
    scene.verified(project, "year_plan", "2023", 1000 * WAN)
    scene.verified(project, "year_plan", "2023", 1200 * WAN)
    scene.verified(project, "investment_done", "2022-12", 700 * WAN)
    scene.verified(project, "investment_done", "2023-01/2023-02", 200 * WAN)
    scene.verified(project, "investment_done", "2023-03", 300 * WAN)
    scene.verified(project, "investment_done", "2023-04", -50 * WAN)
    scene.claim(project, "investment_done", "2023-05", 100 * WAN)


def enterprises_above_scale(scene: Scene) -> None:
    """丙公司 left the register and came back: that is an entry, and no new enterprise."""

    def entered(name: str, day: str, above_class: str) -> Subject:
        firm = scene.firm(name)
        scene.verified(firm, "above_scale", day, category=above_class)
        return firm

    first = entered("甲公司", "2023-04-01", "INDUSTRY")
    claimed = scene.firm("乙公司")
    scene.claim(claimed, "above_scale", "2023-05-01", category="RETAIL")
    back = entered("丙公司", "2022-03-01", "CONSTRUCTION")
    scene.verified(back, "above_scale_exit", "2023-06-01", category="CONSTRUCTION")
    scene.verified(back, "above_scale", "2023-09-01", category="SERVICE")
    entered("丁公司", "2023-07-01", "PROPERTY")
    entered("戊公司", "2023-08-01", "SERVICE")
    entered("己公司", "2023-08-01", "CONSTRUCTION")
    scene.verified(first, "revenue", "2023-06", 100 * WAN)
    scene.verified(first, "tax_paid", "2023-06", 30 * WAN, local_value=Decimal(12 * WAN))
    scene.verified(first, "jobs", "2023-06", 50)
    scene.verified(first, "jobs", "2023-11", 80)
    scene.claim(claimed, "jobs", "2023-10", 20)


BUILDING_SCENES = (
    Case(
        papers_and_land,
        contracts=(2, 2),
        signed_all=(2, 2),
        contracts_to_date=(2, 2),
        contracts_on_books=(2, 2),
        coh_contracts=(2, 2),
        registrations=(2, 1),
        filings=(1, 1),
        sites_secured=(1, 1),
        cleared_area=(3500, 3500),
        permits=(1, 0),
        landed=(1, 1),
        coh_landed=(1, 1),
        coh_registered=(2, 1),
        not_landed=(1, 1),
        not_landed_3m=(1, 1),
        not_started_3m=(2, 2),
    ),
    Case(
        starts_and_statistics,
        contracts_to_date=(4, 4),
        contracts_on_books=(4, 4),
        starts=(3, 2),
        starts_new_10m=(2, 1),
        starts_new_100m=(1, 0),
        statistics_entries=(2, 1),
        coh_starts=(2, 1),
        coh_started_in_stats=(1, 1),
        building_now=(4, 3),
        carried_over=(1, 1),
        started_no_stats=(1, 1),
        not_started_3m=(0, 1),
        not_started_1y=(0, 1),
    ),
    Case(
        built_and_producing,
        contracts=(1, 1),
        signed_all=(1, 1),
        contracts_to_date=(3, 3),
        contracts_on_books=(3, 3),
        coh_contracts=(1, 1),
        registrations=(1, 1),
        filings=(1, 1),
        sites_secured=(1, 1),
        landed=(1, 1),
        coh_landed=(1, 1),
        coh_registered=(1, 1),
        starts=(1, 1),
        coh_started=(1, 1),
        completions=(2, 2),
        productions=(2, 1),
        full_capacities=(2, 1),
        coh_completed=(1, 1),
        coh_productions=(1, 0),
        coh_produced=(2, 1),
        coh_full=(1, 1),
    ),
    Case(
        planned_starts,
        contracts_to_date=(6, 6),
        contracts_on_books=(5, 5),
        starts_due=(4, 3),
        starts_on_time=(2, 2),
        starts=(2, 2),
        building_now=(2, 2),
        not_landed=(5, 5),
        not_landed_3m=(5, 5),
        not_landed_1y=(5, 5),
        not_started_3m=(3, 3),
        not_started_1y=(3, 3),
    ),
    Case(
        stopped_and_resumed,
        contracts_to_date=(4, 4),
        contracts_on_books=(3, 3),
        building_now=(3, 3),
        carried_over=(3, 3),
        stopped_now=(2, 1),
        terminations=(1, 1),
    ),
    Case(
        built_month_by_month,
        contracts_to_date=(1, 1),
        contracts_on_books=(1, 1),
        building_now=(1, 1),
        carried_over=(1, 1),
        invested=(550 * WAN, 450 * WAN),
        year_planned=(1200 * WAN, 1200 * WAN),
    ),
    Case(
        enterprises_above_scale,
        above_scale_new=(5, 4),
        above_scale_entries=(6, 5),
        above_scale_exits=(1, 1),
        above_scale_net=(5, 4),
        above_scale_now=(6, 5),
        above_industry=(1, 1),
        above_construction=(1, 1),
        above_trade=(1, 0),
        above_service=(1, 1),
        above_property=(1, 1),
        revenue_sum=(100 * WAN, 100 * WAN),
        tax_sum=(30 * WAN, 30 * WAN),
        tax_local=(12 * WAN, 12 * WAN),
        jobs_now=(100, 80),
    ),
)
