"""A text's figures against those of a book, in both readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, Figure, Table
from luodi.analysis.proofreading.rules.finding import Place
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.named import Named, named
from luodi.analysis.proofreading.rules.proof import where
from luodi.foundation.history.models import Book
from luodi.kernel.passages import Block
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused

MOST_PERIODS = 4  # each is a question for the whole catalogue
MOST_FIGURES = 100


@dataclass(frozen=True)
class Compared:
    """One printed figure and the book's: `fits` names the reading with which it agrees."""

    place: Place
    indicator: str
    period: Period
    printed: str
    claimed: str
    verified: str
    fits: str


def compared(blocks: Sequence[Block], book: Book, now: datetime) -> Iterator[Compared]:
    tables: dict[Period, Table | None] = {}
    for one in islice(named(blocks), MOST_FIGURES):
        if one.period not in tables and len(tables) < MOST_PERIODS:
            tables[one.period] = asked(book, one.period, now)
        if table := tables.get(one.period):
            both = [table.figures[one.indicator.code, verified] for verified in (False, True)]
            if all(figure.value is not None for figure in both) and is_of_kind(one):
                yield beside(one, blocks[one.place.block], *both)


def as_values(known: Sequence[Compared]) -> list[dict[str, str]]:
    """Plain values, in the shape in which they are printed for programs."""
    return [
        {
            "where": str(one.place.said),
            "indicator": one.indicator,
            "period": one.period.label,
            "printed": one.printed,
            "claimed": one.claimed,
            "verified": one.verified,
            "fits": one.fits,
        }
        for one in known
    ]


def asked(book: Book, period: Period, now: datetime) -> Table | None:
    try:
        return figures(book, Asked(period), now)
    except Refused:  # no rulebook yet, or a period that the book does not reach
        return None


def is_of_kind(one: Named) -> bool:
    """Money with money, counts with counts: 签约项目100亿元 is no number of projects."""
    return (one.printed.sort is Sort.MONEY) == one.indicator.unit.endswith("元")


def beside(one: Named, block: Block, claimed: Figure, verified: Figure) -> Compared:
    fits = [agrees(one, figure.value or Decimal(0)) for figure in (claimed, verified)]
    word = {(True, True): "both", (False, True): "verified", (True, False): "claimed"}
    return Compared(
        place=replace(one.place, said=where(block, one.place)),
        indicator=one.indicator.name,
        period=one.period,
        printed=one.text,
        claimed=f"{claimed.shown}{claimed.unit}",
        verified=f"{verified.shown}{verified.unit}",
        fits=word.get((fits[0], fits[1]), ""),
    )


def agrees(one: Named, value: Decimal) -> bool:
    low, high = one.printed.range.low, one.printed.range.high
    exact = Fraction(value)
    return (low is None or low <= exact) and (high is None or exact <= high)
