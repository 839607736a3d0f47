"""What each district owes in a year, split to its units; one is adjusted, one goes by months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from luodi.config.demonstration.doing.deeds import Deed, Owed, SetTargets
from luodi.config.demonstration.invented.bodies import OLDER, District
from luodi.config.demonstration.invented.people import office
from luodi.config.demonstration.lives.world import World
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.kernel.periods import Period

YI, WAN_A_HUNDRED = 100_000_000, 1_000_000  # a share of money is a whole number of 百万元
SPLIT_KINDS = ("TOWN", "DEPARTMENT", "PARK")
# By months, in 亿元: little before the fair, most behind the summer.
PLAN = (1, 1, 1, 2, 2, 2, 1, 2, 2, 2, 1, 1)


@dataclass(frozen=True)
class Year:
    """The targets of one district for one year: counts of things, and yuan."""

    number: int
    contracts: int
    outside: int  # 实际利用市域外资金, in 亿元
    starts: int  # 新开工千万元以上
    arrived: int = 0  # in 亿元


YEARS: dict[bool, tuple[Year, ...]] = {
    True: (Year(2023, 40, 32, 18), Year(2024, 30, 12, 14), Year(2025, 32, 14, 12, 18)),
    False: (Year(2024, 14, 6, 6), Year(2025, 16, 7, 6)),
}


def targets(world: World) -> Iterator[Deed]:
    district = world.district
    for year in YEARS[district is OLDER]:
        yield assigned(district, year)
    if district is OLDER:
        yield adjusted(district)
        yield before_the_fair(district)


def assigned(district: District, year: Year) -> SetTargets:
    """Of January: the table in which the year's targets are split."""
    whole = Period.year(year.number)
    owed = [
        *split(district, "contracts", year.contracts, 1, whole),
        *split(district, "arrived_outside", year.outside * YI, WAN_A_HUNDRED, whole),
        Owed("", "starts_new_10m", Decimal(year.starts), whole),
    ]
    if year.arrived:
        plan = tuple(Decimal(step) * YI for step in PLAN)
        owed.append(Owed("", "arrived", Decimal(year.arrived) * YI, whole, plan))
    return SetTargets(
        at=datetime(year.number, 1, 30, 10, tzinfo=BOOK_ZONE),
        book=district.name,
        by=office(district),
        unit=district.office,
        title=f"{year.number}年招商引资目标任务分解表",
        document_no=f"{district.name[0]}政发〔{year.number}〕4号",
        issued_on=date(year.number, 1, 29),
        owed=tuple(owed),
    )


def adjusted(district: District) -> SetTargets:
    """In August 2024 the city asks for more; the units' shares stay, and no longer add up."""
    more = Owed("", "arrived_outside", Decimal(15) * YI, Period.year(2024))
    return SetTargets(
        at=datetime(2024, 8, 12, 15, tzinfo=BOOK_ZONE),
        book=district.name,
        by=office(district),
        unit=district.office,
        title="关于追加2024年招商引资任务的通知",
        document_no="砚招发〔2024〕21号",
        issued_on=date(2024, 8, 9),
        owed=(more,),
        reason="市里追加任务",
    )


def before_the_fair(district: District) -> SetTargets:
    """A dated target: so many contracts before the fair opens."""
    until = Period.custom(date(2025, 1, 1), date(2025, 5, 15))
    return SetTargets(
        at=datetime(2025, 2, 10, 9, tzinfo=BOOK_ZONE),
        book=district.name,
        by=office(district),
        unit=district.office,
        title="第九届霁野会签约任务安排",
        document_no="棠招组发〔2025〕1号",
        issued_on=date(2025, 2, 8),
        owed=(Owed("", "contracts", Decimal(12), until),),
    )


def split(district: District, code: str, whole: int, step: int, period: Period) -> Iterator[Owed]:
    """The whole, and the share of each unit by how much usually falls to it, in whole steps."""
    yield Owed("", code, Decimal(whole), period)
    bodies = [body for body in district.bodies if body.kind in SPLIT_KINDS and body.weight]
    steps, weights = whole // step, sum(body.weight for body in bodies)
    given = weight = 0
    for body in bodies:
        weight += body.weight
        share = steps * weight // weights - given
        given += share
        if share:
            yield Owed(body.name, code, Decimal(share) * step, period)
