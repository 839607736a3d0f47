"""Tables of treasuries, bureaus and towns: what is planted is found, and nothing else is said."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from written_grids import grid

from luodi.analysis.proofreading.rules.tables import findings_of_grid

FILES = ("genre_tables", "more_genre_tables", "tables_without_mistake")


class Case(NamedTuple):
    """One table: how many of its cells hold, and those that do not with what follows instead."""

    name: str
    held: int
    breaks: dict[str, str]
    rows: str


def cases() -> list[Case]:
    here = Path(__file__).parent
    texts = [(here / f"{name}.txt").read_text(encoding="utf-8") for name in FILES]
    return [case(block) for text in texts for block in text.split("\n## ")[1:]]


def case(block: str) -> Case:
    head, _, rows = block.partition("\n")
    name, held, breaks = head.split(" | ")
    return Case(name, int(held), dict(part.split("→") for part in breaks.split()), rows)


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_table_is_found_as_right_or_wrong_as_it_is(case: Case) -> None:
    found = list(findings_of_grid(grid(case.rows), 0))

    assert {one.printed: one.computed for one in found if not one.agrees} == case.breaks
    assert sum(one.agrees for one in found) == case.held
