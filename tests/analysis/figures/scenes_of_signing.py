"""Scenes of leads, visits and signatures, each with every figure of 2023 that is not zero."""

from __future__ import annotations

from catalogue import Case
from saying import WAN, YI
from scene import Scene


def from_a_lead_to_an_intention(scene: Scene) -> None:
    first = scene.subject("lead", "甲线索")
    scene.verified(first, "lead", "2023-02-01")
    scene.verified(first, "lead_valid", "2023-02-10")
    scene.verified(first, "talks", "2023-03-01")
    scene.verified(first, "intention", "2023-04-01")
    scene.claim(scene.subject("lead", "乙线索"), "lead", "2023-05-01")
    scene.verified(scene.subject("lead", "丙线索"), "lead", "2022-12-31")
    lost = scene.subject("lead", "丁线索")
    scene.verified(lost, "talks", "2023-06-01")
    scene.verified(lost, "lost", "2023-07-01", category="LAND_SHORT")
    other = scene.subject("lead", "戊线索")
    scene.verified(other, "lost", "2023-08-01", category="RIVAL_PLACE")


def visits_and_contacts(scene: Scene) -> None:
    """Two towns see the same firm; only one of them another, and that is not verified."""
    town, other = scene.cast.town, scene.cast.other_town
    first, second = scene.firm("甲公司"), scene.firm("乙公司")
    for kind in ("visit_in", "firm_contact"):
        scene.verified(first, kind, "2023-03-01", unit=town)
        scene.verified(first, kind, "2023-04-01", unit=town)
        scene.verified(first, kind, "2023-05-01", unit=other)
        scene.claim(second, kind, "2023-06-01", unit=other)
        scene.verified(second, kind, "2022-06-01", unit=other)


def contracts_and_agreements(scene: Scene) -> None:
    fair = scene.event("第七届丝博会")
    small = scene.signed("甲厂", "2023-03-01", total=1000 * WAN, industry="C30", event=fair)
    scene.verified(small, "contract_amount", "2023-03-01", 5000 * WAN)
    scene.verified(small, "capital_increase", "2023-06-01", 1000 * WAN)
    scene.verified(small, "capital_reduction", "2023-09-01", -500 * WAN)
    claimed = scene.project("乙厂", total=1 * YI)
    scene.claim(claimed, "contract", "2023-04-01")
    agreed = scene.project("丙厂", event=fair)
    scene.verified(agreed, "agreement", "2023-05-11")
    scene.verified(agreed, "agreement_amount", "2023-05-11", 3 * YI)
    large = scene.project("丁厂", total=10 * YI)
    scene.verified(large, "agreement", "2023-02-01")
    scene.verified(large, "agreement_amount", "2023-02-01", 2 * YI)
    scene.verified(large, "contract", "2023-08-01")
    scene.verified(large, "contract_amount", "2023-08-01", 8 * YI)
    scene.signed("戊厂", "2022-06-01")


def reviewed_and_packaged(scene: Scene) -> None:
    project = scene.project("甲厂")
    scene.verified(project, "talks", "2022-11-01")
    scene.verified(project, "review_passed", "2023-03-01")
    scene.verified(scene.subject("packaged_project", "甲包装"), "packaged", "2022-02-01")
    scene.claim(scene.subject("packaged_project", "乙包装"), "packaged", "2023-02-01")
    scene.verified(scene.subject("packaged_project", "丙包装"), "packaged", "2024-01-02")


SIGNING_SCENES = (
    Case(
        from_a_lead_to_an_intention,
        leads=(2, 1),
        leads_valid=(1, 1),
        talks_new=(2, 2),
        talks_now=(1, 1),
        intentions=(1, 1),
        losses=(2, 2),
        losses_site=(1, 1),
        coh_leads=(2, 1),
    ),
    Case(
        visits_and_contacts,
        visits=(4, 3),
        visit_firms=(2, 1),
        coh_visitors=(2, 1),
        contacts=(4, 3),
        firms_contacted=(2, 1),
    ),
    Case(
        contracts_and_agreements,
        contracts=(3, 2),
        agreements=(2, 2),
        signed_all=(4, 3),
        contracts_to_date=(4, 3),
        contracts_on_books=(4, 3),
        contracts_10m=(3, 2),
        contracts_100m=(2, 1),
        contracts_1b=(1, 1),
        contracts_mfg=(1, 1),
        event_contracts=(1, 1),
        event_agreements=(1, 1),
        converted=(1, 1),
        coh_agreements=(2, 2),
        coh_contracts=(3, 2),
        contract_money=(85500 * WAN, 85500 * WAN),
        coh_money=(85500 * WAN, 85500 * WAN),
        event_money=(5000 * WAN, 5000 * WAN),
        money_100m=(8 * YI, 8 * YI),
        money_mfg=(5500 * WAN, 5500 * WAN),
        contract_investment=(111000 * WAN, 101000 * WAN),
        agreement_money=(3 * YI, 3 * YI),
        not_landed=(4, 3),
        not_landed_3m=(4, 3),
        not_landed_1y=(1, 1),
        not_started_3m=(4, 3),
        not_started_1y=(1, 1),
        wiped_out_units=(1, 1),
    ),
    Case(reviewed_and_packaged, reviews_passed=(1, 1), packaged_now=(2, 1), talks_now=(1, 1)),
)
