"""Short words for setting targets in a test: whose, of what, how much, by which document."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from conftest import Cast
from luodi.foundation.people.models import Unit
from luodi.kernel.periods import Period
from luodi.records.targets.actions import assign
from luodi.records.targets.models import Assignment
from luodi.records.targets.queries.standing import whole_of
from luodi.records.targets.rules.goal import Goal, Heading
from luodi.records.targets.rules.setting import Wanted, plan_of

YEAR = Period.year(2023)
HEADING = Heading("目标任务分解表", date(2023, 2, 1), "甲政发〔2023〕3号")


def wanted(
    cast: Cast,
    code: str,
    amount: int | str,
    unit: Unit | None = None,
    period: Period = YEAR,
    *,
    plan: tuple[int, ...] = (),
    event: int | None = None,
    scope: tuple[str, str] = ("", ""),
) -> Wanted:
    whole = unit or whole_of(cast.book)
    goal = Goal(whole.pk, code, period, event, *scope)
    steps = plan_of([Decimal(step) for step in plan], Decimal(amount), period)
    return Wanted(goal, Decimal(amount), steps, f"{whole}{code}")


def set_targets(
    cast: Cast, *targets: Wanted, at: datetime, reason: str = "", heading: Heading = HEADING
) -> Assignment:
    """By the office, under one document."""
    return assign(
        unit=cast.office_unit,
        heading=heading,
        targets=targets,
        reason=reason,
        by=cast.office,
        at=at,
    )
