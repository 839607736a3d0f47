"""What was assigned: the documents of a book, one of them, one target with what came of it."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.rulebook.queries import books_of
from luodi.records.targets.models import Assignment, AssignmentQuerySet, Target
from luodi.records.targets.queries.standing import WHOLE


def assignments_for(account: Account) -> AssignmentQuerySet:
    """The documents by which targets were set, in the books that the account may read."""
    rows = Assignment.objects.of_books(books_of(account)).select_related("book", "unit", "by")
    return rows.annotate(count=Count("targets")).order_by("-issued_on", "-pk")


def assignment_for(account: Account, pk: int) -> Assignment:
    return get_object_or_404(assignments_for(account).select_related("document"), pk=pk)


def targets_for(account: Account) -> QuerySet[Target]:
    """The targets that the account may read: all of them for who reads the whole book.

    Who reads for a unit sees its own, and those of the whole.
    """
    rows = Target.objects.filter(book__in=books_of(account))
    units = Unit.objects.reached_by(account, Right.FIGURES)
    return rows.filter(unit__in=units) | rows.filter(unit__kind__in=WHOLE)


def target_for(account: Account, pk: int) -> Target:
    rows = targets_for(account).select_related("book", "unit", "event", "assignment__unit")
    return get_object_or_404(rows.select_related("withdrawal__by", "assignment__by"), pk=pk)


def line_of(target: Target) -> list[Target]:
    """The target with what it replaced and what replaced it, the first one first."""
    rows = {
        row.pk: row
        for row in Target.objects.filter(
            book=target.book_id, unit=target.unit_id, code=target.code
        ).select_related("assignment__by", "withdrawal", "replaced_by")
        if row.goal == target.goal
    }
    return [rows[key] for key in sorted(rows)]


def targets_of(account: Account, assignment: Assignment) -> QuerySet[Target]:
    """The targets that one document set, of those that the account may read."""
    rows = targets_for(account).filter(assignment=assignment)
    return rows.select_related("unit", "event", "withdrawal", "replaced_by").order_by("pk")
