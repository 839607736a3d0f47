"""Which projects stand on a page, in which order; a page costs the same at both ends of a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.expressions import Expression, OrderBy

from luodi.records.ledger.models import Standing
from luodi.records.ledger.models.postings import ORDERS
from luodi.records.projects.queries.conditions import PROJECT, Asking, of_standing, of_subject
from luodi.records.projects.rules import READINGS, SUBJECT_SORTS, Order
from luodi.records.subjects.models import NameKey, Subject

PAGE, FEW = 50, 1_000
MONEY = ("contract_fen", "arrived_fen", "invested_fen")


@dataclass(frozen=True)
class Sums:
    """The foot of a list: how many projects, and the money of each reading in 分."""

    count: int
    claimed: tuple[int, ...]  # in the order of MONEY
    verified: tuple[int, ...]


@dataclass(frozen=True)
class Listed:
    """Rows of one table in the order asked for; `subject` is its column with the project's key."""

    rows: QuerySet[Subject] | QuerySet[Standing] | QuerySet[NameKey]
    subject: str
    by: Expression | F

    def keys(self, *, descending: bool, first: int, most: int) -> list[int]:
        """The keys of so many projects from a place on."""
        order = [OrderBy(by, descending=descending) for by in (self.by, F(self.subject))]
        rows = self.rows.order_by(*order).values_list(self.subject, flat=True)
        return list(rows[first : first + most])

    def sorted_keys(self, *, descending: bool) -> list[int]:
        """The keys of them all, put in order here."""
        rows = self.rows.order_by().values_list(self.by, self.subject)
        return [key for _, key in sorted(rows, reverse=descending)]


def page_keys(asking: Asking, order: Order, *, page: int, count: int) -> list[int]:
    """The projects of one page; what lies beyond the middle is counted from the end.

    Few are put in order here: the database may then find them by whatever is rarest, and does
    not go through the whole book in the order asked for.
    """
    first = (page - 1) * PAGE
    listed = in_order(asking, order.sort)
    if count <= FEW:
        return listed.sorted_keys(descending=order.descending)[first : first + PAGE]
    behind = count - first - PAGE  # rows after the page
    if first <= behind:
        return listed.keys(descending=order.descending, first=first, most=PAGE)
    most = min(PAGE, count - first)
    back = listed.keys(descending=not order.descending, first=max(behind, 0), most=most)
    return back[::-1]


def all_keys(asking: Asking, order: Order) -> list[int]:
    """Every project asked for, in order."""
    listed = in_order(asking, order.sort)
    return listed.keys(descending=order.descending, first=0, most=EVERYTHING)


EVERYTHING = 10_000_000


def in_order(asking: Asking, sort: str) -> Listed:
    """The table whose index has the order asked for, with the other's conditions beside it."""
    if sort == "name":
        rows = of_book(NameKey.objects.all(), asking).filter(of_subject(asking, "subject__"))
        return Listed(rows.filter(stands(asking, "subject_id")), "subject_id", F("initials"))
    if sort in SUBJECT_SORTS:
        subjects = of_book(Subject.objects.all(), asking).filter(of_subject(asking))
        by = F("pk" if sort == "number" else "unit_id")
        return Listed(subjects.filter(stands(asking, "pk")), "pk", by)
    column, _, reading = sort.partition(".")
    verified = READINGS.get(reading, asking.verified)
    standings = of_book(Standing.objects.all(), asking).filter(of_subject(asking, "subject__"))
    own = of_standing(asking) if verified == asking.verified else stands(asking, "subject_id")
    return Listed(
        standings.filter(own, verified=verified), "subject_id", ORDERS.get(column, F(column))
    )


def of_book[T: (Subject, Standing, NameKey)](rows: QuerySet[T], asking: Asking) -> QuerySet[T]:
    return rows.filter(book=asking.book, type=PROJECT)


def stands(asking: Asking, key: str) -> Q:
    """The standing of the reading asked for is as it is wanted."""
    wanted = of_standing(asking)
    if not wanted:
        return Q()
    return Q(
        Exists(Standing.objects.filter(wanted, verified=asking.verified, subject=OuterRef(key)))
    )


def sums(asking: Asking) -> Sums:
    """Count and money of everything asked for, in both readings."""
    mine = of_book(Standing.objects.all(), asking).filter(verified=asking.verified)
    mine = mine.filter(of_standing(asking) & of_subject(asking, "subject__"))
    both = mine.filter(subject__standings__verified=not asking.verified)
    other = {f"other_{column}": Sum(f"subject__standings__{column}") for column in MONEY}
    found = both.aggregate(count=Count("pk"), **{c: Sum(c) for c in MONEY}, **other)
    own = tuple(found[column] or 0 for column in MONEY)
    others = tuple(found[f"other_{column}"] or 0 for column in MONEY)
    claimed, verified = (others, own) if asking.verified else (own, others)
    return Sums(found["count"], claimed, verified)
