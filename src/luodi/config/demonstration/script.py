"""The whole demonstration as deeds in the order of time; nothing here touches a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luodi.config.demonstration.doing.books import books
from luodi.config.demonstration.doing.corrections import corrections, withdrawals
from luodi.config.demonstration.doing.deeds import Deed
from luodi.config.demonstration.doing.everyday import doings
from luodi.config.demonstration.doing.reviewing import END, mistakes, recognise, review, waivers
from luodi.config.demonstration.doing.targets import targets
from luodi.config.demonstration.invented.bodies import DISTRICTS, District
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.lives.life import Life, Opened, Told
from luodi.config.demonstration.lives.sittings import Sittings
from luodi.config.demonstration.lives.world import Scale, World
from luodi.config.demonstration.telling.aftermath import aftermath
from luodi.config.demonstration.telling.beginnings import dead_leads, lead_of, press, visits
from luodi.config.demonstration.telling.stations import stations
from luodi.config.demonstration.telling.teller import Teller, year_plans
from luodi.config.demonstration.telling.works import works
from luodi.config.demonstration.troubles.forging import forge
from luodi.config.demonstration.troubles.planting import plant

SEED = 2025
WHOLE = Scale()
DEAD_LEADS = 14


@dataclass(frozen=True)
class Script:
    """Everything that happens, in order, and the districts in which it does."""

    seed: int
    deeds: tuple[Deed, ...]
    worlds: tuple[World, ...]


def script(seed: int = SEED, scale: Scale = WHOLE) -> Script:
    """Everything that people do in the two districts; the same seed, the same script."""
    worlds = [world(seed, district, scale) for district in DISTRICTS]
    deeds = [deed for told in worlds for deed in deeds_of(told)]
    order = sorted(range(len(deeds)), key=lambda n: (deeds[n].at, n))
    return Script(seed, tuple(deeds[n] for n in order), tuple(worlds))


def world(seed: int, district: District, scale: Scale) -> World:
    """One district with everything told in it."""
    made = World(seed, district, scale, Sittings(seed, district))
    made.populate()
    plant(made)
    for life in made.lives:
        tell(made, life)
    forge(made.lives, made.sittings)
    for life in made.lives:
        settle(made, life, life.told)
    recognise(made.lives)
    number = scale.of(DEAD_LEADS)
    others = dead_leads(seed, district, made.sittings, number)
    own = stations(seed, district, made.sittings, made.heard_of(), scale.ordinary)
    made.opened += [*others, *own]
    for opened in made.opened:
        settle(made, opened, opened.told)
    return made


def tell(made: World, life: Life) -> None:
    """Everything that is told of one project."""
    teller = Teller(made.seed, life, made.sittings)
    teller.steps()
    if life.has_lead:
        made.opened.append(lead_of(teller))
    visits(teller)
    works(teller)
    aftermath(teller)
    year_plans(teller)
    press(teller)


def settle(made: World, of: Life | Opened, told: list[Told]) -> None:
    """What is known by the end, and what the office makes of it."""
    dice = Dice(made.seed, "review", made.district.name, of.name)
    told[:] = [row for row in told if row.recorded_at <= END and in_attempt(of, row)]
    told += mistakes(dice, told, made.sittings)
    waivers(dice, told)
    review(dice, told, made.sittings)
    withdrawals(dice, told)


def in_attempt(of: Life | Opened, row: Told) -> bool:
    """Nothing of the ended attempt happens after its end."""
    if isinstance(of, Opened) or of.ended_on is None or row.kind == "re_reported":
        return True
    return row.occurred <= of.ended_on


def deeds_of(made: World) -> Iterator[Deed]:
    yield from books(made)
    yield from targets(made)
    yield from doings(made)
    yield from corrections(made)
