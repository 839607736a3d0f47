"""Drawing one project: who invests in what, where, and on which days it gets how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from math import log2

from luodi.config.demonstration.invented.bodies import (
    FAIRS,
    FIRST_DAY,
    LAST_DAY,
    Body,
    District,
    Fair,
)
from luodi.config.demonstration.invented.dice import WAN, Dice
from luodi.config.demonstration.invented.firms import company_of, investor
from luodi.config.demonstration.invented.words import (
    CHANNELS,
    ENDED_FOR,
    LOST_FOR,
    SECTORS,
)
from luodi.config.demonstration.lives.life import Ending, Life
from luodi.kernel.periods import add_months


class Fate(StrEnum):
    """How far a project is meant to get, if time allows."""

    LOST = "lost"
    AGREED = "agreed"
    CONVERTED = "converted"
    SIGNED = "signed"  # and then nothing
    FILED = "filed"  # has its papers, no place
    LANDED = "landed"  # has its place, does not start
    TERMINATED = "terminated"
    RETURNED = "returned"
    BUILT = "built"


ORDINARY = (
    (Fate.LOST, 17),
    (Fate.AGREED, 14),
    (Fate.CONVERTED, 4),
    (Fate.SIGNED, 7),
    (Fate.FILED, 6),
    (Fate.LANDED, 7),
    (Fate.TERMINATED, 7),
    (Fate.RETURNED, 4),
    (Fate.BUILT, 34),
)
BEFORE_THE_BOOK = ((Fate.SIGNED, 3), (Fate.LANDED, 4), (Fate.TERMINATED, 2), (Fate.BUILT, 29))

# What comes after what, and within how many days.
SIGNING = (("review_passed", "talks", 15, 60), ("contract", "review_passed", 7, 45))
PAPERS = (
    ("registered", "contract", 7, 45),
    ("project_filed", "registered", 10, 45),
    ("env_approved", "project_filed", 20, 60),
)
PLACE = (("site_secured", "project_filed", 15, 70),)
PERMITS = (
    ("planning_permit", "site_secured", 15, 45),
    ("construction_permit", "planning_permit", 12, 40),
)
GROUND = (("ground_break", "construction_permit", 5, 35),)
PILES = (("first_pile", "construction_permit", 5, 35),)
FITTING = (("fitout_start", "site_secured", 15, 60),)

type Path = Sequence[tuple[str, str, int, int]]
type Pick = Callable[[Dice, Life, Sequence[Body]], Body]


def draw(
    dice: Dice,
    district: District,
    number: int,
    talks: date,
    *,
    fate: Fate,
    pick: Pick,
    recalled: bool = False,
) -> Life:
    """One project first spoken of on the day; nothing of it lies after the demonstration's end."""
    life = outline(dice, district, number)
    life.recalled = recalled
    life.days["talks"] = talks
    if fate is Fate.LOST:
        code, said, _ = dice.weighted(LOST_FOR, [row[2] for row in LOST_FOR])
        life.ending = Ending("lost", talks + dice.days(40, 150), code, said)
    else:
        sign(dice, life, fate)
        if fate not in (Fate.LOST, Fate.AGREED):
            go_on(dice, life, fate)
    life.has_lead = not recalled and dice.chance(0.22)
    settle(dice, life, pick)
    life.days = {kind: day for kind, day in life.days.items() if day <= LAST_DAY}
    if life.ending and life.ending.on > LAST_DAY:
        life.ending = None
    return life


def outline(dice: Dice, district: District, number: int) -> Life:
    """Who wants to build what, for how much, and roughly where."""
    sector = dice.weighted(SECTORS, [sector.weight for sector in SECTORS])
    parent = investor(dice, number, sector)
    what = dice.choice(sector.projects)
    total = dice.yuan(sector.least, sector.most)
    return Life(
        district=district,
        number=number,
        name=f"{parent.brand}{what}项目",
        content=f"建设{what}及配套设施，计划总投资{int(total / WAN)}万元",
        sector=sector,
        investor=parent,
        company=company_of(parent, district.name, number),
        channel=dice.weighted([code for code, _ in CHANNELS], [weight for _, weight in CHANNELS]),
        total=total,
        money=dice.share(total, dice.choice((0.7, 0.8, 0.9, 1.0, 1.0))),
        place="",
        latitude=round(district.latitude + dice.uniform(-0.08, 0.08), 5),
        longitude=round(district.longitude + dice.uniform(-0.08, 0.08), 5),
    )


def sign(dice: Dice, life: Life, fate: Fate) -> None:
    """From the talks to a signature, at the fair if there is one in time."""
    follow(dice, life, SIGNING)
    fair = fair_in_time(life.days["review_passed"]) if dice.chance(0.65) else None
    if fair:
        life.event = fair.name
        life.days["contract"] = fair.first_day + dice.days(0, 2)
    if fate in (Fate.AGREED, Fate.CONVERTED):
        life.days["agreement"] = life.days.pop("contract")
    if fate is Fate.CONVERTED:
        life.days["contract"] = life.days["agreement"] + dice.days(60, 240)


def fair_in_time(ready: date) -> Fair | None:
    """The fair at which a project that is ready on the day would be signed."""
    return next((f for f in FAIRS if timedelta(0) <= f.first_day - ready <= timedelta(140)), None)


def go_on(dice: Dice, life: Life, fate: Fate) -> None:
    """What follows the contract."""
    if fate is Fate.SIGNED or (fate in (Fate.TERMINATED, Fate.RETURNED) and dice.chance(0.5)):
        follow(dice, life, PAPERS[: dice.randint(0, 1)])
    else:
        follow(dice, life, PAPERS)
    if fate in (Fate.LANDED, Fate.BUILT):
        follow(dice, life, PLACE)
    if fate is Fate.LANDED and not life.sector.fitted_out:
        follow(dice, life, PERMITS[:1])
    if fate is Fate.BUILT:
        build(dice, life)
    if fate in (Fate.TERMINATED, Fate.RETURNED):
        end(dice, life, fate)


def build(dice: Dice, life: Life) -> None:
    """The start, the months of works, and what comes of them."""
    if life.sector.fitted_out:
        follow(dice, life, FITTING)
    else:
        follow(dice, life, PERMITS)
        follow(dice, life, PILES if dice.chance(0.15) else GROUND)
    start = life.days[life.start_kind]
    if dice.chance(0.9):
        life.days["statistics_entry"] = start + dice.days(20, 70)
    months = max(3, min(10, round(1 + 1.35 * log2(float(life.total) / (1_000 * WAN) + 1))))
    months += dice.randint(0, 2)
    first = add_months(start.replace(day=1), 1 if start.day > 15 else 0)
    life.works = [
        (add_months(first, number), round(((number + 1) / months) ** 0.9, 3))
        for number in range(months)
    ]
    done = add_months(first, months) + dice.days(3, 25)
    life.days["completed"] = done
    if dice.chance(0.85):
        life.days["production"] = done + dice.days(20, 80)
        if dice.chance(0.35):
            life.days["full_capacity"] = life.days["production"] + dice.days(150, 300)


def end(dice: Dice, life: Life, fate: Fate) -> None:
    """A contract that is ended, by both or by the city."""
    last = max(day for kind, day in life.days.items() if kind != "talks")
    on = last + dice.days(100, 380)
    if fate is Fate.RETURNED:
        because = dice.choice(("OUTSIDE_RULES", "PAPERS_UNTRUE"))
        said = "市上复核后退回，不计入本区当年任务"
        life.ending = Ending("returned", on, because, said, {"issuer": "市招商投资局"})
        life.is_rereported = dice.chance(0.4)
    else:
        code, ended_by, said = dice.choice(ENDED_FOR)
        life.ending = Ending("terminated", on, code, said, {"ended_by": ended_by})


def follow(dice: Dice, life: Life, path: Path) -> None:
    for kind, after, least, most in path:
        life.days[kind] = life.days[after] + dice.days(least, most)


def settle(dice: Dice, life: Life, pick: Pick) -> None:
    """Which unit answers for it, who shares it, and on which ground it stands."""
    bodies = life.district.bodies
    touched = {
        day.year
        for kind, day in life.days.items()
        if kind in ("talks", "agreement", "contract") and day >= FIRST_DAY
    }
    open_to = [body for body in bodies if body.weight]
    for year in touched:
        free = {body.name for body in life.district.sharers(year)}
        open_to = [body for body in open_to if body.name in free]
    body = pick(dice, life, open_to)
    life.unit = body.name
    hosts = [other for other in open_to if other.kind in ("TOWN", "PARK") and other != body]
    host = body if body.kind in ("TOWN", "PARK") else dice.choice(hosts)
    ground = "标准厂房" if life.sector.fitted_out else "产业集中区"
    life.place = f"{host.name}{ground}{life.number + 1:03d}号"
    if "contract" in life.days and dice.chance(0.18):
        life.partner = host.name if host != body else dice.choice(hosts).name
        life.partner_weight = dice.choice((5_000, 3_000))


def some_day(dice: Dice, year: int, last: date = LAST_DAY) -> date:
    """A day of the year on which a first talk takes place; more of them before the fair."""
    first = max(date(year, 1, 1), FIRST_DAY) if year >= FIRST_DAY.year else date(year, 1, 8)
    months = dice.weighted(range(12), (14, 14, 14, 8, 5, 7, 9, 9, 8, 6, 4, 2))
    day = add_months(first.replace(day=1), months) + timedelta(days=dice.randrange(27))
    return min(max(day, first), last - timedelta(days=20))


def fate_of(dice: Dice, fates: Sequence[tuple[Fate, int]] = ORDINARY) -> Fate:
    return dice.weighted([fate for fate, _ in fates], [weight for _, weight in fates])
