"""完成率, 超欠进度 and 双过半 of published figures come out of entries and targets again.

Sources: a red and black list (贵池区): 40/45 = 88.9 %, 99.68/145 = 68.7 %; a city's bulletin:
219.22/589 = 37.22 %, 78/132 = 59.09 %, 63/81 = 77.78 %; a city's monthly bulletin: 70.41 % after
ten months is 欠 12.92 points; 印台 2019: 35.1亿元 at 78 % of 45亿元 (F4).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from saying import YI
from scene import Scene, opened

from conftest import Cast
from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.queries.figures import Prior, count
from luodi.analysis.figures.queries.splitting import SlicePrior
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.people.models import Unit
from luodi.kernel.periods import Period, parse_period
from targeting import set_targets, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return opened(cast)


def prior(scene: Scene, period: str, moment: str = "", **asked: Any) -> Prior:
    question = Asked(period=parse_period(period), as_of=as_of(moment), **asked)
    book = scene.cast.book
    return Prior(book, question, scene.now, count(book, question, scene.now))


def completed(
    scene: Scene, code: str, period: str = "2023", moment: str = "", **asked: Any
) -> Completion:
    return completion(prior(scene, period, moment, **asked), code, verified=True)


def arrived(scene: Scene, yuan: Decimal, on: str, unit: Unit | None = None) -> None:
    subject = scene.project(f"{on}{yuan}厂", unit)
    scene.verified(subject, "money_in", on, yuan, unit=unit)


def digits(scene: Scene, done: int) -> None:
    scene.rulebook(f"[rates.r_done]\ndigits = {done}")


@pytest.mark.parametrize(
    ("done", "target", "places", "rate"),
    [
        ("99.68", "145", 1, "68.7%"),
        ("219.22", "589", 2, "37.22%"),
        ("35.1", "45", 0, "78%"),
    ],
)
def test_published_money(scene: Scene, done: str, target: str, places: int, rate: str) -> None:
    set_targets(
        scene.cast, wanted(scene.cast, "arrived", str(Decimal(target) * YI)), at=scene.tick()
    )
    digits(scene, places)
    scene.on("2023-10-31")
    arrived(scene, Decimal(done) * YI, "2023-05-01")
    found = completed(scene, "arrived")
    assert found.done.shown == rate
    assert found.target.shown == f"{Decimal(target):.2f}"


@pytest.mark.parametrize(
    ("done", "target", "places", "rate"),
    [(40, 45, 1, "88.9%"), (78, 132, 2, "59.09%"), (63, 81, 2, "77.78%")],
)
def test_published_counts(scene: Scene, done: int, target: int, places: int, rate: str) -> None:
    set_targets(scene.cast, wanted(scene.cast, "contracts", target), at=scene.tick())
    digits(scene, places)
    for number in range(done):
        scene.verified(scene.project(f"{number}号厂"), "contract", "2023-02-01")
    found = completed(scene, "contracts")
    assert (found.figure.value, found.done.shown) == (Decimal(done), rate)
    assert found.done.arithmetic == f"{done} ÷ {target}"


def test_seventy_per_cent_after_ten_months_is_behind(scene: Scene) -> None:
    set_targets(scene.cast, wanted(scene.cast, "arrived", 100 * YI), at=scene.tick())
    scene.on("2023-09-30")
    arrived(scene, Decimal("70.41") * YI, "2023-05-01")
    scene.on("2023-10-31")
    found = completed(scene, "arrived")
    assert (found.done.shown, found.pace.shown) == ("70.41%", "欠12.92个百分点")
    assert (found.is_behind, found.is_met) == (True, False)
    assert completed(scene, "arrived", moment="2023-09-30").pace.shown == "欠4.59个百分点"


def test_with_a_monthly_plan_it_is_measured_by_the_plan(scene: Scene) -> None:
    plan = tuple(step * YI for step in (2, 3, 5, 10, 10, 10, 10, 10, 10, 10, 10, 10))
    set_targets(scene.cast, wanted(scene.cast, "arrived", 100 * YI, plan=plan), at=scene.tick())
    scene.on("2023-10-31")
    arrived(scene, Decimal("70.41") * YI, "2023-05-01")
    pace = completed(scene, "arrived").pace
    assert pace.shown == "欠9.59个百分点"  # 70.41 − 80
    assert pace.arithmetic == "70.41亿元 ÷ 100.00亿元 − 80.00亿元 ÷ 100.00亿元"
    early = completed(scene, "arrived", moment="2023-03-15").pace
    assert early.shown == "欠5.00个百分点"  # nothing, of 2 + 3


def test_a_dated_target_goes_by_its_own_days(scene: Scene) -> None:
    half, fair = Period.half(2023, 1), parse_period("2023-01-01..2023-05-15")
    set_targets(
        scene.cast,
        wanted(scene.cast, "contracts", 20),
        wanted(scene.cast, "contracts", 6, period=half),
        wanted(scene.cast, "contracts", 4, period=fair),
        at=scene.tick(),
    )
    scene.on("2023-04-30")
    for number in range(3):
        scene.verified(scene.project(f"{number}号厂"), "contract", "2023-04-01")
    assert completed(scene, "contracts").done.shown == "15.00%"
    found = completed(scene, "contracts", "2023年上半年")
    assert (found.done.shown, found.pace.shown) == ("50.00%", "欠16.67个百分点")  # 4 of 6 months
    found = completed(scene, "contracts", "2023-01-01..2023-05-15")
    assert (found.done.shown, found.pace.shown) == ("75.00%", "欠13.89个百分点")  # 120 of 135 days


def test_half_of_the_year_by_the_end_of_june(scene: Scene) -> None:
    set_targets(
        scene.cast,
        wanted(scene.cast, "contracts", 6),
        wanted(scene.cast, "contracts", 10, period=Period.half(2023, 1)),
        at=scene.tick(),
    )
    for number in range(3):
        scene.verified(scene.project(f"{number}号厂"), "contract", "2023-02-01")
    assert completed(scene, "contracts", "2023年上半年").half is None  # it is still March
    scene.on("2023-07-02")
    half = completed(scene, "contracts", "2023年上半年").half
    assert half is not None
    assert (half.shown, "3 ÷ 6 ≥" in half.arithmetic) == ("是", True)
    assert completed(scene, "contracts", "2023").half is None


def test_without_a_target_it_is_said_and_no_number_is_printed(scene: Scene) -> None:
    found = completed(scene, "contracts")
    assert (found.done.shown, found.pace.shown, found.target.shown) == ("—", "—", "—")
    assert found.done.why_not == "2023年没有下达过“合同项目数”的目标任务"
    set_targets(scene.cast, wanted(scene.cast, "contracts", 20), at=scene.tick())
    other = completed(scene, "contracts", "2023年下半年")
    why = "“合同项目数”的目标任务是2023年的，不能拿来比2023年下半年"
    assert (other.done.shown, other.done.why_not) == ("—", why)


def test_a_target_of_nothing_divides_by_nothing(scene: Scene) -> None:
    set_targets(scene.cast, wanted(scene.cast, "contracts", 0), at=scene.tick())
    found = completed(scene, "contracts")
    assert (found.target.shown, found.done.shown, found.done.why_not) == ("0", "—", "分母为零")
    assert (found.pace.shown, found.pace.why_not) == ("—", "分母为零")


def test_a_rate_has_a_target_but_no_rate_of_its_own(scene: Scene) -> None:
    set_targets(scene.cast, wanted(scene.cast, "r_start", "85"), at=scene.tick())
    found = completed(scene, "r_start")
    assert found.target.shown == "85%"
    assert (found.done.shown, "比率" in found.done.why_not) == ("—", True)


def test_a_unit_and_its_slice_are_measured_by_its_own(scene: Scene) -> None:
    cast = scene.cast
    set_targets(
        cast,
        wanted(cast, "contracts", 20),
        wanted(cast, "contracts", 4, cast.town),
        at=scene.tick(),
    )
    scene.verified(scene.project("甲厂"), "contract", "2023-02-01")
    scene.verified(scene.project("乙厂", cast.park), "contract", "2023-02-01", unit=cast.park)
    whole = prior(scene, "2023")
    assert completion(whole, "contracts", verified=True).done.shown == "10.00%"
    town = SlicePrior(whole, (cast.town.pk,), ["contracts"])
    park = SlicePrior(whole, (cast.park.pk,), ["contracts"])
    assert completion(town, "contracts", verified=True).done.shown == "25.00%"
    assert completion(park, "contracts", verified=True).done.shown == "—"
    assert completed(scene, "contracts", unit=cast.town.pk).done.shown == "25.00%"


def test_a_scope_and_an_event_have_targets_of_their_own(scene: Scene) -> None:
    cast, fair = scene.cast, scene.event("丝博会")
    set_targets(
        cast,
        wanted(cast, "arrived", 10 * YI),
        wanted(cast, "arrived", 4 * YI, scope=("origin", "PROVINCE_OUT")),
        wanted(cast, "contracts", 5, event=fair.pk),
        at=scene.tick(),
    )
    arrived(scene, Decimal(YI), "2023-02-01")
    scene.verified(scene.project("甲厂", event=fair), "contract", "2023-02-01")
    by_origin = prior(scene, "2023", by="origin")
    province = SlicePrior(by_origin, ("PROVINCE_OUT",), ["arrived"])
    assert completion(province, "arrived", verified=True).done.shown == "25.00%"
    assert completed(scene, "arrived").done.shown == "10.00%"
    assert completed(scene, "contracts", event=fair.pk).done.shown == "20.00%"
    assert completed(scene, "contracts").done.shown == "—"


def test_both_readings_and_any_day_again(scene: Scene) -> None:
    cast = scene.cast
    set_targets(cast, wanted(cast, "contracts", 4), at=scene.tick())
    scene.claim(scene.project("甲厂"), "contract", "2023-02-01")
    whole = prior(scene, "2023")
    readings = [completion(whole, "contracts", verified=one).done.shown for one in (False, True)]
    assert readings == ["25.00%", "0.00%"]
    before = str(whole.counted.moment)
    set_targets(cast, wanted(cast, "contracts", 8), at=scene.tick(), reason="追加")
    assert completion(prior(scene, "2023"), "contracts", verified=False).done.shown == "12.50%"
    again = completion(prior(scene, "2023", before), "contracts", verified=False)
    assert (again.done.shown, again.target.shown) == ("25.00%", "4")


def test_a_formula_of_the_rulebook_may_name_a_target(scene: Scene) -> None:
    scene.rulebook(
        '[rates.r_gap]\nname = "签约缺口"\nformula = "合同项目数.target - 合同项目数"\n'
        'unit = "个"\ndigits = 0\nrounding = "四舍五入"\nsentence = "还差几个。"'
    )
    set_targets(scene.cast, wanted(scene.cast, "contracts", 4), at=scene.tick())
    scene.verified(scene.project("甲厂"), "contract", "2023-02-01")
    assert scene.table().figures["r_gap", True].shown == "3个"
