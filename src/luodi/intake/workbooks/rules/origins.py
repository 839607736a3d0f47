"""The facts of a row one after another, and money that arrived cut by where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from luodi.intake.workbooks.rules.facts import Fact, Mode, Piece
from luodi.intake.workbooks.rules.settling import (
    Settled,
    Telling,
    Told,
    alike,
    contradicted,
    settled,
    together,
)
from luodi.kernel.text import gettext_noop


def all_settled(
    facts: Iterable[Fact], told: list[Told], *, today: date, is_opening: bool = False
) -> Iterator[Settled]:
    """Each fact held against the book and against those before it; steps come first."""
    for fact in sorted(facts, key=lambda one: ORDER.index(one.mode)):
        found = settled(fact, Telling(told, today, is_opening))
        each = by_origin(found, told) if found.entry and fact.parts else [found]
        told += [one.entry for one in each if one.entry]
        yield from each


def by_origin(found: Settled, told: Sequence[Told]) -> list[Settled]:
    """An amount that arrived, cut into what came from each origin; or why it cannot be."""
    entry, fact = found.entry, found.fact
    assert entry is not None
    counted = [one for one in alike(fact, of_mode(told, fact, entry))]
    have, said = defaultdict[str, Decimal](Decimal), dict[str, Piece]()
    for one in counted:
        have[one.origin] += one.value or Decimal(0)
    for piece in fact.parts:
        before = said.get(piece.origin)
        more = piece.value + (before.value if before else 0)
        said[piece.origin] = replace(before or piece, value=more)
    new = {origin: piece.value - have[origin] for origin, piece in said.items()}
    if min(new.values()) < 0 or sum(new.values(), Decimal(0)) != entry.value:
        text = gettext_noop(
            "按来源地分开的数与总账已记的来源地对不上：请核对，先在总账里改归类再导入"
        )
        return [contradicted(fact, text)]
    return [
        replace(
            found,
            fact=replace(fact, origin=origin, parts=(), spot=said[origin].spot or fact.spot),
            entry=replace(entry, value=amount, origin=origin),
        )
        for origin, amount in new.items()
        if amount
    ]


def of_mode(told: Sequence[Told], fact: Fact, entry: Told) -> list[Told]:
    """What the book has in the time that the amount is about."""
    mine = [one for one in told if one.kind in together(fact.kind)]
    if fact.mode is Mode.YEAR:
        return [one for one in mine if one.first >= entry.last.replace(month=1, day=1)]
    return [] if fact.mode is Mode.MONTH else mine


# A month before its year, and the year before the sum of all: each leaves out what is told.
ORDER = (
    *(Mode.STEP, Mode.PLAN, Mode.LEVEL, Mode.ONCE, Mode.MONTH, Mode.YEAR, Mode.TO_DATE),
    Mode.END,
)
