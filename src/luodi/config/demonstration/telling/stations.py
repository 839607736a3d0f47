"""The stations that a district keeps elsewhere: founded, manned, and whom they met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from luodi.config.demonstration.invented.bodies import LAST_DAY, District
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.firms import person
from luodi.config.demonstration.lives.life import Life, Named, Opened, Told
from luodi.config.demonstration.lives.sittings import Sittings, noticed
from luodi.config.demonstration.papers.paper import Paper

RANKS = ("CHIEF_LEADER", "DISTRICT_LEADER", "UNIT_LEADER")


class Station:
    """One station, and its own chance."""

    def __init__(
        self, seed: int, district: District, sittings: Sittings, name: str, city: str
    ) -> None:
        self.dice = Dice(seed, "station", district.name, name)
        self.sittings, self.city = sittings, city
        self.opened = Opened("station", name, district.office)
        self.first = date(2022, 3, 1) + self.dice.days(0, 90)

    def told(self, kind: str, on: date, said: str, *types: str) -> Told:
        name, unit = self.opened.name, self.opened.unit
        row = Told(
            subject=name,
            kind=kind,
            unit=unit,
            said=f"{name}{said}",
            occurred=on,
            recorded_at=self.sittings.next(unit, noticed(self.dice, on, prompt=True)),
            papers=[(Paper(f"{name}{said}{on}", type_, said), type_) for type_ in types],
        )
        self.opened.told.append(row)
        return row

    def man(self) -> None:
        """Founded, three people arrive, one is relieved after two years."""
        founded = self.told("station_opened", self.first, "设立", "station_founding_document")
        founded.detail = {"city": self.city}
        people = [f"{person(self.dice)}（{number + 1}号）" for number in range(3)]
        for who in people:
            on = self.first + self.dice.days(3, 30)
            papers = ("secondment_document", "arrival_record")
            arrived = self.told("station_arrival", on, f"{who}到岗", *papers)
            arrived.values = {"reference": who}
        leaves = date(2024, 3, 1) + self.dice.days(0, 60)
        left = self.told("station_leave", leaves, f"{people[0]}轮换离岗", "recall_document")
        left.values = {"reference": people[0]}

    def meet(self, lives: Sequence[Life]) -> None:
        """The firms whose projects it brought."""
        for life in lives:
            on = max(self.first + timedelta(days=5), life.days["talks"] - self.dice.days(5, 40))
            row = self.told("firm_contact", on, f"对接{life.investor.name}", "contact_record")
            row.values = {"enterprise": Named(life.investor.name)}
            row.detail = {"way": "FACE_TO_FACE", "phone": life.investor.phone}

    def travel(self, every_months: int) -> None:
        """Small teams set out from time to time."""
        for month in range(0, 36, every_months):
            on = date(2022 + month // 12, month % 12 + 1, 5) + self.dice.days(0, 20)
            if on <= self.first:
                continue
            said = f"组织小分队赴{self.city}招商"
            row = self.told("trip_out", on, said, "trip_approval", "trip_report")
            row.values = {"category": self.dice.choice(RANKS)}
            row.detail = {"city": self.city, "days": self.dice.randint(2, 6)}


def stations(
    seed: int, district: District, sittings: Sittings, lives: Sequence[Life], scale: float
) -> Iterator[Opened]:
    """The district's stations, each with its share of the firms that were met."""
    brought = [life for life in lives if life.channel == "STATION" and not life.recalled]
    for number, (name, city) in enumerate(district.stations):
        station = Station(seed, district, sittings, name, city)
        station.man()
        own = brought[number :: len(district.stations)]
        station.meet(own[: max(2, round(16 * scale))])
        station.travel(4 if scale >= 0.5 else 12)
        rows = station.opened.told
        station.opened.told = [row for row in rows if row.occurred <= LAST_DAY]
        yield station.opened
