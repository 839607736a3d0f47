"""Published figures come out of entries again (domain 8): F1, F3, F4, F12.

The entries are those of a book that is being opened, verified by the batch (期初认定).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from saying import YI, claim_of, parts_of
from scene import Scene, opened

from conftest import Cast
from luodi.records.ledger.actions.periods import begin_opening, end_opening
from luodi.records.ledger.actions.reviewing import verify_opening
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import register
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing

pytestmark = pytest.mark.django_db

type Step = tuple[str, str] | tuple[str, str, Decimal]  # kind, days, value
ONE_DIGIT = "[rates.r_start]\ndigits = 1"
CONTRACT = ("contract", "2019-05-11")


@pytest.fixture
def scene(cast: Cast) -> Scene:
    scene = opened(cast)
    begin_opening(book=cast.book, by=cast.office, at=scene.tick())
    return scene


def recall(
    scene: Scene, names: str, count: int, *steps: Step, event: Subject | None = None
) -> None:
    """So many projects to which the same happened."""
    town = scene.cast.town
    classing = Classing(parts=parts_of({town: 10}), event=event.pk if event else None)
    for number in range(count):
        named = Subject(pk=0, name=f"{names}{number}", type="project")
        register(
            name=named.name,
            unit=town,
            classing=classing,
            claims=[said(scene, named, step) for step in steps],
            by=scene.clerk(town),
            at=scene.tick(),
        )


def said(scene: Scene, subject: Subject, step: Step) -> Claim:
    kind, on, *value = step
    opening = {"opening": True, "known_on": date(2020, 12, 31), "batch": "期初"}
    return claim_of(subject, kind, on, value[0] if value else None, scene.cast.town, opening)


def settle(scene: Scene) -> None:
    """A second person finds the batch true, and the opening ends."""
    book, office, paper = scene.cast.book, scene.cast.office, scene.paper("contract_text")
    verify_opening(book=book, batch="期初", document=paper, grade="C", by=office, at=scene.tick())
    end_opening(book=book, by=office, at=scene.tick())
    scene.on("2023-03-05")


def shown(scene: Scene, codes: Sequence[str], period: str, **asked: Any) -> list[str]:
    figures = scene.table(period, **asked).figures
    return [figures[code, True].shown for code in codes]


def test_f1_rounds_the_rate_of_starts_and_cuts_the_rate_of_performance(scene: Scene) -> None:
    """渭南 2010: 292 signed; 18 built, 180 building, 93 in preparation, 1 ended."""
    start, signed = ("ground_break", "2010-06"), ("contract", "2010-03")
    recall(scene, "建成", 18, signed, start, ("completed", "2010-11"))
    recall(scene, "在建", 180, signed, start)
    recall(scene, "筹备", 93, signed)
    recall(scene, "终止", 1, signed, ("terminated", "2010-09"))
    scene.rulebook(ONE_DIGIT)
    settle(scene)
    codes = ["coh_contracts", "building_now", "coh_completed", "coh_terminated"]
    assert shown(scene, codes, "2010") == ["292", "180", "18", "1"]
    assert shown(scene, ["r_start", "r_perform", "r_terminate"], "2010") == [
        "67.8%",
        "99.65%",
        "0.34%",
    ]


def test_f3_of_137_signed_115_were_started(scene: Scene) -> None:
    """铜川, the first half of 2024; here a year of the past, for nothing lies ahead of a book."""
    recall(scene, "开工", 115, ("contract", "2020-03"), ("ground_break", "2020-05"))
    recall(scene, "未开工", 22, ("contract", "2020-03"))
    settle(scene)
    assert shown(scene, ["coh_contracts", "coh_started", "r_start"], "2020年上半年") == [
        "137",
        "115",
        "83.94%",
    ]


@pytest.mark.parametrize(("inside", "rate"), [(True, "70.7%"), (False, "85.4%")])
def test_f4_depends_on_whether_the_built_are_among_the_started(
    scene: Scene, inside: bool, rate: str
) -> None:
    """印台 2019: 41 contracts, 29 started, 6 built; 22 agreements, 2 of them converted."""
    fair = scene.event("第四届丝博会")
    start, built = ("ground_break", "2019-07"), ("completed", "2019-10")
    if inside:
        recall(scene, "建成", 6, CONTRACT, start, built, event=fair)
        recall(scene, "在建", 23, CONTRACT, start, event=fair)
    else:
        recall(scene, "建成", 6, CONTRACT, built, event=fair)
        recall(scene, "在建", 29, CONTRACT, start, event=fair)
    recall(scene, "未开工", 12 if inside else 6, CONTRACT, event=fair)
    agreed = ("agreement", "2019-05-11")
    recall(scene, "协议", 20, agreed, event=fair)
    recall(scene, "转化", 2, agreed, ("contract", "2020-03"), event=fair)
    scene.rulebook(ONE_DIGIT)
    settle(scene)
    codes = ["event_contracts", "event_agreements", "converted", "r_convert", "r_start"]
    assert shown(scene, codes, "2019", event=fair.pk) == ["41", "22", "2", "9.1%", rate]


def test_f12_keeps_contracts_and_agreements_apart_and_adds_them_when_asked(scene: Scene) -> None:
    """铜川 2017: 175 contracts of 423.26亿, 44 agreements of 135.54亿."""
    contract, agreed = ("contract", "2017-06-03"), ("agreement", "2017-06-03")
    each = Decimal("2.42") * YI
    last = Decimal("423.26") * YI - 174 * each
    recall(scene, "合同", 174, contract, ("contract_amount", "2017-06-03", each))
    recall(scene, "大合同", 1, contract, ("contract_amount", "2017-06-03", last))
    part = Decimal("3.08") * YI
    rest = Decimal("135.54") * YI - 43 * part
    recall(scene, "协议", 43, agreed, ("agreement_amount", "2017-06-03", part))
    recall(scene, "大协议", 1, agreed, ("agreement_amount", "2017-06-03", rest))
    settle(scene)
    codes = ["contracts", "agreements", "signed_all", "contract_money", "agreement_money"]
    assert shown(scene, codes, "2017") == ["175", "44", "219", "423.26", "135.54"]
    assert shown(scene, ["avg_size"], "2017") == ["2.42亿元"]
    both = scene.figure("contract_money", "2017") + scene.figure("agreement_money", "2017")
    assert both == Decimal("558.80") * YI
