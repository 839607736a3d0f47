"""The troubles of units: nothing signed, nothing sought, everything lost, months not reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from luodi.config.demonstration.doing.deeds import Deed, ReportMonth
from luodi.config.demonstration.invented.bodies import LAST_DAY, YEARS
from luodi.config.demonstration.lives.life import Life
from luodi.config.demonstration.lives.world import World
from luodi.config.demonstration.troubles import judging
from luodi.config.demonstration.troubles.trouble import Trouble
from luodi.kernel.periods import add_months

TASKED = ("TOWN", "DEPARTMENT")  # as the rulebook that ships has it
REPORT_DAY = 5

type Found = Iterator[Trouble]


def of_units(world: World) -> Found:
    """Year by year and in both readings, the units with a task that signed or sought nothing."""
    for year in YEARS:
        for verified in (False, True):
            for body in world.district.bodies:
                if body.kind in TASKED:
                    yield from of_unit(world, body.name, year, verified)


def of_unit(world: World, unit: str, year: int, verified: bool) -> Found:
    signed = [life for life in shared_by(world, unit) if in_year(life, "contract", year, verified)]
    facts = {"year": year, "reading": "VERIFIED" if verified else "CLAIMED"}
    idle = (year, unit) in world.district.idle

    def trouble(kind: str, finding: str, planted: bool) -> Trouble:
        said = f"{unit}{year}年{finding}"
        return Trouble(kind, world.district.name, said, planted, units=(unit,), facts=facts)

    if not signed:
        yield trouble("zero_contract_unit", "没有签订合同", idle)
        if not seeks(world, unit, year, verified):
            yield trouble("zero_lead_unit", "没有有效线索、在谈和签约", idle)
    elif not any(judging.has_landed(life, verified=verified) for life in signed):
        planted = world.district.wiped_out == (year, unit)
        yield trouble("wiped_out_unit", f"签了{len(signed)}个合同，一个都没有落地", planted)


def shared_by(world: World, unit: str) -> list[Life]:
    """The projects in which the unit has a part when the demonstration ends."""
    return [life for life in world.heard_of() if unit in (life.unit, life.partner)]


def in_year(life: Life, kind: str, year: int, verified: bool) -> bool:
    return any(row.occurred.year == year for row in life.standing(kind, verified=verified))


def seeks(world: World, unit: str, year: int, verified: bool) -> bool:
    """Whether the unit has a valid lead, a new talk or an agreement of the year."""
    kinds = ("talks", "agreement")
    for life in shared_by(world, unit):
        if any(in_year(life, kind, year, verified) for kind in kinds):
            return True
    return any(
        row.kind == "lead_valid" and row.occurred.year == year and row.counts(verified)
        for opened in world.opened
        if opened.unit == unit
        for row in opened.told
    )


def of_months(world: World, deeds: Sequence[Deed]) -> Found:
    """Since reports are due: units that have entries and did not report a month, or late."""
    given = {
        (deed.unit, deed.month): deed.at.date()
        for deed in deeds
        if isinstance(deed, ReportMonth) and deed.book == world.district.name
    }
    for unit in dict.fromkeys(row.unit for row in world.every_told()):
        month = world.district.months_from
        while (following := add_months(month, 1)) <= LAST_DAY:
            day = given.get((unit, month))
            if day is None:
                yield month_trouble(world, "month_not_reported", unit, month, "没有报月报")
            elif day > following.replace(day=REPORT_DAY):
                yield month_trouble(world, "month_reported_late", unit, month, f"{day}才报月报")
            month = following


def month_trouble(world: World, kind: str, unit: str, month: date, finding: str) -> Trouble:
    said = f"{unit}{month.year}年{month.month}月{finding}"
    facts = {"month": f"{month:%Y-%m}"}
    return Trouble(kind, world.district.name, said, True, units=(unit,), facts=facts)
