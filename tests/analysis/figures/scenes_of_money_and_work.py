"""Scenes of money, of bad ends and of units' own work, with every figure of 2023 that moves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from catalogue import Case
from saying import WAN
from scene import Scene

from luodi.records.subjects.models import Subject


def arrivals_of_every_origin(scene: Scene) -> None:
    """市内 money is none of 市域外; working capital and loans are not admitted by default."""
    new, old = scene.signed("甲厂", "2023-02-01"), scene.signed("乙厂", "2022-02-01")

    def came(to: Subject, on: str, wan: int, origin: str, nature: str, **more: Any) -> None:
        kind = "money_in" if wan > 0 else "money_withdrawn"
        scene.verified(to, kind, on, wan * WAN, origin=origin, nature=nature, **more)

    euros = {
        "currency": "EUR",
        "currency_amount": Decimal(100 * WAN),
        "yuan_rate": Decimal(7),
        "dollar_rate": Decimal("1.05"),
    }
    came(new, "2023-03-01", 1000, "PROVINCE_OUT", "FIXED_ASSETS")
    came(new, "2023-04-01", 500, "CITY_OUT", "LAND_PRICE")
    came(new, "2023-04-02", 300, "DISTRICT_OUT", "FIXED_ASSETS")
    came(new, "2023-04-03", 200, "LOCAL", "FIXED_ASSETS")
    came(new, "2023-05-01", 700, "FOREIGN", "EQUITY", **euros)
    came(new, "2023-06-01", 400, "PROVINCE_OUT", "WORKING_CAPITAL")
    scene.claim(new, "money_in", "2023-06-02", 600 * WAN, nature="BANK_LOAN")
    came(old, "2022-03-01", 900, "PROVINCE_OUT", "FIXED_ASSETS")
    came(old, "2023-05-01", 800, "PROVINCE_OUT", "FIXED_ASSETS")
    came(old, "2023-10-01", -100, "PROVINCE_OUT", "FIXED_ASSETS")
    scene.claim(old, "money_in", "2023-11-01", 50 * WAN)


def money_that_left_again(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-02-01")
    scene.verified(project, "money_in", "2023-03-01", 500 * WAN)
    scene.verified(project, "money_withdrawn", "2023-10-01", -500 * WAN)


def bad_ends(scene: Scene) -> None:
    scene.signed("甲厂", "2023-02-01", "terminated 2023-08-01")
    scene.signed("乙厂", "2023-02-01", "returned 2023-09-01", "re_reported 2023-11-01")
    scene.claim(scene.signed("丙厂", "2022-05-01"), "returned", "2023-03-01")
    scene.signed("丁厂", "2023-03-01", "swap_out 2023-10-01")
    scene.signed("戊厂", "2023-04-01", "swap_in 2023-10-01")
    agreed = scene.project("己厂")
    scene.verified(agreed, "agreement", "2022-05-01")
    scene.verified(agreed, "terminated", "2023-05-01")


def stations_trips_and_events(scene: Scene) -> None:
    post, other = scene.subject("station", "驻沪"), scene.subject("station", "驻深")
    scene.verified(post, "station_opened", "2023-01-10")
    scene.claim(other, "station_opened", "2023-02-01")
    for person, day in (("张三", "2023-01-20"), ("李四", "2022-01-20")):
        scene.verified(post, "station_arrival", day, reference=person)
    scene.verified(post, "station_leave", "2023-09-01", reference="李四")
    scene.claim(other, "station_arrival", "2023-02-02", reference="王五")
    scene.verified(post, "trip_out", "2023-03-01")
    scene.verified(post, "trip_out", "2023-04-01", category="CHIEF_LEADER")
    scene.claim(post, "trip_out", "2023-05-01", category="CHIEF_LEADER")
    scene.verified(scene.subject("promotion_event", "陶瓷推介会"), "event_held", "2023-05-17")


def supervision_and_tours(scene: Scene) -> None:
    """A score stands for its event; one that is put right takes the place of the first."""
    tour = scene.event("二季度观摩")
    steps = ("registered", "project_filed", "site_secured", "ground_break")
    first, second = (
        scene.signed(name, "2021-03-01", *(f"{step} 2022-03-01" for step in steps))
        for name in ("甲厂", "乙厂")
    )
    for number, day in (("问题一", "03"), ("问题一", "05")):
        scene.verified(first, "supervision", f"2023-{day}-01", reference=number)
    scene.claim(second, "supervision", "2023-06-01", reference="问题二")
    scene.verified(first, "tour_score", "2023-06-20", 70, event=tour.pk)
    scene.verified(first, "tour_score", "2023-06-20", 90, event=tour.pk)
    scene.verified(second, "tour_score", "2023-06-20", 81, event=tour.pk)
    scene.verified(second, "tour_score", "2022-06-20", 20, event=tour.pk)


MONEY_AND_WORK_SCENES = (
    Case(
        arrivals_of_every_origin,
        contracts=(1, 1),
        signed_all=(1, 1),
        contracts_to_date=(2, 2),
        contracts_on_books=(2, 2),
        coh_contracts=(1, 1),
        arrived=(3450 * WAN, 3400 * WAN),
        arrived_outside=(2950 * WAN, 2900 * WAN),
        arrived_province=(1750 * WAN, 1700 * WAN),
        arrived_foreign=(105 * WAN, 105 * WAN),
        arrived_inner=(500 * WAN, 500 * WAN),
        arrived_fixed=(2750 * WAN, 2700 * WAN),
        arrived_new=(2700 * WAN, 2700 * WAN),
        arrived_carried=(750 * WAN, 700 * WAN),
        withdrawn=(100 * WAN, 100 * WAN),
        arrived_projects=(2, 2),
        coh_arrived=(2700 * WAN, 2700 * WAN),
        coh_with_money=(1, 1),
        not_landed=(2, 2),
        not_landed_3m=(2, 2),
        not_landed_1y=(1, 1),
        not_started_3m=(2, 2),
        not_started_1y=(1, 1),
        wiped_out_units=(1, 1),
    ),
    Case(
        money_that_left_again,
        contracts=(1, 1),
        signed_all=(1, 1),
        contracts_to_date=(1, 1),
        contracts_on_books=(1, 1),
        coh_contracts=(1, 1),
        withdrawn=(500 * WAN, 500 * WAN),
        not_landed=(1, 1),
        not_landed_3m=(1, 1),
        not_started_3m=(1, 1),
        wiped_out_units=(1, 1),
    ),
    Case(
        bad_ends,
        contracts=(4, 4),
        signed_all=(4, 4),
        contracts_to_date=(5, 5),
        contracts_on_books=(1, 2),
        coh_contracts=(4, 4),
        terminations=(2, 2),
        coh_terminated=(1, 1),
        returns=(2, 1),
        coh_returns=(2, 1),
        returns_rereported=(1, 1),
        coh_returned=(1, 1),
        swaps=(1, 1),
        not_landed=(1, 2),
        not_landed_3m=(1, 2),
        not_landed_1y=(0, 1),
        not_started_3m=(1, 2),
        not_started_1y=(0, 1),
        wiped_out_units=(1, 1),
    ),
    Case(
        stations_trips_and_events,
        stations_now=(2, 1),
        station_people=(2, 1),
        trips=(3, 2),
        trips_leader=(2, 1),
        events_held=(1, 1),
    ),
    Case(
        supervision_and_tours,
        contracts_to_date=(2, 2),
        contracts_on_books=(2, 2),
        building_now=(2, 2),
        carried_over=(2, 2),
        supervisions=(3, 2),
        supervision_problems=(2, 1),
        coh_supervised=(2, 1),
        tour_avg=(Decimal("85.5"), Decimal("85.5")),
    ),
)
