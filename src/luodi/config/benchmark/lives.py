"""What happens to the subjects of the bench book, from one seed; plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from luodi.foundation.vocabulary.codelists import (
    ABOVE_CLASSES,
    ADMITTED_NATURES,
    LEADER_RANKS,
    NATURES,
    ORIGINS,
    codes,
)
from luodi.foundation.vocabulary.reasons import SITE_REASONS

HORIZON = 1_095  # days from the first of the book to its last
MONTH = 30
FEN_OF_A_WAN = 1_000_000


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a subject on a day of the book, before anybody wrote it down."""

    kind: str
    day: int
    attempt: int = 1
    hundredths: int | None = None
    local: int | None = None
    planned: int | None = None  # the day that a plan names
    origin: str = ""
    nature: str = ""
    category: str = ""
    reference: str = ""
    at_event: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: how many of a hundred take it, and after how many days."""

    kind: str
    percent: int
    least: int
    most: int
    bars: bool = False  # who does not take it goes no further


LINE = (
    Step("talks", 92, 0, 10),
    Step("intention", 25, 5, 60),
    Step("review_passed", 25, 5, 60),
    Step("agreement", 25, 5, 90),
    Step("contract", 88, 5, 90, bars=True),
    Step("registered", 75, 5, 60),
    Step("project_filed", 65, 5, 60),
    Step("site_secured", 56, 10, 90),
    Step("construction_permit", 35, 10, 90),
    Step("ground_break", 70, 10, 150, bars=True),
    Step("statistics_entry", 60, 5, 60),
    Step("completed", 50, 120, 400, bars=True),
    Step("production", 80, 10, 90),
    Step("full_capacity", 30, 60, 200),
)
AGAIN = LINE[4:]


def project(dice: Random) -> Iterator[Happening]:
    """A project: its steps and setbacks, perhaps a second attempt, what it cost and brought."""
    total = int(10 ** dice.uniform(2.3, 5.3)) * FEN_OF_A_WAN
    day = int(HORIZON * dice.random())
    steps = dict(steps_of(dice, LINE, day))
    for kind, on in steps.items():
        yield Happening(kind, on)
    yield from amounts(dice, total, steps, day)
    yield from plans(dice, steps, day)
    fate = dice.random()
    if "contract" in steps and fate < 0.065:
        yield from setback(dice, steps, fate)
    elif "contract" not in steps and fate < 0.08:
        reason = dice.choice(codes(SITE_REASONS)) if fate < 0.03 else "OTHER"
        yield Happening("lost", day + dice.randint(30, 200), category=reason)


def steps_of(dice: Random, line: tuple[Step, ...], day: int) -> Iterator[tuple[str, int]]:
    for step in line:
        if dice.random() * 100 < step.percent:
            day += dice.randint(step.least, step.most)
            yield step.kind, day
        elif step.bars:
            return


def setback(dice: Random, steps: dict[str, int], fate: float) -> Iterator[Happening]:
    """Two in a hundred end and begin again, two end for good, two stand still for a while."""
    last = max(steps.values()) + dice.randint(10, 120)
    if fate < 0.025:
        yield Happening("returned" if fate < 0.012 else "terminated", last, category="OTHER")
        again = last + dice.randint(20, 90)
        if fate < 0.012:
            yield Happening("re_reported", again, attempt=2)
        for kind, on in steps_of(dice, AGAIN, again):
            yield Happening(kind, on, attempt=2)
    elif fate < 0.045:
        yield Happening("terminated", last, category="OTHER")
    else:
        yield Happening("stopped", last, category="OTHER")
        if fate < 0.055:
            yield Happening("resumed", last + dice.randint(20, 120))


def amounts(dice: Random, total: int, steps: dict[str, int], day: int) -> Iterator[Happening]:
    """Planned total, contract money, money arrived with its origin, works done month by month."""
    if dice.random() < 0.97:
        yield Happening("planned_total", day, hundredths=total)
    if "agreement" in steps:
        yield Happening("agreement_amount", steps["agreement"], hundredths=total)
    if "contract" not in steps:
        return
    signed = steps["contract"]
    yield Happening("contract_amount", signed, hundredths=total * 8 // 10)
    if dice.random() < 0.08:
        kind = dice.choice(("planned_total", "capital_increase"))
        yield Happening(kind, signed + dice.randint(10, 300), hundredths=total // 5)
    yield from arriving(dice, total, signed)
    if "ground_break" in steps:
        yield from building(dice, total, steps["ground_break"])


def arriving(dice: Random, total: int, signed: int) -> Iterator[Happening]:
    origin = dice.choices(codes(ORIGINS), (3, 40, 30, 15, 12))[0]
    for number in range(dice.choices((0, 1, 2, 3), (45, 40, 10, 5))[0]):
        nature = dice.choice(ADMITTED_NATURES if dice.random() < 0.9 else codes(NATURES))
        on = signed + number * MONTH * 2 + dice.randint(1, MONTH)
        yield Happening("money_in", on, hundredths=total // 12, origin=origin, nature=nature)
    if dice.random() < 0.01:
        on = signed + dice.randint(100, 300)
        yield Happening(
            "money_withdrawn", on, hundredths=-total // 30, origin=origin, nature="EQUITY"
        )


def building(dice: Random, total: int, begun: int) -> Iterator[Happening]:
    for month in range(dice.randint(1, 2)):
        yield Happening("investment_done", begun + month * MONTH, hundredths=total // 20)
    if dice.random() < 0.5:
        yield Happening("image_progress", begun + MONTH, hundredths=dice.randint(5, 100) * 100)
    if dice.random() < 0.05:
        problem = f"W{dice.randrange(5_000)}"
        yield Happening("supervision", begun + dice.randint(1, 300), reference=problem)


def plans(dice: Random, steps: dict[str, int], day: int) -> Iterator[Happening]:
    if dice.random() < 0.35:
        aim = steps.get("ground_break", day + 200) + dice.randint(-40, 60)
        yield Happening("start_planned", day, planned=aim)
    if dice.random() < 0.03:
        score = dice.randint(60, 99) * 100
        yield Happening("tour_score", day + 100, hundredths=score, at_event=True)


def enterprise(dice: Random) -> Iterator[Happening]:
    """An enterprise: contacts and visits; a few rise above scale and report what they earn."""
    day = dice.randint(0, HORIZON)
    for _ in range(dice.randint(1, 2)):
        yield Happening("firm_contact", day + dice.randint(0, 200))
    if dice.random() < 0.4:
        yield Happening("visit_in", day + dice.randint(1, 90))
    if dice.random() < 0.25:
        group = dice.choice(codes(ABOVE_CLASSES))
        yield Happening("above_scale", day, category=group)
        if dice.random() < 0.1:
            yield Happening("above_scale_exit", day + 200)
            yield Happening("above_scale", day + 400, attempt=2, category=group)
        for month in range(6):
            on = day + (month + 1) * MONTH
            yield Happening("revenue", on, hundredths=dice.randint(1, 900) * FEN_OF_A_WAN)
            tax = dice.randint(100, 90_000) * 100
            yield Happening("tax_paid", on, hundredths=tax, local=tax // 3)
        yield Happening("jobs", day + MONTH, hundredths=dice.randint(5, 500) * 100)


def lead(dice: Random) -> Iterator[Happening]:
    """A lead: looked into, visited, given up."""
    day = dice.randint(0, HORIZON)
    yield Happening("lead", day)
    for kind, on in steps_of(dice, (Step("lead_valid", 70, 1, 20), *LINE[:2]), day):
        yield Happening(kind, on)
    if dice.random() < 0.3:
        yield Happening("lost", day + 90, category=dice.choice(codes(SITE_REASONS)))


def station(dice: Random) -> Iterator[Happening]:
    """A station in another city: people who come and leave, and trips."""
    day = dice.randint(0, HORIZON // 2)
    yield Happening("station_opened", day)
    for number in range(dice.randint(2, 6)):
        person, came = f"S{dice.randrange(400)}-{number}", day + dice.randint(0, 200)
        yield Happening("station_arrival", came, reference=person)
        if dice.random() < 0.4:
            yield Happening("station_leave", came + dice.randint(60, 400), reference=person)
    for _ in range(20):
        rank = dice.choice(codes(LEADER_RANKS))
        yield Happening("trip_out", day + dice.randint(0, HORIZON), category=rank)


def packaged(dice: Random) -> Iterator[Happening]:
    yield Happening("packaged", dice.randint(0, HORIZON))
