"""One figure opened: both readings, what it means, its parts, its rows, today beside a closing."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.analysis.figures.queries.comparing import today_beside
from luodi.analysis.figures.queries.defining import Definition, definitions
from luodi.analysis.figures.queries.explaining import Part as Grounds
from luodi.analysis.figures.queries.explaining import explain
from luodi.analysis.figures.rules.asked import CityTable, Table
from luodi.outputs.catalogue.queries.answer import Asking, Rests, line, rests, table_of
from luodi.outputs.catalogue.queries.parts import parts
from luodi.outputs.catalogue.rules.lines import Line
from luodi.outputs.catalogue.rules.slices import Bar, bars


@dataclass(frozen=True)
class Opened:
    """Everything that the page of one figure shows."""

    line: Line
    meant: Definition
    rests: Rests
    bars: tuple[Bar, ...]
    grounds: tuple[Grounds, ...]  # rows of each base indicator; a city's are its districts'
    today: Line | None  # of a closed period that was asked without a moment


def opened(asking: Asking, code: str) -> Opened | None:
    """The figure of this code; None where the rulebook in force has no such figure."""
    table = table_of(asking)
    meant = definitions(asking.book, table.rulebook_version).get(code)
    if meant is None:
        return None
    return Opened(
        line=line(meant, table.figures),
        meant=meant,
        rests=rests(asking, table),
        bars=bars(parts(asking, code, table)),
        grounds=() if asking.is_of_city else grounds(asking, code),
        today=today(asking, meant, table),
    )


def grounds(asking: Asking, code: str) -> tuple[Grounds, ...]:
    """What a district's figure counts, as far as the reader may see it."""
    found = explain(
        asking.book,
        code,
        asking.asked,
        asking.now,
        verified=asking.verified,
        reader=asking.reader,
    )
    return found.parts


def today(asking: Asking, meant: Definition, table: Table | CityTable) -> Line | None:
    """What a figure of a closed period has become since."""
    if isinstance(table, CityTable):
        return None
    found = today_beside(asking.book, asking.asked, asking.now)
    if found is None or (meant.code, True) not in found.figures:
        return None
    return line(meant, found.figures)
