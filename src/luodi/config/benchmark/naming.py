"""What the subjects of the bench book are called: invented, yet as long and alike as real names."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from luodi.config.demonstration.invented.words import FIRST, SECOND, SECTORS, Sector
from luodi.records.subjects.rules import TYPE_NAMES, SubjectType

PHASES = ("", "", "", "二期", "三期", "技改", "扩建")
WEIGHTS = [sector.weight for sector in SECTORS]


def name(dice: Random, type: SubjectType, number: int) -> str:
    """The name of one subject; what is neither project nor enterprise is numbered."""
    maker = MAKERS.get(type)
    if maker is None:
        return f"{TYPE_NAMES[type]}{number}"
    return maker(dice, dice.choices(SECTORS, WEIGHTS)[0])


def brand(dice: Random) -> str:
    return dice.choice(FIRST) + dice.choice(SECOND) + dice.choice(SECOND)


def project(dice: Random, sector: Sector) -> str:
    return f"{brand(dice)}{dice.choice(sector.projects)}{dice.choice(PHASES)}项目"


def enterprise(dice: Random, sector: Sector) -> str:
    return f"{brand(dice)}{sector.trade}有限公司"


MAKERS: dict[SubjectType, Callable[[Random, Sector], str]] = {
    SubjectType.PROJECT: project,
    SubjectType.ENTERPRISE: enterprise,
}
