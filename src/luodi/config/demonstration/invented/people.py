"""The people of the demonstration: a sign-in name for each seat, one password for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luodi.config.demonstration.invented.bodies import CITY, CITY_BUREAU, DISTRICTS, District
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.firms import person
from luodi.foundation.people.rules.policy import Role

PASSWORD = "luodi-demo-2025"  # printed at every start: it keeps nobody out


@dataclass(frozen=True)
class Seat:
    """One account: who, where, in which role."""

    username: str
    name: str
    unit: str
    role: Role


FIRST_ADMIN = Seat("city-admin", "市管理员", CITY, Role.ADMIN)


def seats() -> Iterator[Seat]:
    """Every account, the first administrator first."""
    yield FIRST_ADMIN
    yield Seat("city-office", "市局经办", CITY_BUREAU, Role.OFFICE)
    yield Seat("city-leader", "市领导", CITY, Role.LEADER)
    for district in DISTRICTS:
        yield from seats_of(district)


def seats_of(district: District) -> Iterator[Seat]:
    """The district's own seats, and in every unit a clerk and a head."""
    for word, role, unit in (
        ("office", Role.OFFICE, district.office),
        ("office-2", Role.OFFICE, district.office),
        ("supervisor", Role.SUPERVISOR, district.name),
        ("leader", Role.LEADER, district.name),
        ("auditor", Role.AUDITOR, district.name),
        ("admin", Role.ADMIN, district.name),
    ):
        username = f"{district.prefix}-{word}"
        yield Seat(username, person(Dice(username)), unit, role)
    for body in district.bodies:
        for role in (Role.CLERK, Role.HEAD):
            username = seat_of(district, body.name, role)
            yield Seat(username, person(Dice(username)), body.name, role)


def seat_of(district: District, unit: str, role: Role = Role.CLERK) -> str:
    """The sign-in name of a unit's clerk or head."""
    number = next(n for n, body in enumerate(district.bodies, start=1) if body.name == unit)
    return f"{district.prefix}-{role.lower()}-{number:02d}"


def office(district: District, second: bool = False) -> str:
    return f"{district.prefix}-office{'-2' if second else ''}"
