"""The targets that stood at a moment of a book, and the unit that stands for the whole."""

from __future__ import annotations

from datetime import date

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.records.targets.models import Target, TargetWithdrawal
from luodi.records.targets.rules.goal import Aim, standing

WHOLE = (Unit.Kind.CITY, Unit.Kind.DISTRICT)


def in_force(
    book: int, seq: int, *, known_by: int | None = None, day: date | None = None
) -> tuple[Aim, ...]:
    """The targets that stood at the act `seq`, in the order in which they were set.

    Before the end of 建账, those set up to the act `known_by` are taken too, as far as their
    document is not later than the day that is asked about.
    """
    last = max(seq, known_by or 0)
    rows = Target.objects.filter(book=book, seq__lte=last).order_by("pk")
    known = [
        aim_of(row)
        for row in rows.select_related("assignment").prefetch_related("steps")
        if row.seq <= seq or (day is not None and row.assignment.issued_on <= day)
    ]
    gone = TargetWithdrawal.objects.filter(book=book, seq__lte=last)
    return standing(known, set(gone.values_list("target", flat=True)))


def aim_of(row: Target) -> Aim:
    steps = sorted(row.steps.all(), key=lambda step: step.until)
    return Aim(
        goal=row.goal,
        amount=row.amount,
        heading=row.assignment.heading,
        seq=row.seq,
        row=row.pk,
        plan=tuple(step.amount for step in steps),
        replaces=row.replaces_id,
    )


def whole_of(book: Book) -> Unit:
    """The unit that stands for the book as a whole: the district, or the city."""
    return Unit.objects.filter(book=book, kind__in=WHOLE).order_by("pk")[0]
