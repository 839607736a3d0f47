"""One district before anything is told: its projects, and how further ones are come by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from luodi.config.demonstration.invented.bodies import FIRST_DAY, OLDER, Body, District
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.lives.drawing import BEFORE_THE_BOOK, Fate, draw, fate_of, some_day
from luodi.config.demonstration.lives.life import Life, Opened, Told
from luodi.config.demonstration.lives.sittings import Sittings

OFFSETS = {True: 0, False: 190}  # so that no two districts have investors of one brand
MOST_TURNS = 400


@dataclass(frozen=True)
class Scale:
    """How much of everything: 1 is the demonstration, tests take a small part of it."""

    ordinary: float = 1.0
    planted: float = 1.0

    def of(self, number: int) -> int:
        return max(1, round(number * self.ordinary)) if number else 0

    def troubles(self, number: int, district: District) -> int:
        """How many of one trouble; the younger district has fewer, a tiny one none."""
        least = 1 if self.planted and district is OLDER else 0
        share = self.planted * (1 if district is OLDER else 0.6)
        return max(least, round(number * share))


@dataclass
class World:
    """One district's projects, told or not."""

    seed: int
    district: District
    scale: Scale
    sittings: Sittings
    lives: list[Life] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)  # name, unit
    contracts: Counter[tuple[int, str]] = field(default_factory=Counter)  # year, unit
    opened: list[Opened] = field(default_factory=list)  # leads and stations

    @property
    def number(self) -> int:
        return OFFSETS[self.district is OLDER] + len(self.lives)

    def populate(self) -> None:
        """The ordinary projects: those from before the book, then year by year."""
        for _ in range(self.scale.of(self.district.recalled)):
            self.recall()
        for year, number in self.district.talks:
            for _ in range(self.scale.of(number)):
                dice = Dice(self.seed, self.district.name, self.number)
                talks = some_day(dice, year)
                fate = fate_of(dice)
                life = draw(dice, self.district, self.number, talks, fate=fate, pick=self.pick)
                self.add(life)

    def recall(self) -> None:
        """A project whose contract is older than the book."""
        dice = Dice(self.seed, self.district.name, self.number)
        fate = fate_of(dice, BEFORE_THE_BOOK)
        self.draw_until(
            fate,
            lambda life: life.days["contract"] < FIRST_DAY,
            years=(2019, 2020, 2021),
            recalled=True,
        )

    def draw_until(
        self,
        fate: Fate,
        fits: Callable[[Life], bool],
        *,
        years: tuple[int, ...],
        recalled: bool = False,
        unit: str = "",
    ) -> Life:
        """A project of the fate that fits, from among many that might have been."""
        for turn in range(MOST_TURNS):
            dice = Dice(self.seed, self.district.name, self.number, fate, turn)
            talks = some_day(dice, dice.choice(years))
            life = draw(
                dice,
                self.district,
                self.number,
                talks,
                fate=fate,
                pick=self.pick,
                recalled=recalled,
            )
            if fits(life) and (not unit or not life.partner):
                life.unit = unit or life.unit
                return self.add(life)
        raise LookupError(f"no project of fate {fate} fits")

    def heard_of(self) -> list[Life]:
        """The projects that anybody wrote of before the demonstration ends."""
        return [life for life in self.lives if any(row.kind == "talks" for row in life.told)]

    def every_told(self) -> Iterator[Told]:
        for life in self.heard_of():
            yield from life.told
        for opened in self.opened:
            yield from opened.told

    def pick(self, dice: Dice, life: Life, open_to: Sequence[Body]) -> Body:
        """The unit that is least busy for its size in the year; by chance before a contract."""
        signed = life.days.get("contract")
        if signed is None or signed < FIRST_DAY:
            return dice.weighted(open_to, [body.weight for body in open_to])
        busy = [self.contracts[signed.year, body.name] / body.weight for body in open_to]
        return open_to[busy.index(min(busy))]

    def add(self, life: Life) -> Life:
        self.lives.append(life)
        if "contract" in life.days:
            self.contracts[life.days["contract"].year, life.unit] += 1
        return life

    def before_end(self, kind: str, days: int, last: date) -> Callable[[Life], bool]:
        """Fits where the step lies so many days before the last."""
        return lambda life: kind in life.days and (last - life.days[kind]).days >= days
