"""When units write things down: once a month, the busiest twice, and some things come late."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from luodi.config.demonstration.invented.bodies import FIRST_DAY, District
from luodi.config.demonstration.invented.dice import Dice
from luodi.foundation.history.queries import BOOK_ZONE

OPENED = datetime(2022, 1, 4, 9, tzinfo=BOOK_ZONE)  # the books stand
RECALLED = datetime(2022, 1, 6, 10, tzinfo=BOOK_ZONE)  # the old workbooks are brought in
RECALLED_BY = datetime(2022, 1, 20, 16, tzinfo=BOOK_ZONE)  # and recognised


class Sittings:
    """The sittings of one district's units."""

    def __init__(self, seed: int, district: District) -> None:
        self._seed = seed
        self._numbers: dict[str, tuple[int, ...]] = {}
        for number, body in enumerate(district.bodies):
            first = 2 + number * 3 % 7
            twice = body.kind == "PARK" or body.name == district.office
            self._numbers[body.name] = (first, first + 14) if twice else (first + 4,)
        self._kept: dict[tuple[str, date], datetime] = {}

    def next(self, unit: str, earliest: datetime) -> datetime:
        """The unit's first sitting at or after the moment."""
        day = earliest.astimezone(BOOK_ZONE).date().replace(day=1)
        while True:
            for number in self._numbers[unit]:
                moment = self._moment(unit, day.replace(day=number))
                if moment >= max(earliest, OPENED):
                    return moment
            day = (day + timedelta(days=32)).replace(day=1)

    def _moment(self, unit: str, day: date) -> datetime:
        if (unit, day) not in self._kept:
            dice = Dice(self._seed, "sitting", unit, day)
            self._kept[unit, day] = dice.working(day)
        return self._kept[unit, day]


def noticed(dice: Dice, occurred: date, *, prompt: bool) -> datetime:
    """When the unit could write down what happened; never on the same day."""
    if prompt:
        lag = dice.days(1, 8)
    elif dice.chance(0.12):
        lag = dice.days(25, 70)
    else:
        lag = dice.days(1, 12)
    return dice.working(max(occurred, FIRST_DAY - timedelta(days=1)) + lag)
