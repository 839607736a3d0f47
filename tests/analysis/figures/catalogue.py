"""How a scene is compared with the whole catalogue: what is expected, and that all else is zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from saying import plain
from scene import Scene

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.shapes import Waits

type Number = int | Decimal
type Both = tuple[Number, Number]  # claimed, verified

KNOWN = tuple(row.code for row in INDICATORS if not isinstance(row.counts, Waits))
# Not zero in an empty book: every unit with a task has done nothing yet.
OF_IDLE_UNITS = ("zero_leads_units", "zero_contract_units", "zero_start_units", "units_with_task")


class Case:
    """One scene, and every base figure of 2023 that it moves."""

    def __init__(self, happens: Callable[[Scene], object], **figures: Both) -> None:
        self.happens = happens
        self.figures: Mapping[str, Both] = figures

    def __repr__(self) -> str:
        return self.happens.__name__


def moved(scene: Scene) -> dict[str, Both]:
    """Every base figure of 2023 that is not zero in one of the readings."""
    table = scene.table()
    found = {}
    for code in KNOWN:
        claimed, verified = (plain(table.figures[code, r].value) or 0 for r in (False, True))
        if code not in OF_IDLE_UNITS and (claimed or verified):
            found[code] = (claimed, verified)
    return found
