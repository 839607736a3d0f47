"""Which units a question is about, and which of them carry a task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from luodi.analysis.figures.rules.facts import Key
from luodi.analysis.figures.rules.terms import Heirs
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit


def below(unit: int | None) -> tuple[int, ...] | None:
    """The unit and everything under it; None where the question is not narrowed."""
    if unit is None:
        return None
    seat = Unit.objects.get(pk=unit)
    return tuple(Unit.objects.below(seat).values_list("pk", flat=True))


def with_predecessors(units: tuple[int, ...] | None, heirs: Heirs) -> tuple[int, ...] | None:
    """The units and those whose work they carry on today."""
    if units is None:
        return None
    before = {unit for unit, ends in heirs.items() if any(end in units for end, _ in ends)}
    return (*units, *sorted(before - set(units)))


def tasked(
    book: Book, kinds: Sequence[str], within: tuple[int, ...] | None, day: date, heirs: Heirs
) -> set[Key]:
    """Units that carry a task on the day: those of the kinds that the rulebook names."""
    units = Unit.objects.filter(book=book, kind__in=kinds).filter(
        Q(opened_on=None) | Q(opened_on__lte=day), Q(closed_on=None) | Q(closed_on__gt=day)
    )
    then = list(units.values_list("pk", flat=True))
    today = {end for unit in then for end, _ in heirs.get(unit, [(unit, Decimal(1))])}
    return {unit for unit in today if within is None or unit in within}
