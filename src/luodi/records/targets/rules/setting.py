"""What may be set: the heading, each amount, the monthly plan; every refusal names its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, Refused, because, missing, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.targets.rules.goal import Aim, Goal, Heading, has_months, summed

MOST_TARGETS = 2000
LARGEST = Decimal(10) ** 18


@dataclass(frozen=True)
class Wanted:
    """One target to be set, called as its writer called it."""

    goal: Goal
    amount: Decimal
    plan: tuple[Decimal, ...] = ()  # by the end of each month
    called: str = ""  # 东山镇到位资金


def heading_problems(heading: Heading, today: date) -> Iterator[Reason]:
    yield from missing(heading.title, gettext_noop("请写明由哪份文件或哪次会议下达"), about="title")
    yield from too_long(heading.title, 120, about="title")
    yield from too_long(heading.document_no, 60, about="document_no")
    if heading.issued_on > today:
        yield because(gettext_noop("下达日期在今天之后，请核对"), about="issued_on")


def problems(
    wanted: Sequence[Wanted], standing: Mapping[Goal, Aim], reason: str
) -> Iterator[Reason]:
    """Why these targets cannot be set beside those that stand."""
    if not wanted:
        yield because(gettext_noop("请至少写一个目标"), about="table")
    if len(wanted) > MOST_TARGETS:
        text = gettext_noop("一次最多下达 %(most)s 个目标，请分开")
        yield because(text, about="table", most=MOST_TARGETS)
    seen = set[Goal]()
    for one in wanted:
        if one.goal in seen:
            text = gettext_noop("“%(called)s”写了两遍，请删去一行")
            yield because(text, about="table", called=one.called)
        seen.add(one.goal)
        yield from amount_problems(one)
    yield from adjusting_problems(wanted, standing, reason)


def amount_problems(one: Wanted) -> Iterator[Reason]:
    if not 0 <= one.amount < LARGEST:
        text = gettext_noop("“%(called)s”的目标不能是负数，也不能大得没有边，请核对")
        yield because(text, about="amount", called=one.called)
    if one.plan and len(one.plan) != len(one.goal.period.months()):
        text = gettext_noop("“%(called)s”的分月计划要写 %(months)s 个月，现有 %(count)s 个")
        months = len(one.goal.period.months())
        yield because(text, about="plan", called=one.called, months=months, count=len(one.plan))
    elif one.plan and (one.plan[-1] != one.amount or list(one.plan) != sorted(one.plan)):
        text = gettext_noop("“%(called)s”的分月计划加起来不是全部目标，请核对")
        yield because(text, about="plan", called=one.called)


def adjusting_problems(
    wanted: Sequence[Wanted], standing: Mapping[Goal, Aim], reason: str
) -> Iterator[Reason]:
    """A target that stands is adjusted with a reason, and nothing is adjusted without one."""
    again = [one for one in wanted if one.goal in standing]
    yield from too_long(reason, 200, about="reason")
    if again and not reason.strip():
        text = gettext_noop("已经有目标：%(called)s。要调整，请写明调整的原因")
        called = "、".join(one.called for one in again[:5])
        yield because(text, about="reason", called=called)
    if reason.strip() and not again and wanted:
        text = gettext_noop("写了调整原因，但这些目标以前都没有下达过；新下达的不写原因")
        yield because(text, about="reason")


def changed(wanted: Iterable[Wanted], standing: Iterable[Aim]) -> list[Wanted]:
    """Those that say something new: a table that is handed in again repeats the others.

    A table has no months, and leaves a plan as it stands.
    """
    stand = {aim.goal: aim for aim in standing}
    return [one for one in wanted if not says_the_same(one, stand.get(one.goal))]


def says_the_same(one: Wanted, aim: Aim | None) -> bool:
    return aim is not None and one.amount == aim.amount and one.plan in ((), aim.plan)


def plan_of(steps: Sequence[Decimal], amount: Decimal, period: Period) -> tuple[Decimal, ...]:
    """The plan from twelve amounts, of each month or up to each month; refuses what is neither."""
    if not steps:
        return ()
    months = len(period.months())
    if not has_months(period):
        text = gettext_noop("不是整月的期间不能分月，请不写分月计划")
        raise Refused(because(text, about="plan"))
    if len(steps) != months:
        text = gettext_noop("分月计划要写 %(months)s 个月，现有 %(count)s 个")
        raise Refused(because(text, about="plan", months=months, count=len(steps)))
    if sum(steps) == amount:
        return summed(steps)
    if steps[-1] == amount and list(steps) == sorted(steps):
        return tuple(steps)
    text = gettext_noop(
        "分月计划各月相加与全部目标相差 %(difference)s；写累计数的，末月应等于全部目标"
    )
    raise Refused(because(text, about="plan", difference=f"{sum(steps) - amount:f}"))
