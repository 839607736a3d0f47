"""One figure opened: both readings, what it means, its parts, its rows, today beside a closing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.analysis.figures.queries.comparing import today_beside
from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.queries.defining import Definition, definitions
from luodi.analysis.figures.queries.explaining import Explanation, explain
from luodi.analysis.figures.queries.explaining import Part as Grounds
from luodi.analysis.figures.queries.paragraph import paragraph
from luodi.analysis.figures.rules.asked import CityTable, Table
from luodi.analysis.figures.rules.completing import Completion
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
    explanation: Explanation | None  # none of a city's, whose districts explain theirs
    today: Line | None  # of a closed period that was asked without a moment
    completions: tuple[Completion, ...] = ()  # claimed and verified, where there is a target

    @property
    def told(self) -> str:
        """Where it comes from, in one paragraph."""
        return self._paragraph(is_compared=False)

    @property
    def told_whole(self) -> str:
        """The same with the year before, as it goes out of the house."""
        return self._paragraph(is_compared=True)

    def _paragraph(self, *, is_compared: bool) -> str:
        if self.explanation is None:
            return ""
        return paragraph(self.explanation, gettext, is_compared=is_compared)


def opened(asking: Asking, code: str) -> Opened | None:
    """The figure of this code; None where the rulebook in force has no such figure."""
    table = table_of(asking)
    meant = definitions(asking.book, table.rulebook_version).get(code)
    if meant is None:
        return None
    found = None if asking.is_of_city else explained(asking, code)
    return Opened(
        line=line(meant, table.figures),
        meant=meant,
        rests=rests(asking, table),
        bars=bars(parts(asking, code, table)),
        grounds=found.parts if found else (),
        explanation=found,
        today=today(asking, meant, table),
        completions=tuple(completions(found, code)) if found else (),
    )


def completions(found: Explanation, code: str) -> Iterator[Completion]:
    """The figure beside its target, in both readings; nothing where none stood."""
    if found.prior.aim(code):
        yield from (completion(found.prior, code, verified) for verified in (False, True))


def explained(asking: Asking, code: str) -> Explanation:
    """What a district's figure counts, as far as the reader may see it."""
    return explain(
        asking.book,
        code,
        asking.asked,
        asking.now,
        verified=asking.verified,
        reader=asking.reader,
    )


def today(asking: Asking, meant: Definition, table: Table | CityTable) -> Line | None:
    """What a figure of a closed period has become since."""
    if isinstance(table, CityTable):
        return None
    found = today_beside(asking.book, asking.asked, asking.now)
    if found is None or (meant.code, True) not in found.figures:
        return None
    return line(meant, found.figures)
