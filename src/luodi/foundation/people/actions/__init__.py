"""Every write of the people room: opening and closing units, accounts and their appointments."""

from luodi.foundation.people.actions.accounts import (
    correct_account,
    deactivate,
    reactivate,
    register_account,
    set_password,
)
from luodi.foundation.people.actions.appointments import appoint, dismiss
from luodi.foundation.people.actions.closing import close_unit
from luodi.foundation.people.actions.units import open_books, open_unit, open_units

__all__ = [
    "appoint",
    "close_unit",
    "correct_account",
    "deactivate",
    "dismiss",
    "open_books",
    "open_unit",
    "open_units",
    "reactivate",
    "register_account",
    "set_password",
]
