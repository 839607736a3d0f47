"""The statements against a replay in plain Python, on books of random lives and random reviews."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from replay import REFERENCES, replay
from saying import WAN
from scene import Scene, opened

from conftest import Cast
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.correcting import reclassify_entry, reverse
from luodi.records.ledger.actions.reviewing import answer, send_back, verify, withdraw
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db

LIFE = (
    "agreement",
    "contract",
    "registered",
    "project_filed",
    "site_secured",
    "ground_break",
    "first_pile",
    "completed",
)
AMOUNTS = {"planned_total": 2000, "contract_amount": 800, "money_in": 300, "capital_increase": 100}
# Verified by one act each, so that a book of many lives is made quickly.
NO_GATES = "".join(f"[kinds.{kind.code}]\nevidence = []\nbefore = []\n" for kind in KINDS)
PERIODS = (Period.year(2022), Period.year(2023), Period.quarter(2023, 1), Period.month(2023, 6))


class Chance:
    """Everything random in a book, from one seed."""

    def __init__(self, scene: Scene, seed: int) -> None:
        self.scene, self.draw = scene, random.Random(seed)
        cast = scene.cast
        self.units = [cast.town, cast.other_town, cast.park]
        self.entries: list[Entry] = []
        self.subjects: list[Subject] = []

    def later(self) -> None:
        self.scene.now += timedelta(hours=self.draw.randint(1, 60))

    def day(self, least: date) -> str:
        """A day or, one time in six, a month."""
        on = least + timedelta(days=self.draw.randint(0, 120))
        return f"{on:%Y-%m}" if self.draw.random() < 1 / 6 else on.isoformat()

    def shares(self) -> Classing:
        first, second = self.draw.sample(self.units, 2)
        if self.draw.random() < 2 / 3:
            return Classing(parts=(Part(first.pk, "", 10_000),))
        return Classing(parts=(Part(first.pk, "", 7_000), Part(second.pk, "", 3_000)))

    def live(self, number: int) -> None:
        """One project's life, with an end and a second attempt now and then."""
        scene, draw = self.scene, self.draw
        subject = scene.project(f"项目{number}", draw.choice(self.units))
        self.subjects.append(subject)
        scene.reclassify(subject, self.shares())
        on = date(2021, 10, 1) + timedelta(days=draw.randint(0, 500))
        for _ in range(draw.choice((1, 1, 2))):
            for kind in LIFE[: draw.randint(1, len(LIFE))]:
                self.say(subject, kind, self.day(on))
            for kind, wan in AMOUNTS.items():
                self.say(subject, kind, self.day(on), draw.randint(1, 9) * wan * WAN)
            on += timedelta(days=150)
            self.say(subject, draw.choice(("terminated", "returned", "swap_out")), f"{on}")
            on += timedelta(days=1)

    def meet(self, number: int) -> None:
        firm = self.scene.firm(f"企业{number}")
        for unit in self.draw.sample(self.units, 2):
            self.say(firm, "firm_contact", self.day(date(2022, 12, 1)), unit=unit)

    def say(
        self, subject: Subject, kind: str, on: str, value: int | None = None, **more: Any
    ) -> None:
        """A claim, most of them true and verified; what is impossible is left unsaid."""
        self.later()
        if kind == "money_in":
            more["origin"] = self.draw.choice(("PROVINCE_OUT", "LOCAL", "CITY_OUT"))
            more["nature"] = self.draw.choice(("FIXED_ASSETS", "EQUITY", "BANK_LOAN"))
        said = self.tried(
            lambda: self.entries.append(self.scene.claim(subject, kind, on, value, **more))
        )
        if said and self.draw.random() < 3 / 4:
            self.act(verify, grade="B", entry=self.entries[-1])

    def second_thoughts(self) -> None:
        """One act on what was said before."""
        draw, entry = self.draw, self.draw.choice(self.entries)
        self.later()
        match draw.randint(1, 6):
            case 1:
                self.act(withdraw, reason="不符", entry=entry)
            case 2:
                self.act(send_back, reason="补正", entry=entry)
            case 3:
                clerk = self.scene.clerk(entry.reported_by)
                self.act(answer, text="已补", entry=entry, by=clerk)
            case 4:
                self.act(reverse, reason="记错", entry=entry)
            case 5:
                self.act(reclassify_entry, reason="改", entry=entry, origin="LOCAL")
            case _:
                subject = draw.choice(self.subjects)
                self.tried(lambda: self.scene.reclassify(subject, self.shares()))

    def act(self, action: Callable[..., object], **given: Any) -> None:
        given.setdefault("by", self.scene.cast.office)
        self.tried(lambda: action(**given, at=self.scene.tick()))

    @staticmethod
    def tried(action: Callable[[], object]) -> bool:
        try:
            action()
        except Refused:
            return False
        return True


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_statements_and_replay_agree_at_any_moment_for_any_unit(cast: Cast, seed: int) -> None:
    scene = opened(cast)
    scene.rulebook(NO_GATES)
    scene.on("2024-02-01")
    chance = Chance(scene, seed)
    for number in range(9):
        chance.live(number)
        chance.meet(number)
        for _ in range(6):
            chance.second_thoughts()
    cast.book.refresh_from_db()  # what was refused took a number and gave it back
    last = cast.book.seq
    differing = {}
    for seq in (last, *(chance.draw.randint(last // 3, last) for _ in range(2))):
        for period in PERIODS:
            table = scene.table(period, as_of=f"#{seq}", by="unit")
            for verified in (False, True):
                asked = replay(
                    cast.book, seq, verified=verified, start=period.start, last=period.last_day
                )
                for reference in REFERENCES:
                    code = reference.__name__
                    counted = {
                        unit: Fraction(value)
                        for (reading, unit), value in table.values[code].items()
                        if reading is verified and isinstance(unit, int) and value
                    }
                    if counted != reference(asked):
                        differing[code, seq, period.label, verified] = counted, reference(asked)
    assert not differing
