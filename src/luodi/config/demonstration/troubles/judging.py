"""How one project stands when the demonstration ends, read off what was told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from luodi.config.demonstration.lives.life import LANDED_BY, START_KINDS, Life, Told
from luodi.foundation.vocabulary.codelists import ADMITTED_NATURES
from luodi.records.ledger.rules.standing import ARRIVED

OFF_BOOKS = ("terminated", "returned", "swap_out")
BUILT = ("completed", "production")
MOVING = ("money_in", "investment_done", "image_progress")


def any_of(life: Life, kinds: tuple[str, ...], *, verified: bool = False) -> date | None:
    """The first day of those that count; None if none does."""
    days = [life.reached(kind, verified=verified) for kind in kinds]
    return min((day for day in days if day), default=None)


def on_books(life: Life, *, verified: bool = False) -> bool:
    signed = life.reached("contract", verified=verified)
    return bool(signed) and any_of(life, OFF_BOOKS, verified=verified) is None


def has_landed(life: Life, *, verified: bool = False) -> bool:
    return all(life.reached(kind, verified=verified) for kind in LANDED_BY)


def started(life: Life, *, verified: bool = False) -> date | None:
    return any_of(life, START_KINDS, verified=verified)


def is_built(life: Life) -> bool:
    return any_of(life, BUILT) is not None


def moves_since(life: Life, day: date) -> list[date]:
    """The days of money, investment and progress from the day on."""
    rows = [row for kind in MOVING for row in life.standing(kind)]
    return [row.occurred for row in rows if row.occurred >= day]


def arrived(life: Life) -> Decimal:
    """Money that arrived and is admitted, in yuan."""
    rows = [row for kind in ARRIVED for row in life.standing(kind)]
    return sum((value(row) for row in rows if admitted(row)), Decimal(0))


def admitted(row: Told) -> bool:
    return row.values["nature"] in ADMITTED_NATURES


def value(row: Told) -> Decimal:
    found = row.values["value"]
    assert isinstance(found, Decimal)
    return found


def arrived_percent(life: Life) -> Decimal | None:
    """What arrived of what the contract says, in per cent."""
    agreed = sum((value(row) for row in life.standing("contract_amount")), Decimal(0))
    return arrived(life) / agreed * 100 if agreed else None


def progress_percent(life: Life) -> Decimal | None:
    """The latest progress that counts."""
    rows = sorted(life.standing("image_progress"), key=lambda row: row.occurred)
    return value(rows[-1]) if rows else None


def last_heard(life: Life) -> date:
    """The last day of which anything is told."""
    return max(row.occurred for row in life.told)


def proofs(life: Life) -> Iterator[tuple[str, str]]:
    """The motif and the file name of each photograph put beside an entry of the project."""
    for row in life.told:
        late = row.late_papers if row.answered_at else []
        for paper, _ in (*row.papers, *late):
            if paper.photo:
                yield paper.photo.motif, paper.file_name
