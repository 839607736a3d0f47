"""What is done with a whole book: its opening, fairs, closings, rulebook, monthly reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from luodi.config.demonstration.doing.deeds import (
    Deed,
    EnterEvent,
    OnBook,
    ReportMonth,
    VerifyOpening,
)
from luodi.config.demonstration.doing.reviewing import UNPROVED, batch_of
from luodi.config.demonstration.invented.bodies import (
    FAIR,
    FAIR_PLACE,
    FAIRS,
    FIRST_DAY,
    LAST_DAY,
    OLDER,
    YEARS,
)
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.people import office, seat_of
from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.lives.sittings import OPENED, RECALLED_BY
from luodi.config.demonstration.lives.world import World
from luodi.config.demonstration.papers.paper import Paper
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.rulebook.actions import load
from luodi.kernel.periods import Period, add_months
from luodi.records.ledger.actions import periods

OPENING_ENDED = datetime(2022, 1, 28, 17, tzinfo=BOOK_ZONE)
NEW_RULES = """\
based_on = "default"
title = "棠川区招商引资口径手册（2024年版）"
document_no = "棠招组发〔2024〕2号"
effective_on = 2024-01-01
# 开工已含入统，入统率恒为 100%，去掉。
without = ["rates.r_stats"]

[milestones.started]
name = "开工"
any_of = ["破土开槽", "首桩施工", "设备进场安装"]
all_of = ["statistics_entry"]
note = "永久性工程破土（或首桩、设备进场）并且已入统，以后到的日期为准。"
"""


def books(world: World) -> Iterator[Deed]:
    yield from fairs(world)
    if world.district is OLDER:
        yield from opening(world)
        yield rules(world)
    yield from closings(world)
    yield from months(world)


def fairs(world: World) -> Iterator[Deed]:
    """The fairs at which anything of the district can have been signed."""
    for fair in FAIRS:
        announced = datetime.combine(fair.first_day, OPENED.time(), BOOK_ZONE) - timedelta(60)
        yield EnterEvent(
            at=max(announced, OPENED),
            book=world.district.name,
            by=office(world.district),
            name=fair.name,
            unit=world.district.office,
            series=FAIR,
            edition=fair.edition,
            first_day=fair.first_day,
            last_day=fair.last_day,
            place=FAIR_PLACE,
        )


def opening(world: World) -> Iterator[Deed]:
    """The older district brings in its old workbooks; a second person recognises them by batch."""
    district = world.district
    book, first, second = district.name, office(district), office(district, second=True)
    begins = OPENED + timedelta(hours=1)
    said = {"reason": "按历年手工台账建账"}
    yield OnBook(at=begins, book=book, by=first, act=periods.begin_opening, said=said)
    batches = sorted({batch_of(life) for life in world.lives if life.recalled} - {UNPROVED})
    for batch in batches:
        found = Paper(f"{batch}期初认定意见", "batch_opening_document", batch)
        yield VerifyOpening(
            at=RECALLED_BY, book=book, by=second, batch=batch, paper=found, unit=district.office
        )
    said = {"reason": "建账结束"}
    yield OnBook(at=OPENING_ENDED, book=book, by=first, act=periods.end_opening, said=said)


def rules(world: World) -> Deed:
    """From 2024 on the older district counts a start only with its entry in the statistics."""
    at = datetime(2024, 1, 5, 15, tzinfo=BOOK_ZONE)
    by, said = office(world.district), {"text": NEW_RULES}
    return OnBook(at=at, book=world.district.name, by=by, act=load, said=said)


def closings(world: World) -> Iterator[Deed]:
    """Each year is closed in the January after it; the last one still stands open."""
    for year in YEARS[:-1]:
        at = datetime(year + 1, 1, 18, 16, 30, tzinfo=BOOK_ZONE)
        by, said = office(world.district), {"period": Period.year(year)}
        yield OnBook(at=at, book=world.district.name, by=by, act=periods.close_period, said=said)


def months(world: World) -> Iterator[Deed]:
    """The heads' reports: mostly in time, some late, some never."""
    rows: dict[str, list[Told]] = {}
    for row in world.every_told():
        rows.setdefault(row.unit, []).append(row)
    for unit, told in rows.items():
        yield from months_of(world, unit, told)


def months_of(world: World, unit: str, told: list[Told]) -> Iterator[Deed]:
    """One unit's reports, and which of its projects it says nothing happened to."""
    waiting = [row for row in told if not row.opening]
    own = [life for life in world.heard_of() if life.unit == unit]
    month = world.district.months_from
    while (following := add_months(month, 1)) <= LAST_DAY:
        at = reported_at(world, unit, following)
        if at and at.date() <= LAST_DAY:
            moved = {row.subject for row in waiting if is_due(row, at, following)}
            waiting = [row for row in waiting if not is_due(row, at, following)]
            still = [life.name for life in own if is_quiet(life, at) and life.name not in moved]
            yield ReportMonth(
                at=at,
                book=world.district.name,
                by=seat_of(world.district, unit, Role.HEAD),
                unit=unit,
                month=month,
                unchanged=tuple(still[:6]),
            )
        month = following


def reported_at(world: World, unit: str, following: date) -> datetime | None:
    dice = Dice(world.seed, "month", unit, following)
    if dice.chance(0.06):
        return None
    lag = dice.days(6, 17) if dice.chance(0.14) else dice.days(0, 2)
    return dice.working(following + lag)


def is_due(row: Told, at: datetime, following: date) -> bool:
    """Told by then and about a day before the month's end: the report speaks of it."""
    first = row.values.get("covers_from", row.occurred)
    return row.recorded_at <= at and isinstance(first, date) and first < following


def is_quiet(life: Life, at: datetime) -> bool:
    """Signed, not begun, not ended: of such a project a head may say that nothing changed."""
    signed = life.reached("contract")
    is_open = life.ended_on is None and not life.works
    return bool(signed and signed < at.date() and signed >= FIRST_DAY and is_open)
