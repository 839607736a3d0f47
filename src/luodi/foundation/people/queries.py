"""Questions about people: may this account do that, and where; whom and what does it keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import Break
from luodi.foundation.people.models import (
    Account,
    Appointment,
    Unit,
    UnitClosure,
    UnitQuerySet,
)
from luodi.foundation.people.rules.policy import FROM_THE_CITY, GRANTS, Reach, Right, Role
from luodi.foundation.people.rules.tree import Standing
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop


def may(account: Account, right: Right, *, unit: Unit) -> bool:
    """Whether the account holds the right at the unit."""
    for appointment in account.standing_appointments():
        grant = GRANTS[Role(appointment.role)]
        if right in grant.rights and within(appointment.unit, grant.reach, unit, right):
            return True
    return False


def unit_for(account: Account, pk: int, right: Right) -> Unit:
    """The unit, if the account holds the right there; loading and permitting are one step."""
    units = Unit.objects.reached_by(account, right).select_related("book")
    return get_object_or_404(units, pk=pk)


def within(seat: Unit, reach: Reach, unit: Unit, right: Right) -> bool:
    """Whether a right held at `seat` reaches `unit`."""
    if reach is Reach.UNIT:
        # A path runs on from the city's book into its districts'; a right at a unit does not.
        return unit.path.startswith(seat.path) and unit.book_id == seat.book_id
    return seat.book_id in books_from(right, unit.book)


def books_from(right: Right, book: Book) -> tuple[int | None, ...]:
    """The books from whose units the right reaches this book: its own, for some its city's."""
    return (book.pk, book.city_id) if right in FROM_THE_CITY else (book.pk,)


def may_in_book(account: Account, right: Right, *, book: Book) -> bool:
    """Whether the account holds the right in the whole book."""
    for appointment in account.standing_appointments():
        grant = GRANTS[Role(appointment.role)]
        if right not in grant.rights or grant.reach is not Reach.BOOK:
            continue
        if appointment.unit.book_id in books_from(right, book):
            return True
    return False


def lacking(account: Account, right: Right, *, unit: Unit) -> Iterator[Reason]:
    """The reason, if the account may not do this at the unit."""
    if not account.is_active:
        yield because(gettext_noop("账号“%(name)s”已停用"), name=account.name)
    elif not may(account, right, unit=unit):
        text = gettext_noop("%(name)s 无权在“%(unit)s”办理此事，请联系管理员核对任用")
        yield because(text, name=account.name, unit=unit.name)


def require_in_book(account: Account, right: Right, *, book: Book) -> None:
    """Refuse, unless the account holds the right in the whole book."""
    if not (account.is_active and may_in_book(account, right, book=book)):
        text = gettext_noop("%(name)s 无权在账套“%(book)s”办理此事，请联系管理员核对任用")
        raise Refused(because(text, name=account.name, book=book.name))


def accounts_kept_by(keeper: Account) -> QuerySet[Account]:
    """Who belongs to, or sits at, a unit whose people this administrator keeps."""
    units = Unit.objects.reached_by(keeper, Right.PEOPLE).values("pk")
    sitting = Appointment.objects.filter(unit__in=units, ended_at=None).values("account")
    kept = Account.objects.filter(Q(unit__in=units) | Q(pk__in=sitting))
    return kept.select_related("unit__book")


def account_for(keeper: Account, pk: int) -> Account:
    """The account, if this administrator keeps it; loading and permitting are one step."""
    return get_object_or_404(accounts_kept_by(keeper), pk=pk)


def seats_kept_by(keeper: Account, account: Account) -> QuerySet[Appointment]:
    """The account's appointments in force that this administrator may end."""
    units = Unit.objects.reached_by(keeper, Right.PEOPLE).values("pk")
    held = account.appointments.filter(ended_at=None, unit__in=units)
    return held.select_related("unit__book").order_by("began_at", "pk")


def units_kept_by(keeper: Account) -> UnitQuerySet:
    """The units whose people this administrator keeps."""
    return Unit.objects.reached_by(keeper, Right.PEOPLE).select_related("book", "parent")


def units_with_people(keeper: Account) -> UnitQuerySet:
    """The same with the number of accounts in use, as `people`."""
    in_use = Count("accounts", filter=Q(accounts__is_active=True))
    return units_kept_by(keeper).annotate(people=in_use)


def in_tree_order(units: Iterable[Unit]) -> list[Unit]:
    """Each unit below its parent, and before a younger one beside it."""
    return sorted(units, key=lambda unit: [int(key) for key in unit.path.strip("/").split("/")])


def standing_units(book: Book) -> dict[str, Standing]:
    """The book's units by name, as far as a new one under them needs to know."""
    return {
        unit.name: Standing(unit.kind, unit.closed_on is not None)
        for unit in Unit.objects.filter(book=book)
    }


def unit_kept(keeper: Account, pk: int) -> Unit:
    """The unit, if the account keeps it."""
    return get_object_or_404(units_kept_by(keeper), pk=pk)


def unit_breaks(book: Book) -> Iterator[Break]:
    """Units whose place in the tree or day of closing is not what the acts say."""
    units = {unit.pk: unit for unit in Unit.objects.filter(Q(book=book) | Q(book=book.city_id))}
    closed = dict(UnitClosure.objects.filter(book=book).values_list("unit", "closed_on"))
    for unit in units.values():
        if unit.book_id != book.pk:
            continue
        above = units[unit.parent_id].path if unit.parent_id else "/"
        if unit.path != f"{above}{unit.pk}/" or unit.closed_on != closed.get(unit.pk):
            text = gettext_noop("单位 %(pk)s“%(name)s”的上级或撤销日期被改动过")
            yield Break(unit.seq, because(text, pk=unit.pk, name=unit.name))
