"""Performing the script on an empty database: the city, its people, and three years of deeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import transaction
from django.test.utils import override_settings

from luodi.config.demonstration.invented.bodies import unit_rows
from luodi.config.demonstration.invented.people import FIRST_ADMIN, PASSWORD, Seat, seats
from luodi.config.demonstration.lives.sittings import OPENED
from luodi.config.demonstration.performing import perform
from luodi.config.demonstration.performing.stage import Stage
from luodi.config.demonstration.script import Script
from luodi.foundation.people.actions import appoint, open_books, register_account
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.rulebook.actions import load as load_rulebook
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped

FOUNDED = OPENED - timedelta(hours=1)

type Progress = Callable[[int, int, datetime], None]


class QuickHasher(PBKDF2PasswordHasher):
    """The usual scheme with few rounds: the password is printed, slowness would guard nothing."""

    iterations = 1_000


@transaction.atomic
def load(script: Script, progress: Progress = lambda done, total, at: None) -> Stage:
    """The whole demonstration, or nothing of it."""
    stage = Stage()
    found(stage)
    for number, deed in enumerate(script.deeds, start=1):
        perform(stage, deed)
        progress(number, len(script.deeds), deed.at)
    return stage


def found(stage: Stage) -> None:
    """The units with their books, the rulebook that ships, and everybody's account."""
    open_books(rows=unit_rows(), by=None, at=FOUNDED)
    for unit in Unit.objects.select_related("book__city").order_by("pk"):
        book = stage.books.setdefault(unit.book.name, unit.book)
        unit.book = book
        stage.units[book.name, unit.name] = unit
    for book in stage.books.values():
        load_rulebook(book=book, text=shipped(DEFAULT).text, by=None, at=FOUNDED)
    with override_settings(PASSWORD_HASHERS=[f"{QuickHasher.__module__}.QuickHasher"]):
        for seat in seats():
            stage.accounts[seat.username] = seated(stage, seat)


def seated(stage: Stage, seat: Seat) -> Account:
    """One person with a sign-in name and a seat."""
    by = stage.accounts.get(FIRST_ADMIN.username)
    unit = next(unit for unit in stage.units.values() if unit.name == seat.unit)
    account = register_account(
        username=seat.username,
        name=seat.name,
        unit=unit,
        password=PASSWORD,
        must_change_password=False,
        by=by,
        at=FOUNDED,
    )
    appoint(account=account, unit=unit, role=seat.role, by=by, at=FOUNDED)
    return account
