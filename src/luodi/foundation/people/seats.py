"""Where the reader sits: his appointments, and the books that they open, for every page's head."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import GRANTS, Role


@dataclass(frozen=True)
class Seat:
    """One appointment as its holder reads it."""

    unit: str
    role: str
    book: Book


@dataclass(frozen=True)
class Seats:
    """All of a reader's seats; he changes between books only where he sits in several."""

    seats: tuple[Seat, ...]

    @property
    def books(self) -> tuple[Book, ...]:
        found = tuple({seat.book.pk: seat.book for seat in self.seats}.values())
        return found if len(found) > 1 else ()


def seats(request: HttpRequest) -> dict[str, Seats]:
    """For every template: the seats of who has signed in."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {}
    held = tuple(
        Seat(str(one.unit), gettext(GRANTS[Role(one.role)].name), one.unit.book)
        for one in account.standing_appointments()
    )
    return {"seats": Seats(held)}
