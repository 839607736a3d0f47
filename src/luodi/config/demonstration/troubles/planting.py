"""Troubles planted in projects before anything is told of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from luodi.config.demonstration.invented.bodies import FAIRS, LAST_DAY
from luodi.config.demonstration.lives.drawing import Fate
from luodi.config.demonstration.lives.life import Ending, Life
from luodi.config.demonstration.lives.world import World

AFTER_START = ("completed", "production", "full_capacity")
SWAPPED_ON = date(2023, 11, 15)
YEARS = (2022, 2023)


def plant(world: World) -> None:
    """Every trouble that has to be there before the telling, the number by the scale."""
    for name, number, planting in PLANTINGS:
        for _ in range(world.scale.troubles(number, world.district)):
            planting(world, name)
    wiped_out(world)


def started_long_ago(life: Life, days: int = 150) -> bool:
    """Started, with ground of its own, so many days before the demonstration ends."""
    start = life.start_kind
    return start == "ground_break" and (LAST_DAY - life.days[start]).days >= days


def strip(life: Life) -> None:
    """Nothing follows the start, whatever else is wrong with it."""
    life.works = []
    life.planted.add("started_not_built")
    for kind in AFTER_START:
        life.days.pop(kind, None)


def started_not_built(world: World, name: str) -> None:
    life = world.draw_until(Fate.BUILT, started_long_ago, years=YEARS)
    strip(life)
    life.planted.add(name)
    on = life.days[life.start_kind] + timedelta(days=200)
    if len(world.lives) % 3 == 0 and on < LAST_DAY - timedelta(days=40):
        issuer = {"issuer": "市招商投资局", "document_no": f"砚招督〔{on.year}〕{on.month}号"}
        said = "现场核查开而未建，市上退回"
        life.ending = Ending("returned", on, "STARTED_NOT_BUILT", said, issuer)


def start_unproved(world: World, name: str) -> None:
    life = world.draw_until(Fate.BUILT, started_long_ago, years=(2023,))
    strip(life)
    life.days.pop("statistics_entry", None)
    life.unproved_start = True
    life.planted.add(name)


def money_never_came(world: World, name: str) -> None:
    old_enough = world.before_end("site_secured", 200, LAST_DAY)
    life = world.draw_until(Fate.LANDED, old_enough, years=YEARS)
    life.pays = False
    life.planted.add(name)


def progress_without_money(world: World, name: str) -> None:
    life = world.draw_until(Fate.BUILT, well_built, years=YEARS)
    life.paid_share = 0.3
    life.planted.add(name)


def well_built(life: Life) -> bool:
    """Most of the works lie a good while before the demonstration's end."""
    far = [month for month, share in life.works if share >= 0.75]
    return bool(far) and far[0] <= LAST_DAY - timedelta(days=120)


def works_stopped(world: World, name: str) -> None:
    life = world.draw_until(Fate.BUILT, well_built, years=YEARS)
    life.works = [row for row in life.works if row[1] < 0.6]
    for kind in AFTER_START:
        life.days.pop(kind, None)
    life.planted.add(name)


def silent(world: World, name: str) -> None:
    old = world.before_end("contract", 400, LAST_DAY)
    life = world.draw_until(Fate.FILED, old, years=(2022,))
    life.planted.add(name)


def place_promised_twice(world: World, name: str) -> None:
    """Two projects are given the same ground; both contracts stand."""
    landed = world.before_end("site_secured", 120, LAST_DAY)
    first = world.draw_until(Fate.BUILT, landed, years=(2022,))
    ground = first.sector.fitted_out

    def alike(life: Life) -> bool:
        return landed(life) and life.sector.fitted_out is ground

    second = world.draw_until(Fate.LANDED, alike, years=(2023,))
    second.place = first.site = second.site = first.place
    world.sites.append((first.place, first.unit))
    for life in (first, second):
        life.planted.add(name)


def swapped_counted_twice(world: World, name: str) -> None:
    """What is put in another's place was counted already at an earlier fair."""
    swapped(world, name, signed_at(FAIRS[1].name))


def swapped_fairly(world: World, name: str) -> None:
    """A swap as it should be: what is put in was signed on an ordinary day."""
    swapped(world, "", lambda life: not life.event and life.days["contract"] < SWAPPED_ON)


def swapped(world: World, name: str, fits: Callable[[Life], bool]) -> None:
    def unlanded(life: Life) -> bool:
        last = max(day for kind, day in life.days.items())
        return signed_at(FAIRS[2].name)(life) and last < SWAPPED_ON

    def still_going(life: Life) -> bool:
        return "contract" in life.days and fits(life)

    out = world.draw_until(Fate.SIGNED, unlanded, years=(2022, 2023))
    into = world.draw_until(Fate.BUILT, still_going, years=(2022,))
    out.ending = Ending("swap_out", SWAPPED_ON, "", f"由{into.name}置换", {"into": into.name})
    for life in (out, into):
        life.planted |= {name} - {""}


def signed_at(event: str) -> Callable[[Life], bool]:
    return lambda life: life.event == event and "contract" in life.days


def reported_twice(world: World, name: str) -> None:
    """The same project under another name by another unit, signed at another event."""
    first = world.draw_until(Fate.BUILT, signed_at(FAIRS[1].name), years=(2022,))
    again = signed_at(FAIRS[2].name)
    second = world.draw_until(
        Fate.FILED, lambda life: again(life) and life.unit != first.unit, years=(2022, 2023)
    )
    second.name = f"{first.investor.brand}集团{first.name.removeprefix(first.investor.brand)}"
    second.content, second.sector = first.content, first.sector
    second.investor, second.company = first.investor, first.company
    second.total, second.money = first.total, first.money
    for life in (first, second):
        life.planted.add(name)


def one_photo_twice(world: World, name: str) -> None:
    """Two starts; the later one is to be shown on the earlier one's photograph."""
    first = world.draw_until(Fate.BUILT, started_long_ago, years=(2022,))
    begun = first.days[first.start_kind]

    def later(life: Life) -> bool:
        return started_long_ago(life) and life.days["ground_break"] > begun + timedelta(days=30)

    second = world.draw_until(Fate.BUILT, later, years=(2023,))
    strip(second)
    for life in (first, second):
        life.planted.add(name)
    second.borrows = first.name


def one_voucher_twice(world: World, name: str) -> None:
    """Two projects that pay; the later one is to show the earlier one's slip."""
    early = world.draw_until(Fate.BUILT, pays_from(date(2022, 9, 1)), years=(2022,))
    after = early.works[0][0] + timedelta(days=200)
    late = world.draw_until(Fate.BUILT, pays_from(after), years=(2022, 2023))
    for life in (early, late):
        life.planted.add(name)
    late.borrows = early.name


def pays_from(first: date) -> Callable[[Life], bool]:
    """Builds for some months from the day on, with money in yuan."""

    def fits(life: Life) -> bool:
        months = [month for month, _ in life.works if month <= date(2024, 10, 1)]
        in_yuan = not life.investor.home.currency
        return in_yuan and len(months) >= 3 and months[0] >= first

    return fits


def local_money(world: World, name: str) -> None:
    life = world.draw_until(Fate.BUILT, pays_from(date(2022, 9, 1)), years=(2022, 2023))
    life.planted.add(name)


def wiped_out(world: World) -> None:
    """A unit whose contracts of one year all come to nothing."""
    year, unit = world.district.wiped_out
    number = 2 * world.scale.troubles(1, world.district)

    def signed_in_year(life: Life) -> bool:
        days = [life.days.get(kind) for kind in ("talks", "contract")]
        return all(day is not None and day.year == year for day in days)

    for _ in range(number):
        life = world.draw_until(Fate.SIGNED, signed_in_year, years=(year,), unit=unit)
        life.planted.add("wiped_out_unit")


PLANTINGS: tuple[tuple[str, int, Callable[[World, str], None]], ...] = (
    ("started_not_built", 5, started_not_built),
    ("start_unproved", 3, start_unproved),
    ("money_never_came", 3, money_never_came),
    ("money_progress_mismatch", 3, progress_without_money),
    ("works_stopped", 2, works_stopped),
    ("silent", 3, silent),
    ("place_promised_twice", 2, place_promised_twice),
    ("swap_counted_twice", 2, swapped_counted_twice),
    ("", 1, swapped_fairly),
    ("reported_twice", 2, reported_twice),
    ("same_photo", 3, one_photo_twice),
    ("same_voucher", 2, one_voucher_twice),
    ("local_money_as_outside", 2, local_money),
)
