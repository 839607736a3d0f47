"""Invented legal persons and the people who speak for them."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.words import (
    FIRST,
    GIVEN,
    HOMES,
    SECOND,
    SURNAMES,
    Home,
    Sector,
)
from luodi.records.enterprises.rules import check_character

NOWHERE = "990000"  # a division that GB/T 2260 does not have, so that no code is a real firm's
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714-1997


@dataclass(frozen=True)
class Firm:
    """One enterprise as it is to be registered."""

    name: str
    brand: str
    home: Home
    credit_code: str
    speaker: str
    phone: str


def investor(dice: Dice, number: int, sector: Sector) -> Firm:
    """The `number`-th investor of the demonstration; the number keeps brands apart."""
    brand = FIRST[number % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]
    home = dice.weighted(HOMES, [home.weight for home in HOMES])
    return Firm(
        name=f"{brand}{sector.trade}{'股份' if dice.chance(0.2) else ''}有限公司",
        brand=brand,
        home=home,
        credit_code=credit_code(10_000_000 + number * 7),
        speaker=person(dice),
        phone=phone(dice),
    )


def company_of(parent: Firm, district: str, number: int) -> Firm:
    """The project company that an investor sets up in the district."""
    return Firm(
        name=f"{district}{parent.name.removesuffix('有限公司').removesuffix('股份')}有限公司",
        brand=parent.brand,
        home=Home(district, "LOCAL", parent.home.money_type, 0),
        credit_code=credit_code(50_000_000 + number * 7),
        speaker=parent.speaker,
        phone=parent.phone,
    )


def credit_code(number: int) -> str:
    """A unified social credit code that is well formed and belongs to nobody."""
    organisation = f"{number:08d}"
    total = sum(
        int(digit) * weight
        for digit, weight in zip(organisation, ORGANISATION_WEIGHTS, strict=True)
    )
    body = f"91{NOWHERE}{organisation}{'0123456789X0'[11 - total % 11]}"
    return body + check_character(body)


def person(dice: Dice) -> str:
    return dice.choice(SURNAMES) + dice.choice(GIVEN)


def phone(dice: Dice) -> str:
    """Eleven digits in a range that no telephone has."""
    return f"100{dice.randrange(10**8):08d}"
