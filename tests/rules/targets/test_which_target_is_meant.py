"""Which target stands, which one a question means, and how much of it should be done by a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused
from luodi.records.targets.rules.goal import (
    Aim,
    Goal,
    Heading,
    gone_by,
    meant,
    planned,
    standing,
    summed,
)
from luodi.records.targets.rules.setting import (
    Wanted,
    heading_problems,
    plan_of,
    problems,
)
from luodi.records.targets.rules.splitting import splits

YEAR = Period.year(2024)
HALF = Period.half(2024, 1)
FAIR = Period.custom(date(2024, 1, 1), date(2024, 5, 15))
HEADING = Heading("2024年目标任务分解表", date(2024, 1, 20), "区政发〔2024〕3号")
DISTRICT, TOWN, PARK, BUREAU = 1, 2, 3, 4


def aim(unit: int = DISTRICT, period: Period = YEAR, amount: int = 45, **more: object) -> Aim:
    goal = Goal(unit, "contracts", period)
    return Aim(goal, Decimal(amount), HEADING, seq=1, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024", YEAR),
        ("2024年1-10月", YEAR),
        ("2024年上半年", HALF),  # it has one of its own
        ("2024年1-3月", YEAR),
        ("2024-01-01..2024-05-15", FAIR),
        ("2024年下半年", None),
        ("2024年10月", None),
        ("2023", None),
        ("2024-01-01..2025-12-31", None),
    ],
)
def test_exactly_its_days_else_the_year_that_begins_with_them(
    asked: str, found: Period | None
) -> None:
    aims = [aim(period=HALF), aim(period=FAIR), aim(period=YEAR)]
    got = meant(aims, Goal(DISTRICT, "contracts", parse_period(asked)))
    assert (got.goal.period if got else None) == found


def test_a_target_is_of_its_own_unit_figure_event_and_scope() -> None:
    aims = [aim(), Aim(Goal(DISTRICT, "arrived", YEAR, axis="origin", key="FOREIGN"), *aim_rest())]
    assert meant(aims, Goal(TOWN, "contracts", YEAR)) is None
    assert meant(aims, Goal(DISTRICT, "contracts", YEAR, event=7)) is None
    assert meant(aims, Goal(DISTRICT, "arrived", YEAR)) is None
    assert meant(aims, Goal(DISTRICT, "arrived", YEAR, axis="origin", key="FOREIGN")) == aims[1]


def aim_rest() -> tuple[Decimal, Heading, int]:
    return Decimal(1), HEADING, 1


def test_a_replaced_and_a_withdrawn_target_stand_no_more() -> None:
    first, second, third = aim(row=1), aim(row=2, replaces=1), aim(TOWN, row=3)
    assert standing([first, third], ()) == (first, third)
    assert standing([first, second, third], ()) == (second, third)
    assert standing([first, second, third], {3}) == (second,)


@pytest.mark.parametrize(
    ("period", "day", "share"),
    [
        (YEAR, date(2024, 10, 31), Fraction(10, 12)),
        (YEAR, date(2024, 10, 30), Fraction(9, 12)),
        (YEAR, date(2023, 12, 31), Fraction(0)),
        (YEAR, date(2025, 3, 1), Fraction(1)),
        (HALF, date(2024, 4, 30), Fraction(4, 6)),
        (FAIR, date(2024, 5, 15), Fraction(1)),
        (FAIR, date(2024, 1, 31), Fraction(31, 136)),  # a leap year
    ],
)
def test_how_much_of_a_period_is_over(period: Period, day: date, share: Fraction) -> None:
    assert gone_by(period, day) == share


def test_a_plan_is_read_by_month_or_summed_and_adds_up() -> None:
    monthly = [Decimal(n) for n in (1, 2, 3, 4, 5, 6, 4, 4, 4, 4, 4, 4)]
    assert plan_of(monthly, Decimal(45), YEAR) == summed(monthly)
    assert plan_of(summed(monthly), Decimal(45), YEAR) == summed(monthly)
    one = aim(plan=summed(monthly))
    assert planned(one, date(2024, 3, 30)) == 3
    assert planned(one, date(2024, 3, 31)) == 6
    assert planned(one, date(2024, 1, 15)) == 0


@pytest.mark.parametrize(
    ("steps", "period", "why"),
    [
        ([1] * 11, YEAR, "要写 12 个月，现有 11 个"),
        ([4] * 12, YEAR, "相差 3；"),
        ([1] * 5, FAIR, "不是整月的期间不能分月"),
    ],
)
def test_a_plan_that_does_not_add_up_is_refused(steps: list[int], period: Period, why: str) -> None:
    with pytest.raises(Refused, match=why):
        plan_of([Decimal(step) for step in steps], Decimal(45), period)


def test_the_parts_beside_the_whole() -> None:
    aims = [aim(), aim(TOWN, amount=20), aim(PARK, amount=30), aim(TOWN, HALF, 9)]
    year, half = splits(aims, DISTRICT, (TOWN, PARK, BUREAU))
    assert (year.total, year.difference, year.without) == (Decimal(50), Decimal(5), (BUREAU,))
    assert (half.whole, half.difference, half.without) == (None, None, (PARK, BUREAU))


def test_a_whole_without_parts_lists_nobody() -> None:
    [only] = splits([aim()], DISTRICT, (TOWN, PARK))
    assert (only.difference, only.without) == (None, ())


def wanted(amount: int = 45, plan: tuple[Decimal, ...] = ()) -> Wanted:
    return Wanted(aim().goal, Decimal(amount), plan, "甲区合同项目个数")


@pytest.mark.parametrize(
    ("targets", "stands", "reason", "why"),
    [
        ([], False, "", "至少写一个目标"),
        ([wanted(), wanted()], False, "", "写了两遍"),
        ([wanted(-1)], False, "", "不能是负数"),
        ([wanted(45, (Decimal(45),))], False, "", "要写 12 个月，现有 1 个"),
        ([wanted(45, tuple(map(Decimal, range(12))))], False, "", "加起来不是全部目标"),
        ([wanted()], True, "", "已经有目标：甲区合同项目个数。要调整，请写明调整的原因"),
        ([wanted()], False, "市里追加", "以前都没有下达过"),
    ],
)
def test_what_cannot_be_set(targets: list[Wanted], stands: bool, reason: str, why: str) -> None:
    beside = {aim().goal: aim()} if stands else {}
    assert why in "".join(map(str, problems(targets, beside, reason)))


def test_what_can() -> None:
    assert not list(problems([wanted(0)], {}, ""))
    assert not list(problems([wanted()], {aim().goal: aim()}, "市里追加"))


def test_the_document_is_named_and_not_of_the_future() -> None:
    said = [str(one) for one in heading_problems(Heading("", date(2024, 2, 1)), date(2024, 1, 1))]
    assert said == ["请写明由哪份文件或哪次会议下达", "下达日期在今天之后，请核对"]
    assert not list(heading_problems(HEADING, date(2024, 1, 20)))
